"""Shares that mix the classes: what "16 of 18 within a day" and its complements tell of guarded and sensitive incidents."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.anonymise.cells import count_cells
from publisher.anonymise.ledger import Statement, Tables, audit, universe_of
from publisher.anonymise.ledger.targets import shapes_of
from publisher.anonymise.safe_list import K
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.forms import AGENCY, NO, NONE, PROTECTED, YES, Cell, Form, form
from publisher.summary.figures import Figure, RuleBroken, Summary, require_rule
from publisher.summary.summarise import half_within, summarise, usual_range
from tests.anonymise.ledger.any_incidents import REGION, any_incidents

WEEK = Week(2026, 46)
WEEKS = (WEEK.earlier(1), WEEK)
slow = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def with_complements(summary: Summary) -> dict[Form, int]:
    """Every number of the week that counts incidents, and what a reader takes from another: late ones, ones without
    times, and all of these of the group alone (the open ones are known in the street)."""
    told = {figure.counts: figure.value for figure in summary.figures.values() if isinstance(figure.counts, Form)}
    for week in WEEKS:
        for value in (YES, NO, NONE):
            for where in ({}, {"public_class": PROTECTED}):
                told.setdefault(form((week,), {**where, "within_24h": {value}}), -1)
    return told


def told_of(incidents: list[ClassifiedIncident]) -> tuple[dict[Form, int], Counter[Cell]]:
    cells = count_cells(incidents)
    forms = with_complements(summarise(incidents, WEEK, REGION, first_week=WEEKS[0]))
    return {asked: asked.count(cells) for asked in forms}, cells


@slow
@given(any_incidents(*WEEKS, most=25), st.data())
def test_no_protected_count_is_fixed_by_shares_of_the_whole_group(
    incidents: list[ClassifiedIncident], data: st.DataObject
) -> None:
    """For any count by kind, place, time or agency there is a table that tells the same and in which it is none."""
    told, cells = told_of(incidents)
    universe = universe_of(REGION).with_seen(cells)
    protected = [cell for cell in cells if cell.public_class in PROTECTED]
    if not protected:
        return
    shape = data.draw(st.sampled_from([shape for cell in protected for shape in shapes_of(cell, universe)]))
    other: Counter[Cell] = Counter()
    for cell, number in cells.items():
        if cell.public_class in PROTECTED and shape.condition.holds(cell):
            away = replace(
                cell,
                public_class="guarded",
                category="LAK" if cell.category == "MED" else "MED",
                subcategory=f"{'LAK' if cell.category == 'MED' else 'MED'}/{NONE}",
                district="elsewhere",
                day="another day",
                shift="another shift",
                agencies=frozenset(),
            )
            other[away] += number
        else:
            other[cell] += number
    assert not any(shape.condition.holds(cell) for cell in other if cell.public_class in PROTECTED)
    assert {asked: asked.count(other) for asked in told} == told


@slow
@given(any_incidents(*WEEKS, most=25))
def test_the_audit_passes_every_number_of_a_week_with_its_complements(incidents: list[ClassifiedIncident]) -> None:
    told, cells = told_of(incidents)
    tables = Tables()
    for week in WEEKS:
        tables.add(week, {cell: number for cell, number in cells.items() if cell.week == week})
    statements = [Statement("edisi", "halaman", str(n), "", asked, value) for n, (asked, value) in enumerate(told.items())]
    assert audit(statements, (), tables, universe_of(REGION)).passed


def test_the_audit_would_refuse_a_share_that_asks_one_thing_more() -> None:
    """One guarded incident of an agency took longer than a day: so the test above has power."""

    def cell(category: str, within: str, *agencies: str) -> Cell:
        return Cell(
            WEEK, "guarded", category, f"{category}/{NONE}", NONE, NONE, NONE, frozenset(agencies), within, "in", YES
        )

    agency = REGION.agencies[0].code
    table = {cell("MED", NO, agency): 1, cell("MED", YES): 8, cell("LAK", YES): 7}
    tables = Tables()
    tables.add(WEEK, table)
    asked = [form((WEEK,), {"within_24h": {value}, AGENCY: {agency}}) for value in (YES, NO, NONE)]
    statements = [Statement("edisi", "halaman", str(n), "", item, item.count(table)) for n, item in enumerate(asked)]
    assert not audit(statements, (), tables, universe_of(REGION)).passed


@pytest.mark.parametrize(
    "where",
    [
        {"district": {"33.75.01"}},
        {"within_24h": {YES}, "shift": {"pagi"}},
        {AGENCY: {"psc"}},
        {"category": {"MED"}},
        {"public_class": {"sensitive"}},
        {"public_class": {"guarded"}},
        {"public_class": {"guarded", "open"}},
        {"reached": {YES}},
    ],
)
def test_no_other_number_of_a_week_splits_the_group(where: dict[str, set[str]]) -> None:
    with pytest.raises(RuleBroken, match="splits"):
        require_rule(Figure("a.key", 3, "sesuatu", form((WEEK,), where)))


def test_the_whole_group_and_open_incidents_may_be_told() -> None:
    for where in ({}, {"within_24h": {YES}}, {"public_class": PROTECTED}, {"public_class": {"open"}, "district": {"x"}}):
        figure = Figure("a", 3, "sesuatu", form((WEEK,), where))
        assert require_rule(figure) is figure


def test_medians_and_ranges_ask_the_safe_list_where_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    assert half_within([7.0] * (K - 1)) is None
    assert half_within([7.0] * K) == 7
    monkeypatch.setattr("publisher.summary.summarise.may_tell_percentile", lambda n: n > 20)
    assert usual_range([1] * 20) is None
    assert usual_range([1] * 21) is not None
