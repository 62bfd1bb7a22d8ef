"""The rules for rows with a fault: which are set aside, which are kept out of durations only.

Also the two looks at a whole week's opening times: a clock of twelve hours, and times rounded to half hours.
A fault names source, row and reason; never anything that stood in the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from publisher.incidents import Change, Incident
from publisher.intake import Effect, Quarantined, Reason

LONGEST_DURATION = timedelta(days=60)

# Fewer than 50 afternoon-free times can be chance; domain case 8.
ENOUGH_FOR_CLOCK = 50

Ticket = TypeVar("Ticket", Incident, Change)


def duration_fault(incident: Incident) -> Reason | None:
    """Why an incident's duration is not to be used; None where it is sound or where there is no opening time."""
    if incident.opened_at is None:
        return None
    duration = incident.closed_at - incident.opened_at
    if duration < timedelta(0):
        return Reason.CLOSED_BEFORE_OPENED
    if duration == timedelta(0):
        return Reason.ZERO_DURATION
    return Reason.TOO_LONG if duration > LONGEST_DURATION else None


def duration_faults(incidents: Iterable[Incident], source: str) -> list[Quarantined]:
    """One entry for every incident that counts but stays out of durations."""
    return [
        Quarantined(source, incident.row, reason, Effect.NO_DURATION)
        for incident in incidents
        if (reason := duration_fault(incident)) is not None
    ]


def incident_key(incident: Incident, zone: ZoneInfo) -> tuple[str, int]:
    """Id and opened year: ids start again each year. Without an opening time the year of closing stands in."""
    return incident.id, (incident.opened_at or incident.closed_at).astimezone(zone).year


def change_key(change: Change, zone: ZoneInfo) -> tuple[str, int | None]:
    """Id and opened year; a change without an opening time can only be told by its id."""
    return change.id, change.opened_at.astimezone(zone).year if change.opened_at else None


def without_repeats(
    tickets: Sequence[Ticket], key: Callable[[Ticket], object], source: str
) -> tuple[list[Ticket], list[Quarantined]]:
    """One row a ticket: the one with the newest changed_at, among equals the last. The others are set aside.

    The order of the rows stays.
    """
    if len({ticket.id for ticket in tickets}) == len(tickets):
        return list(tickets), []  # as nearly always, and much sooner said
    kept: dict[object, Ticket] = {}
    repeated: list[Quarantined] = []
    for ticket in tickets:
        name = key(ticket)
        before = kept.get(name)
        if before is None:
            kept[name] = ticket
            continue
        older, newer = (ticket, before) if _is_older(ticket, before) else (before, ticket)
        kept[name] = newer
        repeated.append(Quarantined(source, older.row, Reason.REPEATED_ID))
    return sorted(kept.values(), key=lambda ticket: ticket.row), repeated


def _is_older(ticket: Ticket, other: Ticket) -> bool:
    """True when `ticket` was changed before `other`; an unknown time of change is older than a known one."""
    if ticket.changed_at is None or other.changed_at is None:
        return ticket.changed_at is None and other.changed_at is not None
    return ticket.changed_at < other.changed_at


def local_opening_times(incidents: Iterable[Incident], zone: ZoneInfo) -> tuple[datetime, ...]:
    """The known opening times, on the clock of `zone`."""
    return tuple(incident.opened_at.astimezone(zone) for incident in incidents if incident.opened_at is not None)


def twelve_hour_clock(times_local: Sequence[datetime]) -> bool:
    """True when 50 or more opening times know no hour above 12: a clock that lost its AM and PM."""
    return len(times_local) >= ENOUGH_FOR_CLOCK and all(moment.hour <= 12 for moment in times_local)


def rounded_share(times_local: Sequence[datetime]) -> float:
    """The share (0–1) of opening times on :00 or :30; chance alone gives 1/30. 0 where there are none."""
    if not times_local:
        return 0.0
    return sum(moment.minute in (0, 30) for moment in times_local) / len(times_local)
