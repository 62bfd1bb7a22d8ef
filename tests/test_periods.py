"""Months, quarters and years are unions of whole weeks, each week in exactly one of each."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.clock import Week
from publisher.periods import Period, PeriodKind

WEEKS = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(Week.of_day)


@given(WEEKS)
def test_every_week_lies_in_its_own_month_quarter_and_year_and_in_no_neighbour(week: Week) -> None:
    for period in (Period.month_of(week), Period.quarter_of(week), Period.year_of(week)):
        assert period.weeks.count(week) == 1
        assert week not in period.earlier().weeks


@given(st.integers(2000, 2099))
def test_a_year_is_its_quarters_and_its_months_end_to_end(year: int) -> None:
    whole = Period(PeriodKind.YEAR, year).weeks
    for kind, many in ((PeriodKind.QUARTER, 4), (PeriodKind.MONTH, 12)):
        parts = [week for number in range(1, many + 1) for week in Period(kind, year, number).weeks]
        assert tuple(parts) == whole
    assert all(one.later(1) == next_one for one, next_one in pairwise(whole))


def test_the_year_2026_has_53_weeks_and_its_last_quarter_14() -> None:
    assert len(Period.parse("2026").weeks) == 53
    assert [len(Period.parse(f"2026-Q{number}").weeks) for number in (1, 2, 3, 4)] == [13, 13, 13, 14]
    assert Period.parse("2026-12").last_week == Week(2026, 53)


def test_new_years_week_belongs_where_its_thursday_lies() -> None:
    # 31 December 2026 is a Thursday; 1 January 2026, too.
    assert Period.month_of(Week(2026, 53)) == Period(PeriodKind.MONTH, 2026, 12)
    assert Period.month_of(Week(2026, 1)) == Period(PeriodKind.MONTH, 2026, 1)
    assert Week(2026, 1).monday == date(2026, 1, 1) - timedelta(days=3)


@pytest.mark.parametrize(
    ("text", "label"),
    [("2026-10", "Oktober 2026"), ("2026-Q3", "triwulan III 2026"), ("2026", "tahun 2026")],
)
def test_a_period_is_read_written_and_named(text: str, label: str) -> None:
    assert str(Period.parse(text)) == text
    assert Period.parse(text).label == label


@pytest.mark.parametrize("text", ["2026-W40", "2026-13", "2026-Q5", "Oktober", ""])
def test_what_is_no_period_says_how_one_is_written(text: str) -> None:
    with pytest.raises(ValueError, match="2026-10"):
        Period.parse(text)


def test_a_fifth_quarter_does_not_exist() -> None:
    with pytest.raises(ValueError, match="4 quarters"):
        Period(PeriodKind.QUARTER, 2026, 5)
