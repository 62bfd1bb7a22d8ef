"""The disclosure audit: may this edition go out, given every number that has gone out before?

For each protected count that the true tables hold, ask for another table that fits everything published and in which
it is none, or k and more: first by exchange of incidents that nobody can tell apart (`alternatives`), then by linear
and whole-number programming (`bounds`). Without such a table the edition is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from publisher.anonymise.ledger.conditions import protected_side
from publisher.anonymise.ledger.judging import Case, explained, verdict
from publisher.anonymise.ledger.rows import ASKED, Row, components, rows_of, tied, without_sums
from publisher.anonymise.ledger.statements import Piece, Statement, Tables
from publisher.anonymise.ledger.targets import (
    SENSITIVE,
    K,
    Section,
    Shape,
    Target,
    all_sensitive,
    sections_of,
    shapes_of,
)
from publisher.anonymise.ledger.universe import Universe
from publisher.clock import Week
from publisher.forms import PROTECTED
from publisher.periods import Period, PeriodKind

# All sensitive incidents of a quarter or a year may be told as one figure from here on (privacy.md, classes).
SENSITIVE_TOLD_FROM = 10
SENSITIVE_TOLD_KINDS = 2


class WrongNumber(Exception):
    """A number that is about to be published is not what the tables give. Names the figure, its place and what to do, never
    the true value."""


@dataclass(frozen=True)
class Refusal:
    """A protected count that could be worked out. `determined`: exactly; else within 1 to k−1. Never its value."""

    target: Target
    determined: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Audit:
    """The outcome. `examined` is how many protected counts were looked at, `solved` how many of them the exchange of
    incidents did not clear."""

    refusals: tuple[Refusal, ...]
    examined: int = 0
    solved: int = 0

    @property
    def passed(self) -> bool:
        return not self.refusals


def audit(
    candidate: Sequence[Statement],
    known: Sequence[Statement],
    tables: Tables,
    universe: Universe,
    k: int = K,
    explain: bool = True,
    heed: Callable[[], None] | None = None,
) -> Audit:
    """Audit the numbers of an edition together with all `known` ones. `tables` hold the true cells of every week named.

    `explain=False` leaves the statements of a refusal empty. `heed` is called before each count that the solver may be
    asked about, and ends the audit by raising. Raises WrongNumber, and Undecided when the solver came to no end: neither
    is a pass.
    """
    for item in (*known, *candidate):
        if not item.form.weeks <= tables.versions.keys():
            raise WrongNumber(
                f"{item.edition}, {item.place}: {item.meaning} ({item.key}) counts weeks without a table. "
                "Restore the store and its key file from one backup."
            )
    universe = universe.with_seen(tables.cells())
    check_values(candidate, tables, universe)
    rows = rows_of([*known, *candidate], tables, universe)
    told = tied(ASKED, rows)
    rows = without_sums([row for row in rows if row.condition.dimensions <= told])
    weeks = _affected(rows, rows_of(known, tables, universe), known, tables)
    if not weeks:
        return Audit(())
    pieces = {week: tables.pieces(week) for week in tables.versions}
    case = Case(rows, pieces, universe, k)
    targets, examined = _doubtful(case, weeks, tables)
    refusals = []
    for target in targets:
        if heed is not None:
            heed()
        found = verdict(case, target)
        if found is not None:
            refusals.append(Refusal(target, found.determined, explained(case, target) if explain else ()))
    return Audit(tuple(refusals), examined, len(targets))


def check_values(statements: Iterable[Statement], tables: Tables, universe: Universe) -> None:
    """Every number equals the count that its form has over the true cells, and the audit reads its form as it is meant.

    Raises WrongNumber, and KeyError for a week without a table.
    """
    for item in statements:
        name = f"{item.place}: {item.meaning} ({item.key})"
        cells = list(tables.cells_at(item.form.weeks, item.state))
        inside = [(cell, number) for cell, number in cells if item.form.holds(cell)]
        if sum(number for _, number in inside) != item.value:
            raise WrongNumber(
                f"{name} is not what the data give. Build the draft, or the preview, again; if it stays, report it."
            )
        if item.form.touches_protected:
            condition = protected_side(item.form, universe)
            meant = [cell for cell, _ in inside if cell.public_class in PROTECTED]
            read = [cell for cell, _ in cells if cell.public_class in PROTECTED and condition.holds(cell)]
            if meant != read:
                raise WrongNumber(
                    f"{name} cannot be audited: a kind has changed its class, or a day its place, since it was told. "
                    "Give the category in the region pack the class that it had, until its quarter is over."
                )


def _affected(rows: Sequence[Row], before: Sequence[Row], known: Sequence[Statement], tables: Tables) -> frozenset[Week]:
    """Weeks of which anything new can be told: those that a new row ties together, or that a correction changed.

    A week that is new in the tables, and of which no row tells, makes no count of a longer span easier to work out.
    """
    old = {(row.spans, row.condition) for row in before}
    fresh = frozenset(week for row in rows if (row.spans, row.condition) not in old for week in row.weeks)
    newest = max((item.state for item in known), default=0)
    fresh |= {week for week, versions in tables.versions.items() if versions[-1][0] > newest}
    return frozenset(week for part in components(rows) if part & fresh for week in part)


def _doubtful(case: Case, weeks: frozenset[Week], tables: Tables) -> tuple[list[Target], int]:
    """Targets that the exchange of incidents does not clear, and how many protected counts were looked at.

    A period's count reaches into weeks beyond `weeks`, and all its incidents are looked at.
    """
    targets: list[Target] = []
    examined = 0
    looked_at = _Looks(case)
    none = all_sensitive(case.universe)
    for section in sections_of(weeks, case.pieces, tables):
        counts, stuck = Counter[Shape](), Counter[Shape]()
        for piece in section.pieces:
            counted, held = looked_at.piece(piece)
            counts.update(counted)
            stuck.update(held)
        for shape, count in counts.items():
            if isinstance(section.span, Period) and shape.of_one_day:
                continue
            if _is_protected(case, section, shape, count):
                examined += 1
                if stuck[shape]:
                    targets.append(Target(shape, section))
        if not counts[none] and not case.entering(section.pieces, none.condition, 1):
            targets.append(Target(none, section))
    return targets, examined


class _Looks:
    """What the exchange of incidents clears, piece by piece: pieces stand in many sections."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.found: dict[Piece, tuple[Counter[Shape], Counter[Shape]]] = {}

    def piece(self, piece: Piece) -> tuple[Counter[Shape], Counter[Shape]]:
        """How many incidents each shape counts, and how many of them nothing outside can stand for."""
        if piece not in self.found:
            counted, stuck = Counter[Shape](), Counter[Shape]()
            partition = self.case.partition(piece)
            for cell, number in self.case.mass(piece).items():
                for shape in shapes_of(cell, self.case.universe):
                    counted[shape] += number
                    if not partition.can_leave(cell, shape.condition):
                        stuck[shape] += number
            self.found[piece] = (counted, stuck)
        return self.found[piece]


def _is_protected(case: Case, section: Section, shape: Shape, count: int) -> bool:
    if count < case.k:
        return True
    if not shape.sensitive:
        return False
    return not (shape.all_sensitive and _may_be_told(case, section, count))


def _may_be_told(case: Case, section: Section, count: int) -> bool:
    """All sensitive incidents of a whole quarter or year: ten and more, of two kinds and more."""
    if not isinstance(section.span, Period) or section.span.kind is PeriodKind.MONTH or section.change is not None:
        return False
    kinds = {cell.subcategory for piece in section.pieces for cell in case.mass(piece) if cell.public_class == SENSITIVE}
    return count >= SENSITIVE_TOLD_FROM and len(kinds) >= SENSITIVE_TOLD_KINDS
