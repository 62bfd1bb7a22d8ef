"""The quick half of the audit: incidents that could as well have been others, with every published number the same.

Two cells that the same rows count are one column of the system. Where a target holds only a part of such a column, its
incidents can be exchanged for ones outside it and nobody could tell: the target is not determined, and it may be none
at all. Under rules that are kept, this settles nearly every target without any arithmetic.

An exchange stays within its week and lifetime, and changes no row; so any number of exchanges can be made at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import product
from operator import and_

from publisher.anonymise.ledger.conditions import Condition
from publisher.anonymise.ledger.rows import Row
from publisher.anonymise.ledger.universe import Universe, value_of
from publisher.clock import Week
from publisher.forms import AGENCY, Cell


class Partition:
    """How the rows that touch a piece tell its cells apart, dimension by dimension.

    A mask has one bit a row: set where the row does not exclude the value. A cell's mask is what all its values have in
    common: the rows that count it.
    """

    def __init__(self, rows: Sequence[Row], universe: Universe) -> None:
        self.rows = rows
        self.universe = universe
        self.everything = (1 << len(rows)) - 1
        self.asked = frozenset(name for row in rows for name in row.condition.dimensions)
        self._values: dict[tuple[str, str], int] = {}
        self._sets: dict[frozenset[str], int] = {}
        self._choices: dict[tuple[str, frozenset[str], Week | None, bool], frozenset[int]] = {}

    def mask(self, dimension: str, value: str) -> int:
        """Which rows a value does not exclude."""
        if dimension not in self.asked:
            return self.everything
        found = self._values.get((dimension, value))
        if found is None:
            found = sum(
                1 << index for index, row in enumerate(self.rows) if value in row.condition.allowed.get(dimension, (value,))
            )
            self._values[dimension, value] = found
        return found

    def agency_mask(self, agencies: frozenset[str]) -> int:
        """Which rows a set of agencies does not exclude."""
        if AGENCY not in self.asked:
            return self.everything
        found = self._sets.get(agencies)
        if found is None:
            found = sum(
                1 << index
                for index, row in enumerate(self.rows)
                if row.condition.agencies is None or row.condition.agencies & agencies
            )
            self._sets[agencies] = found
        return found

    def counted_by(self, cell: Cell, besides: Iterable[str] = ()) -> int:
        """The rows that count a cell, as far as dimensions other than `besides` tell."""
        mask = self.everything
        for name in self.asked.difference(besides):
            mask &= self.agency_mask(cell.agencies) if name == AGENCY else self.mask(name, value_of(cell, name))
        return mask

    def can_leave(self, cell: Cell, target: Condition) -> bool:
        """Whether an incident of `cell`, which is in `target`, could be one outside by a change in one dimension."""
        here = self.counted_by(cell)
        for dimension, values in target.where:
            rest = self.counted_by(cell, (dimension,))
            if any(mask & rest == here for mask in self._masks(dimension, values, cell.week, inside=False)):
                return True
        if target.agencies is None:
            return False
        rest = self.counted_by(cell, (AGENCY,))
        without = cell.agencies - target.agencies
        others = self.universe.agencies - target.agencies
        return any(
            self.agency_mask(agencies) & rest == here for agencies in (without, *(without | {other} for other in others))
        )

    def can_enter(self, cell: Cell, target: Condition) -> bool:
        """Whether an incident of `cell`, which is outside, could be one in `target` by changes in its dimensions."""
        here = self.counted_by(cell)
        rest = self.counted_by(cell, target.dimensions)
        choices = [self._masks(dimension, values, cell.week, inside=True) for dimension, values in target.where]
        if target.agencies is not None:
            choices.append(frozenset(self.agency_mask(cell.agencies | {code}) for code in target.agencies))
        return any(reduce(and_, chosen, rest) == here for chosen in product(*choices))

    def _masks(self, dimension: str, values: frozenset[str], week: Week, *, inside: bool) -> frozenset[int]:
        """The different masks of the dimension's values inside or outside of `values`."""
        key = (dimension, values, week if dimension == "day" else None, inside)
        found = self._choices.get(key)
        if found is None:
            every = self.universe.values(dimension, week)
            found = frozenset(self.mask(dimension, value) for value in (every & values if inside else every - values))
            self._choices[key] = found
        return found
