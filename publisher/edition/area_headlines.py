"""Headlines of the page of areas: the first sentence whose condition holds, and that fits two lines.

None of them says that an area is safer or busier than another: counts do not say that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.edition.area_figures import PLACED, RATE_PER, SPREAD
from publisher.edition.headlines import leading
from publisher.edition.place_text import first_fitting
from publisher.language import later, say
from publisher.summary.figures import AreaFigures, Numbers, Summary

LEAST_NAMED, LEAST_LEAD = 2, 2


@dataclass(frozen=True)
class AreaHeadline:
    """A headline, and the codes of the areas that it names."""

    text: str
    named: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    parted: str = ""  # a term that may be broken here


def headline(summary: Summary, numbers: Numbers, large: bool) -> AreaHeadline:
    makers = (_two_of_many, _two_alike, _one_ahead, _spread) if large else (_two_alike, _one_ahead, _spread)
    for make in makers:
        used = Numbers(numbers.figures)
        for found in make(summary, used):
            text = first_fitting([found.text], found.terms, found.parted)
            if text is not None:
                numbers.used.update(used.used)
                return AreaHeadline(text, found.named)
    return AreaHeadline(say("Kejadian menurut wilayah"))


def rate_headline(summary: Summary, numbers: Numbers) -> AreaHeadline:
    """From the lowest rate to the highest, without the names: the map shows whose they are."""
    ordered = sorted(summary.areas, key=lambda area: numbers.figures[f"area.{area.code}.rate"].value)
    low, high = (numbers.tenths(f"area.{area.code}.rate") for area in (ordered[0], ordered[-1]))
    per, weeks = numbers.text(RATE_PER), numbers.text("window.weeks")
    if low == high:
        wordings = [later("{low} kejadian per {per} penduduk dalam {weeks} minggu")]
    else:
        wordings = [
            later("{low} sampai {high} kejadian per {per} penduduk dalam {weeks} minggu"),
            later("{low} sampai {high} kejadian per {per} penduduk"),
        ]
    found = first_fitting(say(wording, low=low, high=high, per=per, weeks=weeks) for wording in wordings)
    return AreaHeadline(found or say("Kejadian menurut wilayah"))


def _ranked(summary: Summary) -> list[AreaFigures]:
    """Largest first; what is alike stays in the pack's order."""
    return sorted(summary.areas, key=lambda area: -area.week)


def _two_of_many(summary: Summary, numbers: Numbers) -> Iterator[AreaHeadline]:
    ranked = _ranked(summary)
    if len(ranked) > 2 and ranked[0].week > ranked[1].week > ranked[2].week:
        one, other = ranked[:2]
        k, m, n = (numbers.text(key) for key in (f"area.{one.code}", f"area.{other.code}", "open"))
        values = {"one": one.short, "k": k, "other": other.short, "m": m, "n": n}
        text = say("{one} {k} dan {other} {m} dari {n} kejadian", summary.open_total, **values)
        yield AreaHeadline(text, (one.code, other.code), (f"{one.short} {k}", f"{other.short} {m}"), f"{m} dari")


def _two_alike(summary: Summary, numbers: Numbers) -> Iterator[AreaHeadline]:
    ranked = _ranked(summary)
    if len(ranked) < 2 or ranked[0].week != ranked[1].week or ranked[0].week < LEAST_NAMED:
        return
    if len(ranked) == 2 or ranked[2].week < ranked[1].week:
        one, other = ranked[:2]
        k, n = numbers.word(f"area.{one.code}"), numbers.text("open")
        numbers.value(f"area.{other.code}")
        values = {"one": one.short, "other": other.short, "k": k, "n": n}
        text = say("{one} dan {other} masing-masing {k} dari {n} kejadian", summary.open_total, **values)
        yield AreaHeadline(text, (one.code, other.code))


def _one_ahead(summary: Summary, numbers: Numbers) -> Iterator[AreaHeadline]:
    ranked = _ranked(summary)
    following = ranked[1].week if len(ranked) > 1 else 0
    if ranked[0].week >= LEAST_NAMED and ranked[0].week - following >= LEAST_LEAD:
        top = ranked[0]
        k, n = numbers.text(f"area.{top.code}"), numbers.text("open")
        text = say("{area} {k} dari {n} kejadian", summary.open_total, area=top.short, k=k, n=n)
        yield AreaHeadline(text, (top.code,))


def _spread(summary: Summary, numbers: Numbers) -> Iterator[AreaHeadline]:
    n, count = leading(numbers, PLACED), numbers.value(PLACED)
    having = [area for area in summary.areas if area.week]
    if len(having) == 1:
        yield AreaHeadline(say("{n} kejadian, di {area}", count, n=n, area=having[0].name), (having[0].code,))
        yield AreaHeadline(say("{n} kejadian, di {area}", count, n=n, area=having[0].short), (having[0].code,))
    else:
        yield AreaHeadline(say("{n} kejadian tersebar di {areas} wilayah", count, n=n, areas=numbers.word(SPREAD)))
