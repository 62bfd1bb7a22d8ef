"""Strategies: any week that a Summary can hold, and any story that a record can tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, time
from typing import TypeVar

from hypothesis import strategies as st

from publisher.clock import Shift, Week
from publisher.edition import Masthead
from publisher.periods import Period
from publisher.regions import Agency, Area, Region
from publisher.summary.figures import (
    AreaFigures,
    CallFigures,
    CategoryFigures,
    CellFigures,
    Compared,
    QuarterAgency,
    QuarterFigures,
    Range,
    ResponseBin,
    ResponseFigures,
    ResponseType,
    Summary,
)
from publisher.summary.stories import Story, StoryStep
from publisher.vocabulary import Role, StepKind
from tests.edition.fixture import MASTHEAD, REGION, weekly
from tests.edition.places import shared

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
def cities(draw: st.DrawFn) -> Region:
    """The shipped pack with other areas, shifts and agencies: up to 12, 6 and 30, with names of up to 60 characters."""
    areas = tuple(
        Area(f"A{place}", name, name if draw(st.booleans()) else name[:12].strip(), (), ())
        for place, name in enumerate(draw(st.lists(NAMES, min_size=1, max_size=12, unique=True)))
    )
    shifts = tuple(
        Shift(f"S{place}", name[:20].strip(), time(place * 4), time((place * 4 + 4) % 24))
        for place, name in enumerate(draw(st.lists(NAMES, min_size=1, max_size=6, unique=True)))
    )
    agencies = tuple(
        Agency(f"I{place}", name, draw(NAMES) if draw(st.booleans()) else "", draw(st.booleans()), ())
        for place, name in enumerate(draw(st.lists(NAMES, min_size=1, max_size=30, unique=True)))
    )
    return replace(REGION, areas=areas, shifts=shifts, agencies=agencies)


@st.composite
def dealt(draw: st.DrawFn, region: Region, summary: Summary) -> Summary:
    """`summary` with its open incidents in places and times: evenly, or all in one, or some nowhere."""
    skew = draw(st.sampled_from(["even", "one", "nowhere"]))
    places = [(day, shift.code) for day in summary.week.days for shift in region.shifts]
    cells: dict[tuple[date, str], Counter[str]] = {}
    areas: dict[str, Counter[str]] = {}
    before: Counter[str] = Counter()
    unknown = out = 0
    for number, item in enumerate(summary.categories):
        kept = 0 if skew == "nowhere" and number % 2 else item.week
        unknown += item.week - kept
        slots, spots = (places[:1], region.areas[:1]) if skew == "one" else (places, region.areas)
        older = kept // 7
        before[item.code] += older
        for slot, count in zip(slots, shared(kept - older, [1] * len(slots)), strict=True):
            cells.setdefault(slot, Counter())[item.code] += count
        for area, count in zip(spots, shared(kept, [1] * len(spots)), strict=True):
            areas.setdefault(area.code, Counter())[item.code] += count
    order = [item.code for item in summary.categories]

    def told(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
        return tuple((code, counts[code]) for code in order if counts[code])

    return replace(
        summary,
        cells=tuple(
            CellFigures(day, shift, count.total(), told(count)) for (day, shift), count in cells.items() if count.total()
        ),
        days=tuple((day, sum(n.total() for (of, _), n in cells.items() if of == day)) for day in summary.week.days),
        shift_week=tuple(
            (item.code, sum(n.total() for (_, of), n in cells.items() if of == item.code)) for item in region.shifts
        ),
        shift_window=tuple((item.code, draw(st.integers(0, LARGEST))) for item in region.shifts),
        opened_before=before.total(),
        opened_before_categories=told(before),
        opened_unknown=unknown,
        areas=tuple(
            AreaFigures(
                area.code,
                area.name,
                area.short,
                areas.get(area.code, Counter()).total(),
                areas.get(area.code, Counter()).total() * 5 + draw(st.integers(0, 40)),
                told(areas.get(area.code, Counter())),
            )
            for area in region.areas
        ),
        area_unknown=unknown - out,
        out_of_area=out,
    )


@st.composite
def responses(draw: st.DrawFn, summary: Summary) -> ResponseFigures:
    """Arrival times of some of the open incidents: near one another, far apart, or all late."""
    most = max(1, summary.open_total)
    # Half of them with so many on record that the response page can be shown.
    base = draw(st.one_of(st.integers(1, most), st.integers(max(1, -(-2 * most // 3)), most)))
    first = draw(st.sampled_from([1, 5, 40]))
    wide = draw(st.sampled_from([1, 12, 60]))
    minutes = [first + (7 * place) % wide for place in range(min(base, 400))]
    counts = Counter(minutes)
    scale = base - len(minutes)
    counts[minutes[0]] += scale
    half = next(minute for minute in sorted(counts) if 2 * sum(n for m, n in counts.items() if m <= minute) >= base)
    bins = [
        ResponseBin(after, after + 2, sum(n for minute, n in counts.items() if after < minute <= after + 2))
        for after in range(0, 32, 2)
    ]
    beyond = ResponseBin(32, None, sum(n for minute, n in counts.items() if minute > 32))
    types = tuple(
        ResponseType(item.code, item.name, draw(st.integers(1, 90)), draw(st.integers(10, 40_000)))
        for item in summary.categories
        if draw(st.booleans())
    )
    return ResponseFigures(
        half, base, half, base, sum(n for minute, n in counts.items() if minute <= half), (*bins, beyond), types
    )


@st.composite
def quarters(draw: st.DrawFn, region: Region, week: Week) -> QuarterFigures:
    """Any quarter that the agencies' page may tell."""
    rows = []
    for agency in region.agencies:
        count = draw(st.integers(5, draw(st.sampled_from([9, 400, LARGEST]))))
        timed = draw(st.integers(1, count))
        known = not agency.serves_guarded and draw(st.booleans())
        rows.append(
            QuarterAgency(
                agency.code,
                agency.name,
                agency.field,
                count,
                draw(st.integers(0, timed)) if known else None,
                timed if known else None,
                draw(st.sampled_from([3, 45, 60, 95, 720, 4000])) if known else None,
                agency.serves_guarded,
            )
        )
    others = QuarterAgency("others", "Instansi lain", "", 7, 5, 7, 50, members=("X", "Y")) if draw(st.booleans()) else None
    largest = max((row.count for row in rows if not row.guarded), default=5)
    period = Period.quarter_of(Period.quarter_of(week).first_week.earlier(1))
    ordered = sorted(rows, key=lambda row: -row.count)
    return QuarterFigures(period, largest + draw(st.integers(0, 500)), tuple(ordered), others)


@st.composite
def weeks(draw: st.DrawFn) -> tuple[Summary, Region]:
    """Any week of any city, with all that its pages may tell."""
    region = draw(cities())
    summary = draw(dealt(region, draw(summaries())))
    return (
        replace(
            summary,
            response=draw(responses(summary)) if summary.open_total and draw(st.booleans()) else None,
            quarter=draw(quarters(region, summary.week)) if draw(st.booleans()) else None,
        ),
        region,
    )


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
    emergency, other = draw(st.integers(0, answered)), draw(st.integers(0, 1))
    other = min(other, answered - emergency)
    information = draw(st.integers(0, answered - emergency - other))
    left = answered - emergency - other - information
    ended = maybe(draw, st.integers(0, received - answered))
    calls = CallFigures(
        received=Compared(received, maybe(draw, st.integers(0, 50_000)), maybe(draw, ranges(50_000))),
        answered=Compared(answered),
        unanswered=received - answered,
        ended_within_10s=ended,
        emergency=emergency,
        information=information,
        prank=left - left // 3,
        silent=left // 3,
        other=other,
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


def masthead_for(region: Region) -> Masthead:
    """The fixture's masthead with the names of another city."""
    return replace(
        MASTHEAD,
        shifts={shift.code: shift.name for shift in region.shifts},
        agencies={agency.code: agency.name for agency in region.agencies},
        areas={area.code: (area.name, area.short) for area in region.areas},
    )
