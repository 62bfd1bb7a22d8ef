"""Which class an incident has, and whether it counts at all. By category and subcategory alone: never by outcome.

An event that a neighbour saw must be found in the open counts; if an outcome could move it into another
class, its absence would tell the outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from publisher.incidents import Incident
from publisher.regions import Category, Region
from publisher.vocabulary import CallKind, PublicClass, Status


class Excluded(StrEnum):
    """Why a closed ticket is no incident of the week. The value is what the reviewer reads."""

    NOT_INCIDENT = "bukan kejadian (informasi, iseng, uji coba)"
    DUPLICATE = "laporan ganda, dihitung pada laporan induk"
    TRANSFERRED = "dialihkan ke pusat lain"
    NOT_CLOSED = "status tidak dikenal atau belum selesai"


NO_INCIDENT_CALLS = frozenset({CallKind.PRANK, CallKind.SILENT, CallKind.TEST})


@dataclass(frozen=True)
class Kind:
    """What a ticket is: its category (None = unknown to the pack) and the class that follows from it."""

    category: Category | None
    public_class: PublicClass


def kind_of(label: str | None, region: Region) -> Kind:
    """The category behind a source's label. Unknown or null is sensitive until an operator maps it."""
    category = region.find_category(label)
    return Kind(category, category.public_class if category else PublicClass.SENSITIVE)


def exclusion(incident: Incident, region: Region) -> Excluded | None:
    """Why this ticket does not count, or None for one that does."""
    reason = region.close_reason(incident.close_reason)
    # Some vendors write a parent's own id beside it.
    if incident.merged_into not in (None, "", incident.id) or reason == "duplicate":
        return Excluded.DUPLICATE
    if not counts_as_incident(incident.category, incident.call_type, region) or reason == "not_incident":
        return Excluded.NOT_INCIDENT
    status = region.status(incident.status) if incident.status else Status.CLOSED
    if status is Status.VOID:
        return Excluded.NOT_INCIDENT
    if status is not Status.CLOSED:
        return Excluded.NOT_CLOSED
    if reason == "transferred":
        return Excluded.TRANSFERRED
    return None


def counts_as_incident(category: str | None, call_type: str | None, region: Region) -> bool:
    """False for the pack's non-incidents (information, not valid), and for pranks, silent calls and tests stored
    as tickets."""
    if kind_of(category, region).public_class is PublicClass.NOT_INCIDENT:
        return False
    return region.call_kind(call_type) not in NO_INCIDENT_CALLS
