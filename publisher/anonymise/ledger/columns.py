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
from publisher.forms import Cell

# Two to the power of more agencies than this would be too many unknowns; beyond, only sets that happened, single
# agencies and none are alternatives. Fewer alternatives make the audit stricter, never laxer.
MOST_AGENCIES = 8


@dataclass(frozen=True)
class System:
    """Find x ≥ 0, whole numbers, with `sum of x over the columns of row r = values[r]`; the target is the sum over
    `inside`. `columns[j]` holds the rows that count column j."""

    columns: tuple[tuple[int, ...], ...]
    inside: tuple[bool, ...]
    values: tuple[int, ...]
    true: tuple[int, ...]


def system(
    pieces: Iterable[Piece],
    rows: Sequence[Row],
    target: Condition,
    in_span: frozenset[Piece],
    masses: Mapping[Piece, Counter[Cell]],
    universe: Universe,
) -> System:
    """Write the rows as equations over `pieces`; the target counts cells of `in_span` that meet its condition."""
    place = {id(row): index for index, row in enumerate(rows)}
    unknowns: dict[tuple[int, bool], int] = {}
    for piece in pieces:
        partition = Partition(piece, rows, universe)
        bits = [1 << place[id(row)] for row in partition.rows]
        for mask, inside in _columns(partition, target, masses[piece]):
            spread = sum(bit for index, bit in enumerate(bits) if mask >> index & 1)
            unknowns.setdefault((spread, inside and piece in in_span), 0)
        for cell, number in masses[piece].items():
            spread = sum(bit for bit, row in zip(bits, partition.rows, strict=True) if row.condition.holds(cell))
            key = (spread, target.holds(cell) and piece in in_span)
            unknowns[key] = unknowns.get(key, 0) + number
    columns = tuple(tuple(index for index in range(len(rows)) if mask >> index & 1) for mask, _ in unknowns)
    true = tuple(unknowns.values())
    values = [0] * len(rows)
    for column, number in zip(columns, true, strict=True):
        for row in column:
            values[row] += number
    return System(columns, tuple(inside for _, inside in unknowns), tuple(values), true)


def _columns(partition: Partition, target: Condition, mass: Counter[Cell]) -> Iterator[tuple[int, bool]]:
    """(rows that count it, whether the target does) of every kind of cell that the piece can have."""
    choices: list[set[tuple[int, bool]]] = []
    for dimension in DIMENSIONS:
        wanted = target.allowed.get(dimension)
        choices.append(
            {
                (partition.mask(dimension, value), wanted is None or value in wanted)
                for value in partition.universe.values(dimension, partition.piece.week)
            }
        )
    choices.append(
        {
            (partition.agency_mask(agencies), target.agencies is None or bool(agencies & target.agencies))
            for agencies in _agency_sets(partition, target, mass)
        }
    )
    everything = (1 << len(partition.rows)) - 1
    seen = {(everything, True)}
    for choice in choices:
        seen = {(mask & more, inside and allowed) for (mask, inside), (more, allowed) in product(seen, choice)}
    yield from seen


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
