"""The quick half of the audit: incidents that could as well have been others, with every published number the same.

Two cells that the same statements count are one column of the system. Where a target holds only a part of such a
column, its incidents can be exchanged for ones outside it and nobody could tell: the target is not determined, and it
may be none at all. Under rules that are kept, this settles nearly every target without any arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from publisher.anonymise.ledger.conditions import Condition
from publisher.anonymise.ledger.rows import Row
from publisher.anonymise.ledger.statements import Piece
from publisher.anonymise.ledger.universe import DIMENSIONS, Universe, value_of
from publisher.forms import Cell


class Partition:
    """How the rows that touch one piece tell its cells apart, dimension by dimension.

    A mask has one bit a row: set where the row does not exclude the value.
    """

    def __init__(self, piece: Piece, rows: Sequence[Row], universe: Universe) -> None:
        self.piece = piece
        self.universe = universe
        self.rows = [row for row in rows if row.touches(piece)]

    def mask(self, dimension: str, value: str) -> int:
        return self._masks[dimension][value]

    def agency_mask(self, agencies: frozenset[str]) -> int:
        """Which rows a set of agencies does not exclude."""
        return sum(
            1 << index
            for index, row in enumerate(self.rows)
            if row.condition.agencies is None or row.condition.agencies & agencies
        )

    def can_leave(self, cell: Cell, target: Condition) -> bool:
        """Whether an incident of `cell` could be one outside `target` by a change in one dimension, unnoticed."""
        for dimension, values in target.where:
            here = self.mask(dimension, value_of(cell, dimension))
            if any(mask == here and value not in values for value, mask in self._masks[dimension].items()):
                return True
        if target.agencies is None:
            return False
        here = self.agency_mask(cell.agencies)
        without = cell.agencies - target.agencies
        others = self.universe.agencies - target.agencies
        return self.agency_mask(without) == here or any(self.agency_mask(without | {other}) == here for other in others)

    def can_enter(self, cell: Cell, kinds: frozenset[str]) -> bool:
        """Whether an incident of `cell` could be of one of `kinds`, unnoticed."""
        here = self.mask("kind", cell.subcategory)
        return any(self.mask("kind", kind) == here for kind in kinds)

    @cached_property
    def _masks(self) -> dict[str, dict[str, int]]:
        return {
            dimension: {
                value: sum(
                    1 << index
                    for index, row in enumerate(self.rows)
                    if value in row.condition.allowed.get(dimension, (value,))
                )
                for value in self.universe.values(dimension, self.piece.week)
            }
            for dimension in DIMENSIONS
        }
