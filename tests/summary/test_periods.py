"""The figures of a month, a quarter and a year: what may be split, and what is not told at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from publisher.anonymise.safe_list import Group, SafeList, region_categories
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.periods import Period
from publisher.summary.periods import period_figures
from publisher.vocabulary import Role
from tests.summary.rows import REGION, item

MONTH, QUARTER, YEAR = Period.parse("2026-11"), Period.parse("2026-Q4"), Period.parse("2026")
IN_QUARTER = QUARTER.weeks[3]
ALL_CATEGORIES = region_categories(REGION)
PLAIN = SafeList("2026-Q4", None, (Group("Pertolongan warga", ALL_CATEGORIES, ""),), (), False, False, ())
SPLIT = replace(
    PLAIN, groups=(Group("Medis", ("MED",), ""), Group("Pertolongan warga", ALL_CATEGORIES[1:], "")), agencies=("PSC119",)
)


def some(category: str, number: int, week: Week = IN_QUARTER, **changes: Any) -> list[ClassifiedIncident]:
    return [item(category, week, **changes) for _ in range(number)]


def told(*incidents: list[ClassifiedIncident], period: Period = QUARTER, safe_list: SafeList = PLAIN) -> dict[str, int]:
    given = [one for of in incidents for one in of]
    return {figure.key: figure.value for figure in period_figures(given, period, safe_list, REGION)}


def test_a_month_tells_open_kinds_and_the_group_and_nothing_else() -> None:
    week = MONTH.weeks[0]
    found = told(some("HWN", 2, week), some("MED", 30, week), some("SOS", 12, week), period=MONTH, safe_list=SPLIT)
    kinds = {f"category.{category.code}" for category in REGION.open_categories}
    assert found.keys() == {"total", "open", "guarded"} | kinds
    assert (found["total"], found["open"], found["guarded"], found["category.HWN"]) == (44, 2, 42, 2)


def test_a_period_is_made_of_whole_weeks_and_of_those_alone() -> None:
    """The week of Thursday 1 October lies in the fourth quarter with its last days of September."""
    first = QUARTER.first_week
    assert (first.monday, first.days[3]) == (date(2026, 9, 28), date(2026, 10, 1))
    found = told(some("HWN", 1, first), some("HWN", 1, first.earlier(1)), some("HWN", 1, QUARTER.last_week.later(1)))
    assert found["total"] == 1


def test_a_guarded_row_stands_where_the_list_has_it_and_every_part_has_five() -> None:
    found = told(some("MED", 9), some("LAK", 5), safe_list=SPLIT)
    assert found["guarded.MED"] == 9
    assert "guarded.MED" not in told(some("MED", 9), some("LAK", 5), safe_list=PLAIN)
    assert "guarded.MED" not in told(some("MED", 4), some("LAK", 5), safe_list=SPLIT)


def test_a_rest_that_is_mostly_sensitive_takes_the_rows_away() -> None:
    assert "guarded.MED" not in told(some("MED", 9), some("LAK", 4), some("SOS", 9), safe_list=SPLIT)


def test_an_agency_of_guarded_cases_is_told_over_all_classes_with_five_guarded_ones() -> None:
    psc = {"agencies": (("PSC119", Role.LEAD),)}
    others = some("LAK", 15)
    assert told(some("MED", 5, **psc), some("HWN", 1, **psc), others, safe_list=SPLIT)["agency.PSC119"] == 6
    assert "agency.PSC119" not in told(some("MED", 4, **psc), some("SOS", 9, **psc), others, safe_list=SPLIT)
    assert "agency.PSC119" not in told(some("MED", 5, **psc), others, safe_list=PLAIN)
    # Fewer than five guarded incidents without it would be told with it.
    assert "agency.PSC119" not in told(some("MED", 30, **psc), some("LAK", 4), safe_list=SPLIT)


def test_other_agencies_are_told_over_open_incidents() -> None:
    fire = {"agencies": (("DAMKAR", Role.LEAD),)}
    found = told(some("HWN", 3, **fire), some("LAK", 2, **fire))
    assert found["agency.DAMKAR.open"] == 3
    assert "agency.DAMKAR" not in found


def spread(number: int, outside: int) -> list[list[ClassifiedIncident]]:
    inside = [some("MED", number, district=area.code) for area in REGION.areas]
    return [*inside, some("LAK", outside, district=None, out_of_area=True)]


def test_all_categories_by_kecamatan_stand_where_every_part_and_the_rest_have_five() -> None:
    places = replace(PLAIN, districts=True)
    assert told(*spread(5, 5), some("HWN", 2), safe_list=places)["district.33.75.01"] == 7
    assert told(*spread(5, 5), safe_list=PLAIN).keys().isdisjoint({"district.33.75.01"})


@pytest.mark.parametrize(("number", "outside"), [(4, 5), (5, 4)])
def test_one_small_part_takes_the_whole_measure_away(number: int, outside: int) -> None:
    found = told(*spread(number, outside), some("HWN", 50), safe_list=replace(PLAIN, districts=True))
    assert not any(key.startswith("district.") for key in found)


def test_all_categories_by_shift_stand_where_every_part_and_the_rest_have_five() -> None:
    times = replace(PLAIN, shifts=True)
    parts = [some("MED", 5, shift=shift.code) for shift in REGION.shifts]
    assert told(*parts, some("LAK", 5, shift=None), safe_list=times)["shift.malam"] == 5
    assert "shift.malam" not in told(*parts, some("LAK", 4, shift=None), safe_list=times)


SENSITIVE = some("SOS", 6) + some("PPA", 4)


def test_sensitive_incidents_are_one_number_from_ten_of_two_kinds_with_five_guarded_beside() -> None:
    assert told(SENSITIVE, some("LAK", 5))["sensitive"] == 10
    assert "sensitive" not in told(SENSITIVE[1:], some("LAK", 5))
    assert "sensitive" not in told(some("SOS", 10), some("LAK", 5))
    assert "sensitive" not in told(SENSITIVE, some("LAK", 4))
    assert "sensitive" not in told(SENSITIVE, some("MED", 9), some("LAK", 4), safe_list=SPLIT)


def test_a_year_tells_them_only_where_each_of_its_quarters_could() -> None:
    def quarter(number: int, sensitive: int) -> list[ClassifiedIncident]:
        week = Period.parse(f"2026-Q{number}").weeks[0]
        return some("SOS", sensitive - 1, week) + some("PPA", 1, week) + some("LAK", 5, week)

    all_four = [quarter(number, 10) for number in (1, 2, 3, 4)]
    assert told(*all_four, period=YEAR)["sensitive"] == 40
    assert "sensitive" not in told(*all_four[:3], quarter(4, 9), period=YEAR)


def test_a_year_splits_nothing_else_that_is_guarded() -> None:
    found = told(some("MED", 99, agencies=(("PSC119", Role.LEAD),)), some("LAK", 99), period=YEAR, safe_list=SPLIT)
    assert not any(key.startswith(("guarded.", "agency.", "district.", "shift.")) for key in found)
