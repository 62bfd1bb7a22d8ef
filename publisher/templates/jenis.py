"""Categories in a week of up to 59 incidents: on the left every incident as its icon, on the right the weeks together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.shape import Box, Shape, rectangle, rule
from publisher.language import say
from publisher.templates import furniture, theme
from publisher.templates.furniture import LABEL, LABEL_BOLD, NOTE, Frame
from publisher.templates.icons import icon
from publisher.templates.layout import Canvas
from publisher.templates.line_break import wrapped
from publisher.templates.text import Style, width

LEFT_END, RIGHT_START = 564, 648
ROWS_TOP, ROWS_BOTTOM = 460, 1166
LONGEST_BAR = 278.0
VALUE = Style(42, theme.HEAVY, theme.VALUE_TRACKING)
LOWEST_ROW, HIGHEST_ROW, NEXT_LINE = 72.0, 104.0, 36.0
MOST_ICONS = 10
ICON_ROOM = 420.0
LABEL_ROOM = 420.0  # clear of the value


@dataclass(frozen=True)
class JenisRow:
    """`named`: the headline speaks of it. `rest`: the smallest categories together. `usual` is a range as printed."""

    label: str
    icon: str
    week: int
    week_text: str
    window: int = 0
    window_text: str = ""
    detail: str = ""
    named: bool = False
    guarded: bool = False
    usual: tuple[int, int, str] | None = None


@dataclass(frozen=True)
class JenisContent:
    """Open rows in order, the guarded group last, where it has a row. Without `window_title` the right half stays away."""

    frame: Frame
    week_title: str
    week_total: str
    window_title: str
    window_total: str
    rows: tuple[JenisRow, ...]
    notes: tuple[str, ...]


def label_lines(label: str, style: Style = LABEL) -> tuple[str, ...]:
    """A category's name in the left half, in one or two lines."""
    found = wrapped(label, style, LABEL_ROOM, 2)
    return found or wrapped(label, Style(theme.NOTE, style.weight), LABEL_ROOM, 4) or (label,)


def rows_that_fit(labels: Sequence[str], guarded: str, rest: str) -> int:
    """How many open categories, largest first, have a row of their own; the others share the row `rest`."""
    return fitting([_least(label) for label in labels], _least(guarded), _least(rest), ROWS_BOTTOM - ROWS_TOP)


def fitting(heights: Sequence[float], guarded: float, rest: float, room: float) -> int:
    """The most rows, largest first, whose heights leave room for the guarded one and, where it is needed, for the rest."""
    if sum(heights) + guarded <= room:
        return len(heights)
    kept = len(heights) - 1
    while kept > 1 and sum(heights[:kept]) + rest + guarded > room:
        kept -= 1
    return kept


def _least(label: str) -> float:
    return LOWEST_ROW + NEXT_LINE * (len(label_lines(label, LABEL_BOLD)) - 1)


def marks_as_icons(rows: Sequence[JenisRow]) -> bool:
    return max(row.week for row in rows) <= MOST_ICONS


def draw(content: JenisContent) -> Canvas:
    canvas, deck = furniture.start("jenis", content.frame)
    rows, with_window = content.rows, bool(content.window_title)
    heights = [_least(row.label) for row in rows]
    top = ROWS_TOP + (deck - 372)
    spare = (ROWS_BOTTOM - top - sum(heights)) / len(rows)
    heights = [height + min(spare, HIGHEST_ROW - LOWEST_ROW) for height in heights]
    _heading(canvas, content, top)
    for index, row in enumerate(rows):
        _row(canvas, row, rows, Box(theme.LEFT, top, _week_end(with_window), top + heights[index]), with_window)
        top += heights[index]
        if index < len(rows) - 1:
            before_group = rows[index + 1].guarded
            _rules(canvas, top, theme.INK if before_group else theme.HAIR, 3 if before_group else 2, with_window)
    furniture.notes(canvas, content.notes)
    return furniture.finish(canvas, content.frame)


def _heading(canvas: Canvas, content: JenisContent, top: float) -> None:
    bold, value = Style(theme.NOTE, theme.BOLD), Style(34, theme.HEAVY)
    canvas.write(content.week_title, theme.LEFT, top - 16, bold, theme.INK)
    canvas.write(content.week_total, _week_end(bool(content.window_title)), top - 16, value, theme.INK, align="right")
    if content.window_title:
        canvas.write(content.window_title, RIGHT_START, top - 16, bold, theme.INK)
        canvas.write(content.window_total, theme.RIGHT, top - 16, value, theme.INK, align="right")
    _rules(canvas, top + 2, theme.INK, 4, bool(content.window_title))


def _week_end(with_window: bool) -> float:
    """Where the left half ends; alone, it has the whole column."""
    return LEFT_END if with_window else theme.RIGHT


def _rules(canvas: Canvas, y: float, colour: str, thickness: float, both: bool) -> None:
    canvas.draw(rule(theme.LEFT, _week_end(both), y, colour, thickness))
    if both:
        canvas.draw(rule(RIGHT_START, theme.RIGHT, y, colour, thickness))


def _row(canvas: Canvas, row: JenisRow, rows: Sequence[JenisRow], box: Box, with_window: bool) -> None:
    ease = (box.height - _least(row.label)) / 16  # 0 in the tightest row, 1 in a row of 88
    split = label_lines(row.label, LABEL_BOLD if row.named else LABEL)
    style = Style(theme.LABEL if len(split) <= 2 else theme.NOTE, theme.BOLD if row.named else theme.MEDIUM)
    baseline = box.top + 31 + min(4.0, 4 * ease)
    for index, line in enumerate(split):
        end = canvas.write(line, box.left, baseline + NEXT_LINE * index, style, theme.INK)
    if row.detail and len(split) == 1 and end + 18 + width(row.detail, NOTE) <= box.right - 24:
        canvas.write(row.detail, end + 18, baseline, NOTE, theme.MUTED)
    foot = baseline + NEXT_LINE * (len(split) - 1) + 36 + 7 * min(1.0, ease)
    quiet = theme.MUTED if row.week == 0 else theme.INK
    canvas.write(row.week_text, box.right, foot, VALUE, quiet, align="right")
    paint = theme.RED if row.named else theme.MUTED if row.guarded else theme.INDIGO
    if row.week == 0:
        canvas.write(say("tidak ada"), box.left, foot - 2, NOTE, theme.MUTED)
    else:
        canvas.draw(_marks(row, rows, foot, paint))
    if with_window:
        _window(canvas, row, rows, foot, theme.RED if row.named else theme.SAND if row.guarded else theme.INDIGO)


def _marks(row: JenisRow, rows: Sequence[JenisRow], foot: float, paint: str) -> Shape:
    """Icons of one size on the whole page; bars where one row has more than fit."""
    most = max(item.week for item in rows)
    if not marks_as_icons(rows):
        return rectangle(Box(theme.LEFT, foot - 27, theme.LEFT + (ICON_ROOM - 60) * row.week / most, foot - 1), paint)
    size, pitch = (43.0, 54.0) if most <= 8 else (32.0, 40.0)
    centres = [(theme.LEFT - 2.5 + size / 2 + pitch * index, foot - 14.5) for index in range(row.week)]
    return Shape(icon(row.icon, centres, size), paint)


def _window(canvas: Canvas, row: JenisRow, rows: Sequence[JenisRow], foot: float, paint: str) -> None:
    room = LONGEST_BAR if max(width(item.window_text, VALUE) for item in rows) < 72 else LONGEST_BAR - 70
    scale = room / max(1, *(item.window for item in rows))
    canvas.draw(rectangle(Box(RIGHT_START, foot - 29, RIGHT_START + scale * row.window, foot - 1), paint))
    canvas.write(row.window_text, theme.RIGHT, foot, VALUE, theme.INK, align="right")
