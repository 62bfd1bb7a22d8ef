"""What `publisher check` says of any intake: what is missing and what that costs, and how a sample reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from publisher.incidents import Incident
from publisher.intake import Batch, Effect, Finding, IntakeError, Reason
from publisher.intake.fields import FLAG_FIELDS
from publisher.intake.quarantine import local_opening_times, rounded_share, twelve_hour_clock
from publisher.vocabulary import REQUIRED_FLAGS

# Decision 4: from this share on, minutes are not printed.
ROUNDED_LIMIT = 0.20

_COSTS = {
    "steps": "Stories are told without a timeline, and no agency has figures.",
    "calls": "There is no page about calls.",
    "changes": "Nothing can be said of tickets still being handled, and late or reopened ones are not seen.",
}
# Why a row is set aside → in which field of which sources, and what is expected there.
_TIME = "a time like 2026-11-16 08:30 or 16/11/2026 08.30, or one of [intake] formats"
_EXPECTED: Mapping[Reason, tuple[Mapping[str, tuple[str, ...]], str]] = {
    Reason.NO_ID: ({"id": ("incidents", "steps", "changes")}, "a ticket number, found nothing"),
    Reason.BAD_TIME: (
        {"closed_at": ("incidents",), "at": ("steps",), "day": ("calls",), "opened_at": ("changes",)},
        _TIME,
    ),
    Reason.NO_CLOSING_TIME: ({"closed_at": ("incidents",)}, f"{_TIME}, found nothing"),
    Reason.BAD_NUMBER: (
        {"reopen_count": ("incidents",), "calls": ("calls",), "answered": ("calls",)},
        "a whole number (in answered: yes or no)",
    ),
    Reason.BAD_STEP: ({"step": ("steps",)}, "a step's name: sent, on_scene or done, or the pack's words for them"),
}
_FIELD_COSTS = {
    "opened_at": "No day, shift, response time or closing time can be told.",
    "on_scene_at": "There are no response times.",
    "category": "Every incident counts as unknown, which is sensitive.",
    "district": "The area is known only as far as the sub-district tells it.",
    "status": "Void tickets are told apart by their reason of closing and kind of call only.",
    "changed_at": "Of a repeated ticket the last row is kept; late changes are not seen.",
    "merged_into": "Duplicates that were merged into another ticket are counted.",
    "close_reason": "Drills, tests and transferred tickets cannot be told apart by their reason of closing.",
}


def missing_sources(given: Collection[str]) -> Iterator[Finding]:
    """What each source that is not `given` costs."""
    for name, cost in _COSTS.items():
        if name not in given:
            mend = f"Ask for its view and name it in [intake.{name}]."
            yield Finding(name, False, f"Not configured. {cost}", mend, optional=True)


def missing_fields(mapped: Collection[str]) -> Iterator[Finding]:
    """What each field that the source of incidents does not give costs."""
    for field, cost in _FIELD_COSTS.items():
        if field not in mapped:
            mend = f'Map it in [intake.incidents.columns]: {field} = "…".'
            yield Finding(f"incidents.{field}", False, f"No column. {cost}", mend, optional=True)
    for field, flag in FLAG_FIELDS.items():
        if flag in REQUIRED_FLAGS and field not in mapped:
            yield Finding(
                f"incidents.{field}",
                False,
                "No column, so it counts as raised for every incident: no story card without an editor's explicit choice.",
                f'Ask for a yes/no column and map it: {field} = "…".',
                optional=True,
            )


def sample(
    name: str, read: Callable[[], Batch[Any] | None], columns: Mapping[str, str] | None = None
) -> tuple[Finding, Batch[Any] | None]:
    """Read, and say how many rows came and why some were set aside; `columns` are the source's own names of our fields."""
    try:
        batch = read()
    except IntakeError as error:
        return Finding(name, False, str(error)), None
    if batch is None:
        return Finding(name, False, "Not configured."), None
    faults = Counter(fault.reason for fault in batch.quarantine if fault.effect is Effect.SET_ASIDE)
    aside = "; ".join(f"{count} × {reason.value}" for reason, count in sorted(faults.items()))
    says = f"{len(batch.rows)} rows read" + (f", set aside: {aside}." if aside else ", none set aside.")
    says += _first_fault(batch, columns or {})
    # A row or two is the life of a source; a third of them is a wrong column. Open tickets are no fault.
    faulty = sum(faults.values()) - faults[Reason.NOT_CLOSED]
    well = faulty * 3 <= len(batch.rows) + faulty
    return Finding(name, well, says, "" if well else "See that each field is mapped to the right column."), batch


def _first_fault(batch: Batch[Any], columns: Mapping[str, str]) -> str:
    """Where the first row that was set aside stands, and what was expected there. Never what stands there."""
    for fault in batch.quarantine:
        expected = _EXPECTED.get(fault.reason)
        if fault.effect is Effect.SET_ASIDE and expected is not None:
            fields, form = expected
            names = [columns.get(field, field) for field, sources in fields.items() if fault.source in sources]
            return f" The first: row {fault.row} of {fault.source}, {' or '.join(names)}: expected {form}."
    return ""


def opening_times(batch: Batch[Incident], zone: ZoneInfo) -> Iterator[Finding]:
    """A clock of twelve hours, and times rounded to half hours."""
    times = local_opening_times(batch.rows, zone)
    if twelve_hour_clock(times):
        yield Finding(
            "opening times",
            False,
            f"None of {len(times)} opening times is after 12.59: a clock of twelve hours without AM and PM. "
            "Durations cannot be used.",
            "Ask for times of 24 hours, or set [intake] formats with %I and %p.",
        )
    share = rounded_share(times)
    if times and share >= ROUNDED_LIMIT:
        yield Finding(
            "opening times",
            False,
            f"{share:.0%} of {len(times)} opening times are on the hour or half hour (chance: 3 %): entered by hand. "
            "Response times and minutes are left out.",
            "Ask that the ticket takes the time of the call from the telephone exchange.",
            optional=True,
        )


def zone_finding(newest: datetime | None, end: datetime, zone: ZoneInfo) -> Finding | None:
    """Whether the newest closing time, read in the declared zone, lies in the future of `end`."""
    if newest is None:
        return None
    hours = (newest - end).total_seconds() / 3600
    if hours <= 1:
        return Finding("timezone", True, f"Read as {zone.key}, no closing time lies in the future.")
    return Finding(
        "timezone",
        False,
        f"Read as {zone.key}, the newest closing time lies {hours:.0f} hours in the future.",
        "Declare the zone in which the source writes its times: [intake] timezone.",
    )
