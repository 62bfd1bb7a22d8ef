"""What stands on the page of response times: open incidents alone, from the call until somebody was there."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.charts.dot_plot import Measured
from publisher.edition import Masthead
from publisher.edition.alt_text import limited
from publisher.edition.frame import Place, frame, lowered, raised
from publisher.edition.issue_figures import EXACT_MINUTES, RESPONSE_AXIS, RESPONSE_END, RESPONSE_GROUPS, group_of
from publisher.edition.pages import Composed, Issue
from publisher.forms import Unmodelled
from publisher.language import say
from publisher.regions import Region
from publisher.summary.figures import Figure, Numbers, ResponseBin, ResponseFigures, ResponseType, Summary
from publisher.templates import furniture, tanggap
from publisher.templates.line_break import glue
from publisher.templates.tanggap import Group, TanggapContent
from publisher.templates.tanggap_rows import Row, rows_that_fit

FEWEST = 10
TARGET = "response.target"


def why_not(summary: Summary) -> str | None:
    if not summary.minutes_told:
        return say("Jam di sumber data dibulatkan, sehingga menit tidak ditampilkan.")
    response = summary.response
    if response is None or not response.spread or response.base < FEWEST:
        return say("Kurang dari sepuluh kejadian memiliki catatan waktu tiba.")
    if 3 * response.base < 2 * summary.open_total:
        return say("Kurang dari dua pertiga kejadian memiliki catatan waktu tiba.")
    return None


def compose(summary: Summary, region: Region, masthead: Masthead, place: Place, numbers: Numbers) -> TanggapContent:
    response = _response(summary)
    _add_target(masthead, numbers)
    columns = _columns(response)
    dots = tanggap.as_dots(columns)
    kept = _kept(summary, masthead, dots, numbers)
    minutes = numbers.text("response.minutes")
    return TanggapContent(
        frame=frame(masthead, summary.week, place, say("Kecepatan tanggap"), headline(summary, numbers), _deck(masthead)),
        minutes=response.minutes,
        within=(numbers.text("response.within"), say("≤ {m} menit", response.minutes, m=minutes)),
        after=(numbers.text("response.beyond"), say("> {m} menit", response.minutes, m=minutes)),
        unit=_unit(dots),
        half=_half(response, numbers) if dots else ("", "", ""),
        columns=columns,
        groups=() if dots else _groups(response, numbers),
        ticks=tuple((edge, numbers.text(f"response.axis.{edge}")) for edge in RESPONSE_AXIS if dots),
        beyond=_beyond(response, kept, dots, numbers),
        heads=(
            say("{n} minggu terakhir", n=numbers.text("window.weeks"), count=summary.window_weeks) if kept else "",
            say("separuhnya didatangi (menit)"),
            say("kejadian"),
        ),
        rows=tuple(_row(item, masthead, numbers) for item in kept),
        notes=_notes(summary, masthead, kept, numbers),
    )


def headline(summary: Summary, numbers: Numbers) -> str:
    n, m = numbers.text("response.base"), numbers.text("response.minutes")
    text = "Separuh dari {n} kejadian didatangi dalam sekitar {m} menit"
    return glue(say(text, _response(summary).minutes, n=n, m=m), ("didatangi dalam",))


def _response(summary: Summary) -> ResponseFigures:
    if summary.response is None:
        raise ValueError("This summary has no response times.")
    return summary.response


def _add_target(masthead: Masthead, numbers: Numbers) -> None:
    if masthead.target is not None:
        figure = Figure(TARGET, masthead.target.minutes, "target waktu tanggap (menit)", Unmodelled.CALENDAR)
        numbers.figures = {**numbers.figures, TARGET: figure}


def _deck(masthead: Masthead) -> str:
    return say("{group}: dari telepon sampai petugas tiba", group=raised(masthead.open_group))


def _unit(dots: bool) -> tuple[str, str]:
    if dots:
        return say("Minggu ini:"), say("1 titik = 1 kejadian")
    return "", say("Batang = kejadian minggu ini menurut menit sampai petugas tiba")


def _half(response: ResponseFigures, numbers: Numbers) -> tuple[str, str, str]:
    m = numbers.text("response.minutes")
    return say("separuh dalam {m} menit", response.minutes, m=m).partition(m)


def _columns(response: ResponseFigures) -> tuple[Measured, ...]:
    """The bins that hold incidents, each split at the time of half of all.

    A bin's dots stand in its middle, but above 15 minutes at the told time: 20 there stands for 18 to 22.
    """
    columns = []
    for part in response.spread:
        if part.count:
            early = _early(part, response)
            columns.append(Measured(_place(part, response), early, part.count - early))
    return tuple(columns)


def _early(part: ResponseBin, response: ResponseFigures) -> int:
    """How many of a bin were reached within the time of half of all."""
    if part.after >= response.minutes:
        return 0
    if part.up_to is not None and part.up_to <= response.minutes:
        return part.count
    before = sum(item.count for item in response.spread if item.after < part.after)
    return min(part.count, max(0, response.within - before))


def _place(part: ResponseBin, response: ResponseFigures) -> float:
    if part.up_to is None:
        return part.after + 1
    told = _told_in(part)
    # Times that are not told to five minutes (another source's, a test's) stay in their bins.
    rounded = all(_told_in(item) for item in response.spread if item.count and item.up_to and item.after >= EXACT_MINUTES)
    return told if told and rounded and part.after >= EXACT_MINUTES else (part.after + part.up_to) / 2


def _told_in(part: ResponseBin) -> int:
    """The multiple of five among a bin's minutes; 0 where there is none."""
    return next((minute for minute in range(part.after + 1, (part.up_to or 0) + 1) if minute % 5 == 0), 0)


def _groups(response: ResponseFigures, numbers: Numbers) -> tuple[Group, ...]:
    groups = []
    for first, last in RESPONSE_GROUPS:
        parts = group_of(response, first)
        early = sum(_early(part, response) for part in parts)
        late = sum(part.count for part in parts) - early
        a = numbers.text(f"response.axis.{first}")
        label = f"> {a}" if last is None else f"{a}–{numbers.text(f'response.axis.{last}')}"
        groups.append(Group(label, early, late, numbers.text(f"response.group.{first}")))
    return tuple(groups)


def _beyond(response: ResponseFigures, kept: Sequence[ResponseType], dots: bool, numbers: Numbers) -> str:
    """What lies beyond the axis, where anything does."""
    late = dots and any(part.count for part in response.spread if part.up_to is None)
    if not late and all(item.minutes <= RESPONSE_END for item in kept):
        return ""
    return f"> {numbers.text(f'response.axis.{RESPONSE_END}')}" if dots else ">"


def _kept(summary: Summary, masthead: Masthead, dots: bool, numbers: Numbers) -> tuple[ResponseType, ...]:
    """The categories that find room, those with most records first; in the order of their minutes."""
    types = _response(summary).types
    largest = sorted(types, key=lambda item: -item.base)
    kept = types
    for _ in range(2):  # saying that some are missing may cost a line
        room = tanggap.table_room(len(_notes(summary, masthead, kept, Numbers(numbers.figures))), dots)
        count = rows_that_fit([item.name for item in largest], room)
        kept = tuple(item for item in types if item in largest[:count])
    return kept


def _row(item: ResponseType, masthead: Masthead, numbers: Numbers) -> Row:
    key, target = f"response.type.{item.code}", None
    if masthead.target is not None and masthead.target.category == item.code:
        minutes = masthead.target.minutes
        target = (minutes, say("target {m} menit", minutes, m=numbers.text(TARGET)))
    return Row(item.name, item.minutes, numbers.text(f"{key}.minutes"), numbers.text(f"{key}.base"), target)


def _notes(summary: Summary, masthead: Masthead, kept: Sequence[ResponseType], numbers: Numbers) -> tuple[str, ...]:
    said = _said_below(summary, masthead, numbers)
    if len(kept) < len(_response(summary).types):
        said = [*said, say("Jenis dengan catatan lebih sedikit tidak ditampilkan.")]
    target = _target_text(masthead, kept, numbers)
    lines = furniture.note_lines(target, 3) if target else ()
    return (*(lines or ()), *(furniture.note_lines(" ".join(said), 4) or ()))


def _said_below(summary: Summary, masthead: Masthead, numbers: Numbers) -> list[str]:
    """How exact the minutes are, and what is not among them."""
    exact = numbers.text("response.exact")
    said = [say("Dicatat operator; di atas {m} menit dibulatkan per lima.", m=exact)]
    missing = summary.open_total - _response(summary).base
    if missing:
        k, n = numbers.text("response.missing"), numbers.text("open")
        said.append(say("{k} dari {n} tanpa catatan waktu tiba.", missing, k=k, n=n))
    if summary.guarded_total:
        n, group = numbers.text("guarded"), lowered(masthead.guarded_group)
        said.append(say("{n} {group} tidak dihitung.", summary.guarded_total, n=n, group=group))
    return said


def _target_text(masthead: Masthead, kept: Sequence[ResponseType], numbers: Numbers) -> str:
    """The target with its source, where the row to which it belongs is shown."""
    target = masthead.target
    name = next((item.name for item in kept if target is not None and item.code == target.category), None)
    if target is None or name is None:
        return ""
    text = "Target {category} {m} menit ({source})."
    return say(text, target.minutes, category=lowered(name), m=numbers.text(TARGET), source=target.source)


def alt(summary: Summary, region: Region, masthead: Masthead, numbers: Numbers) -> str:
    """What `compose` has put on record, in words."""
    response = _response(summary)
    k, n = numbers.text("response.within"), numbers.text("response.base")
    m, rest = numbers.text("response.minutes"), numbers.text("response.beyond")
    text = "{k} dari {n} {group} didatangi dalam sekitar {m} menit, {rest} sesudahnya."
    group = lowered(masthead.open_group)
    parts = [say(text, response.minutes, k=k, n=n, group=group, m=m, rest=rest)]
    if f"response.group.{RESPONSE_END}" in numbers.used:
        parts.append(say("Menurut menit: {groups}.", groups="; ".join(_spoken_groups(numbers))))
    kept = [item for item in response.types if f"response.type.{item.code}.base" in numbers.used]
    if kept:
        weeks = numbers.text("window.weeks")
        types = "; ".join(_spoken_type(item, numbers) for item in kept)
        text = "Dalam {weeks} minggu, separuhnya didatangi dalam: {types}."
        parts.append(say(text, summary.window_weeks, weeks=weeks, types=types))
    if target := _target_text(masthead, kept, numbers):
        parts.append(target)
    return limited([*parts, *_said_below(summary, masthead, numbers)])


def _spoken_groups(numbers: Numbers) -> list[str]:
    told = []
    for first, last in RESPONSE_GROUPS:
        a, count = numbers.text(f"response.axis.{first}"), numbers.text(f"response.group.{first}")
        if last is None:
            told.append(say("lebih dari {a} ada {n}", a=a, n=count))
        else:
            told.append(say("{a} sampai {b} ada {n}", a=a, b=numbers.text(f"response.axis.{last}"), n=count))
    return told


def _spoken_type(item: ResponseType, numbers: Numbers) -> str:
    key = f"response.type.{item.code}"
    m, n = numbers.text(f"{key}.minutes"), numbers.text(f"{key}.base")
    return say("{category} {m} menit ({n} kejadian)", item.minutes, category=lowered(item.name), m=m, n=n)


def page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    content = compose(issue.summary, issue.region, issue.masthead, place, numbers)
    told = alt(issue.summary, issue.region, issue.masthead, numbers)
    return Composed("tanggap", say("Kecepatan tanggap"), tanggap.draw(content), told, numbers)
