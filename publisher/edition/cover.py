"""What stands on the cover, with incidents and without."""

from __future__ import annotations

from publisher.edition import Masthead
from publisher.edition.frame import issue_text, lowered, week_wordings
from publisher.edition.headlines import region_terms
from publisher.regions import Region
from publisher.summary.figures import CategoryFigures, Numbers, Summary
from publisher.templates.line_break import glue
from publisher.templates.nol_sampul import NolSampulContent
from publisher.templates.sampul import CoverHead, SampulContent

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
    lines = ["kejadian darurat selesai."]
    if summary.usual is not None:
        lines.append(f"Biasanya {numbers.range('total')} seminggu.")
    if summary.calls is not None:
        lines.append(f"{numbers.text('calls.answered')} panggilan tetap diangkat.")
    return NolSampulContent(
        head=_head(summary, masthead),
        headline=glue(headline, region_terms(region)),
        number=numbers.text("total"),
        lines=tuple(lines),
    )


def in_order(summary: Summary) -> list[CategoryFigures]:
    """Open categories by count, ties by the longer window; the order of every page."""
    return sorted(summary.categories, key=lambda item: (-item.week, -item.window))


def unit_line(numbers: Numbers) -> str:
    """ "1 bintang = 1 kejadian"; on a dense cloth the stars are rounded, and it says so."""
    unit = numbers.text("stars.unit")
    return f"1 bintang = {unit} kejadian" if numbers.value("stars.unit") == 1 else f"1 bintang = sekitar {unit} kejadian"


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
    within = _within(summary, numbers) if summary.closing_base and "24 jam" not in headline else ""
    if neutral and within:
        lines = [f"{numbers.text('within_24h')} selesai dalam 24 jam."]
    elif within:
        lines = ["kejadian darurat selesai,", within]
    else:
        lines = ["kejadian darurat selesai."]
    previous = "" if summary.flood_week or summary.previous_total is None else numbers.text("total.previous")
    usual = numbers.range("total") if summary.usual is not None else ""
    if previous and usual:
        text = f"Minggu lalu {previous}, biasanya {usual}."
        lines += [text] if len(text) <= LONGEST_LINE else [f"Minggu lalu {previous},", f"biasanya {usual}."]
    elif previous:
        lines.append(f"Minggu lalu {previous}.")
    elif usual:
        lines.append(f"Biasanya {usual} seminggu.")
    return tuple(lines)


def _within(summary: Summary, numbers: Numbers) -> str:
    """How many of the incidents were closed within a day, in words that hold for none, one, and all of them."""
    within = numbers.text("within_24h")
    if summary.within_24h == 0:
        return "lebih dari 24 jam sejak dibuka." if summary.closing_base == summary.total else "tanpa yang dalam 24 jam."
    if summary.within_24h == summary.total:
        return "dalam 24 jam." if summary.total == 1 else "semuanya dalam 24 jam."
    return f"{within} di antaranya dalam 24 jam."


def _keys(summary: Summary, masthead: Masthead, numbers: Numbers) -> tuple[str, ...]:
    keys = []
    if summary.open_total:
        keys.append(f"{numbers.text('open')} {masthead.open_group}")
    if summary.guarded_total:
        keys.append(f"{numbers.text('guarded')} {lowered(masthead.guarded_group)}")
    return tuple(keys)
