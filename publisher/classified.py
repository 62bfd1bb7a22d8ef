"""What passes the boundary: enumerated values, no free text, no exact time, no identity.

In memory only, and not publishable by itself: a ClassifiedIncident of a guarded class still tells too much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from publisher.clock import Week
from publisher.vocabulary import CallKind, Flag, PublicClass, Role, StepKind


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

    `week` is the week of closing, `opened_week` the one in which the instant of opening lies. `day` is the
    local date on which the shift of opening began; without a shift, the date of opening itself.
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
        """Opened in a shift that began before the week: Sunday's night shift lasts into Monday morning."""
        if self.day is not None:
            return self.day < self.week.monday
        return self.opened_week is not None and self.opened_week < self.week


@dataclass(frozen=True)
class StillOpen:
    """Incidents that are open now, by the week in which they were opened, and those closed since the
    reported week's end, by (opened week, closed week)."""

    opened: Sequence[Week]
    closed_later: Sequence[tuple[Week, Week]]


def coarse_minutes(minutes: int) -> int:
    """A duration as it may be told: whole minutes, above 15 rounded to 5, above 12 hours to whole hours."""
    # In whole numbers, halves upwards: `round` would make 12½ hours 12 and 13½ hours 14.
    if minutes > 12 * 60:
        return (minutes + 30) // 60 * 60
    if minutes > 15:
        return (minutes + 2) // 5 * 5
    return minutes
