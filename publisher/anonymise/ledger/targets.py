"""What must not be worked out: small counts of guarded and sensitive incidents, and every sensitive one.

By category, by subcategory, all sensitive together, and each of these × kecamatan, shift, day, agency; stricter than
asked for, the whole protected group × each of those, too. Over a week, a month, a quarter, a year, and of what one
correction added or removed. Never the whole group alone: it is the unit that may be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from publisher.anonymise.ledger.conditions import Condition, box
from publisher.anonymise.ledger.statements import Piece, Tables
from publisher.anonymise.ledger.universe import Universe
from publisher.clock import Week
from publisher.forms import Cell
from publisher.periods import Period
from publisher.vocabulary import PublicClass

K = 5
GUARDED, SENSITIVE = PublicClass.GUARDED.value, PublicClass.SENSITIVE.value


@dataclass(frozen=True)
class Shape:
    """A kind of protected count, in any span of time.

    `subject` and `cross` say in codes what it is: ("category", "MED"), ("district", "33.75.01"). `sensitive`: protected
    at any size, not only below k.
    """

    subject: tuple[str, str]
    cross: tuple[str, str] | None
    condition: Condition = field(compare=False)
    sensitive: bool = field(compare=False)

    @property
    def of_one_day(self) -> bool:
        """A day lies in one week: over longer spans it is the same count again."""
        return self.cross is not None and self.cross[0] == "day"

    @property
    def all_sensitive(self) -> bool:
        return self.subject[0] == "class" and self.cross is None


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Section:
    """Incidents that are counted together: those of a week or a period, as its tables stood at one time (`corrected`:
    they have been corrected since), or those that one correction of a week added or removed."""

    span: Week | Period
    pieces: frozenset[Piece]
    change: Change | None = None
    corrected: bool = False

    @property
    def weeks(self) -> frozenset[Week]:
        return frozenset(piece.week for piece in self.pieces)


@dataclass(frozen=True)
class Target:
    """A protected count. Its true value never leaves the audit."""

    shape: Shape
    section: Section

    @property
    def span(self) -> Week | Period:
        return self.section.span


def shapes_of(cell: Cell, universe: Universe) -> Iterator[Shape]:
    """Every protected count in which one cell takes part."""
    sensitive = cell.public_class == SENSITIVE
    of_category = frozenset(code for code, item in universe.kinds.items() if item.category == cell.category)
    subjects: list[tuple[tuple[str, str], frozenset[str] | None]] = [
        (("group", ""), None),
        (("category", cell.category), of_category),
        (("kind", cell.subcategory), frozenset({cell.subcategory})),
    ]
    if sensitive:
        subjects.append((("class", SENSITIVE), sensitive_kinds(universe)))
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


def all_sensitive(universe: Universe) -> Shape:
    """That no sensitive incident happened is protected, too, where anything guarded happened at all."""
    return Shape(("class", SENSITIVE), None, box(kind=sensitive_kinds(universe)), True)


def sensitive_kinds(universe: Universe) -> frozenset[str]:
    return frozenset(code for code, kind in universe.kinds.items() if kind.public_class == SENSITIVE)


def sections_of(weeks: Iterable[Week], pieces: Mapping[Week, Iterable[Piece]], tables: Tables) -> Iterator[Section]:
    """Every section that reaches into `weeks`; those that stood at several times alike once, and empty ones not at all."""
    touched = sorted(weeks)
    spans: dict[Week | Period, tuple[Week, ...]] = {}
    for week in touched:
        spans[week] = (week,)
        for period in (Period.month_of(week), Period.quarter_of(week), Period.year_of(week)):
            if period not in spans:
                spans[period] = tuple(item for item in period.weeks if item in tables.versions)
    for span, inside in spans.items():
        states = sorted({since for week in inside for since, _ in tables.versions[week]}, reverse=True)
        seen: set[frozenset[Piece]] = set()
        for number, state in enumerate(states):
            standing = frozenset(
                piece for week in inside for piece in pieces[week] if piece.stands_in(tables.version_at(week, state))
            )
            if standing and standing not in seen:
                yield Section(span, standing, corrected=number > 0)
            seen.add(standing)
    for week in touched:
        for version in range(1, len(tables.versions[week])):
            added = frozenset(piece for piece in pieces[week] if piece.first == version)
            removed = frozenset(piece for piece in pieces[week] if piece.end == version)
            for change, found in ((Change.ADDED, added), (Change.REMOVED, removed)):
                if found:
                    yield Section(week, found, change)
