"""Categories in a week of 60 incidents and more: one bar each, over its usual range where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts import range_block
from publisher.charts.shape import Box, Shape, rectangle, rule
from publisher.templates import furniture, theme
from publisher.templates.furniture import Frame
from publisher.templates.icons import icon
from publisher.templates.jenis import VALUE, JenisRow, fitting
from publisher.templates.layout import Canvas
from publisher.templates.line_break import wrapped
from publisher.templates.text import Style, width

BAR_LEFT, BAR_END, VALUE_RIGHT = 144, 752, 848
LABEL_ROOM = 600
ROWS_TOP, ROWS_BOTTOM = 458, 1166
LOWEST_ROW, HIGHEST_ROW, NEXT_LINE = 70.0, 96.0, 34.0
PLAIN, BOLD = Style(theme.NOTE, theme.MEDIUM), Style(theme.NOTE, theme.BOLD)


@dataclass(frozen=True)
class JenisBesarContent:
    frame: Frame
    total: str  # "148 kejadian"
    rows: tuple[JenisRow, ...]
    guarded: JenisRow
    notes: tuple[str, ...]


def label_lines(label: str, style: Style = PLAIN) -> tuple[str, ...]:
    return wrapped(label, style, LABEL_ROOM, 2) or wrapped(label, style, LABEL_ROOM, 3) or (label,)


def rows_that_fit(labels: Sequence[str], guarded: str, rest: str) -> int:
    """How many open categories, largest first, have a row of their own."""
    return fitting([_least(label) for label in labels], _least(guarded), _least(rest), ROWS_BOTTOM - ROWS_TOP)


def _least(label: str) -> float:
    return LOWEST_ROW + NEXT_LINE * (len(label_lines(label, BOLD)) - 1)


def draw(content: JenisBesarContent) -> Canvas:
    canvas, deck = furniture.start("jenis", content.frame)
    rows = [*content.rows, content.guarded]
    heights = [_least(row.label) for row in rows]
    top = ROWS_TOP + (deck - 372)
    spare = (ROWS_BOTTOM - top - sum(heights)) / len(rows)
    heights = [height + max(0.0, min(spare, HIGHEST_ROW - LOWEST_ROW)) for height in heights]
    canvas.write(content.total, theme.LEFT, top - 18, BOLD, theme.INK)
    canvas.write("Minggu ini", VALUE_RIGHT, top - 18, BOLD, theme.INK, align="right")
    if any(row.usual for row in rows):
        canvas.write("Biasanya", theme.RIGHT, top - 18, PLAIN, theme.MUTED, align="right")
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top + 1, theme.INK, 4))
    scale = (BAR_END - BAR_LEFT) / max(1, *(max(row.week, row.usual[1] if row.usual else 0) for row in rows))
    for index, row in enumerate(rows):
        _row(canvas, row, Box(theme.LEFT, top, theme.RIGHT, top + heights[index]), scale, index == len(rows) - 1)
        top += heights[index]
        if index < len(rows) - 1:
            last_open = index == len(rows) - 2
            canvas.draw(rule(theme.LEFT, theme.RIGHT, top, theme.INK if last_open else theme.HAIR, 3 if last_open else 2))
    furniture.notes(canvas, content.notes)
    return furniture.finish(canvas, content.frame)


def _row(canvas: Canvas, row: JenisRow, box: Box, scale: float, guarded: bool) -> None:
    split = label_lines(row.label, BOLD if row.named else PLAIN)
    block = 26 + NEXT_LINE * (len(split) - 1) + 38
    first = box.top + (box.height - block) / 2
    paint = theme.RED if row.named else theme.MUTED if guarded else theme.INDIGO
    middle = (box.top + box.bottom) / 2
    canvas.draw(Shape(icon(row.icon, [(theme.LEFT + 21, middle)], 50), paint))
    for index, line in enumerate(split):
        canvas.write(line, BAR_LEFT, first + 22 + NEXT_LINE * index, BOLD if row.named else PLAIN, theme.INK)
    top = first + 22 + NEXT_LINE * (len(split) - 1) + 16
    bar = Box(BAR_LEFT, top, BAR_LEFT + scale * row.week, top + 18)
    if row.usual:
        low, high = (BAR_LEFT + scale * edge for edge in row.usual[:2])
        colours = (theme.RANGE, theme.BLUE, paint, theme.PAPER)
        canvas.draw_all(range_block.behind_bar(bar, low, max(high, low + range_block.EDGE), colours))
        style = Style(theme.ROW if width(row.usual[2], Style(theme.ROW, theme.MEDIUM)) < 144 else theme.NOTE, theme.MEDIUM)
        if width(row.usual[2], style) <= 150:
            canvas.write(row.usual[2], theme.RIGHT, middle + 13, style, theme.MUTED, align="right")
        else:
            low_text, high_text = row.usual[2].split("–")
            canvas.write(f"{low_text}–", theme.RIGHT, middle - 6, style, theme.MUTED, align="right")
            canvas.write(high_text, theme.RIGHT, middle + 28, style, theme.MUTED, align="right")
    else:
        canvas.draw(rectangle(bar, paint))
    colour = theme.RED if row.named else theme.MUTED if row.week == 0 else theme.INK
    style = VALUE if width(row.week_text, VALUE) <= 92 else Style(30, theme.HEAVY)
    canvas.write(row.week_text, VALUE_RIGHT, middle + 15, style, colour, align="right")
