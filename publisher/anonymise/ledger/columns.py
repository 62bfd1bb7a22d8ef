"""The system of equations over merged columns: one unknown for all cells that the same rows and the target count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from publisher.anonymise.ledger.alternatives import Partition
from publisher.anonymise.ledger.conditions import Condition
from publisher.anonymise.ledger.rows import Row
from publisher.anonymise.ledger.statements import Piece
from publisher.anonymise.ledger.universe import DIMENSIONS, Universe
from publisher.clock import Week
from publisher.forms import AGENCY, Cell

# Two to the power of more agencies than this would be too many unknowns; beyond, only sets that happened, single
# agencies and none are alternatives. Fewer alternatives make the audit stricter, never laxer.
MOST_AGENCIES = 8


@dataclass(frozen=True)
class System:
    """Find x ≥ 0, whole numbers, with `sum of x over the columns of row r = values[r]`; the target is the sum over
    `inside`. `columns[j]` holds the rows that count column j; `true` is the table that happened.

    After the published rows come those of how many incidents there are.
    """

    columns: tuple[tuple[int, ...], ...]
    inside: tuple[bool, ...]
    values: tuple[int, ...]
    true: tuple[int, ...]


# Rows that touch a piece, whether the target counts it, and its week where days matter.
_Block = tuple[tuple[int, ...], bool, Week | None]


def system(
    pieces: Mapping[Piece, Counter[Cell]],
    rows: Sequence[Row],
    target: Condition,
    counted: frozenset[Piece],
    universe: Universe,
) -> System:
    """Write `rows` as equations over `pieces`; the target counts the cells of `counted` that meet its condition.

    Pieces that no row and no target tells apart are one block with one total: a table of the block can always be dealt
    out to its weeks.
    """
    days = "day" in target.dimensions or any("day" in row.condition.dimensions for row in rows)
    blocks: dict[_Block, Counter[Cell]] = {}
    for piece, mass in pieces.items():
        touching = tuple(index for index, row in enumerate(rows) if row.touches(piece))
        block = blocks.setdefault((touching, piece in counted, piece.week if days else None), Counter())
        block.update(mass)
    unknowns: dict[tuple[tuple[int, ...], bool], int] = {}
    for total, ((touching, is_counted, _), mass) in enumerate(blocks.items(), len(rows)):
        partition = Partition([rows[index] for index in touching], universe)
        found = dict.fromkeys(_columns(partition, target, mass), 0)
        for cell, number in mass.items():
            key = (partition.counted_by(cell), target.holds(cell))
            found[key] = found.get(key, 0) + number
        for (mask, inside), number in found.items():
            counted_by = (*(row for bit, row in enumerate(touching) if mask >> bit & 1), total)
            key_of_all = (counted_by, inside and is_counted)
            unknowns[key_of_all] = unknowns.get(key_of_all, 0) + number
    columns, true = tuple(column for column, _ in unknowns), tuple(unknowns.values())
    values = [0] * (len(rows) + len(blocks))
    for column, number in zip(columns, true, strict=True):
        for row in column:
            values[row] += number
    return System(columns, tuple(inside for _, inside in unknowns), tuple(values), true)


def _columns(partition: Partition, target: Condition, mass: Counter[Cell]) -> Iterable[tuple[int, bool]]:
    """(rows that count it, whether the target does) of every kind of cell that a block can have."""
    week = next(iter(mass)).week
    seen = {(partition.everything, True)}
    for dimension in DIMENSIONS:
        wanted = target.allowed.get(dimension)
        if wanted is None and dimension not in partition.asked:
            continue
        choice = {
            (partition.mask(dimension, value), wanted is None or value in wanted)
            for value in partition.universe.values(dimension, week)
        }
        seen = _crossed(seen, choice)
    if target.agencies is None and AGENCY not in partition.asked:
        return seen
    sets = {
        (partition.agency_mask(agencies), target.agencies is None or bool(agencies & target.agencies))
        for agencies in _agency_sets(partition, target, mass)
    }
    return _crossed(seen, sets)


def _crossed(seen: set[tuple[int, bool]], choice: set[tuple[int, bool]]) -> set[tuple[int, bool]]:
    return {(mask & more, inside and allowed) for (mask, inside), (more, allowed) in product(seen, choice)}


def _agency_sets(partition: Partition, target: Condition, mass: Counter[Cell]) -> Iterator[frozenset[str]]:
    """Sets of agencies that can have taken part, as far as rows or target tell them apart."""
    told: set[str] = set(target.agencies or ())
    for row in partition.rows:
        told |= row.condition.agencies or frozenset()
    happened = {cell.agencies for cell in mass}
    if len(told) <= MOST_AGENCIES:
        for size in range(len(told) + 1):
            yield from (frozenset(chosen) for chosen in combinations(sorted(told), size))
    else:
        yield frozenset()
        yield from (frozenset({code}) for code in told)
        yield from (agencies - (target.agencies or frozenset()) for agencies in happened)
    yield from happened
