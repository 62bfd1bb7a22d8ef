"""The statements as rows of a system of equations over pieces: without repetition, and without what follows from others.

How many protected incidents a week's table held, and how many a correction added and removed, counts as known: weekly
totals are told anyway, and a reader who knows more than he was told only makes the audit stricter. So rows are numbers
that split the group; a total of it says nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from publisher.anonymise.ledger.conditions import Condition, protected_side
from publisher.anonymise.ledger.statements import Piece, Statement, Tables
from publisher.anonymise.ledger.universe import Universe
from publisher.clock import Week
from publisher.forms import AGENCY

# What a protected count can be asked by (`targets.py`).
ASKED = frozenset({"kind", "district", "day", "shift", AGENCY})


@dataclass(frozen=True)
class Row:
    """The protected incidents of `spans` (week, version) for which `condition` holds, as published by `statement`."""

    spans: frozenset[tuple[Week, int]]
    condition: Condition
    statement: Statement

    @cached_property
    def versions(self) -> dict[Week, int]:
        return dict(self.spans)

    @cached_property
    def weeks(self) -> frozenset[Week]:
        return frozenset(self.versions)

    def touches(self, piece: Piece) -> bool:
        version = self.versions.get(piece.week)
        return version is not None and piece.stands_in(version)


def rows_of(statements: Iterable[Statement], tables: Tables, universe: Universe) -> list[Row]:
    """Statements that split the protected group, each once (the first to say it names it)."""
    found: dict[tuple[frozenset[tuple[Week, int]], Condition], Row] = {}
    for statement in statements:
        if not statement.form.touches_protected:
            continue
        condition = protected_side(statement.form, universe)
        if condition.is_empty or not condition.dimensions:
            continue
        spans = frozenset((week, tables.version_at(week, statement.state)) for week in statement.form.weeks)
        found.setdefault((spans, condition), Row(spans, condition, statement))
    return list(found.values())


def without_sums(rows: Sequence[Row]) -> list[Row]:
    """Drop rows over several weeks whose weeks have each been published alone: they say nothing new."""
    single = {(next(iter(row.spans)), row.condition) for row in rows if len(row.spans) == 1}
    return [row for row in rows if len(row.spans) == 1 or not all((span, row.condition) in single for span in row.spans)]


def tied(dimensions: Iterable[str], rows: Sequence[Row]) -> frozenset[str]:
    """`dimensions`, and those that rows tie to them, directly or by way of others."""
    wanted = set(dimensions)
    while more := {name for row in rows if row.condition.dimensions & wanted for name in row.condition.dimensions} - wanted:
        wanted |= more
    return frozenset(wanted)


def bearing_on(dimensions: Iterable[str], rows: Sequence[Row]) -> list[Row]:
    """The rows among `rows` that can tell about a count asked by these dimensions.

    Given how many incidents there are in each piece, what is known of kinds, say, and what is known of agencies say
    nothing about one another: any table of the one fits with any of the other. Only rows over both tie them together.
    """
    wanted = tied(dimensions, rows)
    return [row for row in rows if row.condition.dimensions <= wanted]


def components(rows: Sequence[Row]) -> list[frozenset[Week]]:
    """Weeks that rows tie together: what one of them says can only tell about weeks of its own component."""
    parts: list[set[Week]] = []
    for row in rows:
        joined = [part for part in parts if part & row.weeks]
        merged = set(row.weeks).union(*joined)
        parts = [part for part in parts if not part & row.weeks] + [merged]
    return [frozenset(part) for part in parts]
