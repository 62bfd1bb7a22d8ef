"""Incident → ClassifiedIncident: the only door. What is not enumerated here does not pass.

Names, numbers, addresses, ticket ids and free text have no field on the other side; a label outside its
vocabulary becomes unknown and is counted, never echoed; times become a day, a shift and whole minutes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from publisher.anonymise.classes import Excluded, exclusion, kind_of
from publisher.classified import ClassifiedIncident, ClassifiedStep, coarse_minutes
from publisher.clock import Week, shift_at
from publisher.incidents import Incident, Step
from publisher.regions import Region
from publisher.vocabulary import REQUIRED_FLAGS, UNKNOWN, Flag, Role, StepKind

LONGEST_DURATION = timedelta(days=60)
ONE_DAY = timedelta(hours=24)
STEP_ORDER = {StepKind.SENT: 0, StepKind.ON_SCENE: 1, StepKind.DONE: 2}


@dataclass(frozen=True)
class Precision:
    """How much of the source's times may be used. `durations` False: none at all (a 12-hour clock without
    AM/PM); `minutes` False: no minutes (opening times rounded to the half hour), "within 24 hours" stays."""

    durations: bool = True
    minutes: bool = True


@dataclass
class Crossing:
    """The result of taking rows over the boundary. `unknown` counts labels without a place in the pack."""

    incidents: list[ClassifiedIncident] = field(default_factory=list)
    excluded: Counter[Excluded] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)


def cross(
    incidents: Iterable[Incident], steps: Iterable[Step], region: Region, precision: Precision | None = None
) -> Crossing:
    """Take incidents and their steps over the boundary."""
    precision = precision or Precision()
    by_ticket: dict[str, list[Step]] = {}
    for step in steps:
        by_ticket.setdefault(step.incident_id, []).append(step)
    crossing = Crossing()
    for incident in incidents:
        excluded = exclusion(incident, region)
        if excluded is not None:
            crossing.excluded[excluded] += 1
            continue
        crossing.incidents.append(_classify(incident, by_ticket.get(incident.id, ()), region, precision, crossing.unknown))
    return crossing


def raised_flags(flags: Mapping[Flag, bool | None]) -> frozenset[Flag]:
    """Flags that count as raised: the required ones unless the source says no, the others only where it says yes."""
    required = {flag for flag in REQUIRED_FLAGS if flags.get(flag) is not False}
    return frozenset(required | {flag for flag, value in flags.items() if value})


def _classify(
    incident: Incident, steps: Sequence[Step], region: Region, precision: Precision, unknown: Counter[str]
) -> ClassifiedIncident:
    kind = kind_of(incident.category, region)
    subcategory = region.find_subcategory(kind.category, incident.subcategory) if kind.category else None
    area = None if incident.out_of_area else region.find_area(incident.district, incident.sub_district)
    if kind.category is None:
        unknown["category"] += 1
    if area is None and not incident.out_of_area:
        unknown["area"] += 1
    week = Week.containing(incident.closed_at, region.zone)
    opened_week = Week.containing(incident.opened_at, region.zone) if incident.opened_at else None
    if opened_week is not None and opened_week > week:
        opened_week = None  # opened in a week after its closing: a slip of the pen, no opening to tell
    # Without hours that can be trusted there is no shift, and the day is the date alone.
    shifts = region.shifts if precision.durations else ()
    day, shift = shift_at(incident.opened_at, region.zone, shifts) if incident.opened_at and opened_week else (None, None)
    open_time = _duration(incident.opened_at, incident.closed_at) if precision.durations else None
    response = _duration(incident.opened_at, incident.on_scene_at) if precision.durations else None
    told = _steps(incident, steps, region, precision, unknown)
    return ClassifiedIncident(
        week=week,
        category=kind.category.code if kind.category else UNKNOWN,
        subcategory=subcategory.code if subcategory else None,
        public_class=kind.public_class,
        district=area.code if area else None,
        out_of_area=bool(incident.out_of_area),
        opened_week=opened_week,
        day=day,
        shift=shift.code if shift else None,
        agencies=_agencies(told),
        steps=told,
        response_minutes=_minutes(response) if precision.minutes and response is not None else None,
        closing_minutes=coarse_minutes(_minutes(open_time)) if precision.minutes and open_time else None,
        within_24h=open_time <= ONE_DAY if open_time else None,
        flags=raised_flags(incident.flags),
    )


def _duration(start: datetime | None, end: datetime | None) -> timedelta | None:
    """A believable time span, or None: a missing end, one before its start, none at all, or over 60 days."""
    if start is None or end is None:
        return None
    span = end - start
    return span if timedelta(0) < span <= LONGEST_DURATION else None


def _minutes(span: timedelta) -> int:
    return round(span / timedelta(minutes=1))


def _steps(
    incident: Incident, steps: Sequence[Step], region: Region, precision: Precision, unknown: Counter[str]
) -> tuple[ClassifiedStep, ...]:
    told = []
    for step in steps:
        agency = region.find_agency(step.agency)
        if agency is None:
            unknown["agency"] += 1
            continue
        since = _since(incident, step) if precision.durations and precision.minutes else None
        told.append((STEP_ORDER[step.kind], step.at, ClassifiedStep(agency.code, step.role, step.kind, since)))
    told.sort(key=lambda item: (item[1], item[0], item[2].role, item[2].agency))
    return tuple(step for _, _, step in told)


def _since(incident: Incident, step: Step) -> int | None:
    if incident.opened_at is None or step.at < incident.opened_at or step.at > incident.closed_at:
        return None
    return coarse_minutes(_minutes(step.at - incident.opened_at))


def _agencies(steps: Sequence[ClassifiedStep]) -> tuple[tuple[str, Role], ...]:
    roles: dict[str, Role] = {}
    for step in steps:
        if step.role is Role.LEAD or step.agency not in roles:
            roles[step.agency] = step.role
    return tuple(roles.items())
