"""Months, quarters and years of whole ISO weeks: every week lies in exactly one of each, by its Thursday.

Calendar months would cut weeks in two, and the difference between a month and its weeks would publish the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from publisher.clock import Week, month_name
from publisher.language import say

ROMAN = ("I", "II", "III", "IV")


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, order=True)
class Period:
    """A month, quarter or year. `number` counts from 1 within the year; 1 for a year itself."""

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        most = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.YEAR: 1}[self.kind]
        if not 1 <= self.number <= most:
            raise ValueError(f"A year has {most} {self.kind}s, not {self.number}.")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read "2026-10", "2026-Q3" or "2026"."""
        found = re.fullmatch(r"([0-9]{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?", text.strip().upper())
        if found is None:
            raise ValueError(
                f"{text!r} is no period; write a month like 2026-10, a quarter like 2026-Q3 or a year like 2026."
            )
        year = int(found[1])
        if found[2]:
            return cls(PeriodKind.QUARTER, year, int(found[2]))
        return cls(PeriodKind.MONTH, year, int(found[3])) if found[3] else cls(PeriodKind.YEAR, year)

    @classmethod
    def month_of(cls, week: Week) -> Period:
        thursday = _thursday(week)
        return cls(PeriodKind.MONTH, thursday.year, thursday.month)

    @classmethod
    def quarter_of(cls, week: Week) -> Period:
        thursday = _thursday(week)
        return cls(PeriodKind.QUARTER, thursday.year, (thursday.month + 2) // 3)

    @classmethod
    def year_of(cls, week: Week) -> Period:
        return cls(PeriodKind.YEAR, _thursday(week).year)

    @property
    def weeks(self) -> tuple[Week, ...]:
        """Its whole weeks, oldest first: those whose Thursday lies in it."""
        first = self._first_day
        week = Week.of_day(first + timedelta(days=(3 - first.weekday()) % 7))
        found = []
        while _thursday(week) <= self._last_day:
            found.append(week)
            week = week.later(1)
        return tuple(found)

    @property
    def first_week(self) -> Week:
        return self.weeks[0]

    @property
    def last_week(self) -> Week:
        return self.weeks[-1]

    def earlier(self) -> Period:
        """The period of the same kind before this one."""
        most = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.YEAR: 1}[self.kind]
        return Period(self.kind, self.year, self.number - 1) if self.number > 1 else Period(self.kind, self.year - 1, most)

    @property
    def label(self) -> str:
        """ "Oktober 2026", "triwulan III 2026", "tahun 2026"."""
        if self.kind is PeriodKind.MONTH:
            return f"{month_name(self._first_day)} {self.year}"
        if self.kind is PeriodKind.QUARTER:
            return say("triwulan {number} {year}", number=ROMAN[self.number - 1], year=self.year)
        return say("tahun {year}", year=self.year)

    def __str__(self) -> str:
        return {
            PeriodKind.MONTH: f"{self.year}-{self.number:02d}",
            PeriodKind.QUARTER: f"{self.year}-Q{self.number}",
            PeriodKind.YEAR: f"{self.year}",
        }[self.kind]

    @property
    def _months(self) -> tuple[int, int]:
        if self.kind is PeriodKind.MONTH:
            return self.number, self.number
        return (3 * self.number - 2, 3 * self.number) if self.kind is PeriodKind.QUARTER else (1, 12)

    @property
    def _first_day(self) -> date:
        return date(self.year, self._months[0], 1)

    @property
    def _last_day(self) -> date:
        last = self._months[1]
        following = date(self.year + 1, 1, 1) if last == 12 else date(self.year, last + 1, 1)
        return following - timedelta(days=1)


def _thursday(week: Week) -> date:
    return week.monday + timedelta(days=3)
