"""A form seen from the protected side: which guarded and sensitive cells it counts.

Open incidents are taken as known to the reader, so a published total minus them is a statement about the protected
ones alone. That is the strongest reader there is; what is safe from him is safe from all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from publisher.anonymise.ledger.universe import DIMENSIONS, Universe, value_of
from publisher.forms import AGENCY, BEFORE, NONE, Cell, Form


@dataclass(frozen=True)
class Condition:
    """A box of protected cells: (dimension, allowed values), and agencies of which one at least took part.

    A dimension that is not named is free. An empty set of kinds means: counts no protected cell.
    """

    where: tuple[tuple[str, frozenset[str]], ...] = ()
    agencies: frozenset[str] | None = None

    @cached_property
    def allowed(self) -> dict[str, frozenset[str]]:
        return dict(self.where)

    @cached_property
    def dimensions(self) -> frozenset[str]:
        """What it asks about; nothing for a total."""
        return frozenset(self.allowed) | (frozenset() if self.agencies is None else {AGENCY})

    @property
    def is_empty(self) -> bool:
        return any(not values for _, values in self.where)

    def holds(self, cell: Cell) -> bool:
        if any(value_of(cell, dimension) not in values for dimension, values in self.where):
            return False
        return self.agencies is None or bool(self.agencies & cell.agencies)


def box(agencies: frozenset[str] | None = None, **where: frozenset[str]) -> Condition:
    """A condition over named dimensions."""
    return Condition(tuple(sorted(where.items())), agencies)


def protected_side(form: Form, universe: Universe) -> Condition:
    """What `form` says about protected cells, in the universe's dimensions."""
    where: dict[str, frozenset[str]] = {}
    kinds = frozenset(universe.kinds)
    agencies: frozenset[str] | None = None
    for dimension, values in form.where:
        if dimension == "public_class":
            kinds &= {kind.code for kind in universe.kinds.values() if kind.public_class in values}
        elif dimension == "category":
            kinds &= {kind.code for kind in universe.kinds.values() if kind.category in values}
        elif dimension == "subcategory":
            kinds &= values
        elif dimension == "opened":
            where["day"] = where.get("day", _all_days(form)) & _days_opened(form, values)
        elif dimension == "day":
            where["day"] = where.get("day", _all_days(form)) & values
        elif dimension == AGENCY:
            agencies = values
        elif dimension in DIMENSIONS:
            where[dimension] = values
        else:
            raise ValueError(f"{dimension}: the audit does not know this dimension.")
    if kinds != frozenset(universe.kinds):
        where["kind"] = kinds
    return box(agencies, **where)


def _all_days(form: Form) -> frozenset[str]:
    return frozenset({day.isoformat() for week in form.weeks for day in week.days} | {BEFORE, NONE})


def _days_opened(form: Form, opened: frozenset[str]) -> frozenset[str]:
    days = {day for day in (BEFORE, NONE) if day in opened}
    if "in" in opened:
        days |= {day.isoformat() for week in form.weeks for day in week.days}
    return frozenset(days)
