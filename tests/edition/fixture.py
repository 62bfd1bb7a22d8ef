"""The fixture of the design (§12) as Summary and stories; its sums are tested in test_fixture.py."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from publisher.clock import Week
from publisher.edition import Masthead
from publisher.edition.build import masthead_of
from publisher.regions import Region, load_region
from publisher.summary.figures import (
    AreaFigures,
    CallFigures,
    CategoryFigures,
    Compared,
    Range,
    ResponseType,
    Summary,
)
from publisher.summary.stories import Story, StoryStep
from publisher.vocabulary import Role, StepKind
from tests.edition.places import placed, reached, with_places

WEEK = Week(2026, 46)
REGION: Region = load_region("kota-pekalongan")
MASTHEAD: Masthead = masthead_of(
    REGION, "@lapor.pekalongankota", True, ("LaporPekalongan", "CallCenter112", "KotaPekalongan"), date(2026, 11, 16)
)

CATEGORIES = (
    # code, week, 13 weeks, subcategories
    ("HWN", 5, 61, (("TAWON", "tawon", 3), ("ULAR", "ular", 2))),
    ("UTL", 3, 31, (("KABEL", "kabel", 2), ("PADAM", "padam", 1))),
    ("PHN", 2, 34, (("TUMBANG", "tumbang", 2),)),
    ("BNC", 1, 17, (("ROB", "rob", 1),)),
    ("FSU", 1, 14, (("PJU", "lampu jalan", 1),)),
    ("KEB", 1, 13, (("GAS", "gas", 1),)),
    ("PNY", 0, 6, ()),
)
THIRTEEN_WEEKS = (16, 14, 19, 17, 13, 20, 18, 15, 22, 29, 15, 15, 18)
MINUTES = (5, 7, 8, 9, 9, 10, 11, 12, 14, 15, 20, 30)  # §12's 17 and, below, 19 as they are told: above 15 to five
TYPES = tuple(
    ResponseType(code, name, minutes, base)
    for code, name, minutes, base in (
        ("KEB", "Kebakaran", 6, 13),
        ("HWN", "Evakuasi hewan", 10, 57),
        ("BNC", "Banjir, rob & bencana", 11, 16),
        ("PHN", "Pohon", 12, 33),
        ("UTL", "Listrik & utilitas", 14, 29),
        ("FSU", "Fasilitas umum", 20, 12),
    )
)
AREAS = (
    # code, 13 weeks, open categories
    ("33.75.01", 55, (("HWN", 2), ("UTL", 1), ("PHN", 1))),
    ("33.75.02", 33, (("HWN", 1), ("FSU", 1))),
    ("33.75.03", 58, (("HWN", 1), ("UTL", 1), ("BNC", 1), ("KEB", 1))),
    ("33.75.04", 30, (("HWN", 1), ("UTL", 1), ("PHN", 1))),
)
CELLS = (
    (9, "pagi", (("HWN", 1),)),
    (10, "pagi", (("KEB", 1),)),
    (10, "sore", (("HWN", 1),)),
    (11, "pagi", (("HWN", 1),)),
    (12, "sore", (("UTL", 2), ("PHN", 2))),
    (13, "sore", (("FSU", 1),)),
    (13, "malam", (("HWN", 1),)),
    (14, "pagi", (("HWN", 1),)),
    (14, "malam", (("BNC", 1),)),
)
BEFORE_ZERO = (17, 14, 12, 16, 12, 15, 22, 24, 19, 24, 26, 17, 0)


def category(code: str, week: int, window: int, kinds: tuple[tuple[str, str, int], ...] = ()) -> CategoryFigures:
    known = REGION.category(code)
    assert known is not None
    return CategoryFigures(code, known.name, known.short, known.icon, week, window, None, kinds, known.flood)


def weekly(last: Week, totals: tuple[int, ...]) -> tuple[tuple[Week, int], ...]:
    return tuple((last.earlier(len(totals) - 1 - index), total) for index, total in enumerate(totals))


def typical() -> Summary:
    """18 incidents: 9–15 November 2026."""
    week = Summary(
        week=WEEK,
        total=18,
        open_total=13,
        guarded_total=5,
        guarded_window=55,
        window_total=231,
        window_weeks=13,
        categories=tuple(category(*item) for item in CATEGORIES),
        within_24h=16,
        closing_base=18,
        weekly_totals=weekly(WEEK, THIRTEEN_WEEKS),
        previous_total=15,
        usual=Range(12, 24),
        history_weeks=26,
        previous_within_24h=13,
        previous_closing_base=15,
        opened_before=1,
        still_open=Compared(4, 1, Range(0, 5)),
        calls=CallFigures(
            received=Compared(398, 421, Range(350, 470)),
            answered=Compared(219, 231, Range(190, 260)),
            unanswered=179,
            ended_within_10s=121,
            emergency=22,
            information=39,
            prank=88,
            silent=70,
            other=0,
        ),
        response=replace(reached(MINUTES, 10, (9, 160)), types=TYPES),
        areas=tuple(
            AreaFigures(code, *area_names(code), sum(count for _, count in parts), window, parts)
            for code, window, parts in AREAS
        ),
        opened_before_categories=(("UTL", 1),),
    )
    cells = {(week_day(day), shift): Counter(dict(parts)) for day, shift, parts in CELLS}
    return replace(with_places(week, cells, REGION), shift_window=(("pagi", 71), ("sore", 79), ("malam", 26)))


def area_names(code: str) -> tuple[str, str]:
    area = REGION.area(code)
    assert area is not None
    return area.name, area.short


def week_day(day: int) -> date:
    return date(2026, 11, day)


def nothing() -> Summary:
    """No incident: 10–16 August 2026; two still open."""
    week = Week(2026, 33)
    empty = replace(
        typical(),
        week=week,
        total=0,
        open_total=0,
        guarded_total=0,
        categories=tuple(category(code, 0, window) for code, _, window, _ in CATEGORIES),
        within_24h=0,
        closing_base=0,
        weekly_totals=weekly(week, BEFORE_ZERO),
        previous_total=17,
        previous_within_24h=None,
        previous_closing_base=None,
        still_open=Compared(2, 1, Range(0, 5)),
        calls=CallFigures(Compared(342), Compared(188), 154, None, 2, 41, 94, 51, 0),
        response=None,
    )
    return placed(empty, REGION)


def large() -> Summary:
    """148 incidents: 11–17 January 2027, a source with about 135 a week."""
    week = Week(2027, 2)
    rows = (
        ("PHN", 27, 160, 6, 18),
        ("HWN", 26, 340, 20, 33),
        ("UTL", 14, 180, 10, 19),
        ("BNC", 7, 90, 3, 12),
        ("FSU", 6, 80, 3, 10),
        ("KEB", 4, 50, 2, 7),
        ("PNY", 2, 30, 1, 5),
    )
    figures = replace(
        typical(),
        week=week,
        total=148,
        open_total=86,
        guarded_total=62,
        guarded_window=800,
        window_total=1730,
        categories=tuple(
            replace(category(code, now, window), usual=Range(low, high)) for code, now, window, low, high in rows
        ),
        within_24h=137,
        closing_base=148,
        weekly_totals=weekly(week, (130, 128, 140, 135, 131, 122, 118, 133, 152, 141, 137, 139, 148)),
        previous_total=139,
        usual=Range(118, 152),
        previous_within_24h=128,
        previous_closing_base=139,
        still_open=Compared(11, 9, Range(5, 16)),
        calls=CallFigures(
            Compared(1204, 1168, Range(1050, 1320)), Compared(702, 688, Range(610, 770)), 502, None, 160, 120, 260, 162, 0
        ),
        response=reached([5 + place % 24 for place in range(79)], 16),
    )
    return placed(figures, REGION)


def first_ever() -> Summary:
    """The first week of a publication: nothing to compare with."""
    figures = typical()
    return replace(
        figures,
        categories=tuple(replace(item, window=item.week) for item in figures.categories),
        guarded_window=5,
        window_total=18,
        window_weeks=1,
        weekly_totals=((WEEK, 18),),
        previous_total=None,
        usual=None,
        history_weeks=0,
        previous_within_24h=None,
        previous_closing_base=None,
        still_open=None,
        calls=None,
        response=None,
    )


def step(agency: str, kind: str, minutes: int | None) -> StoryStep:
    return StoryStep(agency, Role.LEAD, StepKind(kind), minutes)


BARAT, TIMUR, UTARA, SELATAN = "33.75.01", "33.75.02", "33.75.03", "33.75.04"

STORIES = (
    Story(
        "HWN",
        "TAWON",
        BARAT,
        0,
        "pagi",
        (step("DAMKAR", "sent", 2), step("DAMKAR", "on_scene", 9), step("DAMKAR", "done", 53)),
        55,
        True,
    ),
    Story(
        "PHN",
        "TUMBANG",
        SELATAN,
        3,
        "sore",
        (
            step("DAMKAR", "sent", 3),
            step("DLH", "sent", 3),
            step("DAMKAR", "on_scene", 10),
            step("DLH", "on_scene", 35),
            step("DLH", "done", 128),
        ),
        130,
        True,
    ),
    Story("UTL", "KABEL", UTARA, 3, "sore", (step("PLN", "sent", 2), step("PLN", "on_scene", 14)), 90, True),
    Story("HWN", "ULAR", TIMUR, 1, "sore", (step("DAMKAR", "sent", 2), step("DAMKAR", "on_scene", 8)), 35, True),
    Story(
        "BNC",
        "ROB",
        UTARA,
        5,
        "malam",
        (step("BPBD", "sent", 3), step("DPUPR", "sent", 3), step("BPBD", "on_scene", 20), step("DPUPR", "on_scene", 50)),
        200,
        True,
    ),
    Story("FSU", "PJU", TIMUR, 4, "sore", (step("DISHUB", "sent", 5), step("DISHUB", "on_scene", 30)), 1020, True),
)


def without_minutes(story: Story) -> Story:
    return replace(story, steps=tuple(replace(item, minutes=None) for item in story.steps), closing_minutes=None)


def of_volume(total: int) -> Summary:
    """The typical week's mix at another volume, every total before it alike."""
    figures = typical()
    guarded = total * 5 // 18
    shares = [item.week for item in figures.categories]
    open_total = total - guarded
    counts = [open_total * share // 13 for share in shares]
    counts[0] += open_total - sum(counts)
    scaled = replace(
        figures,
        total=total,
        open_total=open_total,
        guarded_total=guarded,
        guarded_window=guarded * 13,
        window_total=total * 13,
        categories=tuple(
            replace(
                item,
                week=count,
                window=count * 13,
                subcategories=(),
                usual=Range(count * 2 // 3, count * 4 // 3 + 1) if total >= 60 else None,
            )
            for item, count in zip(figures.categories, counts, strict=True)
        ),
        within_24h=total - total // 9,
        closing_base=total,
        weekly_totals=weekly(WEEK, (total,) * 13),
        previous_total=total,
        usual=Range(total * 2 // 3, total * 4 // 3 + 1),
        previous_within_24h=total - total // 9,
        previous_closing_base=total,
    )
    minutes = [5 + place % 24 for place in range(open_total)]
    return placed(replace(scaled, response=reached(minutes, 16) if open_total >= 5 else None), REGION)
