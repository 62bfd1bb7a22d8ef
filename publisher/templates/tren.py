"""The last weeks: a column of stars for each; bars where there are too many to count, lying ones where numbers are long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts import range_block, week_rows
from publisher.charts.shape import Box, Shape, rectangle, rule
from publisher.charts.unit_columns import Columns, best_across, stand
from publisher.templates import furniture, pattern, theme
from publisher.templates.furniture import LABEL, NOTE, Frame
from publisher.templates.layout import Canvas
from publisher.templates.sekilas import Counted, UsualRange
from publisher.templates.text import Style, width

BASE, TALLEST = 1130.0, 560.0
LARGEST_CELL = 62.0
COUNT, LAST = Style(theme.NOTE, theme.SEMIBOLD), Style(42, theme.HEAVY, theme.VALUE_TRACKING)
LAST_TICK = Style(theme.NOTE, theme.BOLD)
RANGE_LABEL = Style(theme.NOTE, theme.SEMIBOLD)
LONG = 1000  # a week of as many has a number wider than its column


@dataclass(frozen=True)
class TrenWeek:
    """`date` is its Monday; `marked`: where only some dates find room, this one has a claim."""

    count: Counted
    date: str
    marked: bool


@dataclass(frozen=True)
class Remark:
    """What happened in one week, confirmed by a person: the first line is bold."""

    week: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class TrenContent:
    """`weeks` oldest first, the week of the issue last; `lines` stand beside the total."""

    frame: Frame
    total: str
    lines: tuple[str, str]
    weeks: tuple[TrenWeek, ...]
    usual: UsualRange | None
    remark: Remark | None
    note: str


def draw(content: TrenContent) -> Canvas:
    canvas, deck = furniture.start("tren", content.frame)
    top = deck + 132
    end = canvas.write_large(content.total, theme.LEFT - 1, top, _total_style(content), theme.INDIGO)
    canvas.write(content.lines[0], end + 24, top - 43, Style(theme.LABEL, theme.BOLD), theme.INK)
    canvas.write(content.lines[1], end + 24, top - 1, LABEL, theme.MUTED)
    if max(week.count.value for week in content.weeks) >= LONG:
        _rows(canvas, content, top + 40)
    else:
        _columns(canvas, content, top)
    furniture.notes(canvas, (content.note,))
    return furniture.finish(canvas, content.frame)


def _total_style(content: TrenContent) -> Style:
    """As large as the lines beside it allow."""
    room = theme.RIGHT - theme.LEFT - 24 - max(width(line, Style(theme.LABEL, theme.BOLD)) for line in content.lines)
    size = theme.METRIC
    while width(content.total, style := Style(size, theme.HEAVY, -0.03)) > room and size > 60:
        size -= 4
    return style


def _columns(canvas: Canvas, content: TrenContent, top: float) -> None:
    """Columns as high as leaves room for the range's label: over its block, or else under the total, above all columns."""
    columns = _standing(content, min(TALLEST, BASE - top - 64))
    values = _values(content, columns)
    label = _label_place(content, columns, values, top)
    if content.usual and label is None:
        columns = _standing(content, BASE - top - 112)
        values = _values(content, columns)
        label = _label_place(content, columns, values, top) or _far_label(canvas, top + 50)
    if content.usual and label:
        block = _block(content.usual, columns)
        canvas.draw_all(range_block.lying(block, theme.RANGE, theme.BLUE, values))
        canvas.write(content.usual.text, *label, RANGE_LABEL, theme.MUTED)
    last = len(content.weeks) - 1
    for index, column in enumerate(columns.columns):
        paint = theme.RED if index == last else theme.INDIGO
        canvas.draw_all(pattern.filled_stars(column.stars, columns.cell, paint))
        if column.bar:
            canvas.draw(rectangle(column.bar, paint))
    canvas.draw(rule(theme.LEFT, theme.RIGHT, BASE + 4, theme.INK, 3))
    for index, (week, place) in enumerate(zip(content.weeks, values, strict=True)):
        style = _value_style(content, index)
        middle = columns.columns[index].middle
        x, align = (
            (theme.RIGHT, "right") if middle + width(week.count.text, style) / 2 > theme.RIGHT else (middle, "middle")
        )
        colour = theme.RED if index == last else theme.INK
        canvas.write(week.count.text, x, place.bottom - 4, style, colour, align=align)
    _dates(canvas, content, columns)
    if content.remark:
        _remark(canvas, content.remark, columns, values)


def _standing(content: TrenContent, height: float) -> Columns:
    """As many stars wide as lets them be largest."""
    counts = [week.count.value for week in content.weeks]
    high = content.usual.high if content.usual else None
    box = Box(theme.LEFT, BASE - height, theme.RIGHT, BASE)
    return stand(counts, high, box, LARGEST_CELL, best_across(counts, high, box, LARGEST_CELL))


def _value_style(content: TrenContent, index: int) -> Style:
    """The last week's number is larger where its column is wide enough for it."""
    if index < len(content.weeks) - 1:
        return COUNT
    room = (theme.RIGHT - theme.LEFT) / len(content.weeks)
    sizes = (LAST, Style(36, theme.HEAVY, theme.VALUE_TRACKING), Style(theme.NOTE, theme.HEAVY))
    return next((style for style in sizes if width(content.weeks[index].count.text, style) <= room - 4), sizes[-1])


def _values(content: TrenContent, columns: Columns) -> list[Box]:
    """The places of the numbers over the columns."""
    places = []
    for index, (week, column) in enumerate(zip(content.weeks, columns.columns, strict=True)):
        style = _value_style(content, index)
        half = width(week.count.text, style) / 2 + 5
        middle = min(column.middle, theme.RIGHT + 5 - half)
        places.append(Box(middle - half, column.top - 8 - style.size, middle + half, column.top - 8))
    return places


def _block(usual: UsualRange, columns: Columns) -> Box:
    """In whole rows of stars where stars stand: the row in which the edge lies belongs to it."""
    low, high = (BASE - columns.height_of(count) for count in (usual.low, usual.high))
    return Box(theme.LEFT, min(high, low - 6), theme.RIGHT, low)


def _label_place(content: TrenContent, columns: Columns, values: Sequence[Box], top: float) -> tuple[float, float] | None:
    """Start and baseline of the range's label: over the block, as far to the left as nothing stands in its way."""
    if content.usual is None:
        return None
    extent, baseline = width(content.usual.text, RANGE_LABEL), _block(content.usual, columns).top - 14
    if baseline < top + 46:
        return None
    x = float(theme.LEFT)
    taken = _taken(columns, values)
    while x + extent <= theme.RIGHT:
        place = Box(x, baseline - 28, x + extent, baseline + 8)
        if not any(place.meets(other) for other in taken):
            return x, baseline
        x += 12
    return None


def _far_label(canvas: Canvas, baseline: float) -> tuple[float, float]:
    """A sample of the block before a label that cannot stand at the block itself."""
    sample = Box(theme.LEFT, baseline - 24, theme.LEFT + 36, baseline + 2)
    canvas.draw_all(range_block.lying(sample, theme.RANGE, theme.BLUE))
    return sample.right + 14, baseline


def _taken(columns: Columns, values: Sequence[Box]) -> list[Box]:
    step = columns.columns[0].middle - theme.LEFT
    return [*values, *(Box(item.middle - step, item.top, item.middle + step, BASE) for item in columns.columns)]


def _dates(canvas: Canvas, content: TrenContent, columns: Columns) -> None:
    """Under the first column, under the last, and under as many between them as find room."""
    last = content.weeks[-1].date
    canvas.write(last, theme.RIGHT, BASE + 45, LAST_TICK, theme.RED, align="right")
    free = theme.RIGHT - width(last, LAST_TICK) - 24
    edge = 0.0
    for week, column in list(zip(content.weeks, columns.columns, strict=True))[:-1]:
        left = max(theme.LEFT, min(column.middle - 34, column.middle - width(week.date, NOTE) / 2))
        if week.marked and left >= edge and left + width(week.date, NOTE) <= free:
            edge = canvas.write(week.date, left, BASE + 45, NOTE, theme.MUTED) + 24


def _remark(canvas: Canvas, remark: Remark, columns: Columns, values: Sequence[Box]) -> None:
    """Beside the top of its column: on the left if that is free, or else on the right."""
    styles = [Style(theme.NOTE, theme.BOLD if index == 0 else theme.MEDIUM) for index in range(len(remark.lines))]
    extent = max(width(line, style) for line, style in zip(remark.lines, styles, strict=True))
    column, half = columns.columns[remark.week], columns.columns[0].middle - theme.LEFT
    taken = _taken(columns, values) + [placed.box for placed in canvas.texts]
    height = 40 * len(remark.lines)
    sides = [(column.middle - half - 8, "right"), (column.middle + half + 8, "left")]
    tries = [(x, align, column.top + lift) for lift in (0, -30, -60, -90) for x, align in sides]
    for x, align, top in tries:
        left = x - extent if align == "right" else x
        place = Box(left - 4, top - 4, left + extent + 4, top + height)
        if left >= theme.LEFT and left + extent <= theme.RIGHT and not any(place.meets(other) for other in taken):
            break
    for index, (line, style) in enumerate(zip(remark.lines, styles, strict=True)):
        colour = theme.MUTED if index else theme.INK
        canvas.write(line, x, top + 28 + 40 * index, style, colour, align=align)


def _rows(canvas: Canvas, content: TrenContent, top: float) -> None:
    """One lying bar a week, with its date before it and its number behind it."""
    styles = [COUNT] * (len(content.weeks) - 1) + [Style(theme.ROW, theme.HEAVY)]
    ticks = [NOTE] * (len(content.weeks) - 1) + [LAST_TICK]
    left = theme.LEFT + max(width(week.date, LAST_TICK) for week in content.weeks) + 20
    rooms = [width(week.count.text, style) + 14 for week, style in zip(content.weeks, styles, strict=True)]
    box = Box(left, top + (48 if content.usual else 0), theme.RIGHT, 1180)
    high = content.usual.high if content.usual else None
    rows = week_rows.lie([week.count.value for week in content.weeks], high, rooms, box)
    ends = [bar.right if bar else left for bar in rows.bars]
    shapes: list[Shape] = []
    if content.usual:
        low, top_edge = (left + rows.per_incident * count for count in (content.usual.low, content.usual.high))
        block = Box(low, box.top, max(top_edge, low + 6), box.bottom)
        spared = [
            Box(end + 6, middle - 18, end + room + 6, middle + 18)
            for end, middle, room in zip(ends, rows.middles, rooms, strict=True)
        ]
        shapes = range_block.standing(block, theme.RANGE, theme.BLUE, spared)
        extent = width(content.usual.text, RANGE_LABEL)
        x = min(max(block.left, left), theme.RIGHT - extent)
        canvas.write(content.usual.text, x, box.top - 14, RANGE_LABEL, theme.MUTED)
    canvas.draw(rectangle(Box(left - 3, box.top, left, box.bottom), theme.INK))
    last = len(content.weeks) - 1
    canvas.draw_all(shapes[:1])
    for index, week in enumerate(content.weeks):
        colour = theme.RED if index == last else theme.INK
        bar, middle = rows.bars[index], rows.middles[index]
        if bar:
            canvas.draw(rectangle(bar, theme.RED if index == last else theme.INDIGO))
        canvas.write(week.date, theme.LEFT, middle + 11, ticks[index], theme.RED if index == last else theme.MUTED)
        canvas.write(week.count.text, ends[index] + 12, middle + 11, styles[index], colour)
    canvas.draw_all(shapes[1:])
