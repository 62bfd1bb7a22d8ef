"""Story: one open incident told as complaint → follow-up, kept as vocabulary codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.regions import Region
from publisher.vocabulary import PublicClass, Role, StepKind


@dataclass(frozen=True)
class StoryStep:
    """An agency's step by code; `minutes` since the call, None where minutes are not told."""

    agency: str
    role: Role
    kind: StepKind
    minutes: int | None


@dataclass(frozen=True)
class Story:
    """What the record says of one open incident, and no more.

    `weekday` 0 is Monday, by the shift's start; weekday and shift are both None for an incident opened before
    the week, outside every shift or without an opening time. `closing_minutes` is None where minutes are not told; then
    `within_24h` stands alone.
    """

    category: str
    subcategory: str
    district: str | None
    weekday: int | None
    shift: str | None
    steps: tuple[StoryStep, ...]
    closing_minutes: int | None
    within_24h: bool | None
    opened_before_week: bool = False


# Six cards fill the three story pages.
MOST_STORIES = 6


def choose_stories(incidents: Sequence[ClassifiedIncident], week: Week, region: Region) -> tuple[Story, ...]:
    """The stories proposed for `week`, at most six, in the order in which they are shown.

    Only open incidents without any raised flag, of a subcategory that the pack has words for, inside the
    area and with a known duration. One per category first (largest category first), then those opened in this week (a
    card with day and shift tells more), then districts not yet shown, then the longest duration.
    """
    fit = [item for item in incidents if item.week == week and may_be_told(item, region)]
    size = Counter(item.category for item in fit)
    order = {category.code: place for place, category in enumerate(region.categories)}
    chosen: list[ClassifiedIncident] = []
    while fit and len(chosen) < MOST_STORIES:
        shown = Counter(item.category for item in chosen)
        districts = {item.district for item in chosen}
        best = min(
            fit,
            key=lambda item: (
                shown[item.category],
                -size[item.category],
                order[item.category],
                item.opened_before_week,
                item.district in districts,
                -(item.closing_minutes or 0),
                _tie(item),
            ),
        )
        chosen.append(best)
        fit.remove(best)
    return tuple(_story(item) for item in chosen)


def may_be_told(item: ClassifiedIncident, region: Region) -> bool:
    """Whether one incident may have a card at all."""
    category = region.category(item.category)
    subcategory = category.subcategory(item.subcategory) if category else None
    return (
        item.public_class is PublicClass.OPEN
        and not item.flags
        and not item.out_of_area
        and item.within_24h is not None
        and subcategory is not None
        and bool(subcategory.event and subcategory.complaint and subcategory.noun)
    )


def _tie(item: ClassifiedIncident) -> tuple[str, ...]:
    # The whole record comes last, so that the choice never depends on the order in which rows were read.
    return (item.subcategory or "", item.district or "", str(item.day), item.shift or "", repr(item))


def _story(item: ClassifiedIncident) -> Story:
    placed = item.day is not None and item.shift is not None and not item.opened_before_week
    return Story(
        category=item.category,
        subcategory=item.subcategory or "",
        district=item.district,
        weekday=item.day.weekday() if item.day and placed else None,
        shift=item.shift if placed else None,
        steps=tuple(StoryStep(step.agency, step.role, step.kind, step.minutes) for step in item.steps),
        closing_minutes=item.closing_minutes,
        within_24h=item.within_24h,
        opened_before_week=item.opened_before_week,
    )
