"""What would mend a refused edition: the smallest merge of two of its numbers, or the page with the fewest to drop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from publisher.anonymise.ledger.audit import Audit, audit
from publisher.anonymise.ledger.statements import Statement, Tables
from publisher.anonymise.ledger.targets import K
from publisher.anonymise.ledger.universe import Universe
from publisher.forms import Form, form

MOST = 3


class MendKind(StrEnum):
    MERGE = "merge"
    DROP = "drop"


@dataclass(frozen=True)
class Mend:
    """Tell two numbers as one sum, or leave out all that stands at `place`. `statements` are the numbers that change."""

    kind: MendKind
    place: str
    statements: tuple[Statement, ...]


def mends(
    refused: Audit,
    candidate: Sequence[Statement],
    known: Sequence[Statement],
    tables: Tables,
    universe: Universe,
    k: int = K,
) -> tuple[Mend, ...]:
    """Changes after which the audit passes, smallest first, at most three; none when it has passed already."""
    if refused.passed:
        return ()
    guilty = {statement for refusal in refused.refusals for statement in refusal.statements} & set(candidate)
    found: list[Mend] = []
    for mend in (*_merges(candidate, guilty), *_drops(candidate)):
        if len(found) == MOST:
            break
        changed = _without(candidate, mend)
        if audit(changed, known, tables, universe, k, explain=False).passed:
            found.append(mend)
    return tuple(found)


def apply(candidate: Sequence[Statement], mend: Mend) -> list[Statement]:
    """The edition's numbers after a mend."""
    return _without(candidate, mend)


def _without(candidate: Sequence[Statement], mend: Mend) -> list[Statement]:
    rest = [item for item in candidate if item not in mend.statements]
    if mend.kind is MendKind.DROP:
        return rest
    one, other = mend.statements
    joined = _joined(one.form, other.form)
    if joined is None:
        raise ValueError("These two numbers cannot be told as one.")
    meaning = f"{one.meaning} dan {other.meaning}"
    return [
        *rest,
        Statement(one.edition, one.place, f"{one.key}+{other.key}", meaning, joined, one.value + other.value, one.state),
    ]


def _merges(candidate: Sequence[Statement], guilty: Iterable[Statement]) -> Iterable[Mend]:
    """Numbers of one place that differ in one condition, where one of them gives something away."""
    guilty = set(guilty)
    for index, one in enumerate(candidate):
        for other in candidate[index + 1 :]:
            if one.place == other.place and {one, other} & guilty and _joined(one.form, other.form) is not None:
                yield Mend(MendKind.MERGE, one.place, (one, other))


def _drops(candidate: Sequence[Statement]) -> Iterable[Mend]:
    places: dict[str, list[Statement]] = {}
    for item in candidate:
        places.setdefault(item.place, []).append(item)
    for place, statements in sorted(places.items(), key=lambda item: len(item[1])):
        # The same numbers elsewhere would stay: dropping means every number that stands only here.
        yield Mend(MendKind.DROP, place, tuple(statements))


def _joined(one: Form, other: Form) -> Form | None:
    """The sum of two forms as one form, where they differ in the values of a single condition and do not overlap."""
    if one.weeks != other.weeks or one.conditions.keys() != other.conditions.keys():
        return None
    differing = [name for name in one.conditions if one.conditions[name] != other.conditions[name]]
    if len(differing) != 1 or differing[0] == "agency":
        return None  # an incident of two agencies would be counted twice
    name = differing[0]
    if one.conditions[name] & other.conditions[name]:
        return None
    return form(one.weeks, {**one.conditions, name: one.conditions[name] | other.conditions[name]})
