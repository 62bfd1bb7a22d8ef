"""What must not be worked out: small counts of guarded and sensitive incidents, and every sensitive one.

By category, by subcategory, all sensitive together, and each of these × kecamatan, shift, day, agency; stricter than
asked for, the whole protected group × each of those, too. Over a week, a month, a quarter, a year. Never the whole group
alone: it is the unit that may be told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publisher.anonymise.ledger.conditions import Condition, box
from publisher.anonymise.ledger.universe import Universe
from publisher.clock import Week
from publisher.forms import Cell
from publisher.periods import Period
from publisher.vocabulary import PublicClass

K = 5


@dataclass(frozen=True)
class Shape:
    """A kind of protected count, in any span of time.

    `subject` and `cross` say in codes what it is: ("category", "MED"), ("district", "33.75.01"). `sensitive`: protected
    at any size, not only below k.
    """

    subject: tuple[str, str]
    cross: tuple[str, str] | None
    condition: Condition
    sensitive: bool

    def spans(self, week: Week) -> tuple[Week | Period, ...]:
        """The week and the periods around it. A day lies in one week: over longer spans it is the same count again."""
        if self.cross is not None and self.cross[0] == "day":
            return (week,)
        return (week, Period.month_of(week), Period.quarter_of(week), Period.year_of(week))


@dataclass(frozen=True)
class Target:
    """A protected count over `weeks`, as their tables stood at `state`. Its true value never leaves the audit."""

    shape: Shape
    span: Week | Period
    weeks: frozenset[Week]
    state: int


def shapes_of(cell: Cell, universe: Universe) -> Iterable[Shape]:
    """Every protected count in which one cell takes part."""
    kind = universe.kinds[cell.subcategory]
    of_category = frozenset(code for code, item in universe.kinds.items() if item.category == kind.category)
    sensitive = kind.public_class == PublicClass.SENSITIVE
    subjects: list[tuple[tuple[str, str], frozenset[str] | None]] = [
        (("group", ""), None),
        (("category", kind.category), of_category),
        (("kind", kind.code), frozenset({kind.code})),
    ]
    if sensitive:
        subjects.append((("class", PublicClass.SENSITIVE.value), sensitive_kinds(universe)))
    crosses: list[tuple[str, str]] = [("district", cell.district), ("shift", cell.shift), ("day", cell.day)]
    crosses += [("agency", code) for code in sorted(cell.agencies)]
    for subject, kinds in subjects:
        of_kind = {} if kinds is None else {"kind": kinds}
        protected_at_any_size = sensitive and kinds is not None
        if kinds is not None:
            yield Shape(subject, None, box(**of_kind), protected_at_any_size)
        for dimension, value in crosses:
            values = frozenset({value})
            agency = dimension == "agency"
            condition = box(values, **of_kind) if agency else box(**of_kind, **{dimension: values})
            yield Shape(subject, (dimension, value), condition, protected_at_any_size)


def sensitive_kinds(universe: Universe) -> frozenset[str]:
    return frozenset(code for code, kind in universe.kinds.items() if kind.public_class == PublicClass.SENSITIVE)
