"""A simulated span of editions in its four ways, the short form of the benchmark."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.privacy import audit as benchmark
from benchmarks.privacy.audit import BROKEN, Result, jobs, missed, report
from benchmarks.privacy.year import Way, Year, publish_year, whole_audit
from publisher.periods import Period
from publisher.regions import load_region
from publisher.vocabulary import PublicClass

REGION = load_region("kota-pekalongan")
WEEKS = 16


@pytest.fixture(scope="module")
def kept() -> Year:
    """Seed 3: a guarded correction with the quarter, and an open one."""
    return publish_year(3, 18, REGION, weeks=WEEKS)


def test_under_the_rules_every_edition_goes_out_and_nothing_can_be_worked_out(kept: Year) -> None:
    assert kept.refused == {}
    assert kept.editions > WEEKS + 4
    assert whole_audit(kept, REGION).passed


def test_the_audit_had_something_to_look_at(kept: Year) -> None:
    assert kept.solved > 0
    assert whole_audit(kept, REGION).examined > 1_000
    assert any(item.key.startswith("agency.") and item.form.touches_protected for item in kept.statements)


def test_corrections_happen_and_are_told(kept: Year) -> None:
    told = {item.edition for item in kept.statements if item.edition.startswith("ralat")}
    assert len(told) == kept.tables.state > 0


def test_guarded_incidents_change_only_together_with_their_quarter(kept: Year) -> None:
    """Two versions of a week differ in guarded incidents only where the later one came at the quarter's end."""
    order = list(dict.fromkeys(item.edition for item in kept.statements))
    changed = 0
    for week, versions in kept.tables.versions.items():
        for (_, before), (state, after) in pairwise(versions):
            guarded = [
                {cell: number for cell, number in table.items() if cell.public_class != PublicClass.OPEN}
                for table in (before, after)
            ]
            if guarded[0] != guarded[1]:
                changed += 1
                quarter = str(Period.quarter_of(week))
                assert order.index(quarter) == order.index(f"ralat {state}: {week}") + 1
    assert changed > 0


@pytest.mark.parametrize(("way", "weeks"), [(Way.OFF, 4), (Way.PER_EDITION, WEEKS), (Way.CALENDAR, WEEKS)])
def test_where_a_rule_is_broken_leaks_are_found(way: Way, weeks: int) -> None:
    assert publish_year(1, 18, REGION, way, weeks=weeks).leaks


def a_result(**changes: object) -> Result:
    given: dict[str, object] = {
        "way": "RULES", "mean": 18, "seed": 1, "editions": 100, "refused": (), "determined": 0, "ranged": 0, "leaks": 0,
        "corrections": 3, "fine_rows": 2, "agency_rows": 8, "slowest": 1.0, "whole": 2.0, "years": 1,
    }  # fmt: skip
    return Result(**{**given, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("result", "says"),
    [
        (a_result(refused=("a", "b")), "2 of 100 editions refused"),
        (a_result(determined=1), "1 counts given away"),
        (a_result(ranged=1), "1 counts given away"),
        (a_result(years=2, slowest=11.0), "took 11.0 s"),
        (a_result(way="OFF"), "no leak found"),
    ],
)
def test_a_must_that_is_missed_is_said_and_makes_the_command_fail(
    result: Result, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert says in missed([result])[0]

    class Pool:
        def __init__(self, *_: object, **__: object) -> None: ...

        def __enter__(self) -> Pool:
            return self

        def __exit__(self, *_: object) -> None: ...

        def map(self, *_: object) -> list[Result]:
            return [result]

    monkeypatch.setattr(benchmark, "ProcessPoolExecutor", Pool)
    assert benchmark.main([]) == 1
    assert "MISSED" in capsys.readouterr().out


def test_one_refusal_in_a_hundred_editions_is_no_miss() -> None:
    assert missed([a_result(refused=("a",)), a_result(way="OFF", leaks=5)]) == []
    assert "1 refused (1.00 %)" in "\n".join(report([a_result(refused=("a",))]))


def test_the_full_run_has_every_mean_every_way_and_a_long_ledger() -> None:
    found = jobs(20, short=False)
    kept = [(job.mean, job.years) for job in found if job.way is Way.RULES]
    assert {pair: kept.count(pair) for pair in kept} == {
        (18, 1): 20, (60, 1): 5, (150, 1): 5, (18, 2): 1, (60, 2): 1, (150, 2): 1
    }  # fmt: skip
    assert all(sum(job.way is way for job in found) == 2 for way in BROKEN)
