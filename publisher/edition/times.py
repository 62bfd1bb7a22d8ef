"""What stands on the page of times: open incidents by the day and shift in which they were opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from publisher.clock import Shift, day_name
from publisher.edition import Masthead
from publisher.edition.alt_text import limited, spoken
from publisher.edition.frame import Place, frame, lowered, raised
from publisher.edition.pages import Composed, Issue
from publisher.edition.place_text import MANY, classes, icons_of, record_parts
from publisher.edition.time_headlines import DAYS, INSIDE, cell_key, headline, inside, when_text
from publisher.forms import IN, NONE, OPEN, Unmodelled, form
from publisher.language import say
from publisher.regions import Region
from publisher.summary.figures import CellFigures, Counts, Figure, Numbers, Summary
from publisher.templates import furniture, waktu, waktu_besar
from publisher.templates.waktu import Aside, Cell, Day, Shifted, WaktuContent
from publisher.templates.waktu_besar import Bar, Group, WaktuBesarContent

SHIFTED, SHIFTLESS = "times.shifted", "times.shiftless"


def why_not(summary: Summary) -> str | None:
    if summary.open_total == 0:
        return say("Tidak ada gangguan & bahaya yang selesai minggu ini.")
    if inside(summary) == 0:
        return say("Tidak ada gangguan & bahaya yang dibuka dalam minggu ini.")
    return None


def compose(
    summary: Summary, region: Region, masthead: Masthead, place: Place, numbers: Numbers
) -> WaktuContent | WaktuBesarContent:
    """Icons where the week and its fullest cell allow them, bars otherwise."""
    _add_figures(summary, region, numbers)
    trial = Numbers(numbers.figures)
    if summary.total < MANY and all(_known(cell.count, cell.categories) for cell in summary.cells):
        most = max((cell.count for cell in summary.cells), default=0)
        asides, notes = len(_asides(summary)), len(_small_notes(region))
        if waktu.holds(_days(summary), _shifts(summary, region, trial), most, asides, notes):
            return _small(summary, region, masthead, place, numbers)
    return _large(summary, region, masthead, place, numbers)


def _small(summary: Summary, region: Region, masthead: Masthead, place: Place, numbers: Numbers) -> WaktuContent:
    found = headline(summary, region, numbers, bars=False)
    cells = {(cell.day, cell.shift): cell for cell in summary.cells}
    for cell in summary.cells:
        record_parts(numbers, cell_key(cell), cell.categories)
    for _, key, parts in _asides(summary):
        record_parts(numbers, "before" if key == "opened_before" else key, parts)
    with_window = summary.window_weeks > 1
    return WaktuContent(
        frame=frame(masthead, summary.week, place, say("Waktu"), found.text, classes(summary, masthead, numbers)),
        days=_days(summary),
        shifts=_shifts(summary, region, numbers),
        cells=tuple(
            tuple(_cell(cells.get((day, shift.code)), found.cell, region) for shift in region.shifts)
            for day in summary.week.days
        ),
        asides=tuple(
            Aside(say("{what}: {n}", what=what, n=numbers.text(key)), icons_of(parts, region))
            for what, key, parts in _asides(summary)
        ),
        total=_sum(SHIFTED, _asides(summary), numbers),
        week_label=say("Minggu ini"),
        window_label=say("{weeks} minggu", weeks=numbers.text("window.weeks")) if with_window else "",
        notes=_small_notes(region),
    )


def _large(summary: Summary, region: Region, masthead: Masthead, place: Place, numbers: Numbers) -> WaktuBesarContent:
    found = headline(summary, region, numbers, bars=True)
    before = [item for item in _asides(summary) if item[1] != SHIFTLESS]
    shiftless = [item for item in _asides(summary) if item[1] == SHIFTLESS]
    days = Group(
        say("Hari"),
        numbers.text("open"),
        tuple(
            Bar(day_name(day.weekday()), str(day.day), count, numbers.text(f"day.{day}"), named=day == found.day)
            for day, count in summary.days
        ),
        tuple((what, numbers.text(key)) for what, key, _ in before),
    )
    names = {shift.code: shift for shift in region.shifts}
    shifts = Group(
        say("Sif"),
        numbers.text(INSIDE),
        tuple(
            Bar(
                raised(names[code].name),
                clock_face(names[code].start),
                count,
                numbers.text(f"shift.{code}"),
                _sign(names[code]),
            )
            for code, count in summary.shift_week
            if code in names
        ),
        tuple((what, numbers.text(key)) for what, key, _ in shiftless),
    )
    total = _sum(INSIDE, before, numbers)
    scale = say("Satu skala untuk hari dan sif.")
    return WaktuBesarContent(
        frame=frame(masthead, summary.week, place, say("Waktu"), found.text, classes(summary, masthead, numbers)),
        groups=(days, shifts),
        notes=_notes(say("Angka jam = mulai sif."), region, f"{total}. {scale}" if total else scale),
    )


def _add_figures(summary: Summary, region: Region, numbers: Numbers) -> None:
    """Sums of what is printed, and how many days have any."""
    this, opened = (summary.week,), {"public_class": OPEN, "opened": {IN}}
    opened_now, shifted = inside(summary), sum(count for _, count in summary.shift_week)
    codes = {shift.code for shift in region.shifts}
    figures = (
        Figure(INSIDE, opened_now, "dibuka minggu ini", form(this, opened), of="open"),
        Figure(SHIFTED, shifted, "dibuka minggu ini, dalam sif", form(this, {**opened, "shift": codes}), of="open"),
        Figure(SHIFTLESS, opened_now - shifted, "di luar jam sif", form(this, {**opened, "shift": {NONE}}), of="open"),
        Figure(DAYS, sum(count > 0 for _, count in summary.days), "banyaknya hari", Unmodelled.CALENDAR),
    )
    numbers.figures = {**numbers.figures, **{figure.key: figure for figure in figures}}


def _asides(summary: Summary) -> list[tuple[str, str, Counts]]:
    """What stands in no cell: in words, the key of its figure, and its categories where these are known."""
    shiftless = inside(summary) - sum(count for _, count in summary.shift_week)
    before = summary.opened_before_categories if _known(summary.opened_before, summary.opened_before_categories) else ()
    found: list[tuple[str, str, Counts, int]] = [
        (say("Dibuka sebelum minggu ini"), "opened_before", before, summary.opened_before),
        (say("Di luar jam sif"), SHIFTLESS, (), shiftless),
        (say("Waktu buka tidak tercatat"), "opened_unknown", (), summary.opened_unknown),
    ]
    return [(what, key, parts) for what, key, parts, count in found if count]


def _sum(first: str, asides: Sequence[tuple[str, str, Counts]], numbers: Numbers) -> str:
    """ "12 + 1 = 13 kejadian"; nothing where there is nothing to add."""
    if not asides:
        return ""
    parts = " + ".join(numbers.text(key) for key in (first, *(key for _, key, _ in asides)))
    return say("{parts} = {n} kejadian", numbers.value("open"), parts=parts, n=numbers.text("open"))


def _small_notes(region: Region) -> tuple[str, ...]:
    return _notes(say("1 ikon = 1 kejadian; hari dan sif saat dibuka."), region)


def _notes(first: str, region: Region, last: str = "") -> tuple[str, ...]:
    night = next((shift for shift in region.shifts if shift.over_midnight), None)
    rule = say("{shift} ikut hari mulainya.", shift=raised(night.name)) if night else ""
    together = f"{first} {rule}".strip()
    one = furniture.note_lines(together, 1)
    return (
        *(one or tuple(text for text in (first, rule) if text)),
        *(furniture.note_lines(last) or (last,) if last else ()),
    )


def _days(summary: Summary) -> tuple[Day, ...]:
    return tuple(Day(day_name(day.weekday()), str(day.day)) for day in summary.week.days)


def _shifts(summary: Summary, region: Region, numbers: Numbers) -> tuple[Shifted, ...]:
    windows = dict(summary.shift_window)
    return tuple(
        Shifted(
            name=raised(shift.name),
            icon=_sign(shift),
            hours=f"{clock_face(shift.start)}–{clock_face(shift.end)}",
            week_text=numbers.text(f"shift.{shift.code}"),
            window=windows.get(shift.code, 0),
            window_text=numbers.text(f"shift.{shift.code}.window") if summary.window_weeks > 1 else "",
        )
        for shift in region.shifts
    )


def clock_face(at: time) -> str:
    """ "07.30"."""
    return say("{hour}.{minute}", hour=f"{at.hour:02d}", minute=f"{at.minute:02d}")


def _sign(shift: Shift) -> str:
    """The sun, high or low, or the moon, by the hour at which a shift begins."""
    if 4 <= shift.start.hour < 14:
        return "sun"
    return "sun-horizon" if 14 <= shift.start.hour < 19 else "moon"


def _cell(cell: CellFigures | None, named: CellFigures | None, region: Region) -> Cell:
    return Cell(icons_of(cell.categories, region), cell is named) if cell else Cell()


def _known(count: int, parts: Counts) -> bool:
    return sum(number for _, number in parts) == count


def alt(summary: Summary, region: Region, masthead: Masthead, numbers: Numbers) -> str:
    """Cell by cell where the page shows them, day by day and shift by shift otherwise."""
    asides = [say("{what}: {n}.", what=what, n=numbers.text(key)) for what, key, _ in _asides(summary)]
    group = lowered(masthead.guarded_group)
    if any(key.startswith("cell.") for key in numbers.used):
        start = say("Tanpa {group}, kejadian menurut hari dan sif dibuka", group=group)
        order = [shift.code for shift in region.shifts]
        known = [cell for cell in summary.cells if cell.shift in order]
        ordered = sorted(known, key=lambda cell: (cell.day, order.index(cell.shift)))
        cells = "; ".join(_cell_text(cell, summary, region, numbers) for cell in ordered)
        # The group stands first: "warga: Senin 1.761" reads like a person with an age, and the gate would stop it.
        return limited([f"{start}: {cells}." if cells else f"{start}.", *asides, *_shift_texts(summary, region, numbers)])
    start = say("Tanpa {group}, kejadian menurut hari dibuka", group=group)
    days = [f"{day_name(day.weekday())} {numbers.text(f'day.{day}')}" for day, _ in summary.days]
    return limited([f"{start}: {', '.join(days)}.", *asides, *_shift_texts(summary, region, numbers)])


def _cell_text(cell: CellFigures, summary: Summary, region: Region, numbers: Numbers) -> str:
    names = {item.code: item.short for item in summary.categories}
    parts = [
        f"{names.get(code, code)} {numbers.word(f'{cell_key(cell)}.{code}')}" if count > 1 else names.get(code, code)
        for code, count in cell.categories
    ]
    return spoken(f"{when_text(cell, region)} {', '.join(parts)}")


def _shift_texts(summary: Summary, region: Region, numbers: Numbers) -> list[str]:
    names = {shift.code: shift.name for shift in region.shifts}
    week = [f"{names[code]} {numbers.text(f'shift.{code}')}" for code, _ in summary.shift_week if code in names]
    if "window.weeks" not in numbers.used:
        return [say("Menurut sif: {shifts}.", shifts=", ".join(week))]
    window = [f"{names[code]} {numbers.text(f'shift.{code}.window')}" for code, _ in summary.shift_window if code in names]
    weeks = numbers.text("window.weeks")
    return [
        say("Menurut sif: {shifts}.", shifts=", ".join(week)),
        say("{weeks} minggu: {counts}.", weeks=weeks, counts=", ".join(window)),
    ]


def page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    content = compose(issue.summary, issue.region, issue.masthead, place, numbers)
    canvas = waktu.draw(content) if isinstance(content, WaktuContent) else waktu_besar.draw(content)
    return Composed("waktu", say("Waktu"), canvas, alt(issue.summary, issue.region, issue.masthead, numbers), numbers)
