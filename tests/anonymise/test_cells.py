"""Cells: the true table, what it keeps of an incident, and how it is stored."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import HealthCheck, given, settings

from publisher.anonymise.cells import as_rows, cell_of, count_cells, from_rows, protected_incidents
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.forms import BEFORE, NO, NONE, OUTSIDE, YES
from publisher.vocabulary import PublicClass, Role
from tests.anonymise.ledger.any_incidents import any_incidents
from tests.summary.rows import W46, item

EARLIER = W46.earlier(1)
slow = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def test_an_incident_is_counted_with_all_that_a_form_may_ask_for() -> None:
    cell = cell_of(item("HWN", agencies=(("DAMKAR", Role.LEAD), ("BPBD", Role.SUPPORT)), response_minutes=12))
    assert (cell.week, cell.public_class, cell.category, cell.subcategory) == (W46, "open", "HWN", "HWN/TAWON")
    assert (cell.district, cell.day, cell.shift, cell.opened) == ("33.75.01", "2026-11-10", "pagi", "in")
    assert (cell.agencies, cell.within_24h, cell.reached) == (frozenset({"DAMKAR", "BPBD"}), YES, YES)


def test_the_same_code_in_two_categories_is_two_subcategories() -> None:
    assert cell_of(item("HWN", subcategory="LAIN")).subcategory != cell_of(item("KEB", subcategory="LAIN")).subcategory


def test_what_is_missing_is_a_value_of_its_own() -> None:
    cell = cell_of(item("HWN", subcategory=None, district=None, day=None, shift=None, opened_week=None, within_24h=None))
    assert (cell.subcategory, cell.district, cell.day, cell.shift) == ("HWN/-", NONE, NONE, NONE)
    assert (cell.opened, cell.within_24h, cell.reached) == (NONE, NONE, NO)


def test_outside_the_city_is_not_an_unknown_place() -> None:
    assert cell_of(item("HWN", district=None, out_of_area=True)).district == OUTSIDE


def test_the_night_shift_of_sunday_lies_before_the_week() -> None:
    cell = cell_of(item("HWN", day=date(2026, 11, 8), opened_week=W46, shift="malam"))
    assert (cell.day, cell.opened) == (BEFORE, BEFORE)


@slow
@given(any_incidents(W46, EARLIER))
def test_every_incident_is_in_one_cell(incidents: list[ClassifiedIncident]) -> None:
    assert count_cells(incidents).total() == len(incidents)


@slow
@given(any_incidents(W46, EARLIER))
def test_the_protected_incidents_of_a_week_come_back_into_the_same_cells(incidents: list[ClassifiedIncident]) -> None:
    cells = count_cells(incidents)
    back = protected_incidents(cells, W46)
    assert count_cells(back) == {
        cell: number for cell, number in cells.items() if cell.week == W46 and cell.public_class != PublicClass.OPEN
    }
    assert not any(one.flags or one.steps or one.response_minutes or one.closing_minutes for one in back)


@slow
@given(any_incidents(W46, EARLIER))
def test_a_table_is_the_same_when_read_back_whatever_order_it_was_made_in(incidents: list[ClassifiedIncident]) -> None:
    rows = as_rows(count_cells(incidents))
    assert from_rows(json.loads(json.dumps(rows))) == count_cells(incidents)
    assert as_rows(count_cells(incidents[::-1])) == rows


def test_a_week_without_protected_incidents_gives_none() -> None:
    assert protected_incidents(count_cells([item("HWN")]), Week(2026, 46)) == []
