"""What would mend a refused edition: two of its numbers told as one, or the places with the fewest numbers left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from publisher.anonymise.ledger.audit import Audit, audit
from publisher.anonymise.ledger.bounds import Undecided
from publisher.anonymise.ledger.statements import Statement, Tables
from publisher.anonymise.ledger.targets import K
from publisher.anonymise.ledger.universe import Universe
from publisher.clock import monotonic
from publisher.forms import AGENCY, Form, form

MOST = 3
# Each merge that is tried is an audit of its own.
MOST_MERGES_TRIED = 20
# The search runs while the store is locked for writing, and others wait 20 seconds for that (`web/settings.py`).
MOST_TRIES = 40
MOST_SECONDS = 10.0


class _Spent(Exception):
    """The budget of a search is used up."""


@dataclass
class Budget:
    """What a search for mends may cost: audits, and seconds on `clock`."""

    tries: int = MOST_TRIES
    seconds: float = MOST_SECONDS
    clock: Callable[[], float] = monotonic
    _until: float = field(init=False)

    def __post_init__(self) -> None:
        self._until = self.clock() + self.seconds

    def spend(self) -> None:
        self.tries -= 1
        if self.tries < 0:
            raise _Spent
        self.heed()

    def heed(self) -> None:
        if self.clock() >= self._until:
            raise _Spent


class MendKind(StrEnum):
    MERGE = "merge"
    DROP = "drop"


@dataclass(frozen=True)
class Mend:
    """Tell two numbers as one sum, or leave out all that stands at `places`. `statements` are the numbers that change."""

    kind: MendKind
    places: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def place(self) -> str:
        return " dan ".join(self.places)


def mends(
    refused: Audit,
    candidate: Sequence[Statement],
    known: Sequence[Statement],
    tables: Tables,
    universe: Universe,
    k: int = K,
    budget: Budget | None = None,
    going: str = "",
) -> tuple[Mend, ...]:
    """Changes after which the audit passes, at most three: merges first, the smallest sum first, then single places, the
    fewest numbers first, and where no place alone is enough, the fewest places together.

    None when it has passed already, when nothing that the edition leaves out would help, or when the budget is spent
    before anything is found. `refused` needs the statements of its refusals. `going` is a place whose numbers go with any
    change: that it goes is a mend of its own where it is enough, and no other one keeps it.
    """
    if refused.passed:
        return ()
    budget = budget or Budget()

    def passes(changed: Sequence[Statement]) -> bool:
        budget.spend()
        try:
            return audit(changed, known, tables, universe, k, explain=False, heed=budget.heed).passed
        except Undecided:
            return False  # nothing shows that this change would mend it; another one may

    leaving = tuple(item for item in candidate if item.place == going)
    candidate = [item for item in candidate if item.place != going]
    guilty = {statement for refusal in refused.refusals for statement in refusal.statements} & set(candidate)
    tried = (*islice(_merges(candidate, guilty), MOST_MERGES_TRIED), *_drops(candidate))
    found: list[Mend] = []
    try:
        if leaving and passes(candidate):
            return (Mend(MendKind.DROP, (going,), leaving),)
        for mend in tried:
            if len(found) < MOST and passes(apply(candidate, mend)):
                found.append(mend)
        if not found:
            found = list(_several_drops(candidate, passes))
    except _Spent:
        pass  # what has been found by now is true
    return tuple(found)


def apply(candidate: Sequence[Statement], mend: Mend) -> list[Statement]:
    """The edition's numbers after a mend. What stands at another place, too, goes on standing there."""
    rest = [item for item in candidate if item not in mend.statements]
    if mend.kind is MendKind.DROP:
        return rest
    one, other = mend.statements
    joined = _joined(one.form, other.form)
    if joined is None:
        raise ValueError("These two numbers cannot be told as one.")
    meaning = f"{one.meaning} dan {other.meaning}"
    key, value = f"{one.key}+{other.key}", one.value + other.value
    return [*rest, Statement(one.edition, one.place, key, meaning, joined, value, one.state)]


def _merges(candidate: Sequence[Statement], guilty: Iterable[Statement]) -> Iterator[Mend]:
    """Numbers of one place that differ in one condition, where one of them gives something away."""
    guilty = set(guilty)
    pairs = [
        (one, other)
        for index, one in enumerate(candidate)
        for other in candidate[index + 1 :]
        if one.place == other.place and {one, other} & guilty and _joined(one.form, other.form) is not None
    ]
    for one, other in sorted(pairs, key=lambda pair: pair[0].value + pair[1].value):
        yield Mend(MendKind.MERGE, (one.place,), (one, other))


def _drops(candidate: Sequence[Statement]) -> Iterator[Mend]:
    for place, statements in sorted(_by_place(candidate).items(), key=lambda item: len(item[1])):
        yield Mend(MendKind.DROP, (place,), tuple(statements))


def _several_drops(candidate: Sequence[Statement], passes: Callable[[Sequence[Statement]], bool]) -> Iterator[Mend]:
    """Leave out every place, then take back the ones, those with the most numbers first, that do no harm."""
    places = _by_place(candidate)
    kept: list[Statement] = []
    dropped: list[str] = []
    if not passes(kept):
        return
    for place, statements in sorted(places.items(), key=lambda item: -len(item[1])):
        if passes([*kept, *statements]):
            kept += statements
        else:
            dropped.append(place)
    in_order = tuple(place for place in places if place in dropped)
    yield Mend(MendKind.DROP, in_order, tuple(item for item in candidate if item.place in dropped))


def _by_place(candidate: Sequence[Statement]) -> dict[str, list[Statement]]:
    places: dict[str, list[Statement]] = {}
    for item in candidate:
        places.setdefault(item.place, []).append(item)
    return places


def _joined(one: Form, other: Form) -> Form | None:
    """The sum of two forms as one form, where they differ in the values of a single condition and do not overlap."""
    if one.weeks != other.weeks or one.conditions.keys() != other.conditions.keys():
        return None
    differing = [name for name in one.conditions if one.conditions[name] != other.conditions[name]]
    if len(differing) != 1 or differing[0] == AGENCY:
        return None  # an incident of two agencies would be counted twice
    name = differing[0]
    if one.conditions[name] & other.conditions[name]:
        return None
    return form(one.weeks, {**one.conditions, name: one.conditions[name] | other.conditions[name]})
