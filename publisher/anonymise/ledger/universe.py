"""All values that a protected incident can have: the alternatives that keep a number from being worked out.

`kind` is category and subcategory together ("MED/AMBULANS"); day, shift, district and agencies are independent of it, as
far as anybody outside can know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from publisher.clock import Week
from publisher.forms import BEFORE, NO, NONE, OUTSIDE, PROTECTED, YES, Cell
from publisher.regions import Region
from publisher.vocabulary import UNKNOWN, PublicClass

DIMENSIONS = ("kind", "district", "day", "shift", "within_24h", "reached")


@dataclass(frozen=True)
class Kind:
    code: str
    category: str
    public_class: str


@dataclass(frozen=True)
class Universe:
    """What could have been counted. `kinds` holds the guarded and the sensitive ones only: open incidents happen in the
    street, so a reader is taken to have seen every one of them.

    `unsettled` kinds are no alternative for anything: they have left the pack, or have had another class, and a reader
    who remembers it can tell when they cannot have been meant.
    """

    kinds: Mapping[str, Kind]
    districts: frozenset[str]
    shifts: frozenset[str]
    agencies: frozenset[str]
    unsettled: frozenset[str] = frozenset()

    def values(self, dimension: str, week: Week) -> frozenset[str]:
        """The values of one dimension that an incident of one week could as well have had."""
        if dimension == "kind":
            return frozenset(self.kinds) - self.unsettled
        if dimension == "day":
            return frozenset({*(day.isoformat() for day in week.days), BEFORE, NONE})
        return {
            "district": self.districts,
            "shift": self.shifts,
            "within_24h": frozenset({YES, NO, NONE}),
            "reached": frozenset({YES, NO}),
        }[dimension]

    def with_seen(self, cells: Iterable[Cell]) -> Universe:
        """The universe that also knows kinds which were counted once and are in the pack no more, or in another class."""
        kinds, unsettled = dict(self.kinds), set(self.unsettled)
        for cell in cells:
            known = kinds.get(cell.subcategory)
            if known is not None and known.public_class != cell.public_class:
                unsettled.add(cell.subcategory)
            elif known is None and cell.public_class in PROTECTED:
                kinds[cell.subcategory] = Kind(cell.subcategory, cell.category, cell.public_class)
                unsettled.add(cell.subcategory)
        return replace(self, kinds=kinds, unsettled=frozenset(unsettled))


def universe_of(region: Region) -> Universe:
    """The universe of a city, from its pack."""
    kinds = {}
    for category in region.categories:
        if category.public_class in (PublicClass.GUARDED, PublicClass.SENSITIVE):
            for code in (*(item.code for item in category.subcategories), NONE):
                name = f"{category.code}/{code}"
                kinds[name] = Kind(name, category.code, category.public_class.value)
    unknown = f"{UNKNOWN}/{NONE}"
    kinds[unknown] = Kind(unknown, UNKNOWN, PublicClass.SENSITIVE.value)
    return Universe(
        kinds=kinds,
        districts=frozenset({*(area.code for area in region.areas), OUTSIDE, NONE}),
        shifts=frozenset({*(shift.code for shift in region.shifts), NONE}),
        agencies=frozenset(agency.code for agency in region.agencies),
    )


def value_of(cell: Cell, dimension: str) -> str:
    """A cell's value in a dimension of the universe."""
    return cell.subcategory if dimension == "kind" else cell.value(dimension)
