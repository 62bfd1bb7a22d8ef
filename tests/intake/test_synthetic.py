from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from publisher.clock import Week, shift_at
from publisher.config import Source
from publisher.incidents import Incident
from publisher.intake import Reason, synthetic_city
from publisher.intake.quarantine import local_opening_times, rounded_share
from publisher.intake.sql import SqlIntake
from publisher.intake.synthetic import write_city
from publisher.regions import Region
from publisher.vocabulary import CallKind, Flag, PublicClass, Status, StepKind

from .conftest import WIB, holds_text, local, settings_for

WEEK = Week(2026, 46)
READ_AT = local("2026-11-16 08:30")
VIEWS = {
    "incidents": "v_publisher_tiket_tutup",
    "steps": "v_publisher_langkah",
    "calls": "v_publisher_panggilan",
    "changes": "v_publisher_perubahan",
}
START, END = WEEK.start(WIB), WEEK.end(WIB)
HISTORY = WEEK.earlier(synthetic_city.HISTORY_WEEKS - 1).start(WIB)

City = Callable[..., SqlIntake]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory, region: Region) -> City:
    """An intake over a written city; each is written once."""
    written: dict[tuple[str, bool, Week], SqlIntake] = {}

    def make(preset: str, rounded: bool = False, week: Week = WEEK) -> SqlIntake:
        key = (preset, rounded, week)
        if key not in written:
            path = tmp_path_factory.mktemp("kota") / "intake.sqlite3"
            read_at = week.end(WIB) + timedelta(hours=8, minutes=30)
            write_city(path, preset=preset, last_week=week, read_at=read_at, rounded=rounded)
            sources = [Source(name, {}, view=view) for name, view in VIEWS.items()]
            written[key] = SqlIntake(settings_for(sources, url="sqlite:///intake.sqlite3", path=path.parent), region)
        return written[key]

    return make


@cache
def history(intake: SqlIntake) -> tuple[Incident, ...]:
    return intake.incidents(HISTORY, START).rows


def share(rows: tuple[Incident, ...], holds: Callable[[Incident], bool]) -> float:
    return sum(map(holds, rows)) / len(rows)


@pytest.mark.parametrize(("preset", "count"), [("quiet", 3), ("default", 18), ("busy", 60), ("zero", 0)])
def test_the_last_week_holds_exactly_the_presets_incidents(city: City, region: Region, preset: str, count: int) -> None:
    rows = city(preset).incidents(START, END).rows
    assert len(rows) == count
    # All of them count: none is merged, a drill or transferred.
    assert all(row.merged_into is None and region.close_reason(row.close_reason) is None for row in rows)
    assert all(region.status(row.status) is Status.CLOSED for row in rows)


def test_a_flood_week_is_eight_to_twelve_times_the_usual_and_mostly_flood(city: City) -> None:
    rows = city("flood").incidents(START, END).rows
    assert 8 * 18 <= len(rows) <= 12 * 18
    assert 0.65 <= share(rows, lambda row: row.category == "BNC") <= 0.88


def test_an_unknown_preset_and_a_week_that_has_not_ended_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no preset 'besar'; choose one of quiet, default"):
        write_city(tmp_path / "a", preset="besar", last_week=WEEK, read_at=READ_AT)
    with pytest.raises(ValueError, match="after its last week 2026-W46"):
        write_city(tmp_path / "a", preset="quiet", last_week=WEEK, read_at=READ_AT - timedelta(days=2))
    with pytest.raises(ValueError, match="no time zone"):
        write_city(tmp_path / "a", preset="quiet", last_week=WEEK, read_at=READ_AT.replace(tzinfo=None))
    assert list(tmp_path.iterdir()) == []


def test_the_same_arguments_give_the_same_rows_and_another_seed_gives_others(tmp_path: Path) -> None:
    def digest(seed: int) -> str:
        path = tmp_path / "a.sqlite3"
        write_city(path, preset="quiet", last_week=WEEK, read_at=READ_AT, seed=seed)
        with closing(sqlite3.connect(path)) as connection:
            return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()

    assert digest(112) == digest(112)
    assert digest(113) != digest(112)


def test_progress_is_told_week_by_week(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_city(tmp_path / "a", preset="quiet", last_week=WEEK, read_at=READ_AT, progress=lambda *done: told.append(done))
    assert told == [(week, 108) for week in range(1, 109)]


def test_there_are_two_years_of_weeks_before(city: City) -> None:
    weeks = Counter(Week.containing(row.closed_at, WIB) for row in history(city("default")))
    assert len(weeks) >= 100
    assert min(weeks) == WEEK.earlier(107)
    ordinary = [weeks[WEEK.earlier(back)] for back in range(1, 27)]
    assert 12 <= median(ordinary) <= 24
    assert max(ordinary) < 60, "no flood within the weeks that the last one is told against"
    assert max(weeks.values()) >= 8 * 18, "a flood lies further back"


def test_weeks_vary_more_than_chance_alone(city: City) -> None:
    counts = Counter(Week.containing(row.closed_at, WIB) for row in history(city("busy")))
    ordinary = [counts[WEEK.earlier(back)] for back in range(1, 27)]
    mean = sum(ordinary) / len(ordinary)
    assert sum((count - mean) ** 2 for count in ordinary) / len(ordinary) > 3 * mean


@pytest.mark.parametrize(
    ("defect", "holds"),
    [
        ((0.02, 0.008), lambda row: row.closed_at < row.opened_at),
        ((0.005, 0.005), lambda row: row.closed_at == row.opened_at),
        ((0.07, 0.02), lambda row: row.closed_at - row.opened_at > timedelta(days=1)),
        ((0.03, 0.01), lambda row: (row.reopen_count or 0) > 0),
        ((0.03, 0.012), lambda row: row.merged_into is not None),
        ((0.04, 0.012), lambda row: row.out_of_area),
        ((0.06, 0.015), lambda row: row.district is None and not row.out_of_area),
        ((0.03, 0.01), lambda row: row.category is None),
        ((0.03, 0.015), lambda row: row.on_scene_at is None),
    ],
)
def test_defects_come_at_the_measured_rates(
    city: City, defect: tuple[float, float], holds: Callable[[Incident], bool]
) -> None:
    rows = history(city("busy"))
    assert len(rows) > 5_000
    assert share(rows, holds) == pytest.approx(defect[0], abs=defect[1])


def test_one_ticket_in_twenty_five_is_given_as_done_without_a_closing_time(city: City) -> None:
    intake = city("busy")
    counted = intake.reading(
        intake.settings.sources["incidents"],
        lambda connection: connection.exec_driver_sql(
            "SELECT count(*), count(closed_at) FROM v_publisher_tiket_tutup"
        ).one(),
    )
    assert (counted[0] - counted[1]) / counted[0] == pytest.approx(0.04, abs=0.012)


def test_shares_follow_the_measured_ones(city: City) -> None:
    rows = history(city("busy"))
    categories = Counter(row.category for row in rows if row.category)
    for code, expected in (("MED", 0.21), ("HWN", 0.19), ("LAK", 0.114), ("KEB", 0.067)):
        assert categories[code] / categories.total() == pytest.approx(expected, abs=0.05), code
    districts = Counter(row.district for row in rows if row.district)
    assert districts["Pekalongan Barat"] / districts.total() == pytest.approx(0.31, abs=0.04)
    days = Counter(moment.weekday() for moment in local_opening_times(rows, WIB))
    assert days[0] / days.total() == pytest.approx(0.17, abs=0.02)


def test_categories_agencies_and_areas_are_those_of_the_pack(city: City, region: Region) -> None:
    intake = city("busy")
    rows = history(intake)
    assert {row.category for row in rows if row.category and region.find_category(row.category) is None} == {"LAIN"}
    for row in rows:
        category = region.find_category(row.category)
        if category is not None and row.subcategory is not None:
            assert region.find_subcategory(category, row.subcategory), row.subcategory
        if row.district is not None:
            assert region.find_area(row.district, None)
    steps = intake.steps(HISTORY, START)
    assert steps is not None
    assert all(region.find_agency(step.agency) for step in steps.rows)


def test_opening_times_are_uniform_unless_rounded(city: City) -> None:
    assert rounded_share(local_opening_times(history(city("default")), WIB)) == pytest.approx(1 / 30, abs=0.02)
    assert rounded_share(local_opening_times(history(city("default", rounded=True)), WIB)) == pytest.approx(0.8, abs=0.04)
    week = city("default", rounded=True).incidents(START, END).rows
    assert len(week) == 18
    assert rounded_share(local_opening_times(week, WIB)) > 0.2


def test_the_default_last_week_is_the_one_that_the_pages_were_designed_on(city: City, region: Region) -> None:
    rows = city("default").incidents(START, END).rows
    classes = {row.id: region.find_category(row.category) for row in rows}
    opened = [row for row in rows if (found := classes[row.id]) and found.public_class is PublicClass.OPEN]
    assert len(opened) == 13
    assert Counter(row.category for row in opened) == {"HWN": 5, "UTL": 3, "PHN": 2, "BNC": 1, "FSU": 1, "KEB": 1}
    assert Counter(row.district for row in opened) == {
        "Pekalongan Barat": 4,
        "Pekalongan Utara": 4,
        "Pekalongan Timur": 2,
        "Pekalongan Selatan": 3,
    }
    in_week = [row for row in opened if row.opened_at and row.opened_at >= START]
    assert len(in_week) == 12
    shifts = Counter(
        shift.code for row in in_week if row.opened_at and (shift := shift_at(row.opened_at, WIB, region.shifts)[1])
    )
    assert shifts == {"pagi": 4, "sore": 6, "malam": 2}
    minutes = sorted((row.on_scene_at - row.opened_at).seconds // 60 for row in opened if row.on_scene_at and row.opened_at)
    assert minutes == [5, 7, 8, 9, 9, 10, 11, 12, 14, 17, 20, 30]
    assert sum(row.closed_at - row.opened_at <= timedelta(days=1) for row in rows if row.opened_at) == 16
    raised = Counter(flag for row in opened for flag, value in row.flags.items() if value is not False)
    assert raised == {}
    assert set(rows[0].flags) == {Flag.DEATH, Flag.INJURY, Flag.SENSITIVE}


def test_the_default_last_week_has_steps_and_four_tickets_still_handled(city: City, region: Region) -> None:
    intake = city("default")
    steps = intake.steps(START, END)
    changes = intake.changes(START, END)
    assert steps is not None
    assert changes is not None
    incidents = {row.id: row for row in intake.incidents(START, END).rows}
    assert {step.incident_id for step in steps.rows} == set(incidents)
    assert {step.kind for step in steps.rows} == set(StepKind)
    assert 5 <= len({step.incident_id for step in steps.rows if step.role == "support"}) <= 6
    assert sum(region.status(change.status) is Status.IN_PROGRESS for change in changes.rows) == 4


def test_the_default_last_weeks_calls_are_the_designs(city: City) -> None:
    calls = city("default").calls(WEEK.monday, WEEK.sunday)
    assert calls is not None
    answered: Counter[CallKind] = Counter()
    for count in calls.rows:
        if count.answered:
            answered[count.kind] += count.calls
    assert answered == {CallKind.EMERGENCY: 22, CallKind.INFORMATION: 39, CallKind.PRANK: 88, CallKind.SILENT: 70}
    abandoned = [count for count in calls.rows if not count.answered]
    assert sum(count.calls for count in abandoned) == 179
    assert sum(count.ended_within_10s or 0 for count in abandoned) == 121


@pytest.mark.parametrize("preset", ["quiet", "busy", "flood", "zero"])
def test_there_are_calls_in_every_week_also_without_an_incident(city: City, preset: str) -> None:
    calls = city(preset).calls(WEEK.monday, WEEK.sunday)
    assert calls is not None
    assert sum(count.calls for count in calls.rows) >= 300
    assert {count.day for count in calls.rows} == set(WEEK.days)


def test_nothing_happens_after_the_moment_of_reading(city: City) -> None:
    for preset in ("default", "busy"):
        intake = city(preset)
        latest = intake.reading(
            intake.settings.sources["incidents"],
            lambda connection: connection.exec_driver_sql(
                "SELECT max(opened_at), max(changed_at), max(closed_at) FROM v_publisher_tiket_tutup"
            ).one(),
        )
        assert all(datetime.fromisoformat(text).replace(tzinfo=WIB) <= READ_AT for text in latest)
        assert len(intake.incidents(END, READ_AT).rows) >= 1
        changes = intake.changes(END, READ_AT)
        assert changes is not None
        assert any(change.opened_at and change.opened_at >= END for change in changes.rows)


def test_a_week_53_and_a_night_over_the_years_end_are_no_different(city: City) -> None:
    week = Week(2026, 53)
    intake = city("default", week=week)
    assert len(intake.incidents(week.start(WIB), week.end(WIB)).rows) == 18


def test_odd_durations_are_named_by_the_intakes_own_rules(city: City) -> None:
    reasons = Counter(fault.reason for fault in city("busy").incidents(HISTORY, START).quarantine)
    assert set(reasons) == {Reason.CLOSED_BEFORE_OPENED, Reason.ZERO_DURATION}


def test_private_content_is_in_the_file_and_leaves_it_by_no_view(city: City) -> None:
    intake = city("quiet")
    source = intake.settings.sources["incidents"]
    names = intake.reading(source, lambda connection: connection.exec_driver_sql("SELECT nama_pelapor FROM tiket").all())
    assert all(name[0] for name in names)
    read = (intake.incidents(HISTORY, END), intake.steps(HISTORY, END), intake.changes(HISTORY, END))
    for name in synthetic_city.NAMES:
        assert not holds_text(read, name)
    assert not holds_text(read, "0800")


def test_indexes_carry_every_weekly_query_and_the_check_is_well(city: City) -> None:
    findings = city("default").check(START, READ_AT)
    assert [finding.says for finding in findings if not finding.well] == []
