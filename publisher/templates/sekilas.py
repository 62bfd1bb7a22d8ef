"""At a glance: this week beside last week and the usual range, a small table, two metrics."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.charts import range_block, unit_row
from publisher.charts.shape import Box, frame, rectangle, rule
from publisher.language import say
from publisher.templates import furniture, pattern, theme
from publisher.templates.furniture import LABEL, NOTE, Frame
from publisher.templates.layout import Canvas
from publisher.templates.text import Style, width

MOST_STARS = 60  # in the longest row; above it, bars
VALUE = Style(theme.VALUE, theme.HEAVY, theme.VALUE_TRACKING)
BAR_VALUE = Style(42, theme.HEAVY, theme.VALUE_TRACKING)
UNDER_LABELS = 252.0  # x where the labels of the rows have ended
ROW_LABEL, CELL = Style(theme.ROW, theme.SEMIBOLD), Style(theme.ROW, theme.MEDIUM)
RANGE_LABEL = Style(theme.LABEL, theme.SEMIBOLD)
ROW_HEIGHT = 68


@dataclass(frozen=True)
class Counted:
    """A number as value and as printed."""

    value: int
    text: str


@dataclass(frozen=True)
class UsualRange:
    low: int
    high: int
    text: str  # "biasanya 12–24"


@dataclass(frozen=True)
class TableRow:
    """Empty texts where there is nothing to compare with."""

    label: str
    now: str
    previous: str
    usual: str


@dataclass(frozen=True)
class Metric:
    title: str
    number: str
    unit: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SekilasContent:
    frame: Frame
    now: Counted
    previous: Counted | None
    usual: UsualRange | None
    table: tuple[TableRow, ...]
    metrics: tuple[Metric, ...]
    note: str
    corrected: str = ""  # "diralat dari 16", beside last week's number


def as_stars(now: int, previous: int | None, high: int | None) -> bool:
    """Whether a glance can still count the marks."""
    return max(now, previous or 0, high or 0) <= MOST_STARS


def draw(content: SekilasContent) -> Canvas:
    canvas, deck = furniture.start("sekilas", content.frame)
    previous = content.previous.value if content.previous else None
    high = content.usual.high if content.usual else None
    top = deck + theme.CHART_STEP - 414  # a headline of one line moves everything up
    if as_stars(content.now.value, previous, high):
        _stars(canvas, content, top)
    else:
        _bars(canvas, content, top)
    lift = 0 if content.previous else -104
    missing = ROW_HEIGHT * (3 - len(content.table)) if content.table else 268
    table_shift = top + lift + (missing - lift - top) / 3
    if content.table:
        _table(canvas, content.table, table_shift)
    metric_shift = (top + lift - missing) * (0.35 if content.table else 0.7)
    _metrics(canvas, content.metrics, metric_shift)
    if content.note:
        furniture.notes(canvas, (content.note,))
    return furniture.finish(canvas, content.frame)


def _stars(canvas: Canvas, content: SekilasContent, top: float) -> None:
    rows = [content.now, *([content.previous] if content.previous else [])]
    room = max(width(row.text, VALUE) for row in rows) + 14
    box = Box(theme.LEFT, 414 + top, theme.RIGHT, (624 if content.previous else 520) + top)
    cell = unit_row.pitch(tuple(row.value for row in rows), room, box, content.usual.high if content.usual else None)
    size = min(cell, unit_row.TALLEST)
    values = [
        (theme.LEFT + cell * row.value + (14 if row.value else 0), 483.5 + 106 * i + top) for i, row in enumerate(rows)
    ]
    spared = [Box(x - 8, y - 24, x + width(row.text, VALUE) + 8, y + 24) for row, (x, y) in zip(rows, values, strict=True)]
    last, beside = _corrected(content, values[-1][0])
    labels = [(say("Minggu ini"), Style(theme.LABEL, theme.BOLD), theme.INK), (last, LABEL, theme.SOGA)]
    if beside:
        y = values[-1][1]
        spared.append(Box(beside - 8, y - 20, beside + width(content.corrected, NOTE) + 8, y + 22))
    under = max(UNDER_LABELS, theme.LEFT + width(last, LABEL) + 8)
    if content.usual:
        block = Box(theme.LEFT + cell * content.usual.low, box.top, theme.LEFT + cell * content.usual.high, box.bottom)
        if block.width < 6:
            block = Box(block.left - 3, block.top, block.left + 3, block.bottom)
        blocks = [block]
        if block.left < under:  # behind the stars alone, or the edges would strike through the rows' labels
            blocks = [Box(block.left, y - 23, block.right, y + 23) for _, y in values]
        for part in blocks:
            canvas.draw_all(range_block.standing(part, theme.RANGE, theme.BLUE, spared))
        _range_label(canvas, content.usual.text, block, 450 + top, under)
    for index, (row, (x, y)) in enumerate(zip(rows, values, strict=True)):
        label, style, colour = labels[index]
        canvas.write(label, theme.LEFT, 450 + 104 * index + top, style, colour)
        centres = unit_row.centres(row.value, cell, theme.LEFT, y)
        paint = theme.RED if index == 0 else theme.SOGA
        canvas.draw_all(pattern.hollow_stars(centres, size, paint) if index else pattern.filled_stars(centres, size, paint))
        canvas.write(row.text, x, y + 16, VALUE, paint)
        if index and beside:
            canvas.write(content.corrected, beside, y + 12, NOTE, theme.SOGA)


def _corrected(content: SekilasContent, value: float) -> tuple[str, float]:
    """The label of last week's row, and where the correction stands behind its number; 0 where it joins the label."""
    label = say("Minggu lalu")
    if content.previous is None or not content.corrected:
        return label, 0.0
    x = value + width(content.previous.text, VALUE) + 20
    if x + width(content.corrected, NOTE) <= theme.RIGHT:
        return label, x
    return f"{label}, {content.corrected}", 0.0


def _range_label(canvas: Canvas, text: str, block: Box, baseline: float, under: float) -> None:
    """Inside the block at its right edge; beside it where the block is too narrow or under the row's label."""
    extent = width(text, RANGE_LABEL)
    inside = block.right - 16 - extent
    ground = theme.PAPER
    if block.left < under:
        x = max(UNDER_LABELS + 10, min(block.left, theme.RIGHT - extent))
    elif inside >= block.left + 12:
        x, ground = inside, theme.RANGE
    elif block.right + 12 + extent <= theme.RIGHT:
        x = block.right + 12
    else:
        x = block.left - 12 - extent
    canvas.write(text, x, baseline, RANGE_LABEL, theme.MUTED, ground=ground)


def _bars(canvas: Canvas, content: SekilasContent, top: float) -> None:
    previous = content.previous.value if content.previous else 0
    usual = content.usual
    scale = (theme.RIGHT - theme.LEFT) / max(content.now.value, previous, usual.high if usual else 0)
    ends = [theme.LEFT + scale * content.now.value, theme.LEFT + scale * previous]
    first, second = Box(theme.LEFT, 476 + top, ends[0], 528 + top), Box(theme.LEFT, 578 + top, ends[1], 618 + top)
    label = f"{say('Minggu lalu')}, {content.corrected}" if content.corrected else say("Minggu lalu")
    spared = [Box(theme.LEFT, 540 + top, theme.LEFT + width(label, LABEL) + 8, 572 + top)]
    after = [
        _outside(bar, item.text, BAR_VALUE if bar is first else Style(34, theme.BOLD))
        for bar, item in ((first, content.now), (second, content.previous))
        if item
    ]
    if usual:
        block = Box(
            theme.LEFT + scale * usual.low,
            462 + top,
            theme.LEFT + scale * usual.high,
            (628 if content.previous else 542) + top,
        )
        canvas.draw_all(range_block.standing(block, theme.RANGE, theme.BLUE, [*spared, *(box for box in after if box)]))
        extent = width(usual.text, RANGE_LABEL)
        right = min(theme.RIGHT, max(block.right, theme.LEFT + 190 + extent))
        canvas.write(usual.text, right, 443 + top, RANGE_LABEL, theme.MUTED, align="right")
    canvas.write(say("Minggu ini"), theme.LEFT, 443 + top, Style(theme.LABEL, theme.BOLD), theme.INK)
    canvas.draw(rectangle(first, theme.RED))
    _bar_value(canvas, first, content.now.text, BAR_VALUE, theme.WHITE, theme.RED, theme.RED)
    if content.previous:
        canvas.write(label, theme.LEFT, 565 + top, LABEL, theme.SOGA)
        canvas.draw(frame(second, theme.SOGA, 3))
        _bar_value(canvas, second, content.previous.text, Style(34, theme.BOLD), theme.SOGA, theme.RANGE, theme.SOGA)


def _outside(bar: Box, text: str, style: Style) -> Box | None:
    """The place of a value that has no room in its bar."""
    extent = width(text, style)
    if bar.width >= extent + 30:
        return None
    return Box(bar.right + 4, bar.top - 2, bar.right + 22 + extent, bar.bottom + 2)


def _bar_value(canvas: Canvas, bar: Box, text: str, style: Style, inside: str, ground: str, outside: str) -> None:
    baseline = (bar.top + bar.bottom) / 2 + style.size * 0.355
    if _outside(bar, text, style) is None:
        canvas.write(text, bar.right - 16, baseline, style, inside, align="right", ground=ground)
    else:
        canvas.write(text, bar.right + 14, baseline, style, outside)


def _table(canvas: Canvas, rows: tuple[TableRow, ...], shift: float) -> None:
    columns = _columns(rows)
    top = 700 + shift
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top + 2, theme.INK, 4))
    for title, right in zip((say("Minggu ini"), say("Minggu lalu"), say("Biasanya")), columns.rights, strict=True):
        if right:
            canvas.write(title, right, top - 18, NOTE, theme.MUTED, align="right")
    for index, row in enumerate(rows):
        line = top + ROW_HEIGHT * index
        canvas.write(row.label, theme.LEFT, line + 48, ROW_LABEL, theme.INK)
        canvas.write(row.now, columns.rights[0], line + 51, columns.now, theme.INK, align="right")
        for text, right in zip((row.previous, row.usual), columns.rights[1:], strict=True):
            if text:
                canvas.write(text, right, line + 48, CELL, theme.MUTED, align="right")
        canvas.draw(rule(theme.LEFT, theme.RIGHT, line + ROW_HEIGHT, theme.HAIR, 2))


@dataclass(frozen=True)
class _Columns:
    """Right edges of this week, last week and the usual range (0 where a column stays away); this week's style."""

    rights: tuple[float, float, float]
    now: Style


def _columns(rows: tuple[TableRow, ...]) -> _Columns:
    """The fixed edges where the numbers are short enough; otherwise as wide as they need, from the right."""
    usual = max((width(row.usual, CELL) for row in rows if row.usual), default=0.0)
    previous = max((width(row.previous, CELL) for row in rows if row.previous), default=0.0)
    wide = usual > 180 or max(width(row.now, VALUE) for row in rows) > 120
    edges = (566.0, 752.0) if wide else (600.0, 800.0)
    right = float(theme.RIGHT)
    before = 0.0
    if previous:
        before = min(edges[1], right - max(usual, width(say("Biasanya"), NOTE)) - 16) if usual else right
    if before:
        now = min(edges[0] if usual else edges[1], before - max(previous, width(say("Minggu lalu"), NOTE)) - 16)
    else:
        now = min(edges[1], right - max(usual, width(say("Biasanya"), NOTE)) - 16) if usual else right
    label_end = theme.LEFT + max(width(row.label, ROW_LABEL) for row in rows)
    fits = now - max(width(row.now, VALUE) for row in rows) > label_end + 8
    return _Columns((now, before, right if usual else 0.0), VALUE if fits else Style(theme.ROW, theme.HEAVY))


def _metrics(canvas: Canvas, metrics: tuple[Metric, ...], shift: float) -> None:
    for index, metric in enumerate(metrics[:2]):
        left = (theme.LEFT, 564)[index]
        room = (540 - 16 if len(metrics) > 1 and index == 0 else theme.RIGHT) - left
        unit = Style(36, theme.BOLD)
        size = theme.METRIC
        number = Style(size, theme.HEAVY, -0.03)
        while size > 60 and width(metric.number, number) + 14 + width(metric.unit, unit) > room:
            size -= 4
            number = Style(size, theme.HEAVY, -0.03)
        canvas.write(metric.title, left, 964 + shift, Style(theme.LABEL, theme.BOLD), theme.INK, limit=room)
        end = canvas.write_large(metric.number, left - 1, 1074 + shift, number, theme.INDIGO)
        canvas.write(metric.unit, end + 14, 1074 + shift, unit, theme.INDIGO)
        for step, note in enumerate(metric.notes):
            canvas.write(note, left, 1126 + 40 * step + shift, NOTE, theme.MUTED, limit=room)
    if len(metrics) > 1:
        canvas.draw(rectangle(Box(539, 940 + shift, 541, 1150 + shift), theme.HAIR))
