"""The verdict on one protected count: is there another table that fits everything published?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.anonymise.ledger.alternatives import Partition
from publisher.anonymise.ledger.bounds import Undecided, largest, smallest
from publisher.anonymise.ledger.columns import System, system
from publisher.anonymise.ledger.conditions import Condition
from publisher.anonymise.ledger.row_space import combination
from publisher.anonymise.ledger.rows import Row, bearing_on, components
from publisher.anonymise.ledger.statements import Piece, Statement
from publisher.anonymise.ledger.targets import Shape, Target
from publisher.anonymise.ledger.universe import Universe, value_of
from publisher.clock import Week
from publisher.forms import AGENCY, Cell


@dataclass(frozen=True)
class Exchange:
    """Of the incidents of one piece: how many a shape counts, and how many of these nothing outside can stand for."""

    counted: int
    stuck: int


@dataclass
class Case:
    """Everything that the rows say about the true pieces of all weeks."""

    rows: list[Row]
    pieces: Mapping[Week, Mapping[Piece, Counter[Cell]]]
    universe: Universe
    k: int
    _partitions: dict[tuple[int, ...], Partition] = field(default_factory=dict)
    _partition_of: dict[Piece, Partition] = field(default_factory=dict)
    _bearing: dict[frozenset[str], tuple[list[Row], list[frozenset[Week]]]] = field(default_factory=dict)
    _merged: dict[tuple[Piece, frozenset[str]], Counter[Cell]] = field(default_factory=dict)
    _systems: dict[tuple[frozenset[Week], Condition, frozenset[Piece]], System] = field(default_factory=dict)
    _lowest: dict[tuple[frozenset[Week], Condition, frozenset[Piece]], int] = field(default_factory=dict)
    _highest: dict[tuple[frozenset[Week], Condition, frozenset[Piece]], int] = field(default_factory=dict)

    def partition(self, piece: Piece) -> Partition:
        """How the rows tell the cells of a piece apart; the same for all pieces that the same rows touch."""
        if piece not in self._partition_of:
            touching = tuple(index for index, row in enumerate(self.rows) if row.touches(piece))
            if touching not in self._partitions:
                self._partitions[touching] = Partition([self.rows[index] for index in touching], self.universe)
            self._partition_of[piece] = self._partitions[touching]
        return self._partition_of[piece]

    def mass(self, piece: Piece) -> Counter[Cell]:
        return self.pieces[piece.week][piece]

    def exchange(self, piece: Piece, shape: Shape) -> Exchange:
        partition = self.partition(piece)
        inside = {cell: number for cell, number in self.mass(piece).items() if shape.condition.holds(cell)}
        stuck = sum(number for cell, number in inside.items() if not partition.can_leave(cell, shape.condition))
        return Exchange(sum(inside.values()), stuck)

    def entering(self, pieces: Iterable[Piece], condition: Condition, enough: int) -> int:
        """How many incidents outside could as well be inside; no more than `enough` are looked for."""
        found = 0
        for piece in pieces:
            partition = self.partition(piece)
            for cell, number in self.mass(piece).items():
                if found >= enough:
                    return found
                if not condition.holds(cell) and partition.can_enter(cell, condition):
                    found += number
        return found

    def bearing(self, condition: Condition) -> tuple[list[Row], list[frozenset[Week]]]:
        """The rows that bear on a condition, and the weeks that these tie together."""
        if condition.dimensions not in self._bearing:
            rows = bearing_on(condition.dimensions, self.rows)
            self._bearing[condition.dimensions] = (rows, components(rows))
        return self._bearing[condition.dimensions]

    def parts(self, target: Target) -> dict[frozenset[Week], frozenset[Piece]]:
        """The target's pieces by component; a week of which no row tells is a component of its own."""
        of_week = {week: part for part in self.bearing(target.shape.condition)[1] for week in part}
        found: dict[frozenset[Week], set[Piece]] = {}
        for piece in target.section.pieces:
            found.setdefault(of_week.get(piece.week, frozenset({piece.week})), set()).add(piece)
        return {part: frozenset(pieces) for part, pieces in found.items()}

    def system(self, condition: Condition, part: frozenset[Week], counted: frozenset[Piece]) -> System:
        key = (part, condition, counted)
        if key not in self._systems:
            rows = [row for row in self.bearing(condition)[0] if row.weeks & part]
            asked = condition.dimensions.union(*(row.condition.dimensions for row in rows))
            pieces = {piece: self._alike(piece, asked) for week in sorted(part) for piece in self.pieces[week]}
            self._systems[key] = system(pieces, rows, condition, counted, self.universe)
        return self._systems[key]

    def _alike(self, piece: Piece, dimensions: frozenset[str]) -> Counter[Cell]:
        """The cells of a piece, those that differ in no dimension asked for as one."""
        if (piece, dimensions) not in self._merged:
            first: dict[tuple[object, ...], Cell] = {}
            merged: Counter[Cell] = Counter()
            for cell, number in self.mass(piece).items():
                values = tuple(cell.agencies if name == AGENCY else value_of(cell, name) for name in sorted(dimensions))
                merged[first.setdefault(values, cell)] += number
            self._merged[piece, dimensions] = merged
        return self._merged[piece, dimensions]

    def lowest(self, condition: Condition, part: frozenset[Week], counted: frozenset[Piece]) -> int:
        key = (part, condition, counted)
        if key not in self._lowest:
            self._lowest[key] = smallest(self.system(condition, part, counted))
        return self._lowest[key]

    def highest(self, condition: Condition, part: frozenset[Week], counted: frozenset[Piece]) -> int:
        key = (part, condition, counted)
        if key not in self._highest:
            self._highest[key] = largest(self.system(condition, part, counted))
        return self._highest[key]


@dataclass(frozen=True)
class Verdict:
    """Why a target is not safe. `determined`: known exactly; else within 1 to k−1."""

    determined: bool


def verdict(case: Case, target: Target) -> Verdict | None:
    """None for a target that is safe: each time because there is a table, in whole numbers, that shows it.

    The tables of different components fit with one another, so that bounds add up. Exchanges come first, as they cost
    nothing; the solver is asked only where they do not settle it.
    """
    condition, parts = target.shape.condition, case.parts(target)
    by_part = {part: [case.exchange(piece, target.shape) for piece in pieces] for part, pieces in parts.items()}
    count = sum(item.counted for items in by_part.values() for item in items)
    stuck = {part: sum(item.stuck for item in items) for part, items in by_part.items()}
    if count:
        if sum(stuck.values()) == 0 or (count >= case.k and sum(stuck.values()) < count):
            return None
        low = sum(case.lowest(condition, part, parts[part]) if stuck[part] else 0 for part in parts)
        if low == 0 or (count >= case.k and low < count):
            return None
    else:
        low = 0
    # From here on: the smallest value is 1 or more, or none happened; what else can save it is a larger value.
    needed = max(case.k - count, 1) if count else 1
    if case.entering(target.section.pieces, condition, needed) >= needed:
        return None
    high = 0
    left = count
    for part, pieces in parts.items():
        left -= sum(item.counted for item in by_part[part])
        high += case.highest(condition, part, pieces)
        if high + left >= count + needed:
            return None
    return Verdict(low == high)


def explained(case: Case, target: Target) -> tuple[Statement, ...]:
    """The fewest numbers, leaving out one after another, that still give the target away; older ones go first."""
    used, _ = case.bearing(target.shape.condition)
    weeks = frozenset().union(*case.parts(target))
    needed = [row for row in used if row.weeks & weeks]
    summed = _summed(case, target)
    if summed and len(summed) < len(needed) and _gives_away(case, target, summed):
        needed = summed
    for row in list(needed):
        fewer = [item for item in needed if item is not row]
        if _gives_away(case, target, fewer):
            needed = fewer
    return tuple(row.statement for row in needed)


def _gives_away(case: Case, target: Target, rows: Sequence[Row]) -> bool:
    """Shown to give it away: where the solver comes to no end, the longer list of numbers stays. The refusal stands."""
    try:
        return verdict(Case(list(rows), case.pieces, case.universe, case.k), target) is not None
    except Undecided:
        return False


def _summed(case: Case, target: Target) -> list[Row]:
    """The rows whose sums and differences are the target, where there are such: a proof in rational numbers."""
    found: list[Row] = []
    used, _ = case.bearing(target.shape.condition)
    for part, counted in case.parts(target).items():
        weights = combination(case.system(target.shape.condition, part, counted))
        if weights is None:
            return []
        inside = [row for row in used if row.weeks & part]
        found += [row for index, row in enumerate(inside) if index in weights]
    return found
