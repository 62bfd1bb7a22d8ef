"""Times in a week of up to 59 incidents: every open incident as its icon, in the day and shift in which it was opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.shape import Box, Shape, circle, frame, rectangle, rule
from publisher.charts.time_grid import Grid, Marks, centres, marks_for
from publisher.templates import furniture, theme
from publisher.templates.furniture import LABEL, LABEL_BOLD, NOTE, Frame
from publisher.templates.icons import icon
from publisher.templates.layout import Canvas
from publisher.templates.text import Style, width

GRID_LEFT = 256.0
SHIFT_NAME = Style(theme.ROW, theme.BOLD)
VALUE = Style(theme.VALUE, theme.HEAVY, theme.VALUE_TRACKING)
WINDOW_VALUE = Style(38, theme.BOLD)
RULE_Y, BARE_RULE_Y = 1060.0, 1112.0  # with the row of weeks together below, and without
ASIDE_STEP, ASIDE_ICON, ASIDE_PITCH = 44.0, 34.0, 40.0
MOST_ASIDE_ICONS = 6
TALLEST_CELL = 84.0


@dataclass(frozen=True)
class Shifted:
    """A column: a shift, its hours, its count, and its count in the weeks together."""

    name: str
    icon: str
    hours: str
    week_text: str
    window: int
    window_text: str


@dataclass(frozen=True)
class Day:
    name: str
    date: str


@dataclass(frozen=True)
class Cell:
    icons: tuple[str, ...] = ()
    named: bool = False


@dataclass(frozen=True)
class Aside:
    """Incidents that stand in no cell, told in words, with their icons where these are known."""

    text: str
    icons: tuple[str, ...] = ()


@dataclass(frozen=True)
class WaktuContent:
    """`cells` row by row. `total`: how cells and asides add up; "" where there are no asides."""

    frame: Frame
    days: tuple[Day, ...]
    shifts: tuple[Shifted, ...]
    cells: tuple[tuple[Cell, ...], ...]
    asides: tuple[Aside, ...]
    total: str
    week_label: str
    window_label: str
    notes: tuple[str, ...]


def holds(days: Sequence[Day], shifts: Sequence[Shifted], most: int, asides: int, notes: int) -> bool:
    """Whether every shift has room for its name and the fullest cell for its icons, under the highest headline."""
    deck = theme.HEADLINE_Y + theme.HEADLINE_STEP + theme.DECK_STEP
    grid = _grid(deck, days, len(shifts), _line(notes, window=True), asides)
    names = all(
        max(48 + width(shift.name, SHIFT_NAME), width(shift.hours, NOTE), width(shift.week_text, VALUE)) <= grid.width - 8
        for shift in shifts
    )
    return names and marks_for(most, grid.width, grid.height) is not None


def draw(content: WaktuContent) -> Canvas:
    canvas, deck = furniture.start("waktu", content.frame)
    line = _line(len(content.notes), bool(content.window_label))
    grid = _grid(deck, content.days, len(content.shifts), line, len(content.asides))
    _heads(canvas, content.shifts, grid)
    _cells(canvas, content, grid)
    _asides(canvas, content, line)
    canvas.draw(rule(theme.LEFT, theme.RIGHT, line, theme.INK, 4))
    canvas.write(content.week_label, theme.LEFT, line + 47, LABEL_BOLD, theme.INK)
    for column, shift in enumerate(content.shifts):
        canvas.write(shift.week_text, grid.cell(0, column).left, line + 50, VALUE, theme.INK)
    if content.window_label:
        _window(canvas, content, grid, line)
    furniture.notes(canvas, content.notes)
    return furniture.finish(canvas, content.frame)


def _line(notes: int, window: bool) -> float:
    """Where the rule stands between the cells and the sums."""
    return (RULE_Y if window else BARE_RULE_Y) - 34 * (notes - 1)


def _grid(deck: float, days: Sequence[Day], shifts: int, line: float, asides: int) -> Grid:
    top, bottom = deck + 140, line - 20 - ASIDE_STEP * asides
    top += max(0.0, (bottom - top - 7 * TALLEST_CELL) / 2)
    return Grid(Box(_left(days), top, theme.RIGHT, bottom), len(days), shifts)


def _left(days: Sequence[Day]) -> float:
    """Where the cells begin: at their fixed place, or farther right where a day's name needs it."""
    widest = max(width(day.name, LABEL_BOLD) for day in days) + 12 + max(width(day.date, LABEL) for day in days)
    return max(GRID_LEFT, theme.LEFT + widest + 22)


def _heads(canvas: Canvas, shifts: Sequence[Shifted], grid: Grid) -> None:
    for column, shift in enumerate(shifts):
        cell = grid.cell(0, column)
        canvas.draw(Shape(icon(shift.icon, [(cell.left + 20, cell.top - 74)], 42), theme.INDIGO))
        canvas.write(shift.name, cell.left + 48, cell.top - 63, SHIFT_NAME, theme.INK)
        canvas.write(shift.hours, cell.left, cell.top - 21, NOTE, theme.MUTED)


def _cells(canvas: Canvas, content: WaktuContent, grid: Grid) -> None:
    marks = marks_for(max(len(cell.icons) for row in content.cells for cell in row), grid.width, grid.height)
    for row, (day, cells) in enumerate(zip(content.days, content.cells, strict=True)):
        middle = grid.cell(row, 0).top + grid.height / 2
        canvas.write(day.name, theme.LEFT, middle + 11, LABEL_BOLD, theme.INK)
        canvas.write(day.date, grid.box.left - 22, middle + 11, LABEL, theme.MUTED, align="right")
        for column, cell in enumerate(cells):
            _cell(canvas, cell, grid.cell(row, column), marks)


def _cell(canvas: Canvas, cell: Cell, box: Box, marks: Marks | None) -> None:
    canvas.draw(frame(box, theme.RED, 4, theme.PANEL) if cell.named else rectangle(box, theme.PANEL))
    if not cell.icons:
        canvas.draw(circle((box.left + box.right) / 2, (box.top + box.bottom) / 2, 4, theme.MUTED))
    elif marks:
        paint = theme.RED if cell.named else theme.INDIGO
        for name, centre in zip(cell.icons, centres(len(cell.icons), box, marks), strict=True):
            canvas.draw(Shape(icon(name, [centre], marks.size), paint))


def _asides(canvas: Canvas, content: WaktuContent, line: float) -> None:
    for place, aside in enumerate(content.asides):
        last = place == len(content.asides) - 1
        baseline = line - 20 - ASIDE_STEP * (len(content.asides) - 1 - place)
        end = canvas.write(aside.text, theme.LEFT, baseline, LABEL, theme.MUTED)
        room = theme.RIGHT - (width(content.total, LABEL_BOLD) + 30 if last else 0)
        start = end + 20 + ASIDE_ICON / 2
        if len(aside.icons) <= MOST_ASIDE_ICONS and start + ASIDE_PITCH * len(aside.icons) <= room:
            for index, name in enumerate(aside.icons):
                canvas.draw(Shape(icon(name, [(start + ASIDE_PITCH * index, baseline - 11)], ASIDE_ICON), theme.MUTED))
        if last:
            canvas.write(content.total, theme.RIGHT, baseline, LABEL_BOLD, theme.INK, align="right")


def _window(canvas: Canvas, content: WaktuContent, grid: Grid, line: float) -> None:
    canvas.write(content.window_label, theme.LEFT, line + 112, LABEL_BOLD, theme.INK)
    room = grid.width - 24 - max(width(shift.window_text, WINDOW_VALUE) for shift in content.shifts)
    scale = max(0.0, room) / max(1, *(shift.window for shift in content.shifts))
    for column, shift in enumerate(content.shifts):
        left = grid.cell(0, column).left
        bar = Box(left, line + 86, left + scale * shift.window, line + 116)
        canvas.draw(rectangle(bar, theme.INDIGO))
        canvas.write(shift.window_text, bar.right + (12 if shift.window else 0), line + 114, WINDOW_VALUE, theme.INK)
