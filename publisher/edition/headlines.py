"""Headlines that stay true: each template has a condition, and the first whose condition holds is taken.

The neutral headline is always among the cover's choices, so that choosing it tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from publisher.edition.issue_figures import issue_figures
from publisher.regions import Region
from publisher.summary.figures import CategoryFigures, Figure, Numbers, Summary
from publisher.templates import furniture, sampul
from publisher.templates.line_break import glue

SIMILAR_SHARE = 0.10
LEAST_FOR_PATTERN = 10
LEAST_TYPE = 3
LEAST_ALL = 3


@dataclass(frozen=True)
class Headline:
    """A cover headline: its text, its lines, the figures that carry it, and what to tell the editor about it."""

    text: str
    lines: tuple[str, ...]
    evidence: str
    numbers: tuple[Figure, ...]
    neutral: bool


def cover_headlines(summary: Summary, region: Region) -> tuple[Headline, ...]:
    """The headlines whose condition holds, the preferred one first; the neutral one is always among them."""
    offered = [*_findings(summary, region), _neutral(summary, region)]
    if summary.neutral_preset:
        offered.sort(key=lambda headline: not headline.neutral)
    return tuple(offered)


def region_terms(region: Region) -> tuple[str, ...]:
    """Terms of the pack that no line break may part."""
    return tuple(item.noun for category in region.categories for item in category.subcategories if item.noun)


def leading(numbers: Numbers, key: str) -> str:
    """A number at the start of a headline: "Lima", "18"."""
    word = numbers.word(key)
    return word[:1].upper() + word[1:]


def _findings(summary: Summary, region: Region) -> Iterator[Headline]:
    makers = (_no_incident, _none_closed) if summary.total == 0 else (_out_of_range, _one_type, _all_within_a_day)
    for maker in makers:
        numbers = Numbers(issue_figures(summary, ()))
        made = maker(summary, region, numbers)
        if made is not None:
            text, evidence = made
            lines = cover_lines(text, region)
            if lines is not None:
                yield Headline(text, lines, evidence, tuple(numbers.used.values()), neutral=False)


def cover_lines(text: str, region: Region) -> tuple[str, ...] | None:
    """A cover headline broken into at most three lines, or None if it is too long."""
    split = sampul.headline_lines(glue(text, region_terms(region)))
    return None if split is None else tuple(line.replace("\u00a0", " ") for line in split)


def _neutral(summary: Summary, region: Region) -> Headline:
    numbers = Numbers(issue_figures(summary, ()))
    if summary.total == 0:
        text = "Tidak ada kejadian yang selesai minggu ini"
    else:
        text = f"{leading(numbers, 'total')} kejadian darurat selesai dalam seminggu"
    lines = cover_lines(text, region) or (text,)
    return Headline(text, lines, "Netral: selalu ditawarkan.", tuple(numbers.used.values()), neutral=True)


Made = tuple[str, str] | None


def _no_incident(summary: Summary, region: Region, numbers: Numbers) -> Made:
    calls, still_open = summary.calls, summary.still_open
    if calls is None or calls.emergency > 0 or (still_open is not None and still_open.now > 0):
        return None
    return "Tidak ada kejadian darurat minggu ini", "Tidak ada panggilan darurat yang tercatat."


def _none_closed(summary: Summary, region: Region, numbers: Numbers) -> Made:
    if summary.still_open is None or summary.still_open.now == 0:
        return None
    text = f"Belum ada kejadian yang selesai; {numbers.word('still_open')} masih ditangani"
    return text, f"Masih ditangani: {numbers.text('still_open')}."


def _out_of_range(summary: Summary, region: Region, numbers: Numbers) -> Made:
    usual = summary.usual
    if usual is None:
        return None
    if summary.total > usual.high:
        side = "di atas"
    elif LEAST_FOR_PATTERN <= summary.total < usual.low:
        side = "di bawah"
    else:
        return None
    spread = numbers.range("total")
    text = f"{leading(numbers, 'total')} kejadian darurat, {side} kisaran biasa {spread}"
    return text, f"{numbers.text('total')} kejadian; biasanya {spread}."


def _one_type(summary: Summary, region: Region, numbers: Numbers) -> Made:
    ranked = sorted(summary.categories, key=lambda item: -item.week)
    if not ranked:
        return None
    top, following = ranked[0], ranked[1].week if len(ranked) > 1 else 0
    if top.week < LEAST_TYPE or top.week * 4 < summary.total or top.week <= following:
        return None
    kinds = [item for item in top.subcategories if item[2] > 0]
    if not 1 <= len(kinds) <= 2 or sum(count for _, _, count in kinds) != top.week:
        return None
    key = f"category.{top.code}"
    names = " dan ".join(_noun(region, top, code, name) for code, name, _ in kinds)
    text = f"{leading(numbers, key)} dari {numbers.word('total')} kejadian darurat: {names}"
    return text, f"{top.name} {numbers.text(key)} dari {numbers.text('total')} kejadian."


def _noun(region: Region, category: CategoryFigures, code: str, name: str) -> str:
    known = region.category(category.code)
    subcategory = known.subcategory(code) if known else None
    return (subcategory.noun or subcategory.name) if subcategory else name


def _all_within_a_day(summary: Summary, region: Region, numbers: Numbers) -> Made:
    if summary.total < LEAST_ALL or summary.within_24h != summary.total:
        return None
    numbers.value("within_24h")
    text = f"{leading(numbers, 'total')} kejadian darurat, semua selesai dalam 24 jam"
    return text, f"{numbers.text('within_24h')} dari {numbers.text('total')} selesai dalam 24 jam."


def glance(summary: Summary, numbers: Numbers) -> str:
    """The headline of the page at a glance."""
    start = f"{leading(numbers, 'total')} kejadian selesai"
    if summary.usual is not None:
        if summary.usual.holds(summary.total):
            return f"{start}, dalam kisaran yang biasa"
        side = "di atas" if summary.total > summary.usual.high else "di bawah"
        return f"{start}, {side} kisaran yang biasa"
    if summary.previous_total is not None:
        return f"{start}, minggu lalu {numbers.word('total.previous')}"
    return f"{start} minggu ini"


def glance_of_nothing(summary: Summary, numbers: Numbers) -> str:
    """The same in a week without incidents."""
    if summary.calls is None:
        return "Nol kejadian selesai minggu ini"
    return f"Nol kejadian selesai, {numbers.word('calls.answered')} panggilan diangkat"


@dataclass(frozen=True)
class CategoryHeadline:
    """The headline of the page of categories, and the codes that it names."""

    text: str
    named: tuple[str, ...]


def categories(summary: Summary, numbers: Callable[[], Numbers], ranges: bool) -> tuple[CategoryHeadline, Numbers]:
    """The first true headline that fits two lines, with the numbers it uses.

    `ranges` where the page shows each category's usual range.
    """
    for make in (_category_out_of_range, _category_pattern, _category_plain):
        used = numbers()
        made = None if make is _category_out_of_range and not ranges else make(summary, used)
        if made is not None and furniture.headline_lines(glue(made.text, [item.name for item in summary.categories])):
            return CategoryHeadline(glue(made.text), made.named), used
    return CategoryHeadline("Jenis kejadian minggu ini", ()), numbers()


def _category_out_of_range(summary: Summary, numbers: Numbers) -> CategoryHeadline | None:
    outside = [item for item in summary.categories if item.usual is not None and not item.usual.holds(item.week)]
    if not outside:
        return None
    item = max(outside, key=lambda item: (_distance(item), item.week))
    usual = item.usual
    side = "di atas" if usual is not None and item.week > usual.high else "di bawah"
    key = f"category.{item.code}"
    text = f"{item.name} {numbers.text(key)} kejadian, {side} kisaran biasa {numbers.range(key)}"
    return CategoryHeadline(text, (item.code,))


def _distance(item: CategoryFigures) -> int:
    return 0 if item.usual is None else max(item.week - item.usual.high, item.usual.low - item.week)


def _leaders(summary: Summary) -> Sequence[CategoryFigures]:
    most = max((item.week for item in summary.categories), default=0)
    return [item for item in summary.categories if item.week == most] if most else []


def _category_pattern(summary: Summary, numbers: Numbers) -> CategoryHeadline | None:
    leaders = _leaders(summary)
    if len(leaders) != 1 or summary.window_weeks < 2 or summary.window_total == 0:
        return None
    item = leaders[0]
    key, weeks = f"category.{item.code}", numbers.text("window.weeks")
    start = f"{item.name} {numbers.text(key)} dari {numbers.text('total')}"
    difference = abs(item.week / summary.total - item.window / summary.window_total)
    if summary.total >= LEAST_FOR_PATTERN and difference <= SIMILAR_SHARE:
        return CategoryHeadline(f"{start}, mirip pola {weeks} minggu terakhir", (item.code,))
    window = f"{numbers.text(f'{key}.window')} dari {numbers.text('window')}"
    return CategoryHeadline(f"{start}; dalam {weeks} minggu {window}", (item.code,))


def _category_plain(summary: Summary, numbers: Numbers) -> CategoryHeadline | None:
    leaders = _leaders(summary)
    if len(leaders) == 1:
        key = f"category.{leaders[0].code}"
        text = f"{leaders[0].name} {numbers.text(key)} dari {numbers.text('total')} kejadian"
    elif len(leaders) == 2:
        key = f"category.{leaders[0].code}"
        names = f"{leaders[0].name} dan {leaders[1].name}"
        text = f"{names} masing-masing {numbers.text(key)} dari {numbers.text('total')}"
    elif leaders:
        text = f"{leading(numbers, 'open')} kejadian, tanpa satu jenis yang menonjol"
    else:
        return None
    return CategoryHeadline(text, tuple(item.code for item in leaders[:2]) if len(leaders) <= 2 else ())
