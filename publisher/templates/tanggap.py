"""Response: how soon open incidents were reached this week, dot by dot, and in the weeks together, category by category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.dot_plot import Axis, Measured, bars, stand
from publisher.charts.shape import Box, circle, rectangle, rule
from publisher.templates import furniture, theme
from publisher.templates.furniture import LABEL, LABEL_BOLD, NOTE, Frame
from publisher.templates.layout import Canvas
from publisher.templates.tanggap_rows import Row, draw_rows, heights
from publisher.templates.text import Style, width

BIN = 2.0  # minutes
AXIS_LEFT, AXIS_RIGHT = 402.0, 924.0
AXIS_WITH_BEYOND, BEYOND = 862.0, 905.0
LEFT_BLOCK = 300.0
BASE_STEP, STACK_STEP = 260.0, 116.0  # from the deck to the axis, and to the highest dot
TABLE_STEP = 131.0  # from the axis to the table's rule
BARS_STEP = 44.0  # what bars need more, for the line that says what they measure
WIDE_BASE, MOST_LIFT = 1010.0, 96.0
GUIDES = (0, 10, 20, 30)  # minutes
NUMBER = 84
TICK = NOTE
UNIT = Style(theme.LABEL, theme.SEMIBOLD)
HALF, HALF_NUMBER = Style(theme.LABEL, theme.SEMIBOLD), Style(44, theme.HEAVY, theme.VALUE_TRACKING)
COUNT = Style(theme.NOTE, theme.BOLD)


@dataclass(frozen=True)
class Group:
    """Minutes of one bar as printed ("5–8"), and its incidents: those within the time of half of all, and the others."""

    label: str
    early: int
    late: int
    text: str


@dataclass(frozen=True)
class TanggapContent:
    """`within` and `after`: number and unit ("6", "≤ 10 menit"). `half`: the words before the number, it, the words after.

    `columns` are drawn as dots, unless there are `groups`, which are drawn as bars. `ticks`: minutes and text; `beyond`
    the text under what lies beyond the axis. `heads` stand over names, dots and counts; no `rows`, no table.
    """

    frame: Frame
    minutes: int
    within: tuple[str, str]
    after: tuple[str, str]
    unit: tuple[str, str]
    half: tuple[str, str, str]
    columns: tuple[Measured, ...]
    groups: tuple[Group, ...]
    ticks: tuple[tuple[int, str], ...]
    beyond: str
    heads: tuple[str, str, str]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def as_dots(columns: Sequence[Measured]) -> bool:
    """Whether the incidents can be counted dot by dot, in the least room that a page gives them."""
    return stand(columns, Axis(AXIS_LEFT, AXIS_WITH_BEYOND, BEYOND), BIN, 0, BASE_STEP - STACK_STEP) is not None


def table_room(notes: int, dots: bool) -> float:
    """The height that all rows together have, over so many lines of notes."""
    deck = theme.HEADLINE_Y + theme.HEADLINE_STEP + theme.DECK_STEP
    return _bottom(notes) - (deck + BASE_STEP + (0 if dots else BARS_STEP) + TABLE_STEP + 5)


def draw(content: TanggapContent) -> Canvas:
    canvas, deck = furniture.start("tanggap", content.frame)
    if content.rows:
        table = TABLE_STEP + (BARS_STEP if content.groups else 0)
        base = deck + BASE_STEP
        room = _bottom(len(content.notes)) - (base + table + 5)
        lift = min(MOST_LIFT, (room - sum(heights(content.rows, room))) / 2)
        base += max(0.0, lift)
    else:
        base = WIDE_BASE
    axis = _axis(content)
    if content.groups:
        _bars(canvas, content, deck, base)
    elif content.rows:
        block = _left_block(canvas, content, deck)
        _dots(canvas, content, axis, Box(block, deck + 86, theme.RIGHT, base))
    else:
        _metrics(canvas, content, deck + 116, NUMBER)
        canvas.write_runs(
            [(f"{content.unit[0]} ", LABEL_BOLD, theme.INK), (content.unit[1], LABEL, theme.MUTED)], theme.LEFT, deck + 176
        )
        _dots(canvas, content, axis, Box(theme.LEFT, deck + 270, theme.RIGHT, base))
    if content.rows:
        top = base + table
        draw_rows(canvas, content.rows, content.heads, axis, GUIDES, top, _bottom(len(content.notes)) - top - 5)
    furniture.notes(canvas, content.notes)
    return furniture.finish(canvas, content.frame)


def _bottom(notes: int) -> float:
    return theme.NOTE_Y - 38 * (notes - 1) - 38


def _axis(content: TanggapContent) -> Axis:
    """The reference's axis; shorter where something lies beyond its end; as wide as the page where no table stands."""
    left, right = (AXIS_LEFT, AXIS_RIGHT) if content.rows else (theme.LEFT + 10.0, theme.RIGHT - 10.0)
    if not content.beyond:
        return Axis(left, right, right)
    if not content.rows:
        return Axis(left, right - 106, right - 34)
    counts = max(width(row.base_text, NOTE) for row in content.rows)
    beyond = min(BEYOND, theme.RIGHT - counts - 40)
    return Axis(left, beyond - (BEYOND - AXIS_WITH_BEYOND), beyond)


def _number_style(content: TanggapContent, room: float, size: int = NUMBER) -> Style:
    """As large as leaves room for the longer number with its unit."""
    longest = max((content.within, content.after), key=lambda item: width(item[0], Style(size, theme.HEAVY, -0.02)))
    style = Style(size, theme.HEAVY, -0.02)
    while width(longest[0], style) + 14 + width(longest[1], UNIT) > room and style.size > 40:
        style = Style(style.size - 4, theme.HEAVY, -0.02)
    return style


def _left_block(canvas: Canvas, content: TanggapContent, deck: float) -> float:
    """How many were within the time of half of all, and how many were not. Returns where the block ends."""
    style = _number_style(content, LEFT_BLOCK)
    right = float(theme.LEFT)
    for place, ((number, unit), colour) in enumerate(((content.within, theme.RED), (content.after, theme.INDIGO))):
        baseline = deck + 108 + 86 * place
        end = canvas.write_large(number, theme.LEFT, baseline, style, colour)
        right = max(right, canvas.write(unit, end + 14, baseline, UNIT, colour))
    canvas.write(content.unit[0], theme.LEFT, deck + 248, LABEL_BOLD, theme.INK)
    canvas.write(content.unit[1], theme.LEFT, deck + 286, LABEL, theme.MUTED)
    return right + 24


def _metrics(canvas: Canvas, content: TanggapContent, baseline: float, size: int) -> None:
    """The same beside one another."""
    style = _number_style(content, (theme.RIGHT - theme.LEFT) / 2 - 20, size)
    places = ((content.within, theme.RED, theme.LEFT), (content.after, theme.INDIGO, (theme.LEFT + theme.RIGHT) / 2))
    for (number, unit), colour, left in places:
        end = canvas.write_large(number, left, baseline, style, colour)
        canvas.write(unit, end + 14, baseline, UNIT, colour)


def _dots(canvas: Canvas, content: TanggapContent, axis: Axis, box: Box) -> None:
    """Dots on their axis; `box.top` is the baseline of what stands over them, at the least."""
    stacks = stand(content.columns, axis, BIN, box.bottom, box.height - 30)
    if stacks is None:
        raise ValueError("Too many incidents for dots: give groups.")
    highest = min((stack.box.top for stack in stacks.stacks), default=box.bottom)
    label = box.top if content.rows else max(box.top, highest - 84)
    x = axis.x(content.minutes)
    crossed = [stack.box.top - 6 for stack in stacks.stacks if stack.box.left + 1 < x < stack.box.right - 1]
    canvas.draw(rectangle(Box(x - 1, label + 16, x + 1, min([box.bottom, *crossed])), theme.RULE))
    runs = [(content.half[0], HALF), (content.half[1], HALF_NUMBER), (content.half[2], HALF)]
    extent = sum(width(text, style) for text, style in runs)
    left = max(box.left, min(x - extent / 2, theme.RIGHT - extent))
    for text, style in runs:
        left = canvas.write(text, left, label, style, theme.RED if style is HALF_NUMBER else theme.INK)
    for stack in stacks.stacks:
        for dots, colour in ((stack.early, theme.RED), (stack.late, theme.INDIGO)):
            canvas.draw_all(circle(*dot, stacks.radius, colour) for dot in dots)
    canvas.draw(rule(axis.left, axis.right, box.bottom + 1, theme.INK, 2))
    for minutes, text in content.ticks:
        canvas.write(text, axis.x(minutes), box.bottom + 44, TICK, theme.MUTED, align="middle")
    if content.beyond:
        half = max(24.0, width(content.beyond, TICK) / 2)
        canvas.draw(rule(axis.beyond - half, axis.beyond + half, box.bottom + 1, theme.INK, 2))
        canvas.write(content.beyond, axis.beyond, box.bottom + 44, TICK, theme.MUTED, align="middle")


def _bars(canvas: Canvas, content: TanggapContent, deck: float, base: float) -> None:
    """A bar for each group of minutes, its number over it and its minutes under it."""
    _metrics(canvas, content, deck + 88, 64)
    box = Box(theme.LEFT, deck + 162, theme.RIGHT, base)
    made = bars([(group.early, group.late) for group in content.groups], box)
    for group, bar in zip(content.groups, made, strict=True):
        for part, colour in ((bar.early, theme.RED), (bar.late, theme.INDIGO)):
            if part is not None:
                canvas.draw(rectangle(part, colour))
        canvas.write(group.text, bar.middle, bar.top - 12, COUNT, theme.INK, align="middle")
        canvas.write(group.label, bar.middle, base + 42, TICK, theme.MUTED, align="middle")
    canvas.draw(rule(theme.LEFT, theme.RIGHT, base + 1, theme.INK, 2))
    canvas.write(content.unit[1], theme.LEFT, base + 80, NOTE, theme.MUTED)
