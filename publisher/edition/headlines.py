"""Headlines that stay true: each template has a condition, and the first whose condition holds is taken.

The neutral headline is always among the cover's choices, so that choosing it tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from publisher.edition.issue_figures import issue_figures
from publisher.language import say
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
    items = [item for category in region.categories for item in category.subcategories]
    return tuple(dict.fromkeys(noun for item in items for noun in (item.noun, item.nouns) if noun))


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
        text = say("Tidak ada kejadian yang selesai minggu ini")
    else:
        text = say("{n} kejadian darurat selesai dalam seminggu", summary.total, n=leading(numbers, "total"))
    lines = cover_lines(text, region) or (text,)
    return Headline(text, lines, say("Netral: selalu ditawarkan."), tuple(numbers.used.values()), neutral=True)


Made = tuple[str, str] | None


def _no_incident(summary: Summary, region: Region, numbers: Numbers) -> Made:
    calls, still_open = summary.calls, summary.still_open
    if calls is None or calls.emergency > 0 or (still_open is not None and still_open.now > 0):
        return None
    return say("Tidak ada kejadian darurat minggu ini"), say("Tidak ada panggilan darurat yang tercatat.")


def _none_closed(summary: Summary, region: Region, numbers: Numbers) -> Made:
    if summary.still_open is None or summary.still_open.now == 0:
        return None
    k = numbers.word("still_open")
    text = say("Belum ada kejadian yang selesai; {k} masih ditangani", summary.still_open.now, k=k)
    return text, say("Masih ditangani: {n}.", n=numbers.text("still_open"))


def _out_of_range(summary: Summary, region: Region, numbers: Numbers) -> Made:
    usual = summary.usual
    if usual is None:
        return None
    n, spread = leading(numbers, "total"), numbers.range("total")
    if summary.total > usual.high:
        text = say("{n} kejadian darurat, di atas kisaran biasa {usual}", summary.total, n=n, usual=spread)
    elif LEAST_FOR_PATTERN <= summary.total < usual.low:
        text = say("{n} kejadian darurat, di bawah kisaran biasa {usual}", summary.total, n=n, usual=spread)
    else:
        return None
    return text, say("{n} kejadian; biasanya {usual}.", summary.total, n=numbers.text("total"), usual=spread)


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
    k, n = leading(numbers, key), numbers.word("total")
    names = [_noun(region, top, code, name, count) for code, name, count in kinds]
    if len(names) == 1:
        text = say("{k} dari {n} kejadian darurat: {kind}", summary.total, k=k, n=n, kind=names[0])
    else:
        both = "{k} dari {n} kejadian darurat: {kind} dan {other}"
        text = say(both, summary.total, k=k, n=n, kind=names[0], other=names[1])
    evidence = "{category} {k} dari {n} kejadian."
    k, n = numbers.text(key), numbers.text("total")
    return text, say(evidence, summary.total, category=top.name, k=k, n=n)


def _noun(region: Region, category: CategoryFigures, code: str, name: str, count: int) -> str:
    known = region.category(category.code)
    subcategory = known.subcategory(code) if known else None
    return (subcategory.noun_for(count) or subcategory.name) if subcategory else name


def _all_within_a_day(summary: Summary, region: Region, numbers: Numbers) -> Made:
    if summary.total < LEAST_ALL or summary.within_24h != summary.total:
        return None
    numbers.value("within_24h")
    text = say("{n} kejadian darurat, semua selesai dalam 24 jam", summary.total, n=leading(numbers, "total"))
    k, n = numbers.text("within_24h"), numbers.text("total")
    return text, say("{k} dari {n} selesai dalam 24 jam.", k=k, n=n)


def glance(summary: Summary, numbers: Numbers) -> str:
    """The headline of the page at a glance."""
    n, count = leading(numbers, "total"), summary.total
    if summary.usual is not None:
        if summary.usual.holds(summary.total):
            return say("{n} kejadian selesai, dalam kisaran yang biasa", count, n=n)
        if summary.total > summary.usual.high:
            return say("{n} kejadian selesai, di atas kisaran yang biasa", count, n=n)
        return say("{n} kejadian selesai, di bawah kisaran yang biasa", count, n=n)
    if summary.previous_total is not None:
        return say("{n} kejadian selesai, minggu lalu {previous}", count, n=n, previous=numbers.word("total.previous"))
    return say("{n} kejadian selesai minggu ini", count, n=n)


def glance_of_nothing(summary: Summary, numbers: Numbers) -> str:
    """The same in a week without incidents."""
    if summary.calls is None:
        return say("Nol kejadian selesai minggu ini")
    text = "Nol kejadian selesai, {k} panggilan diangkat"
    return say(text, summary.calls.answered.now, k=numbers.word("calls.answered"))


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
    return CategoryHeadline(say("Jenis kejadian minggu ini"), ()), numbers()


def _category_out_of_range(summary: Summary, numbers: Numbers) -> CategoryHeadline | None:
    outside = [item for item in summary.categories if item.usual is not None and not item.usual.holds(item.week)]
    if not outside:
        return None
    item = max(outside, key=lambda item: (_distance(item), item.week))
    usual = item.usual
    key = f"category.{item.code}"
    k, spread = numbers.text(key), numbers.range(key)
    if usual is not None and item.week > usual.high:
        above = "{category} {k} kejadian, di atas kisaran biasa {usual}"
        text = say(above, item.week, category=item.name, k=k, usual=spread)
    else:
        below = "{category} {k} kejadian, di bawah kisaran biasa {usual}"
        text = say(below, item.week, category=item.name, k=k, usual=spread)
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
    k, n = numbers.text(key), numbers.text("total")
    difference = abs(item.week / summary.total - item.window / summary.window_total)
    if summary.total >= LEAST_FOR_PATTERN and difference <= SIMILAR_SHARE:
        like = "{category} {k} dari {n}, mirip pola {weeks} minggu terakhir"
        return CategoryHeadline(say(like, category=item.name, k=k, n=n, weeks=weeks), (item.code,))
    a, b = numbers.text(f"{key}.window"), numbers.text("window")
    beside = "{category} {k} dari {n}; dalam {weeks} minggu {a} dari {b}"
    return CategoryHeadline(say(beside, category=item.name, k=k, n=n, weeks=weeks, a=a, b=b), (item.code,))


def _category_plain(summary: Summary, numbers: Numbers) -> CategoryHeadline | None:
    leaders = _leaders(summary)
    if len(leaders) == 1:
        key = f"category.{leaders[0].code}"
        k, n = numbers.text(key), numbers.text("total")
        text = say("{category} {k} dari {n} kejadian", summary.total, category=leaders[0].name, k=k, n=n)
    elif len(leaders) == 2:
        key = f"category.{leaders[0].code}"
        one, other = (item.name for item in leaders)
        each = "{category} dan {other} masing-masing {k} dari {n}"
        text = say(each, category=one, other=other, k=numbers.text(key), n=numbers.text("total"))
    elif leaders:
        text = say("{n} kejadian, tanpa satu jenis yang menonjol", summary.open_total, n=leading(numbers, "open"))
    else:
        return None
    return CategoryHeadline(text, tuple(item.code for item in leaders[:2]) if len(leaders) <= 2 else ())
