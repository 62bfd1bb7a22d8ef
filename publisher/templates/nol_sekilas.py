"""At a glance in a week without incidents: the weeks before it, and what the line answered all the same."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.charts import range_block
from publisher.charts.shape import Box, rectangle, rule
from publisher.charts.unit_columns import Columns, stand
from publisher.templates import furniture, pattern, theme
from publisher.templates.furniture import LABEL, NOTE, Frame
from publisher.templates.layout import Canvas
from publisher.templates.sekilas import VALUE, Counted, UsualRange
from publisher.templates.text import Style, width

BASE = 894.0
COUNT = Style(theme.NOTE, theme.SEMIBOLD)


@dataclass(frozen=True)
class WeekColumn:
    """`tick` is the date under the column, empty where none stands."""

    count: Counted
    tick: str


@dataclass(frozen=True)
class CallRow:
    value: str
    name: str
    note: str


@dataclass(frozen=True)
class NolSekilasContent:
    """`weeks` oldest first, the empty week last."""

    frame: Frame
    weeks: tuple[WeekColumn, ...]
    usual: UsualRange | None
    rows: tuple[CallRow, ...]
    note: str


def draw(content: NolSekilasContent) -> Canvas:
    canvas, deck = furniture.start("sekilas", content.frame)
    box = Box(theme.LEFT, deck + 90, theme.RIGHT, BASE)
    counts = [week.count.value for week in content.weeks]
    columns = stand(counts, content.usual.high if content.usual else None, box)
    _columns(canvas, content, columns, deck + 46)
    _rows(canvas, content.rows)
    if content.note:
        furniture.notes(canvas, (content.note,), style=Style(theme.NOTE, theme.BOLD), colour=theme.INK)
    return furniture.finish(canvas, content.frame)


def _columns(canvas: Canvas, content: NolSekilasContent, columns: Columns, top: float) -> None:
    """`top` is a baseline above all columns, for the range's label where there is no room over the block."""
    counts = [week.count for week in content.weeks]
    last = len(counts) - 1
    styles = [COUNT if index < last else Style(42, theme.HEAVY) for index in range(len(counts))]
    places = [(column.middle, column.top - (12 if index < last else 16)) for index, column in enumerate(columns.columns)]
    if content.usual:
        low, high = (BASE - columns.per_incident * edge for edge in (content.usual.low, content.usual.high))
        spared = []
        for count, style, (x, y) in zip(counts, styles, places, strict=True):
            half = width(count.text, style) / 2 + 5
            spared.append(Box(x - half, y - 26, x + half, y + 4))
        block = Box(theme.LEFT, min(high, low - 6), theme.RIGHT, low)
        canvas.draw_all(range_block.lying(block, theme.RANGE, theme.BLUE, spared))
        label = Box(theme.LEFT, high - 44, theme.LEFT + width(content.usual.text, LABEL) + 8, high - 4)
        marks = [
            Box(column.middle - columns.cell, column.top, column.middle + columns.cell, BASE) for column in columns.columns
        ]
        clear = label.top > top and not any(label.meets(other) for other in (*spared, *marks))
        canvas.write(content.usual.text, theme.LEFT, high - 14 if clear else top, LABEL, theme.MUTED)
    stars = [centre for column in columns.columns for centre in column.stars]
    canvas.draw_all(pattern.filled_stars(stars, columns.cell, theme.INDIGO))
    canvas.draw_all(rectangle(column.bar, theme.INDIGO) for column in columns.columns if column.bar)
    canvas.draw(rule(theme.LEFT, theme.RIGHT, BASE + 3, theme.INK, 3))
    room = (theme.RIGHT - theme.LEFT) / len(counts)
    for index, (count, style, (x, y)) in enumerate(zip(counts, styles, places, strict=True)):
        if index == last or width(count.text, style) <= room - 6:
            canvas.write(count.text, x, y, style, theme.RED if index == last else theme.INK, align="middle")
    _ticks(canvas, content, columns)


def _ticks(canvas: Canvas, content: NolSekilasContent, columns: Columns) -> None:
    last = len(content.weeks) - 1
    end = canvas.write(content.weeks[last].tick, theme.RIGHT, BASE + 45, Style(30, theme.BOLD), theme.RED, align="right")
    free = end - width(content.weeks[last].tick, Style(30, theme.BOLD)) - 24
    for index in range(last):
        tick = content.weeks[index].tick
        left = theme.LEFT if index == 0 else columns.columns[index].middle - columns.cell
        if tick and left + width(tick, NOTE) <= free:
            canvas.write(tick, left, BASE + 45, NOTE, theme.MUTED)


def _rows(canvas: Canvas, rows: tuple[CallRow, ...]) -> None:
    if rows:
        canvas.draw(rule(theme.LEFT, theme.RIGHT, 992, theme.INK, 4))
    for index, row in enumerate(rows):
        baseline = 1036 + 66 * index
        end = canvas.write(row.value, theme.LEFT, baseline, VALUE, theme.INK)
        end = canvas.write(row.name, end + 14, baseline, Style(theme.LABEL, theme.SEMIBOLD), theme.INK)
        if row.note and end + 20 + width(row.note, NOTE) <= theme.RIGHT:
            canvas.write(row.note, theme.RIGHT, baseline, NOTE, theme.MUTED, align="right")
        canvas.draw(rule(theme.LEFT, theme.RIGHT, 1058 + 66 * index, theme.HAIR, 2))
