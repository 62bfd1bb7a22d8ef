"""A city's classified incidents by the week, drawn from the shares of the demonstration city; no row, no person."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.intake.synthetic_city import DAY_SHARES, DISPERSION, DISTRICT_SHARES, KINDS, P_SEVERAL_AGENCIES, Kind
from publisher.regions import Region
from publisher.vocabulary import UNKNOWN, PublicClass, Role

P_OUTSIDE, P_NO_AREA, P_BEFORE, P_NO_DURATION = 0.04, 0.015, 0.06, 0.03
P_WITHIN_24H = 0.93


def incidents_of(week: Week, many: int, region: Region, dice: random.Random) -> list[ClassifiedIncident]:
    """`many` closed incidents of one week."""
    return [_one(week, kind, region, dice) for kind in dice.choices(KINDS, [kind.share for kind in KINDS], k=many)]


def volume(mean: float, dice: random.Random) -> int:
    """A week's number: negative binomial, as the demonstration city has it."""
    rate = dice.gammavariate(DISPERSION, mean / DISPERSION)
    number, limit = 0, dice.expovariate(1.0)
    while limit < rate:
        number += 1
        limit += dice.expovariate(1.0)
    return number


def weeks_from(first: Week, many: int) -> Sequence[Week]:
    return tuple(first.later(number) for number in range(many))


def _one(week: Week, kind: Kind, region: Region, dice: random.Random) -> ClassifiedIncident:
    category = region.find_category(kind.code)
    public_class = category.public_class if category else PublicClass.SENSITIVE
    subcategory = _pick(kind.subcategories, dice) if kind.subcategories else None
    outside = dice.random() < P_OUTSIDE
    district = None if outside or dice.random() < P_NO_AREA else region.find_area(_pick(DISTRICT_SHARES, dice), None)
    before = dice.random() < P_BEFORE
    known = dice.random() >= P_NO_DURATION
    return ClassifiedIncident(
        week=week,
        category=category.code if category else UNKNOWN,
        subcategory=subcategory if category else None,
        public_class=public_class,
        district=district.code if district else None,
        out_of_area=outside,
        opened_week=week.earlier(1) if before else week,
        day=week.earlier(1).sunday if before else _day(week, dice),
        shift=dice.choice(region.shifts).code,
        agencies=tuple(_agencies(kind, subcategory, region, dice)),
        response_minutes=dice.randint(3, 40) if dice.random() < 0.9 else None,
        within_24h=dice.random() < P_WITHIN_24H if known else None,
    )


def _day(week: Week, dice: random.Random) -> date:
    return week.monday + timedelta(days=dice.choices(range(7), DAY_SHARES)[0])


def _agencies(kind: Kind, subcategory: str | None, region: Region, dice: random.Random) -> Iterator[tuple[str, Role]]:
    lead = region.find_agency(kind.leads.get(subcategory or "", kind.leads[""]))
    if lead is not None:
        yield lead.code, Role.LEAD
    if kind.supports and dice.random() < P_SEVERAL_AGENCIES:
        support = region.find_agency(dice.choice(kind.supports))
        if support is not None and support != lead:
            yield support.code, Role.SUPPORT


def _pick(shares: Mapping[str, float], dice: random.Random) -> str:
    return dice.choices(list(shares), list(shares.values()))[0]
