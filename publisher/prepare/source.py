"""What the source's rows say about themselves: from when on, how precise, what is still open, what lacks its time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from publisher.anonymise.boundary import Precision
from publisher.anonymise.classes import counts_as_incident
from publisher.classified import ClassifiedIncident, StillOpen
from publisher.clock import Week
from publisher.config import Settings
from publisher.incidents import Change, Incident
from publisher.intake import Intake, Quarantined, Reason
from publisher.intake.quarantine import local_opening_times, rounded_share, twelve_hour_clock
from publisher.summary.figures import HISTORY_WEEKS, WINDOW_WEEKS
from publisher.vocabulary import Status

# Twenty in a hundred on :00 or :30, where chance gives 3.3 (decisions 4).
ROUNDED_LIMIT = 0.20


def first_covered(intake: Intake, by_week: Mapping[Week, Sequence[Incident]], week: Week, settings: Settings) -> Week:
    """The first week that the source covers: no incident from there on means none, not missing.

    When the oldest week read is empty, the eight weeks before it tell whether it was quiet or not yet recorded.
    """
    first = week.earlier(HISTORY_WEEKS)
    covered = next((each for each in sorted(by_week) if by_week[each]), week)
    if covered == first:
        return first
    before = intake.incidents(first.earlier(8).start(settings.zone), first.start(settings.zone))
    return first if before.rows else covered


def still_open(
    changes: Sequence[Change], closed_later: Sequence[ClassifiedIncident], settings: Settings, week: Week
) -> StillOpen:
    region, zone = settings.region, settings.zone
    opened = [
        Week.containing(change.opened_at, zone)
        for change in changes
        if change.opened_at is not None
        and not change.merged_into
        and region.status(change.status) is Status.IN_PROGRESS
        and counts_as_incident(change.category, change.call_type, region)
    ]
    later = [(item.opened_week, item.week) for item in closed_later if item.opened_week is not None]
    return StillOpen(opened, later)


def closed_without_time(
    changes: Iterable[Change], timed: Sequence[Incident], settings: Settings, week: Week
) -> Iterable[Quarantined]:
    """Tickets of this week that say closed and have no closing time: no week can count them.

    `timed` are the tickets that have one, those closed since this week's end included: not every source writes
    the time of closing into the time of change.
    """
    zone = settings.zone
    known = {incident.id for incident in timed}
    known |= {incident.merged_into for incident in timed if incident.merged_into}
    for change in changes:
        if (
            change.opened_at is not None
            and Week.containing(change.opened_at, zone) == week
            and change.id not in known
            and settings.region.status(change.status) is Status.CLOSED
            and (change.changed_at is None or change.changed_at < week.end(zone))
        ):
            yield Quarantined("changes", change.row, Reason.NO_CLOSING_TIME)


def judge_precision(this_week: Sequence[Incident], window: Iterable[Incident], settings: Settings) -> Precision:
    """How far the source's times may be trusted: decisions 4 (rounded times) and domain case 8 (12-hour clock)."""
    everything, zone = list(window), settings.intake.timezone
    edge = max((incident.closed_at for incident in everything), default=None)
    recent = [item for item in everything if (edge - item.closed_at).days < 7 * WINDOW_WEEKS] if edge is not None else []
    if twelve_hour_clock(local_opening_times(everything, zone)):
        return Precision(durations=False, minutes=False)
    share = max(rounded_share(local_opening_times(this_week, zone)), rounded_share(local_opening_times(recent, zone)))
    return Precision(durations=True, minutes=share < ROUNDED_LIMIT)
