"""Classified incidents as the boundary makes them, any of them."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.regions import load_region
from publisher.vocabulary import UNKNOWN, Flag, PublicClass, Role

REGION = load_region("kota-pekalongan")
COUNTED = [item for item in REGION.categories if item.public_class is not PublicClass.NOT_INCIDENT]
agency_codes = st.sampled_from([agency.code for agency in REGION.agencies])


@st.composite
def any_incident(draw: st.DrawFn, weeks: st.SearchStrategy[Week]) -> ClassifiedIncident:
    week = draw(weeks)
    category = draw(st.sampled_from([*COUNTED, None]))
    codes = [item.code for item in category.subcategories] if category else []
    opened = draw(st.sampled_from(["in", "night before", "before", "unknown"]))
    outside = draw(st.booleans())
    day, opened_week = None, None
    if opened == "in":
        day, opened_week = draw(st.sampled_from(week.days)), week
    elif opened == "night before":  # after midnight on Monday, in the shift that began on Sunday
        day, opened_week = week.monday - timedelta(days=1), week
    elif opened == "before":
        opened_week = week.earlier(draw(st.integers(1, 4)))
        day = opened_week.monday
    return ClassifiedIncident(
        week=week,
        category=category.code if category else UNKNOWN,
        subcategory=draw(st.sampled_from([*codes, None])),
        public_class=category.public_class if category else PublicClass.SENSITIVE,
        district=None if outside else draw(st.sampled_from([*(area.code for area in REGION.areas), None])),
        out_of_area=outside,
        opened_week=opened_week,
        day=day,
        shift=draw(st.sampled_from([*(shift.code for shift in REGION.shifts), None])) if day else None,
        agencies=tuple((code, Role.SUPPORT) for code in draw(st.lists(agency_codes, unique=True, max_size=3))),
        response_minutes=draw(st.none() | st.integers(1, 90)),
        within_24h=draw(st.sampled_from([True, False, None])),
        flags=draw(st.frozensets(st.sampled_from(list(Flag)), max_size=3)),
    )


def any_incidents(*weeks: Week, most: int = 30) -> st.SearchStrategy[list[ClassifiedIncident]]:
    return st.lists(any_incident(st.sampled_from(weeks)), max_size=most)
