"""Draws the demonstration city's tickets, week by week, from the figures of `synthetic_city`.

All times here are naive local ones, as the invented application stores them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from random import Random

from publisher.clock import Week
from publisher.intake import synthetic_city as city

_WEEK = timedelta(weeks=1)


@dataclass
class Ticket:
    """One ticket as the application would hold it, without its private content."""

    opened: datetime
    category: str | None
    subcategory: str | None
    sub_district: str | None
    status: str
    changed: datetime
    closed: datetime | None = None
    dispatched: datetime | None = None
    on_scene: datetime | None = None
    typed_area: str | None = None
    outside: bool = False
    reason: str | None = None
    agencies: tuple[str, ...] = ()
    injured: int | None = 0
    dead: int | None = 0
    reopened: int = 0
    parent: Ticket | None = None
    id: int = 0
    number: str = ""


@dataclass
class Drawer:
    """Draws tickets with one random source; `read_at` is naive local and nothing is later than it."""

    rng: Random
    read_at: datetime
    rounded: bool = False
    _kinds: tuple[str, ...] = field(default=tuple(kind.code for kind in city.KINDS), init=False)

    def volume(self, mean: float) -> int:
        """A negative binomial count: a Poisson one whose own mean is drawn."""
        return self._poisson(self.rng.gammavariate(city.DISPERSION, mean / city.DISPERSION))

    def _poisson(self, mean: float) -> int:
        limit, product, count = math.exp(-mean), self.rng.random(), 0
        while product > limit:
            product *= self.rng.random()
            count += 1
        return count

    def closed_week(self, week: Week, count: int, *, flood: bool, exact: bool) -> list[Ticket]:
        """`count` tickets whose closing time lies in `week`. An `exact` week holds nothing but incidents, so that
        its number is known; the others also hold duplicates, drills and transferred tickets."""
        tickets = [self._closed(week, flood=flood) for _ in range(count)]
        if exact:
            return tickets
        extra: list[Ticket] = []
        for ticket in tickets:
            chance = self.rng.random()
            if chance < city.P_MERGED:
                extra.append(replace(ticket, status="DITUTUP", reason="DUPLIKAT", parent=ticket, agencies=()))
            elif chance < city.P_MERGED + city.P_DRILL:
                extra.append(replace(ticket, status="DITUTUP", reason="UJI COBA", agencies=()))
            elif chance < city.P_MERGED + city.P_DRILL + city.P_TRANSFERRED:
                ticket.status, ticket.reason = "DITUTUP", "DIALIHKAN"
        return tickets + extra

    def beside(self, week: Week, count: int) -> list[Ticket]:
        """Tickets of `week` in no figure: said to be done without a closing time, and void ones."""
        tickets = []
        for _ in range(count):
            chance = self.rng.random()
            if chance < city.P_CLOSED_MISSING + city.P_VOID:
                ticket = self._opened(week, flood=False)
                if chance < city.P_CLOSED_MISSING:
                    ticket.status = "SELESAI"
                else:
                    ticket.status = self.rng.choice(("PRANK", "BATAL", "SALAH SAMBUNG"))
                if ticket.opened < self.read_at:
                    tickets.append(ticket)
        return tickets

    def planned_week(self, week: Week) -> list[Ticket]:
        """The default city's fixed last week."""
        return [self._planned(week, plan) for plan in city.PLANNED_WEEK]

    def open_tickets(self, week: Week, count: int, *, flood: bool) -> list[Ticket]:
        """`count` tickets opened in `week` and still being handled."""
        tickets = []
        for _ in range(count):
            ticket = self._opened(week, flood=flood)
            ticket.dispatched = ticket.opened + self._minutes(city.DISPATCH_MEDIAN, city.DISPATCH_SPREAD)
            ticket.status = self.rng.choice(("DISPOSISI", "PROSES", "DITINDAKLANJUTI"))
            tickets.append(ticket)
        return tickets

    def monday_morning(self, week: Week, count: int) -> list[Ticket]:
        """Tickets of the running week, between Monday's first minute and `read_at`: half of them closed."""
        monday = datetime.combine(week.monday, time(0))
        seconds = (self.read_at - monday).total_seconds()
        tickets = []
        for index in range(count if seconds > 7_200 else 0):
            ticket = self._opened(week, flood=False)
            ticket.opened = self._round(monday + timedelta(seconds=self.rng.randrange(int(seconds) - 5_400)))
            ticket.changed = ticket.opened
            if index % 2 == 0:
                self._work(ticket, ticket.opened + timedelta(minutes=self.rng.randint(30, 80)))
            else:
                ticket.status = "PROSES"
            tickets.append(ticket)
        return tickets

    def _opened(self, week: Week, *, flood: bool) -> Ticket:
        """A ticket opened in `week`, with its kind and place."""
        rng = self.rng
        in_flood = flood and rng.random() < city.FLOOD_CATEGORY_SHARE
        code = "BNC" if in_flood else rng.choices(self._kinds, [kind.share for kind in city.KINDS])[0]
        kind = city.KIND_BY_CODE[code]
        subcategory = self._pick(city.FLOOD_SUBCATEGORIES if in_flood else kind.subcategories)
        hour = rng.randint(*city.ROB_HOURS) if subcategory == "ROB" else rng.choices(range(24), city.HOUR_SHARES)[0]
        day = rng.choices(range(7), city.DAY_SHARES)[0]
        opened = datetime.combine(week.monday, time(hour)) + timedelta(days=day, seconds=rng.randrange(3_600))
        ticket = Ticket(
            opened=self._round(opened),
            category=code,
            subcategory=subcategory,
            sub_district=self._place(in_flood or code == "BNC"),
            status="BARU",
            changed=opened,
            agencies=self._agencies(kind, subcategory),
        )
        self._victims(ticket)
        chance = rng.random()
        if chance < city.P_OUT_OF_AREA:
            ticket.outside, ticket.sub_district, ticket.typed_area = True, None, rng.choice(city.OUTSIDE_AREAS)
        elif chance < city.P_OUT_OF_AREA + city.P_AREA_MISSPELT_OR_NULL:
            ticket.sub_district, ticket.typed_area = None, rng.choice(city.TYPED_AREAS)
        if rng.random() < city.P_NO_CATEGORY:
            ticket.category = ticket.subcategory = None
        return ticket

    def _closed(self, week: Week, *, flood: bool) -> Ticket:
        rng = self.rng
        ticket = self._opened(week, flood=flood)
        median = city.KIND_BY_CODE[ticket.category].median if ticket.category else 60.0
        chance = rng.random()
        if chance < city.P_CLOSED_BEFORE_OPENED:
            closed = ticket.opened - timedelta(minutes=rng.randint(5, 420))
        elif chance < city.P_CLOSED_BEFORE_OPENED + city.P_ZERO_DURATION:
            closed = ticket.opened
        elif chance < city.P_CLOSED_BEFORE_OPENED + city.P_ZERO_DURATION + city.P_AFTER_24H:
            low, high = (math.log(minutes) for minutes in city.TAIL_MINUTES)
            closed = ticket.opened + timedelta(seconds=60 * round(math.exp(rng.uniform(low, high))))
        else:
            minutes = min(1_430.0, self._lognormal(median, city.CLOSING_SPREAD))
            closed = ticket.opened + timedelta(seconds=round(60 * max(minutes, 6.0)))
        # Whole weeks are taken off, so that the ticket closes in `week` and keeps its weekday and hour.
        start = datetime.combine(week.monday, time(0))
        shift = ((closed - start) // _WEEK) * _WEEK
        ticket.opened -= shift
        self._work(ticket, closed - shift)
        if rng.random() < city.P_REOPENED:
            ticket.reopened = 1
            ticket.changed = min(self.read_at, ticket.changed + timedelta(minutes=rng.randint(60, 2_880)))
        return ticket

    def _planned(self, week: Week, plan: city.Planned) -> Ticket:
        opened = datetime.combine(week.monday, time(plan.hour, plan.minute)) + timedelta(
            days=plan.day, seconds=self.rng.randrange(60)
        )
        kind = city.KIND_BY_CODE[plan.category]
        lead = kind.leads.get(plan.subcategory, kind.leads[""])
        ticket = Ticket(
            opened=self._round(opened),
            category=plan.category,
            subcategory=plan.subcategory,
            sub_district=plan.sub_district,
            status="BARU",
            changed=opened,
            agencies=(lead, *plan.supports),
            injured=plan.injured,
        )
        self._work(ticket, opened + timedelta(minutes=plan.closing), plan.on_scene)
        ticket.on_scene = None if plan.on_scene is None else opened + timedelta(minutes=plan.on_scene)
        return ticket

    def _work(self, ticket: Ticket, closed: datetime, on_scene: int | None = None) -> None:
        """Dispatch, arrival and closing, in order where the closing time allows it."""
        rng = self.rng
        ticket.closed = closed
        arrival = timedelta(minutes=on_scene) if on_scene else self._minutes(city.ON_SCENE_MEDIAN, city.ON_SCENE_SPREAD)
        ticket.dispatched = ticket.opened + min(self._minutes(city.DISPATCH_MEDIAN, city.DISPATCH_SPREAD), arrival * 0.6)
        ticket.dispatched = ticket.dispatched.replace(microsecond=0)
        if rng.random() >= city.P_NO_ON_SCENE and closed != ticket.opened:
            ticket.on_scene = ticket.opened + arrival
            if ticket.opened < closed <= ticket.on_scene:
                ticket.on_scene = ticket.dispatched + (closed - ticket.dispatched) // 2
                ticket.on_scene = ticket.on_scene.replace(microsecond=0)
        ticket.status = rng.choices(("DITUTUP", "SELESAI", "TERTANGANI"), (7, 2, 1))[0]
        ticket.reason = "TERTANGANI" if ticket.status == "DITUTUP" else None
        last = max(closed, ticket.opened) + timedelta(seconds=rng.randrange(5_400))
        ticket.changed = min(self.read_at, last)

    def _agencies(self, kind: city.Kind, subcategory: str | None) -> tuple[str, ...]:
        """The lead, then the supports; none where nobody recorded a step."""
        rng = self.rng
        if rng.random() < city.P_NO_STEPS:
            return ()
        lead = kind.leads.get(subcategory or "", kind.leads[""])
        if not kind.supports or rng.random() >= city.P_SEVERAL_AGENCIES:
            return (lead,)
        supports = rng.sample(kind.supports, min(len(kind.supports), rng.choices((1, 2, 3), (8, 1, 1))[0]))
        return lead, *supports

    def _victims(self, ticket: Ticket) -> None:
        rng = self.rng
        if rng.random() < city.P_VICTIMS_UNKNOWN:
            ticket.injured = ticket.dead = None
            return
        ticket.injured = int(
            rng.random() < {"LAK": 0.6, "KAM": 0.1, "KEB": 0.04, "BNC": 0.01}.get(ticket.category or "", 0)
        )
        ticket.dead = int(rng.random() < {"JNZ": 0.8, "SAR": 0.2, "LAK": 0.02}.get(ticket.category or "", 0))

    def _place(self, wet: bool) -> str:
        if wet:
            return self.rng.choice(city.FLOOD_PLACES)
        district = self._pick(city.DISTRICT_SHARES)
        return self.rng.choice(city.SUB_DISTRICTS[district or "Pekalongan Barat"])

    def _pick(self, weights: Mapping[str, float]) -> str | None:
        return self.rng.choices(tuple(weights), tuple(weights.values()))[0] if weights else None

    def _lognormal(self, median: float, spread: float) -> float:
        return median * math.exp(self.rng.gauss(0, spread))

    def _minutes(self, median: float, spread: float) -> timedelta:
        return timedelta(seconds=round(60 * self._lognormal(median, spread)))

    def _round(self, moment: datetime) -> datetime:
        if self.rounded and self.rng.random() < city.P_ROUNDED:
            return moment.replace(minute=30 * (moment.minute // 30), second=0)
        return moment
