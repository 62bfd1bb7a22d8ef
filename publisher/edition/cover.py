"""What stands on the cover, with incidents and without."""

from __future__ import annotations

from publisher.edition import Masthead
from publisher.edition.frame import issue_text, lowered, week_wordings
from publisher.edition.headlines import region_terms
from publisher.language import later, say
from publisher.regions import Region
from publisher.summary.figures import CallFigures, CategoryFigures, Numbers, Summary
from publisher.templates.line_break import glue
from publisher.templates.nol_sampul import NolSampulContent
from publisher.templates.sampul import CoverHead, SampulContent

WITHIN_A_DAY = later("24 jam")
LONGEST_LINE = 36  # characters beside the number; more would leave too little room for it


def compose(
    summary: Summary, region: Region, masthead: Masthead, headline: str, neutral: bool, numbers: Numbers
) -> SampulContent:
    return SampulContent(
        head=_head(summary, masthead),
        headline=glue(headline, region_terms(region)),
        number=numbers.text("total"),
        lines=_lines(summary, headline, neutral, numbers),
        unit_line=unit_line(numbers),
        keys=_keys(summary, masthead, numbers),
        open_marks=tuple((item.icon, item.week) for item in in_order(summary) if item.week),
        guarded=summary.guarded_total,
        guarded_icon=masthead.guarded_icon,
        flood=summary.flood_week,
    )


def compose_empty(
    summary: Summary, region: Region, masthead: Masthead, headline: str, numbers: Numbers
) -> NolSampulContent:
    lines = [say("kejadian darurat selesai.", summary.total)]
    if summary.usual is not None:
        lines.append(say("Biasanya {usual} seminggu.", usual=numbers.range("total")))
    if summary.calls is not None:
        lines.append(still_answered(summary.calls, numbers))
    return NolSampulContent(
        head=_head(summary, masthead),
        headline=glue(headline, region_terms(region)),
        number=numbers.text("total"),
        lines=tuple(lines),
    )


def still_answered(calls: CallFigures, numbers: Numbers) -> str:
    n = numbers.text("calls.answered")
    return say("{n} panggilan tetap diangkat.", calls.answered.now, n=n)


def in_order(summary: Summary) -> list[CategoryFigures]:
    """Open categories by count, ties by the longer window; the order of every page."""
    return sorted(summary.categories, key=lambda item: (-item.week, -item.window))


def unit_line(numbers: Numbers) -> str:
    """ "1 bintang = 1 kejadian"; on a dense cloth the stars are rounded, and it says so."""
    unit = numbers.text("stars.unit")
    if numbers.value("stars.unit") == 1:
        return say("1 bintang = {unit} kejadian", 1, unit=unit)
    return say("1 bintang = sekitar {unit} kejadian", unit=unit)


def _head(summary: Summary, masthead: Masthead) -> CoverHead:
    return CoverHead(
        number=masthead.emergency_number,
        report=masthead.report,
        issue=issue_text(summary.week),
        place=masthead.place,
        week=week_wordings(summary.week),
    )


def _lines(summary: Summary, headline: str, neutral: bool, numbers: Numbers) -> tuple[str, ...]:
    """The lines beside the number; what the headline says already is not said again."""
    within = _within(summary, numbers) if summary.closing_base and say(WITHIN_A_DAY) not in headline else ""
    if neutral and within:
        lines = [_within_of_all(summary, numbers)]
    elif within:
        lines = [say("kejadian darurat selesai,", summary.total), within]
    else:
        lines = [say("kejadian darurat selesai.", summary.total)]
    previous = "" if summary.flood_week or summary.previous_total is None else numbers.text("total.previous")
    usual = numbers.range("total") if summary.usual is not None else ""
    if previous and usual:
        text = say("Minggu lalu {previous}, biasanya {usual}.", previous=previous, usual=usual)
        halves = [say("Minggu lalu {previous},", previous=previous), say("biasanya {usual}.", usual=usual)]
        lines += [text] if len(text) <= LONGEST_LINE else halves
    elif previous:
        lines.append(say("Minggu lalu {previous}.", previous=previous))
    elif usual:
        lines.append(say("Biasanya {usual} seminggu.", usual=usual))
    return tuple(lines)


def _within(summary: Summary, numbers: Numbers) -> str:
    """How many of the incidents were closed within a day, in words that hold for none, one, and all of them."""
    within = numbers.text("within_24h")
    if summary.within_24h == 0:
        if summary.closing_base == summary.total:
            return say("lebih dari 24 jam sejak dibuka.", summary.total)
        return say("tanpa yang dalam 24 jam.")
    if summary.within_24h == summary.total:
        return say("dalam 24 jam.") if summary.total == 1 else say("semuanya dalam 24 jam.")
    if summary.closing_base != summary.total:
        return say("{n} dari {base} dalam 24 jam.", n=within, base=numbers.text("closing_base"))
    return say("{n} di antaranya dalam 24 jam.", n=within)


def _within_of_all(summary: Summary, numbers: Numbers) -> str:
    """The same without a line before it. Its denominator is the large number beside it, unless that is another."""
    within = numbers.text("within_24h")
    if summary.closing_base != summary.total:
        return say("{n} dari {base} selesai dalam 24 jam.", n=within, base=numbers.text("closing_base"))
    return say("{n} selesai dalam 24 jam.", n=within)


def _keys(summary: Summary, masthead: Masthead, numbers: Numbers) -> tuple[str, ...]:
    keys = []
    if summary.open_total:
        keys.append(say("{n} {group}", summary.open_total, n=numbers.text("open"), group=masthead.open_group))
    if summary.guarded_total:
        group = lowered(masthead.guarded_group)
        keys.append(say("{n} {group}", summary.guarded_total, n=numbers.text("guarded"), group=group))
    return tuple(keys)
