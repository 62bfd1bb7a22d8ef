"""The disclosure audit: may this edition go out, given every number that has gone out before?

For each protected count that the true tables hold, ask for another table that fits everything published and in which
it is none, or k and more: first by exchange of incidents that nobody can tell apart (`alternatives`), then by
linear and whole-number programming (`bounds`). Without such a table the edition is refused; sums and differences that give
the target exactly (`row_space`) are proof of that in rational numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publisher.anonymise.ledger.alternatives import Partition
from publisher.anonymise.ledger.bounds import largest, smallest
from publisher.anonymise.ledger.columns import System, system
from publisher.anonymise.ledger.conditions import box
from publisher.anonymise.ledger.row_space import combination
from publisher.anonymise.ledger.rows import Row, bearing_on, components, rows_of, without_sums
from publisher.anonymise.ledger.statements import Statement, Tables
from publisher.anonymise.ledger.targets import K, Shape, Target, sensitive_kinds, shapes_of
from publisher.anonymise.ledger.universe import Universe
from publisher.clock import Week
from publisher.periods import Period, PeriodKind
from publisher.vocabulary import PublicClass

# All sensitive incidents of a quarter or a year may be told as one figure from here on (privacy.md, classes).
SENSITIVE_TOLD_FROM = 10


class WrongNumber(Exception):
    """A number that is about to be published is not what the tables give. Names the figure, never the true value."""


@dataclass(frozen=True)
class Refusal:
    """A protected count that could be worked out. `determined`: exactly; else within 1 to k−1. Never its value."""

    target: Target
    determined: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Audit:
    """The outcome. `examined` is how many protected counts were looked at, `solved` how many needed arithmetic."""

    refusals: tuple[Refusal, ...]
    examined: int = 0
    solved: int = 0

    @property
    def passed(self) -> bool:
        return not self.refusals


@dataclass
class _Case:
    """Everything that the rows say about one component of weeks."""

    rows: list[Row]
    tables: Tables
    universe: Universe
    k: int


def audit(
    candidate: Sequence[Statement],
    known: Sequence[Statement],
    tables: Tables,
    universe: Universe,
    k: int = K,
    explain: bool = True,
) -> Audit:
    """Audit the numbers of an edition together with all `known` ones. `tables` hold the true cells of every week named.

    `explain=False` leaves the statements of a refusal empty. Raises WrongNumber, and Undecided when the solver came to no
    end: neither is a pass.
    """
    check_values(candidate, tables)
    before = {(row.spans, row.condition) for row in rows_of(known, tables, universe)}
    rows = without_sums(rows_of([*known, *candidate], tables, universe))
    fresh = [row for row in rows if (row.spans, row.condition) not in before]
    affected = [part for part in components(rows) if any(row.weeks & part for row in fresh)]
    weeks = frozenset().union(*affected)
    if not weeks:
        return Audit(())
    case = _Case([row for row in rows if row.weeks & weeks], tables, universe, k)
    doubtful, examined = _doubtful(case, weeks)
    refusals, solved = [], 0
    for target in doubtful:
        solved += 1
        verdict = _verdict(case, target)
        if verdict is not None:
            statements = _explained(case, target, verdict) if explain else ()
            refusals.append(Refusal(target, verdict.determined, statements))
    return Audit(tuple(refusals), examined, solved)


def check_values(statements: Iterable[Statement], tables: Tables) -> None:
    """Every number equals the count that its form has over the true cells. Raises WrongNumber."""
    for item in statements:
        if item.form.count(tables.cells_at(item.form.weeks, item.state)) != item.value:
            raise WrongNumber(f"{item.place}: {item.meaning} ({item.key}) is not what the data give.")


def _doubtful(case: _Case, weeks: frozenset[Week]) -> tuple[list[Target], int]:
    """Targets that the exchange of incidents does not clear, and how many protected counts were looked at."""
    suspicious: dict[Shape, set[tuple[Week, int]]] = defaultdict(set)
    examined = 0
    can_enter: set[Week] = set()
    hidden = sensitive_kinds(case.universe)
    for week in sorted(weeks):
        for piece, mass in case.tables.protected_masses(week).items():
            partition = Partition(piece, case.rows, case.universe)
            for cell in mass:
                if partition.can_enter(cell, hidden):
                    can_enter.add(week)
                for shape in shapes_of(cell, case.universe):
                    examined += 1
                    if not partition.can_leave(cell, shape.condition):
                        suspicious[shape].add((week, piece.end - 1))
    targets: dict[Target, None] = {}
    for shape, found in suspicious.items():
        for week, version in found:
            state = case.tables.versions[week][version][0]
            for span in shape.spans(week):
                target = _target(case, shape, span, week, state)
                if _is_protected(case, target):
                    targets[target] = None
    for target in _absences(case, weeks, can_enter):
        targets[target] = None
    return list(targets), examined


def _target(case: _Case, shape: Shape, span: Week | Period, week: Week, state: int) -> Target:
    weeks = {week} if isinstance(span, Week) else set(span.weeks) & case.tables.versions.keys()
    return Target(shape, span, frozenset(weeks), state)


def _count(case: _Case, target: Target) -> int:
    cells = case.tables.cells_at(target.weeks, target.state)
    hidden = {cell: number for cell, number in cells.items() if cell.public_class != PublicClass.OPEN}
    return sum(number for cell, number in hidden.items() if target.shape.condition.holds(cell))


def _is_protected(case: _Case, target: Target) -> bool:
    count = _count(case, target)
    shape = target.shape
    told_as_one = (
        shape.subject[0] == "class"
        and shape.cross is None
        and isinstance(target.span, Period)
        and target.span.kind in (PeriodKind.QUARTER, PeriodKind.YEAR)
        and count >= SENSITIVE_TOLD_FROM
    )
    return count > 0 and not told_as_one and (count < case.k or shape.sensitive)


def _absences(case: _Case, weeks: frozenset[Week], can_enter: set[Week]) -> Iterable[Target]:
    """That no sensitive incident happened is protected, too, unless nothing guarded happened at all."""
    hidden = sensitive_kinds(case.universe)
    shape = Shape(("class", PublicClass.SENSITIVE.value), None, box(kind=hidden), True)
    group = Shape(("group", ""), None, box(), False)
    for span, inside in _spans(case, weeks).items():
        if inside & can_enter:
            continue
        target = Target(shape, span, inside, case.tables.state)
        happened = _count(case, Target(group, span, inside, case.tables.state))
        if happened and not _count(case, target):
            yield target


def _spans(case: _Case, weeks: frozenset[Week]) -> dict[Week | Period, frozenset[Week]]:
    recorded = case.tables.versions.keys()
    found: dict[Week | Period, frozenset[Week]] = {week: frozenset({week}) for week in weeks}
    for week in weeks:
        for period in (Period.month_of(week), Period.quarter_of(week), Period.year_of(week)):
            found[period] = frozenset(set(period.weeks) & recorded)
    return found


@dataclass(frozen=True)
class _Verdict:
    determined: bool


def _verdict(case: _Case, target: Target) -> _Verdict | None:
    """Why a target is not safe, or None for one that is."""
    written = _system(case, target, case.rows)
    return _judged(written, target, case.k)


def _judged(written: System, target: Target, k: int) -> _Verdict | None:
    """A table in whole numbers that fits and has none of the target proves that it is safe, and is looked for first."""
    count = sum(number for number, inside in zip(written.true, written.inside, strict=True) if inside)
    if count == 0:
        return _Verdict(True) if largest(written) < 1 else None
    low = smallest(written)
    if low == 0:
        return None
    high = largest(written)
    if low == high or combination(written) is not None:
        return _Verdict(True)
    return _Verdict(False) if high < k else None


def _system(case: _Case, target: Target, rows: Sequence[Row]) -> System:
    """The equations about the target's weeks and every week that rows tie to them."""
    weeks = set(target.weeks)
    for part in components(rows):
        if part & target.weeks:
            weeks |= part
    inside = [row for row in rows if row.weeks & weeks]
    used = bearing_on(target.shape.condition, inside, frozenset(weeks))
    pieces = [piece for week in sorted(weeks) for piece in case.tables.pieces(week)]
    masses = {piece: mass for week in weeks for piece, mass in case.tables.protected_masses(week).items()}
    in_span = frozenset(
        piece
        for piece in pieces
        if piece.week in target.weeks and piece.first <= case.tables.version_at(piece.week, target.state) < piece.end
    )
    return system(pieces, used, target.shape.condition, in_span, masses, case.universe)


def _explained(case: _Case, target: Target, verdict: _Verdict) -> tuple[Statement, ...]:
    """The fewest numbers, leaving out one after another, that still give the target away; older ones go first."""
    needed = [row for row in case.rows if row.weeks]
    for row in list(needed):
        fewer = [item for item in needed if item is not row]
        if _judged(_system(case, target, fewer), target, case.k) is not None:
            needed = fewer
    return tuple(row.statement for row in needed)
