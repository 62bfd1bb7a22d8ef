"""The contract: what an intake hands over.

Everything here is private. It lives in memory only, and only `intake`, `anonymise` and `publisher.prepare` may
import this module; what passes the boundary is in `publisher.classified`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from publisher.vocabulary import Flag, Role, StepKind


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
