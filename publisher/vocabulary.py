"""The closed vocabularies that every room may speak: classes, flags, roles, steps, kinds of call, statuses."""

from __future__ import annotations

from enum import StrEnum

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
