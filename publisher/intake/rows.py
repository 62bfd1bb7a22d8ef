"""Raw rows of a source → a Batch of the contract's rows and the quarantined ones.

A raw row maps our field names to the source's values; it holds mapped columns only. Bounds are applied here a
second time, exactly, on instants: a source may compare times less well than we do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from publisher.classified import CallCount
from publisher.incidents import Change, Incident, Step
from publisher.intake import Batch, Effect, Quarantined, Reason
from publisher.intake.fields import FLAG_FIELDS, PRIVATE_LABELS
from publisher.intake.mapping import Values
from publisher.intake.quarantine import change_key, duration_faults, incident_key, without_repeats
from publisher.intake.times import UnreadableError
from publisher.regions import Region
from publisher.vocabulary import Status

LABELS = (
    "category",
    "subcategory",
    "district",
    "sub_district",
    "status",
    "close_reason",
    "channel",
    "call_type",
)

# A note for the public is a sentence or two; what is longer is a report.
LONGEST_NOTE = 500

NOTHING: tuple[None, bool] = (None, True)

Raw = Mapping[str, object]
Numbered = Iterable[tuple[int, Raw]]


@dataclass(frozen=True)
class Bounds:
    """Half-open, aware."""

    start: datetime
    end: datetime

    def hold(self, moment: datetime | None) -> bool:
        return moment is not None and self.start <= moment < self.end


@dataclass
class Tally:
    """What a read has seen, in and out of its bounds: to tell an empty week from a column that is no time."""

    rows: int = 0
    times: int = 0


def read_incidents(rows: Numbered, values: Values, region: Region, bounds: Bounds) -> tuple[Batch[Incident], Tally]:
    """The closed tickets within `bounds`."""
    tally = Tally()
    good: list[Incident] = []
    faults: list[Quarantined] = []
    for number, raw in rows:
        tally.rows += 1
        closed_at, readable = _time(values, raw.get("closed_at"))
        if closed_at is not None:
            tally.times += 1
            if not bounds.hold(closed_at):
                continue
        elif not _belongs(values, raw, bounds):
            continue
        ticket = values.text(raw.get("id"))
        reason = _refusal(ticket, raw, closed_at, readable, values, region)
        if reason is None and closed_at is not None and ticket is not None:
            try:
                incident, sound = _incident(number, ticket, raw, closed_at, values)
            except UnreadableError:
                reason = Reason.BAD_NUMBER
            else:
                good.append(incident)
                if not sound:
                    faults.append(Quarantined("incidents", number, Reason.BAD_TIME, Effect.NO_DURATION))
        if reason is not None:
            faults.append(Quarantined("incidents", number, reason))
    kept, repeated = without_repeats(good, lambda item: incident_key(item, values.zone), "incidents")
    # A repeated row that is set aside needs no second entry about its durations.
    aside = {fault.row for fault in repeated}
    faults = [fault for fault in faults if fault.row not in aside]
    return _batch(kept, [*faults, *repeated, *duration_faults(kept, "incidents")]), tally


def _time(values: Values, value: object) -> tuple[datetime | None, bool]:
    """The instant, and whether the value could be read (a null can)."""
    if value is None:
        return NOTHING
    try:
        return values.instant(value), True
    except UnreadableError:
        return None, False


def _belongs(values: Values, raw: Raw, bounds: Bounds) -> bool:
    """Whether a row without a closing time concerns this read: by its last change, else its opening.

    Otherwise every week's reviewer would be told of every such row of an export of years.
    """
    moment = _time(values, raw.get("changed_at"))[0] or _time(values, raw.get("opened_at"))[0]
    return moment is None or bounds.hold(moment)


def _refusal(
    ticket: str | None, raw: Raw, closed_at: datetime | None, readable: bool, values: Values, region: Region
) -> Reason | None:
    if ticket is None:
        return Reason.NO_ID
    if not readable:
        return Reason.BAD_TIME
    if closed_at is None:
        status = values.label("status", raw.get("status"))
        return Reason.NO_CLOSING_TIME if status is None or region.status(status) is Status.CLOSED else Reason.NOT_CLOSED
    return None


def _incident(number: int, ticket: str, raw: Raw, closed_at: datetime, values: Values) -> tuple[Incident, bool]:
    """The incident, and whether all of its optional times could be read. Raises UnreadableError for a number."""
    opened, dispatched = _time(values, raw.get("opened_at")), _time(values, raw.get("dispatched_at"))
    on_scene, changed = _time(values, raw.get("on_scene_at")), _time(values, raw.get("changed_at"))
    incident = Incident(
        row=number,
        id=ticket,
        closed_at=closed_at,
        opened_at=opened[0],
        dispatched_at=dispatched[0],
        on_scene_at=on_scene[0],
        changed_at=changed[0],
        merged_into=values.text(raw.get("merged_into")),
        reopen_count=values.number("reopen_count", raw.get("reopen_count")),
        out_of_area=_place(values, raw.get("out_of_area")),
        flags={flag: values.flag(name, raw[name]) for name, flag in FLAG_FIELDS.items() if name in raw},
        **{name: values.label(name, raw[name]) for name in LABELS if name in raw},
    )
    return incident, opened[1] and dispatched[1] and on_scene[1] and changed[1]


def _place(values: Values, value: object) -> bool | None:
    """Outside the area or not. Words that are neither yes nor no leave it unknown: no ticket is dropped for its area."""
    try:
        return values.yes_no("out_of_area", value)
    except UnreadableError:
        return None


def read_steps(rows: Numbered, values: Values, bounds: Bounds, *, by_closing: bool) -> Batch[Step]:
    """Steps; where the source gives its ticket's closing time (`by_closing`), only of tickets within `bounds`."""
    good: list[Step] = []
    faults: list[Quarantined] = []
    for number, raw in rows:
        if by_closing and not bounds.hold(_time(values, raw.get("closed_at"))[0]):
            continue
        ticket = values.text(raw.get("id"))
        at = _time(values, raw.get("at"))[0]
        if ticket is None:
            faults.append(Quarantined("steps", number, Reason.NO_ID))
        elif at is None:
            faults.append(Quarantined("steps", number, Reason.BAD_TIME))
        else:
            try:
                kind = values.step(raw.get("step"))
            except UnreadableError:
                faults.append(Quarantined("steps", number, Reason.BAD_STEP))
                continue
            agency = values.label("agency", raw.get("agency"))
            good.append(Step(number, ticket, agency, values.role(raw.get("role")), kind, at))
    return _batch(good, faults)


def read_calls(rows: Numbered, values: Values, region: Region, first: date, last: date) -> tuple[Batch[CallCount], Tally]:
    """Counts of calls for the days `first` to `last`, both included."""
    tally = Tally()
    good: list[CallCount] = []
    faults: list[Quarantined] = []
    for number, raw in rows:
        tally.rows += 1
        try:
            day = values.day(raw.get("day"))
        except UnreadableError:
            day = None
        if day is None:
            faults.append(Quarantined("calls", number, Reason.BAD_TIME))
            continue
        tally.times += 1
        if not first <= day <= last:
            continue
        try:
            answered = values.yes_no("answered", raw.get("answered"))
            calls = values.number("calls", raw.get("calls"))
            short = values.number("ended_within_10s", raw.get("ended_within_10s"))
        except UnreadableError:
            answered = calls = short = None
        if answered is None or calls is None:
            faults.append(Quarantined("calls", number, Reason.BAD_NUMBER))
            continue
        kind = region.call_kind(values.label("call_type", raw.get("call_type")))
        good.append(CallCount(day, kind, answered, calls, short))
    return _batch(good, faults), tally


def read_changes(rows: Numbered, values: Values, bounds: Bounds) -> Batch[Change]:
    """Tickets opened or changed within `bounds`."""
    good: list[Change] = []
    faults: list[Quarantined] = []
    for number, raw in rows:
        opened_at, opened_readable = _time(values, raw.get("opened_at"))
        changed_at, changed_readable = _time(values, raw.get("changed_at"))
        if not (bounds.hold(opened_at) or bounds.hold(changed_at)):
            if not (opened_readable and changed_readable) and opened_at is None and changed_at is None:
                faults.append(Quarantined("changes", number, Reason.BAD_TIME))
            continue
        ticket = values.text(raw.get("id"))
        if ticket is None:
            faults.append(Quarantined("changes", number, Reason.NO_ID))
            continue
        good.append(
            Change(
                row=number,
                id=ticket,
                status=values.label("status", raw.get("status")),
                opened_at=opened_at,
                changed_at=changed_at,
                category=values.label("category", raw.get("category")),
                call_type=values.label("call_type", raw.get("call_type")),
                merged_into=values.text(raw.get("merged_into")),
            )
        )
    kept, repeated = without_repeats(good, lambda item: change_key(item, values.zone), "changes")
    return _batch(kept, [*faults, *repeated])


def _batch(rows: list, faults: list[Quarantined]) -> Batch:  # type: ignore[type-arg]
    return Batch(tuple(rows), tuple(sorted(faults, key=lambda fault: fault.row)))


def read_private(rows: Numbered, values: Values, bounds: Bounds) -> tuple[tuple[str, str], ...]:
    """(label, value) of every value within `bounds`, each once. A row whose time is unreadable is read, too: more to
    look for is the safe side."""
    found: dict[tuple[str, str], None] = {}
    for _, raw in rows:
        try:
            closed_at = values.instant(raw.get("closed_at"))
        except UnreadableError:
            closed_at = None
        if closed_at is not None and not bounds.hold(closed_at):
            continue
        for field, label in PRIVATE_LABELS.items():
            if text := values.text(raw.get(field)):
                found[label, text] = None
    return tuple(found)


def read_notes(rows: Numbered, values: Values, bounds: Bounds) -> dict[str, str]:
    """Ticket id → its note, within `bounds`; the last one of a repeated ticket."""
    found: dict[str, str] = {}
    for _, raw in rows:
        try:
            closed_at = values.instant(raw.get("closed_at"))
        except UnreadableError:
            continue
        identity, note = values.text(raw.get("id")), values.text(raw.get("note"))
        if bounds.hold(closed_at) and identity and note:
            found[identity] = note[:LONGEST_NOTE]
    return found
