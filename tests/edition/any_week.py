"""Strategies: any week that a Summary can hold, and any story that a record can tell."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from publisher.clock import Week
from publisher.summary.figures import CallFigures, CategoryFigures, Compared, Range, ResponseFigures, Summary
from publisher.summary.stories import Story, StoryStep
from publisher.vocabulary import Role, StepKind
from tests.edition.fixture import REGION, weekly

T = TypeVar("T")
LARGEST = 30_000
ICONS = ("paw-print", "lightning", "tree", "waves", "fire", "no-such-icon")
WORDS = st.text("abcdefghijklmnoprstuwy", min_size=2, max_size=14)
NAMES = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: " ".join(words)[:60].strip().capitalize())
VOLUMES = st.one_of(st.integers(0, 12), st.integers(13, 70), st.integers(71, 3000), st.integers(3001, LARGEST))


@st.composite
def ranges(draw: st.DrawFn, most: int) -> Range:
    low = draw(st.integers(0, most))
    return Range(low, low + draw(st.integers(0, max(1, most - low))))


def maybe(draw: st.DrawFn, strategy: st.SearchStrategy[T]) -> T | None:
    return draw(st.one_of(st.none(), strategy))


@st.composite
def compared(draw: st.DrawFn, most: int) -> Compared:
    return Compared(draw(st.integers(0, most)), maybe(draw, st.integers(0, most)), maybe(draw, ranges(most)))


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    total = draw(VOLUMES)
    guarded = draw(st.integers(0, total))
    weeks = draw(st.sampled_from([1, 2, 7, 13]))
    categories = []
    left = total - guarded
    count = draw(st.integers(1, 14))
    for index in range(count):
        now = left if index == count - 1 else draw(st.integers(0, left))
        left -= now
        name = draw(NAMES)
        window = now if weeks == 1 else now + draw(st.integers(0, 5 * now + 3))
        usual = maybe(draw, ranges(now + 5))
        kinds = (("K", "jenis", now),) if draw(st.booleans()) else ()
        categories.append(
            CategoryFigures(
                f"C{index}", name, name, draw(st.sampled_from(ICONS)), now, window, usual, kinds, draw(st.booleans())
            )
        )
    base = draw(st.integers(0, total))
    within = draw(st.integers(0, base))
    guarded_window = guarded if weeks == 1 else guarded * 5
    week = draw(st.sampled_from([Week(2026, 46), Week(2026, 53), Week(2026, 40), Week(2027, 1)]))
    before = tuple(draw(st.lists(st.integers(0, 2 * total + 30), min_size=weeks - 1, max_size=weeks - 1)))
    answered = draw(st.integers(5, 40_000))
    received = answered + draw(st.integers(0, 9_999))
    calls = CallFigures(
        received=Compared(received, maybe(draw, st.integers(0, 50_000)), maybe(draw, ranges(50_000))),
        answered=Compared(answered),
        unanswered=received - answered,
        ended_within_10s=None,
        emergency=draw(st.integers(0, answered)),
        information=1,
        prank=2,
        silent=1,
        other=draw(st.integers(0, 1)),
    )
    return Summary(
        week=week,
        total=total,
        open_total=total - guarded,
        guarded_total=guarded,
        guarded_window=guarded_window,
        window_total=guarded_window + sum(item.window for item in categories),
        window_weeks=weeks,
        categories=tuple(categories),
        within_24h=within,
        closing_base=base,
        weekly_totals=weekly(week, (*before, total)),
        previous_total=maybe(draw, st.integers(0, 2 * total + 3)),
        usual=maybe(draw, ranges(2 * total + 5)),
        history_weeks=draw(st.integers(12, 40)),
        previous_within_24h=within,
        previous_closing_base=base,
        still_open=maybe(draw, compared(4000)),
        calls=draw(st.sampled_from([None, calls])),
        response=maybe(draw, st.builds(ResponseFigures, st.integers(1, 180), st.integers(1, total + 1))),
        minutes_told=draw(st.booleans()),
        neutral_preset=draw(st.booleans()),
    )


@st.composite
def stories(draw: st.DrawFn) -> Story:
    category = draw(st.sampled_from(REGION.open_categories))
    subcategory = draw(st.sampled_from(category.subcategories))
    told = draw(st.booleans())
    agencies = st.sampled_from([*(item.code for item in REGION.agencies), "UNKNOWN"])
    minutes = st.integers(0, 5000) if told else st.none()
    steps = draw(
        st.lists(st.builds(StoryStep, agencies, st.sampled_from(Role), st.sampled_from(StepKind), minutes), max_size=9)
    )
    before = draw(st.booleans())
    return Story(
        category.code,
        subcategory.code,
        draw(st.sampled_from([None, *(area.code for area in REGION.areas)])),
        None if before else draw(st.integers(0, 6)),
        None if before else draw(st.sampled_from(["pagi", "sore", "malam", None])),
        tuple(steps),
        draw(st.integers(0, 20_000)) if told else None,
        draw(st.sampled_from([True, False, None])),
        before,
    )
