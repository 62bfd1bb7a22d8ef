"""What has been published: statements over the hidden table, and how that table was corrected over time.

A correction never rewrites a number that has gone out. Each week's table has versions; a statement speaks of the
versions that stood when it was made. Incidents live from one version to another, so that additions and removals need
no negative counts: version 0 is "kept" plus "removed later", version 1 is "kept" plus "added".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.clock import Week
from publisher.forms import PROTECTED, Cell, Form


@dataclass(frozen=True)
class Statement:
    """One published number. `edition` and `place` are as a reader names them ("edisi 2026-W46", "halaman 3, Jenis").

    `state` counts the corrections that the ledger held when it was made.
    """

    edition: str
    place: str
    key: str
    meaning: str
    form: Form
    value: int
    state: int = 0


@dataclass(frozen=True, order=True)
class Piece:
    """The incidents of a week that stood in its versions `first` (inclusive) to `end` (exclusive)."""

    week: Week
    first: int
    end: int

    def stands_in(self, version: int) -> bool:
        return self.first <= version < self.end


@dataclass
class Tables:
    """The true cells of each week by version: (state from which it holds, cells). Kept encrypted, here in memory."""

    versions: dict[Week, list[tuple[int, Mapping[Cell, int]]]] = field(default_factory=dict)

    def add(self, week: Week, cells: Mapping[Cell, int], state: int = 0) -> None:
        """The table of `week` as it stands from `state` on; the first one holds from the beginning."""
        known = self.versions.setdefault(week, [])
        if known and state <= known[-1][0]:
            raise ValueError(f"{week}: a version must be newer than the one before it.")
        known.append((state if known else 0, {cell: n for cell, n in cells.items() if cell.week == week and n}))

    @property
    def state(self) -> int:
        """The newest correction in any table."""
        return max((since for versions in self.versions.values() for since, _ in versions), default=0)

    def version_at(self, week: Week, state: int) -> int:
        """Which version of the week stood at `state`. Raises KeyError for a week that was never recorded."""
        return max(index for index, (since, _) in enumerate(self.versions[week]) if since <= state)

    def cells(self) -> Iterator[Cell]:
        """Every cell of every version, in no order, some of them again and again."""
        for versions in self.versions.values():
            for _, table in versions:
                yield from table

    def cells_at(self, weeks: Iterable[Week], state: int) -> Iterator[tuple[Cell, int]]:
        """All cells of `weeks` as they stood at `state`. Raises KeyError for a week that was never recorded."""
        for week in weeks:
            yield from self.versions[week][self.version_at(week, state)][1].items()

    def pieces(self, week: Week) -> dict[Piece, Counter[Cell]]:
        """The true protected cells of a week by lifetime; lifetimes that no protected incident had are left out."""
        tables = [table for _, table in self.versions[week]]
        found: dict[Piece, Counter[Cell]] = {}
        for cell in {cell: None for table in tables for cell in table if cell.public_class in PROTECTED}:
            for (first, end), number in _lifetimes([table.get(cell, 0) for table in tables]).items():
                found.setdefault(Piece(week, first, end), Counter())[cell] += number
        return found


def _lifetimes(counts: Sequence[int]) -> Counter[tuple[int, int]]:
    """How often which lifetime occurs, given a cell's count in each version; the newest leaves first."""
    alive: list[int] = []
    found: Counter[tuple[int, int]] = Counter()
    for version, count in enumerate(counts):
        while len(alive) > count:
            found[alive.pop(), version] += 1
        alive += [version] * (count - len(alive))
    for first in alive:
        found[first, len(counts)] += 1
    return found
