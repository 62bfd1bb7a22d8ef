"""An invented city of any region pack: a vendor's rows with a canary in every private column, taken over the real boundary.

Some rows are crossed wires: what a private column holds stands in a mapped one, as after a mistake in the mapping.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from publisher.anonymise.boundary import Crossing, cross
from publisher.classified import CallCount, ClassifiedIncident, StillOpen
from publisher.clock import Week
from publisher.incidents import Incident, Step
from publisher.intake.mapping import Values
from publisher.intake.rows import Bounds, read_incidents, read_steps
from publisher.regions import Category, Region
from publisher.vocabulary import CallKind, Flag, PublicClass, Status
from tests.privacy.canaries import LABELS, PRIVATE, TICKET

MAPPED = (
    "id", "opened_at", "dispatched_at", "on_scene_at", "closed_at", "changed_at", "category", "subcategory", "district",
    "sub_district", "status", "close_reason", "channel", "call_type", "merged_into", "out_of_area",
    *(f"flag_{flag.value}" for flag in Flag),
)  # fmt: skip
CLASS_SHARES = {PublicClass.OPEN: 66, PublicClass.GUARDED: 20, PublicClass.SENSITIVE: 8, PublicClass.NOT_INCIDENT: 6}
P_UNKNOWN_LABEL, P_CROSSED_WIRE, P_NO_STEPS = 0.02, 0.02, 0.08
FLAG_CHANCE = {Flag.DEATH: 0.02, Flag.INJURY: 0.06, Flag.MINOR: 0.03, Flag.POLICE: 0.02}

Row = dict[str, object]


@dataclass(frozen=True)
class SourceWeek:
    """What the source holds of one week, the vendor's private columns included, and what became of it."""

    week: Week
    rows: Sequence[Row]
    incidents: Sequence[Incident]
    steps: Sequence[Step]
    crossing: Crossing


@dataclass
class City:
    """A region pack and a run of weeks, each already over the boundary."""

    region: Region
    weeks: list[SourceWeek] = field(default_factory=list)

    def until(self, place: int) -> list[ClassifiedIncident]:
        """All that was closed in the first weeks up to `place`, that one included, of 27 weeks at most."""
        return [item for week in self.weeks[max(0, place - 26) : place + 1] for item in week.crossing.incidents]

    def first_week(self, place: int) -> Week:
        return self.weeks[max(0, place - 26)].week


def build_city(region: Region, volumes: Sequence[int], last: Week, dice: random.Random) -> City:
    """A city whose weeks, ending with `last`, hold these numbers of rows."""
    city = City(region)
    number = 0
    for place, many in enumerate(volumes):
        week = last.earlier(len(volumes) - 1 - place)
        rows = [_row(number + each, week, region, dice) for each in range(many)]
        steps = [step for row in rows for step in _steps(row, region, dice)]
        number += many
        city.weeks.append(read_week(week, rows, steps, region))
    return city


def read_week(week: Week, rows: Sequence[Row], steps: Sequence[Row], region: Region) -> SourceWeek:
    """The rows through the real intake reading and over the real boundary."""
    values, bounds = Values(region.zone), Bounds(week.start(region.zone), week.end(region.zone))
    mapped = [{name: row[name] for name in MAPPED} for row in rows]
    batch, _ = read_incidents(enumerate(mapped, 1), values, region, bounds)
    read = read_steps(enumerate(steps, 1), values, bounds, by_closing=False)
    return SourceWeek(week, rows, batch.rows, read.rows, cross(batch.rows, read.rows, region))


def _row(number: int, week: Week, region: Region, dice: random.Random) -> Row:
    category = _category(region, dice)
    subcategory = dice.choice(category.subcategories) if category.subcategories else None
    area = dice.choice(region.areas)
    inside = datetime.combine(week.monday, time(0)) + timedelta(seconds=dice.randrange(7 * 86_400))
    opened = inside - timedelta(seconds=dice.choice((dice.randrange(300, 9_000), dice.randrange(300, 200_000))))
    arrived = opened + min(timedelta(minutes=dice.randrange(2, 50), seconds=dice.randrange(60)), (inside - opened) / 2)
    row: Row = {
        **{column: canary.of(number) for column, canary in PRIVATE.items()},
        "id": TICKET.of(number),
        "opened_at": _text(opened),
        "dispatched_at": _text(opened + (arrived - opened) / 3),
        "on_scene_at": _text(arrived) if dice.random() < 0.9 else None,
        "closed_at": _text(inside),
        "changed_at": _text(inside),
        "category": dice.choice((category.code, category.name, *category.aliases)),
        "subcategory": dice.choice((subcategory.code, subcategory.name, *subcategory.aliases)) if subcategory else None,
        "district": dice.choice((area.name, area.code)),
        "sub_district": dice.choice(area.sub_areas) if area.sub_areas else None,
        "status": next((word for word, status in region.statuses.items() if status is Status.CLOSED), None),
        "close_reason": None,
        "channel": "112",
        "call_type": None,
        "merged_into": TICKET.of(number - 1) if dice.random() < 0.02 else None,
        "out_of_area": "1" if dice.random() < 0.03 else "0",
        **{f"flag_{flag.value}": "1" if dice.random() < FLAG_CHANCE.get(flag, 0.005) else "0" for flag in Flag},
    }
    for column in ("category", "subcategory", "district", "sub_district", "status", "close_reason", "channel", "call_type"):
        if dice.random() < P_UNKNOWN_LABEL:
            row[column] = LABELS[column].of(number)
        elif dice.random() < P_CROSSED_WIRE:
            row[column] = row[dice.choice(tuple(PRIVATE))]
    return row


def _steps(row: Row, region: Region, dice: random.Random) -> Iterator[Row]:
    if dice.random() < P_NO_STEPS or not region.agencies:
        return
    opened, closed = (datetime.fromisoformat(str(row[name])) for name in ("opened_at", "closed_at"))
    for place in range(dice.choice((1, 1, 1, 2, 3))):
        agency = dice.choice(region.agencies)
        name: object = dice.choice((agency.code, agency.name, *agency.aliases))
        if dice.random() < P_UNKNOWN_LABEL:
            name = LABELS["agency"].of(place)
        elif dice.random() < P_CROSSED_WIRE:
            name = row["petugas"]
        for share, kind in ((0.1, "sent"), (0.4, "on_scene"), (0.95, "done")):
            at = opened + (closed - opened) * min(1.0, share + place * 0.02)
            yield {
                "id": row["id"],
                "agency": name,
                "role": "lead" if place == 0 else "support",
                "step": kind,
                "at": _text(at),
            }


def _category(region: Region, dice: random.Random) -> Category:
    return dice.choices(region.categories, [CLASS_SHARES[item.public_class] for item in region.categories])[0]


def _text(moment: datetime) -> str:
    return moment.isoformat(" ", "seconds")


def calls_of(city: City, place: int, dice: random.Random) -> list[CallCount]:
    """Counts of calls of each day of the weeks that an edition looks at."""
    days: list[date] = [day for week in city.weeks[max(0, place - 26) : place + 1] for day in week.week.days]
    kinds = (CallKind.EMERGENCY, CallKind.INFORMATION, CallKind.PRANK, CallKind.SILENT)
    counts = [CallCount(day, kind, True, dice.randrange(1, 30)) for day in days for kind in kinds]
    return counts + [CallCount(day, CallKind.UNKNOWN, False, dice.randrange(30), dice.randrange(9)) for day in days]


def open_of(city: City, place: int, dice: random.Random) -> StillOpen:
    week = city.weeks[place].week
    return StillOpen([week.earlier(dice.randrange(3)) for _ in range(dice.randrange(9))], [(week, week.later(1))])
