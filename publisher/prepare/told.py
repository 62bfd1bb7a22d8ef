"""Tickets that earlier editions have counted: they stay in the week and on the side of the classes where they were told.

A ticket that is sorted into another class after its week went out would otherwise count twice in later figures, as it
was told and as it is now, or not at all; one that was reopened and closed again would move to another week.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.anonymise.boundary import Precision, cross
from publisher.anonymise.classes import exclusion, kind_of
from publisher.anonymise.marks import GROUP, mark
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.config import Settings
from publisher.incidents import Incident, Step
from publisher.keys import derive
from publisher.regions import Region
from publisher.vocabulary import PublicClass


@dataclass(frozen=True)
class Told:
    """How a ticket was counted when its week went out: an open category's code, or GROUP for guarded and sensitive."""

    week: Week
    category: str


@dataclass(frozen=True)
class SortedRows:
    """Rows by whether they are counted as the source has them now, or as they were told."""

    as_now: tuple[Incident, ...]
    otherwise: tuple[tuple[Incident, Told], ...]

    @property
    def otherwise_rows(self) -> list[Incident]:
        return [incident for incident, _ in self.otherwise]


def category_told(incident: Incident, region: Region) -> str:
    """What an edition tells of a ticket: its open category, GROUP, or "" for one that it does not count."""
    if exclusion(incident, region) is not None:
        return ""
    kind = kind_of(incident.category, region)
    return kind.category.code if kind.category and kind.public_class is PublicClass.OPEN else GROUP


def sort_told(rows: Iterable[Incident], told: Mapping[str, Told], settings: Settings) -> SortedRows:
    """Set those rows apart whose week or side is another one than was told. `told` is by the identity of marks.

    A ticket that is no incident by now is not among them: that is a correction of open counts, and the guarded ones
    are frozen. Nor is one that moved from one open category to another.
    """
    if not told:
        return SortedRows(tuple(rows), ())
    key, zone, region = derive(settings.key_file, "marks"), settings.zone, settings.region
    as_now: list[Incident] = []
    otherwise: list[tuple[Incident, Told]] = []
    for incident in rows:
        was = told.get(mark(incident, settings.slug, zone, key).identity)
        now = category_told(incident, region)
        moved = was is not None and was.week != Week.containing(incident.closed_at, zone)
        if was is not None and now and (moved or (was.category == GROUP) != (now == GROUP)):
            otherwise.append((incident, was))
        else:
            as_now.append(incident)
    return SortedRows(tuple(as_now), tuple(otherwise))


def cross_told(
    otherwise: Iterable[tuple[Incident, Told]],
    steps: Sequence[Step],
    region: Region,
    precision: Precision | None = None,
) -> list[ClassifiedIncident]:
    """The open ones among tickets that were told otherwise, as they were told. The guarded ones are in the ledger."""
    found: list[ClassifiedIncident] = []
    for incident, was in otherwise:
        if was.category == GROUP:
            continue
        for item in cross([incident], steps, region, precision).incidents:
            item = replace(item, week=was.week)
            if item.public_class is not PublicClass.OPEN:
                item = replace(item, public_class=PublicClass.OPEN, category=was.category, subcategory=None)
            found.append(item)
    return found
