"""Categories in a week of 60 incidents and more: one bar each, over its usual range where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts import range_block
from publisher.charts.shape import Box, Shape, rectangle, rule
from publisher.language import say
from publisher.templates import furniture, theme
from publisher.templates.furniture import Frame
from publisher.templates.icons import icon
from publisher.templates.jenis import VALUE, JenisRow, fitting
from publisher.templates.layout import Canvas
from publisher.templates.line_break import wrapped
from publisher.templates.text import Style, width

BAR_LEFT, BAR_END, VALUE_RIGHT = 144, 752, 848
LABEL_ROOM = 420  # clear of the values even where these are widest
ROWS_TOP, ROWS_BOTTOM = 458, 1166
LOWEST_ROW, HIGHEST_ROW, NEXT_LINE = 70.0, 96.0, 34.0
USUAL = Style(theme.ROW, theme.MEDIUM)
PLAIN, BOLD = Style(theme.NOTE, theme.MEDIUM), Style(theme.NOTE, theme.BOLD)


@dataclass(frozen=True)
class JenisBesarContent:
    frame: Frame
    total: str  # "148 kejadian"
    rows: tuple[JenisRow, ...]
    notes: tuple[str, ...]


def label_lines(label: str, style: Style = PLAIN) -> tuple[str, ...]:
    return wrapped(label, style, LABEL_ROOM, 2) or wrapped(label, style, LABEL_ROOM, 4) or (label,)


def rows_that_fit(labels: Sequence[str], guarded: str, rest: str) -> int:
    """How many open categories, largest first, have a row of their own."""
    return fitting([_least(label) for label in labels], _least(guarded), _least(rest), ROWS_BOTTOM - ROWS_TOP)


def _least(label: str) -> float:
    return LOWEST_ROW + NEXT_LINE * (len(label_lines(label, BOLD)) - 1)


def draw(content: JenisBesarContent) -> Canvas:
    canvas, deck = furniture.start("jenis", content.frame)
    rows = content.rows
    heights = [_least(row.label) for row in rows]
    top = ROWS_TOP + (deck - 372)
    spare = (ROWS_BOTTOM - top - sum(heights)) / len(rows)
    heights = [height + max(0.0, min(spare, HIGHEST_ROW - LOWEST_ROW)) for height in heights]
    columns = _columns(rows)
    canvas.write(content.total, theme.LEFT, top - 18, BOLD, theme.INK)
    canvas.write(say("Minggu ini"), columns.value_right, top - 18, BOLD, theme.INK, align="right")
    if any(row.usual for row in rows):
        canvas.write(say("Biasanya"), theme.RIGHT, top - 18, PLAIN, theme.MUTED, align="right")
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top + 1, theme.INK, 4))
    for index, row in enumerate(rows):
        _row(canvas, row, Box(theme.LEFT, top, theme.RIGHT, top + heights[index]), columns)
        top += heights[index]
        if index < len(rows) - 1:
            before_group = rows[index + 1].guarded
            line = (theme.INK, 3) if before_group else (theme.HAIR, 2)
            canvas.draw(rule(theme.LEFT, theme.RIGHT, top, *line))
    furniture.notes(canvas, content.notes)
    return furniture.finish(canvas, content.frame)


@dataclass(frozen=True)
class _Columns:
    """Where the values stand, and how many pixels an incident is, so that the longest bar ends before them."""

    value_right: float
    scale: float


def _columns(rows: Sequence[JenisRow]) -> _Columns:
    ranges = max((width(row.usual[2], USUAL) for row in rows if row.usual), default=0.0)
    value_right = min(VALUE_RIGHT, theme.RIGHT - ranges - 28) if ranges else theme.RIGHT
    bar_end = min(BAR_END, value_right - max(width(row.week_text, VALUE) for row in rows) - 24)
    longest = max(1, *(max(row.week, row.usual[1] if row.usual else 0) for row in rows))
    return _Columns(value_right, (bar_end - BAR_LEFT) / longest)


def _row(canvas: Canvas, row: JenisRow, box: Box, columns: _Columns) -> None:
    style = BOLD if row.named else PLAIN
    split = label_lines(row.label, style)
    first = box.top + (box.height - (64 + NEXT_LINE * (len(split) - 1))) / 2 + 22
    paint = theme.RED if row.named else theme.MUTED if row.guarded else theme.INDIGO
    middle = (box.top + box.bottom) / 2
    canvas.draw(Shape(icon(row.icon, [(theme.LEFT + 21, middle)], 50), paint))
    for index, line in enumerate(split):
        canvas.write(line, BAR_LEFT, first + NEXT_LINE * index, style, theme.INK)
    top = first + NEXT_LINE * (len(split) - 1) + 16
    bar = Box(BAR_LEFT, top, BAR_LEFT + columns.scale * row.week, top + 18)
    if row.usual:
        low, high = (BAR_LEFT + columns.scale * edge for edge in row.usual[:2])
        colours = (theme.RANGE, theme.BLUE, paint, theme.PAPER)
        canvas.draw_all(range_block.behind_bar(bar, low, max(high, low + range_block.EDGE), colours))
        canvas.write(row.usual[2], theme.RIGHT, middle + 13, USUAL, theme.MUTED, align="right")
    else:
        canvas.draw(rectangle(bar, paint))
    colour = theme.RED if row.named else theme.MUTED if row.week == 0 else theme.INK
    canvas.write(row.week_text, columns.value_right, middle + 15, VALUE, colour, align="right")
