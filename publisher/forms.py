"""Linear forms: what a published count counts, said so that the disclosure audit can calculate with it.

A `Cell` is what the small-count rules hide: how many incidents share all of these values is known to us alone. A
`Form` is a set of cells; a published count is the sum over it. Every `Figure` carries one, or the reason why it has
none: no number can be published without saying what it counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from publisher.clock import Week
from publisher.vocabulary import PublicClass

NONE = "-"  # a value that is missing or unknown to the pack
BEFORE = "before"  # opened before the week of closing
IN = "in"  # opened in the week of closing
OUTSIDE = "outside"  # outside the city
YES, NO = "yes", "no"

OPEN = frozenset({PublicClass.OPEN.value})
PROTECTED = frozenset({PublicClass.GUARDED.value, PublicClass.SENSITIVE.value})


class Unmodelled(StrEnum):
    """Why a published number is no count of cells. These are governed by their n (`safe_list.py`), not by the audit."""

    STATISTIC = "median, percentile or range"
    CALLS = "calls, counted in the source"
    STILL_OPEN = "tickets that are not closed"
    NOT_INCIDENT = "tickets that are no incidents of the city"
    STORY = "minutes of one open incident"
    OPEN_TIMES = "open incidents by minutes until arrival, which are told of no other class"
    AGENCY_SUM = "a sum of agencies' figures, in which an incident counts with each"
    CORRECTION = "a number of an earlier edition and what it should have been; the ledger holds both versions"
    CALENDAR = "a date, a number of weeks, a scale"


@dataclass(frozen=True)
class Cell:
    """One combination of values. `day` is the local date on which the shift of opening began, or BEFORE, or NONE;
    `opened` tells the same as IN, BEFORE or NONE; `reached` whether both times of the response are known."""

    week: Week
    public_class: str
    category: str
    subcategory: str
    district: str
    day: str
    shift: str
    agencies: frozenset[str]
    within_24h: str
    opened: str
    reached: str

    def value(self, dimension: str) -> str:
        return str(getattr(self, dimension))


# `agency` is the one dimension in which a cell has several values: a form holds a cell when any of them is asked for.
DIMENSIONS = ("public_class", "category", "subcategory", "district", "day", "shift", "within_24h", "opened", "reached")
AGENCY = "agency"


@dataclass(frozen=True)
class Form:
    """All incidents of `weeks` for which every condition in `where` holds: (dimension, allowed values), sorted.

    `subcategory` values are "CATEGORY/SUBCATEGORY", since codes repeat between categories.
    """

    weeks: frozenset[Week]
    where: tuple[tuple[str, frozenset[str]], ...] = ()

    @cached_property
    def conditions(self) -> Mapping[str, frozenset[str]]:
        return dict(self.where)

    @property
    def touches_protected(self) -> bool:
        """False for a count of open incidents alone."""
        return bool(self.conditions.get("public_class", PROTECTED) & PROTECTED)

    def holds(self, cell: Cell) -> bool:
        if cell.week not in self.weeks:
            return False
        for dimension, allowed in self.where:
            if dimension == AGENCY:
                if not cell.agencies & allowed:
                    return False
            elif getattr(cell, dimension) not in allowed:
                return False
        return True

    def count(self, cells: Mapping[Cell, int]) -> int:
        """The value that this form has over the true cells."""
        return sum(number for cell, number in cells.items() if self.holds(cell))

    def as_json(self) -> dict[str, object]:
        return {
            "weeks": sorted(str(week) for week in self.weeks),
            "where": {dimension: sorted(allowed) for dimension, allowed in self.where},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Form:
        weeks, where = data["weeks"], data["where"]
        if not isinstance(weeks, list) or not isinstance(where, Mapping):
            raise ValueError("A linear form needs a list of weeks and a table of conditions.")
        return form((Week.parse(str(week)) for week in weeks), where)


def form(weeks: Iterable[Week], where: Mapping[str, Iterable[str]] | None = None) -> Form:
    """A form over `weeks`; raises ValueError for a dimension that cells do not have."""
    conditions = {dimension: frozenset(values) for dimension, values in (where or {}).items()}
    if strange := conditions.keys() - {*DIMENSIONS, AGENCY}:
        raise ValueError(
            f"{', '.join(sorted(strange))}: no dimension of a cell. There are {', '.join(DIMENSIONS)}, {AGENCY}."
        )
    return Form(frozenset(weeks), tuple(sorted(conditions.items(), key=lambda item: item[0])))
