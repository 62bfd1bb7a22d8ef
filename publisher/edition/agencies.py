"""What stands on the page of agencies: a complete quarter, told once. Open incidents; of agencies that mainly serve
guarded cases the number of all, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from publisher.clock import month_name
from publisher.edition import Masthead
from publisher.edition.alt_text import limited
from publisher.edition.frame import Place, frame, raised
from publisher.edition.pages import Composed, Issue
from publisher.forms import Unmodelled
from publisher.language import later, say
from publisher.regions import Region
from publisher.summary.figures import Figure, Numbers, QuarterAgency, QuarterFigures, Summary
from publisher.templates import furniture, instansi
from publisher.templates.instansi import AgencyRow, InstansiContent
from publisher.templates.line_break import glue

MEMBERS = "quarter.agency.others.members"


def why_not(summary: Summary) -> str | None:
    if summary.quarter is None:
        return say("Tidak ada triwulan lengkap yang belum ditampilkan.")
    if _leader(summary.quarter) is None:
        return say("Belum ada instansi dengan lima kejadian atau lebih dalam triwulan itu.")
    return None


def compose(summary: Summary, region: Region, masthead: Masthead, place: Place, numbers: Numbers) -> InstansiContent:
    """The rows that find room, largest first; where some do not, a note says so."""
    quarter = _quarter(summary)
    _add_members(quarter, numbers)
    kicker = say("Tindak lanjut · {quarter}", quarter=raised(quarter.period.label))
    deck = say(
        "{n} tindak lanjut selesai, {months}", quarter.steps, n=numbers.text("quarter.steps"), months=_months(quarter)
    )
    fresh = Numbers(numbers.figures)
    content = InstansiContent(
        frame=frame(masthead, summary.week, place, kicker, headline(summary, masthead, numbers), deck),
        heads=(
            say("Ditangani"),
            (say("Selesai"), say("dalam 24 jam")),
            (say("Separuh"), say("dalam")),
        ),
        rows=tuple(_row(row, quarter, masthead, fresh) for row in quarter.rows),
        notes=_notes(quarter, masthead, whole=True),
    )
    if instansi.rows_that_fit(content) < len(content.rows):
        content = replace(content, notes=_notes(quarter, masthead, whole=False))
    kept = max(1, instansi.rows_that_fit(content))
    # Asked for again, so that only what is printed is on record.
    rows = tuple(_row(row, quarter, masthead, numbers) for row in quarter.rows[:kept])
    return replace(content, rows=rows)


def headline(summary: Summary, masthead: Masthead, numbers: Numbers) -> str:
    """ "Damkar turun tangan dalam 104 dari 231 gangguan & bahaya", or words that fit beside no name."""
    quarter = _quarter(summary)
    leader = _leader(quarter)
    if leader is not None:
        used = Numbers(numbers.figures)
        k, n = used.text(f"quarter.agency.{leader.code}"), used.text("quarter.open")
        for wording in (
            later("{agency} turun tangan dalam {k} dari {n} {open}"),
            later("{agency}: {k} dari {n} {open}"),
        ):
            text = say(wording, quarter.open_total, agency=leader.name, k=k, n=n, open=masthead.open_group)
            glued = glue(text, (leader.name, masthead.open_group))
            if furniture.headline_lines(glued) is not None:
                numbers.used.update(used.used)
                return glued
    return say("Instansi yang turun tangan dalam satu triwulan")


def _quarter(summary: Summary) -> QuarterFigures:
    if summary.quarter is None:
        raise ValueError("This summary tells no quarter.")
    return summary.quarter


def _leader(quarter: QuarterFigures) -> QuarterAgency | None:
    """The agency with the most open incidents; one whose number counts all classes has another base."""
    return next((row for row in quarter.agencies if not row.guarded), None)


def _months(quarter: QuarterFigures) -> str:
    """ "Juli–September 2026"."""
    period = quarter.period
    first, last = (month_name(date(period.year, month, 1)) for month in (3 * period.number - 2, 3 * period.number))
    return f"{first}–{last} {period.year}"


def _add_members(quarter: QuarterFigures, numbers: Numbers) -> None:
    if quarter.others is not None:
        figure = Figure(MEMBERS, len(quarter.others.members), "banyaknya instansi dalam satu baris", Unmodelled.CALENDAR)
        numbers.figures = {**numbers.figures, MEMBERS: figure}


def _row(row: QuarterAgency, quarter: QuarterFigures, masthead: Masthead, numbers: Numbers) -> AgencyRow:
    key = f"quarter.agency.{row.code}"
    untold: tuple[str, ...] = ()
    within, half = ("", ""), ""
    if row.guarded:
        untold = (say("semua kejadian,"), say("tidak dirinci"))
    elif row.within_24h is None and row.median_minutes is None:
        untold = (say("waktu tidak tercatat"),)
    else:
        within, half = _within(row, quarter, numbers), _half(row, numbers)
    others = row is quarter.others
    field = say("{n} instansi", len(row.members), n=numbers.text(MEMBERS)) if others else row.field
    return AgencyRow(
        name=say("Instansi lain") if others else row.name,
        field=field,
        count=row.count,
        count_text=numbers.text(key),
        within=within,
        half=half,
        half_told=row.median_minutes is not None,
        untold=untold,
        named=row is _leader(quarter),
        group=others,
        all_classes=row.guarded,
    )


def _within(row: QuarterAgency, quarter: QuarterFigures, numbers: Numbers) -> tuple[str, str]:
    """The number alone where every row's base is the number before it; else each with its base."""
    if row.within_24h is None:
        return say("tidak dirinci"), ""
    key = f"quarter.agency.{row.code}"
    timed = [item for item in quarter.rows if item.closing_base is not None]
    if all(item.closing_base == item.count for item in timed):
        return numbers.text(f"{key}.within_24h"), ""
    base = say("dari {n}", row.closing_base, n=numbers.text(f"{key}.closing_base"))
    return numbers.text(f"{key}.within_24h"), base


def _half(row: QuarterAgency, numbers: Numbers) -> str:
    """ "45 menit", "4 jam", "1 jam 30 mnt"."""
    if row.median_minutes is None:
        return say("tidak dirinci")
    key = f"quarter.agency.{row.code}"
    hours, minutes = divmod(row.median_minutes, 60)
    if not hours:
        return say("{n} menit", minutes, n=numbers.text(f"{key}.minutes"))
    if not minutes:
        return say("{n} jam", hours, n=numbers.text(f"{key}.hours"))
    return say("{hours} jam {minutes} mnt", hours=numbers.text(f"{key}.hours"), minutes=numbers.text(f"{key}.minutes"))


def _half_spoken(row: QuarterAgency, numbers: Numbers) -> str:
    """ "1 jam 30 menit"."""
    key = f"quarter.agency.{row.code}"
    hours, minutes = divmod(row.median_minutes or 0, 60)
    parts = [say("{n} jam", hours, n=numbers.text(f"{key}.hours"))] if hours else []
    if minutes or not hours:
        parts.append(say("{n} menit", minutes, n=numbers.text(f"{key}.minutes")))
    return " ".join(parts)


def _notes(quarter: QuarterFigures, masthead: Masthead, whole: bool) -> tuple[str, ...]:
    if any(row.guarded for row in quarter.rows):
        counted = say("Tanpa keterangan lain, yang dihitung {open}.", open=masthead.open_group)
    else:
        counted = say("Yang dihitung hanya {open}.", open=masthead.open_group)
    both = (counted, say("Satu kejadian bisa ditangani lebih dari satu instansi."))
    return both if whole else (*both, say("Instansi dengan angka yang lebih kecil tidak ditampilkan."))


def alt(summary: Summary, region: Region, masthead: Masthead, numbers: Numbers) -> str:
    """The rows that `compose` has put on record."""
    quarter = _quarter(summary)
    parts = [f"{raised(quarter.period.label)}, {_months(quarter)}."]
    for row in quarter.rows:
        key = f"quarter.agency.{row.code}"
        if key in numbers.used:
            parts.append(_told(row, quarter, masthead, numbers))
    return limited(parts)


def _told(row: QuarterAgency, quarter: QuarterFigures, masthead: Masthead, numbers: Numbers) -> str:
    name = say("Instansi lain") if row is quarter.others else row.name
    k = numbers.text(f"quarter.agency.{row.code}")
    if row.guarded:
        return say("{agency} {k}, semua kejadian, tidak dirinci.", agency=name, k=k)
    parts = [f"{name} {k}"]
    if row.within_24h is not None:
        number, base = _within(row, quarter, numbers)
        parts.append(say("dalam 24 jam {within}", within=f"{number} {base}".strip()))
    if row.median_minutes is not None:
        parts.append(say("separuh dalam {time}", time=_half_spoken(row, numbers)))
    return f"{', '.join(parts)}."


def page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    content = compose(issue.summary, issue.region, issue.masthead, place, numbers)
    canvas = instansi.draw(content)
    return Composed("instansi", say("Instansi"), canvas, alt(issue.summary, issue.region, issue.masthead, numbers), numbers)
