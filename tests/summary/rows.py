"""Classified incidents to count, said shortly."""

from datetime import date, timedelta
from typing import Any

from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.regions import load_region
from publisher.vocabulary import PublicClass

REGION = load_region("kota-pekalongan")
W46 = Week(2026, 46)
# The 26 weeks before 9 November 2026, oldest first (11 May … 2 November), of the design's fixture.
SERIES = (11, 17, 14, 12, 16, 12, 15, 22, 24, 19, 24, 26, 17, 0, 16, 14, 19, 17, 13, 20, 18, 15, 22, 29, 15, 15)


def item(category: str = "HWN", week: Week = W46, **changes: Any) -> ClassifiedIncident:
    """An incident of a category, opened on the week's Tuesday morning and closed within a day."""
    known = REGION.category(category)
    given: dict[str, Any] = {
        "week": week,
        "category": category,
        "subcategory": known.subcategories[0].code if known and known.subcategories else None,
        "public_class": known.public_class if known else PublicClass.SENSITIVE,
        "district": "33.75.01",
        "out_of_area": False,
        "opened_week": week,
        "day": week.monday + timedelta(days=1),
        "shift": "pagi",
        "closing_minutes": 60,
        "within_24h": True,
    }
    return ClassifiedIncident(**{**given, **changes})


def items(counts: dict[str, int], week: Week = W46) -> list[ClassifiedIncident]:
    return [item(code, week) for code, count in counts.items() for _ in range(count)]


def history(weekly: tuple[int, ...] = SERIES, before: Week = W46) -> list[ClassifiedIncident]:
    """So many incidents in each of the weeks before, oldest first."""
    first = before.earlier(len(weekly))
    return [item("HWN", first.later(place)) for place, count in enumerate(weekly) for _ in range(count)]


def tuesday(week: Week = W46) -> date:
    return week.monday + timedelta(days=1)
