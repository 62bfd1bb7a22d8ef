"""The statements as rows of a system of equations over pieces: without repetition, and without what follows from others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publisher.anonymise.ledger.conditions import Condition, protected_side
from publisher.anonymise.ledger.statements import Piece, Statement, Tables
from publisher.anonymise.ledger.universe import Universe
from publisher.clock import Week


@dataclass(frozen=True)
class Row:
    """The protected incidents of `spans` (week, version) for which `condition` holds, as published by `statement`."""

    spans: frozenset[tuple[Week, int]]
    condition: Condition
    statement: Statement

    @property
    def weeks(self) -> frozenset[Week]:
        return frozenset(week for week, _ in self.spans)

    def touches(self, piece: Piece) -> bool:
        return any(week == piece.week and piece.first <= version < piece.end for week, version in self.spans)


def rows_of(statements: Iterable[Statement], tables: Tables, universe: Universe) -> list[Row]:
    """Statements that say something about protected incidents, each once (the first to say it names it)."""
    found: dict[tuple[frozenset[tuple[Week, int]], Condition], Row] = {}
    for statement in statements:
        if not statement.form.touches_protected:
            continue
        condition = protected_side(statement.form, universe)
        if condition.is_empty:
            continue
        spans = frozenset((week, tables.version_at(week, statement.state)) for week in statement.form.weeks)
        found.setdefault((spans, condition), Row(spans, condition, statement))
    return list(found.values())


def without_sums(rows: Sequence[Row]) -> list[Row]:
    """Drop rows over several weeks whose weeks have each been published alone: they say nothing new."""
    single = {(next(iter(row.spans)), row.condition) for row in rows if len(row.spans) == 1}
    return [row for row in rows if len(row.spans) == 1 or not all((span, row.condition) in single for span in row.spans)]


def components(rows: Sequence[Row]) -> list[frozenset[Week]]:
    """Weeks that rows tie together: what one of them says can only tell about weeks of its own component."""
    parts: list[set[Week]] = []
    for row in rows:
        joined = [part for part in parts if part & row.weeks]
        merged = set(row.weeks).union(*joined)
        parts = [part for part in parts if not part & row.weeks] + [merged]
    return [frozenset(part) for part in parts]


def bearing_on(condition: Condition, rows: Sequence[Row], weeks: frozenset[Week]) -> list[Row]:
    """The rows among `rows` that can tell about a target with this condition, where each week's total is published.

    Given the totals of all weeks, what is known of kinds, say, and what is known of agencies say nothing about one
    another: any table of the one fits with any of the other. Only rows over both tie them together. Without every total,
    or with corrected weeks, nothing is left out.
    """
    totals = {span for row in rows if len(row.spans) == 1 and not row.condition.dimensions for span in row.spans}
    spans = {span for row in rows for span in row.spans}
    if {week for week, _ in totals} < weeks or len(spans) != len({week for week, _ in spans}):
        return list(rows)
    wanted = set(condition.dimensions)
    while True:
        more = {name for row in rows if row.condition.dimensions & wanted for name in row.condition.dimensions} - wanted
        if not more:
            return [row for row in rows if row.condition.dimensions <= wanted]
        wanted |= more
