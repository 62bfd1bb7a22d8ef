"""Headlines of the page of times: the first sentence whose condition holds, and that fits two lines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from publisher.clock import day_name
from publisher.edition.headlines import leading
from publisher.edition.place_text import first_fitting
from publisher.language import later, say
from publisher.regions import Region
from publisher.summary.figures import CellFigures, Numbers, Summary

LEAST_LEADER, LEAST_LEAD = 3, 2
LEAST_A_DAY = 5  # below it seven days are never alike enough to be called even
TERMS = ("dilaporkan pada", "hari lain")
INSIDE, DAYS = "times.inside", "times.days"


@dataclass(frozen=True)
class TimeHeadline:
    """A headline, and the cell or the day that it names."""

    text: str
    cell: CellFigures | None = None
    day: date | None = None
    terms: tuple[str, ...] = ()


def headline(summary: Summary, region: Region, numbers: Numbers, bars: bool) -> TimeHeadline:
    """The first true sentence that fits two lines. Where bars are shown it speaks of days, else of a day and shift."""
    makers = (_peak, _even, _one_day, _range) if bars else (_leader, _one_day, _spread)
    for make in makers:
        used = Numbers(numbers.figures)
        for found in make(summary, region, used):
            if (text := first_fitting([found.text], (*found.terms, *TERMS))) is not None:
                numbers.used.update(used.used)
                return TimeHeadline(text, found.cell, found.day)
    return TimeHeadline(say("Kejadian menurut hari dan sif"))


def _leader(summary: Summary, region: Region, numbers: Numbers) -> Iterator[TimeHeadline]:
    ranked = sorted(summary.cells, key=lambda cell: -cell.count)
    following = ranked[1].count if len(ranked) > 1 else 0
    if ranked and ranked[0].count >= LEAST_LEADER and ranked[0].count - following >= LEAST_LEAD:
        top = ranked[0]
        k, o = leading(numbers, cell_key(top)), numbers.text("open")
        text = later("{k} dari {n} kejadian dilaporkan pada {when}")
        when = when_text(top, region)
        yield TimeHeadline(say(text, summary.open_total, k=k, n=o, when=when), cell=top, terms=(when,))


def _one_day(summary: Summary, region: Region, numbers: Numbers) -> Iterator[TimeHeadline]:
    days = [day for day, count in summary.days if count]
    if len(days) == 1:
        n, count, day = leading(numbers, INSIDE), inside(summary), day_name(days[0].weekday())
        if count == 1:
            when = when_text(summary.cells[0], region) if summary.cells else day
            yield TimeHeadline(say("{n} kejadian dibuka minggu ini, pada {when}", 1, n=n, when=when))
        else:
            yield TimeHeadline(say("{n} kejadian dibuka minggu ini, semuanya pada {day}", count, n=n, day=day))


def _spread(summary: Summary, region: Region, numbers: Numbers) -> Iterator[TimeHeadline]:
    n, days = leading(numbers, INSIDE), numbers.word(DAYS)
    yield TimeHeadline(say("{n} kejadian tersebar di {days} hari", inside(summary), n=n, days=days))


def _peak(summary: Summary, region: Region, numbers: Numbers) -> Iterator[TimeHeadline]:
    """One day far above the others: by more than two standard deviations of what chance would do."""
    ranked = sorted(summary.days, key=lambda item: -item[1])
    (day, top), others = ranked[0], ranked[1:]
    most = others[0][1]
    if most and top > most + 2 * math.sqrt(most):
        k, high, low = (numbers.text(f"day.{of}") for of in (day, others[0][0], others[-1][0]))
        name = day_name(day.weekday())
        if low == high:
            text = say("{day} {k} kejadian, hari lain {low}", top, day=name, k=k, low=low)
        else:
            text = say("{day} {k} kejadian, hari lain {low} sampai {high}", top, day=name, k=k, low=low, high=high)
        yield TimeHeadline(text, day=day)


def _even(summary: Summary, region: Region, numbers: Numbers) -> Iterator[TimeHeadline]:
    """Seven days as alike as chance makes them: none farther from their mean than two standard deviations."""
    mean = inside(summary) / 7
    if mean >= LEAST_A_DAY and all(abs(count - mean) <= 2 * math.sqrt(mean) for _, count in summary.days):
        n, (low, high) = leading(numbers, INSIDE), _least_and_most(summary, numbers)
        if low == high:
            yield TimeHeadline(say("{n} kejadian tersebar merata, {low} sehari", inside(summary), n=n, low=low))
        text = later("{n} kejadian tersebar merata, {low} sampai {high} sehari")
        yield TimeHeadline(say(text, inside(summary), n=n, low=low, high=high))


def _range(summary: Summary, region: Region, numbers: Numbers) -> Iterator[TimeHeadline]:
    n, (low, high) = leading(numbers, INSIDE), _least_and_most(summary, numbers)
    if low == high:
        yield TimeHeadline(say("{n} kejadian, setiap hari {low}", inside(summary), n=n, low=low))
    yield TimeHeadline(say("{n} kejadian, {low} sampai {high} sehari", inside(summary), n=n, low=low, high=high))


def _least_and_most(summary: Summary, numbers: Numbers) -> tuple[str, str]:
    ordered = sorted(summary.days, key=lambda item: item[1])
    return numbers.text(f"day.{ordered[0][0]}"), numbers.text(f"day.{ordered[-1][0]}")


def inside(summary: Summary) -> int:
    return sum(count for _, count in summary.days)


def cell_key(cell: CellFigures) -> str:
    return f"cell.{cell.day}.{cell.shift}"


def when_text(cell: CellFigures, region: Region) -> str:
    """ "Kamis sore"."""
    shift = next((shift.name for shift in region.shifts if shift.code == cell.shift), "")
    return say("{day} {shift}", day=day_name(cell.day.weekday()), shift=shift).strip()
