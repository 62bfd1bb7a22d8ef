"""Agencies in a complete quarter: open incidents for ordinary ones, one number for those of guarded cases."""

from dataclasses import replace
from typing import Any

import pytest

from publisher.anonymise.cells import count_cells
from publisher.anonymise.safe_list import SafeList
from publisher.classified import ClassifiedIncident
from publisher.forms import Form
from publisher.periods import Period, PeriodKind
from publisher.summary.figures import QuarterFigures
from publisher.summary.quarter import quarter_figures
from publisher.summary.summarise import summarise
from publisher.vocabulary import Role
from tests.summary.rows import REGION, W46, item

QUARTER = Period(PeriodKind.QUARTER, 2026, 3)
INSIDE, AFTER = QUARTER.first_week, QUARTER.last_week.later(1)


def safe_list(*agencies: str) -> SafeList:
    return SafeList("2026-Q3", None, (), agencies, False, False, ())


def by(agency: str, count: int = 1, category: str = "HWN", **changes: Any) -> list[ClassifiedIncident]:
    return [item(category, **{"week": INSIDE, "agencies": ((agency, Role.LEAD),), **changes}) for _ in range(count)]


def of(rows: list[ClassifiedIncident], *agencies: str) -> QuarterFigures:
    return quarter_figures(rows, QUARTER, safe_list(*agencies), REGION)


def test_an_ordinary_agency_counts_open_incidents_of_the_quarter_alone() -> None:
    rows = by("DAMKAR", 6) + by("DAMKAR", 3, "MED") + by("DAMKAR", 4, week=AFTER) + by("BPBD", 5)
    told = of(rows)
    assert [(row.code, row.count) for row in told.agencies] == [("DAMKAR", 6), ("BPBD", 5)]
    assert (told.open_total, told.steps) == (11, 11)


def test_an_incident_with_two_agencies_counts_with_each_and_once_in_the_total() -> None:
    both = (("DAMKAR", Role.LEAD), ("BPBD", Role.SUPPORT))
    told = of([item(week=INSIDE, agencies=both) for _ in range(5)])
    assert (told.open_total, told.steps) == (5, 10)


def test_closing_is_told_with_its_base_and_the_median_of_five_and_more() -> None:
    slow = by("DAMKAR", 1, within_24h=False, closing_minutes=2000)
    told = of(by("DAMKAR", 4, closing_minutes=47) + slow + by("DAMKAR", 1, within_24h=None, closing_minutes=None))
    row = told.agencies[0]
    assert (row.count, row.within_24h, row.closing_base, row.median_minutes) == (6, 4, 5, 45)


def test_an_agency_of_guarded_cases_has_one_number_and_only_where_the_safe_list_names_it() -> None:
    rows = by("PSC119", 7, "MED") + by("PSC119", 2) + by("POLRES", 13, "KAM") + by("DINSOS", 9, "SOS")
    told = of(rows, "PSC119", "DINSOS")
    assert [(row.code, row.count, row.guarded, row.within_24h, row.median_minutes) for row in told.agencies] == [
        ("PSC119", 9, True, None, None)
    ]


@pytest.mark.parametrize(("with_it", "without"), [(15, 4), (4, 30), (9, 10)], ids=["rest", "part", "base"])
def test_an_agency_of_guarded_cases_is_a_share_of_them_that_may_be_told(with_it: int, without: int) -> None:
    """Nearly every guarded incident, nearly none, or one of few: the rest of the group would be told with it."""
    rows = by("PSC119", with_it, "MED") + by("POLRES", without, "KAM") + by("PSC119", 20)
    assert of(rows, "PSC119").agencies == ()


def test_agencies_below_five_are_one_row_of_two_or_more_with_five_together() -> None:
    told = of(by("BPBD", 3) + by("PLN", 2))
    assert told.agencies == ()
    assert told.others is not None
    assert (told.others.count, told.others.members) == (5, ("BPBD", "PLN"))
    assert of(by("BPBD", 3) + by("PLN", 1)).others is None
    assert of(by("BPBD", 4)).others is None


def test_every_figure_of_the_quarter_is_what_its_form_counts() -> None:
    rows = by("DAMKAR", 6) + by("DAMKAR", 1, within_24h=False) + by("BPBD", 3) + by("PLN", 2) + by("PSC119", 7, "MED")
    rows += by("PSC119", 1) + by("POLRES", 13, "KAM")
    summary = summarise(rows, W46, REGION, first_week=W46.earlier(26))
    told = replace(summary, quarter=of(rows, "PSC119")).figures
    figures = {key: figure for key, figure in told.items() if key.startswith("quarter.")}
    cells = count_cells(rows)
    forms = {key: figure.counts for key, figure in figures.items() if isinstance(figure.counts, Form)}
    assert {key: counts.count(cells) for key, counts in forms.items()} == {key: figures[key].value for key in forms}
    assert {"quarter.agency.DAMKAR", "quarter.agency.PSC119", "quarter.agency.others.within_24h"} <= forms.keys()
