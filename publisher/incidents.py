"""The contract: what an intake hands over, and what may pass the boundary.

`Incident`, `Step` and `Change` are private: they live in memory only, and only `intake`, `anonymise`
and `publisher.prepare` may see them. `ClassifiedIncident` is what comes out of the boundary: enumerated
values, no free text, no exact time, no identity. It is not publishable by itself either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from publisher.clock import Week

UNKNOWN = "unknown"


class Flag(StrEnum):
    """A guard flag bars story cards and details; it never changes a count."""

    DEATH = "death"
    INJURY = "injury"
    SENSITIVE = "sensitive"
    MINOR = "minor"
    SEXUAL = "sexual"
    DOMESTIC = "domestic"
    SELF_HARM = "self_harm"
    MENTAL_HEALTH = "mental_health"
    POLICE = "police"
    HOLD = "hold"


# Absent or null counts as raised for these three; the others count only where a source has them.
REQUIRED_FLAGS = frozenset({Flag.DEATH, Flag.INJURY, Flag.SENSITIVE})


class PublicClass(StrEnum):
    """What may be published of a category; decided by category and subcategory alone."""

    OPEN = "open"
    GUARDED = "guarded"
    SENSITIVE = "sensitive"
    NOT_INCIDENT = "not_incident"


class Role(StrEnum):
    LEAD = "lead"
    SUPPORT = "support"


class StepKind(StrEnum):
    SENT = "sent"
    ON_SCENE = "on_scene"
    DONE = "done"


class CallKind(StrEnum):
    """What an answered call turned out to be."""

    EMERGENCY = "emergency"
    INFORMATION = "information"
    PRANK = "prank"
    SILENT = "silent"
    TEST = "test"
    UNKNOWN = UNKNOWN


class Status(StrEnum):
    """Where a ticket stands; only CLOSED is published."""

    IN_PROGRESS = "in_progress"
    CLOSED = "closed"
    VOID = "void"
    UNKNOWN = UNKNOWN


@dataclass(frozen=True)
class Incident:
    """A closed ticket as read: labels as the source spells them, times aware in UTC. Private."""

    row: int
    id: str
    closed_at: datetime
    opened_at: datetime | None = None
    dispatched_at: datetime | None = None
    on_scene_at: datetime | None = None
    changed_at: datetime | None = None
    category: str | None = None
    subcategory: str | None = None
    district: str | None = None
    sub_district: str | None = None
    status: str | None = None
    close_reason: str | None = None
    channel: str | None = None
    call_type: str | None = None
    merged_into: str | None = None
    reopen_count: int | None = None
    out_of_area: bool | None = None
    flags: Mapping[Flag, bool | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One recorded step of one agency on one ticket; the agency as the source spells it. Private."""

    row: int
    incident_id: str
    agency: str | None
    role: Role
    kind: StepKind
    at: datetime


@dataclass(frozen=True)
class Change:
    """A ticket's present state, from the view of changes: open, late or reopened tickets. Private."""

    row: int
    id: str
    status: str | None
    opened_at: datetime | None
    changed_at: datetime | None
    category: str | None = None
    call_type: str | None = None
    merged_into: str | None = None


@dataclass(frozen=True)
class CallCount:
    """Calls of one local day and one kind, counted in the source: no call by itself."""

    day: date
    kind: CallKind
    answered: bool
    calls: int
    ended_within_10s: int | None = None


@dataclass(frozen=True)
class ClassifiedStep:
    """A step as it may be told: agency by code, whole minutes since the call (None where not to be told)."""

    agency: str
    role: Role
    kind: StepKind
    minutes: int | None


@dataclass(frozen=True)
class ClassifiedIncident:
    """What passes the boundary.

    `week` is the week of closing. `day` is the local date on which the shift of opening began.
    `response_minutes` is received → at scene, `closing_minutes` received → closed, both whole minutes
    rounded as decided for publication, both None where a time is missing or not to be trusted.
    `flags` holds every flag that counts as raised, also a required one that the source does not give.
    """

    week: Week
    category: str
    subcategory: str | None
    public_class: PublicClass
    district: str | None
    out_of_area: bool
    opened_week: Week | None
    day: date | None
    shift: str | None
    agencies: tuple[tuple[str, Role], ...] = ()
    steps: tuple[ClassifiedStep, ...] = ()
    response_minutes: int | None = None
    closing_minutes: int | None = None
    within_24h: bool | None = None
    flags: frozenset[Flag] = frozenset()
    transferred: bool = False

    @property
    def opened_before_week(self) -> bool:
        return self.opened_week is not None and self.opened_week < self.week
