"""Times in a week of 60 incidents and more: open incidents by day and by shift as bars on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.shape import Box, Shape, rectangle, rule
from publisher.templates import furniture, theme
from publisher.templates.furniture import LABEL, LABEL_BOLD, NOTE, Frame
from publisher.templates.icons import icon
from publisher.templates.layout import Canvas
from publisher.templates.line_break import wrapped
from publisher.templates.text import Style, width

BAR_LEFT, FARTHEST_LEFT, BAR_END = 372.0, 740.0, 916.0
SHIFT_INDENT = 50.0
HEAD, HIGHEST_ROW = 58.0, 66.0
TOP, BOTTOM = 40.0, 1166.0  # below the deck; above the notes
TITLE, TITLE_VALUE = Style(theme.LABEL, theme.BOLD), Style(36, theme.HEAVY, theme.VALUE_TRACKING)


@dataclass(frozen=True)
class Bar:
    """A row. `detail` stands right before the bar: a date, the hour at which a shift begins."""

    label: str
    detail: str
    count: int
    text: str
    icon: str = ""
    named: bool = False


@dataclass(frozen=True)
class Group:
    """A table of bars. `asides` are rows of words and a number, without a bar. Without `title` it stays away."""

    title: str
    total: str
    bars: tuple[Bar, ...]
    asides: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class WaktuBesarContent:
    frame: Frame
    groups: tuple[Group, ...]
    notes: tuple[str, ...]


def draw(content: WaktuBesarContent) -> Canvas:
    canvas, deck = furniture.start("waktu", content.frame)
    bottom = BOTTOM - 38 * (len(content.notes) - 2)
    rows = sum(len(group.bars) + len(group.asides) for group in content.groups)
    top = deck + TOP
    height = min(HIGHEST_ROW, (bottom - top - HEAD * len(content.groups)) / rows)
    value = Style(round(min(theme.VALUE, height * 0.82)), theme.HEAVY, theme.VALUE_TRACKING)
    bars = [bar for group in content.groups for bar in group.bars]
    left = _bar_left(bars)
    right = min(BAR_END, theme.RIGHT - 22 - max(width(bar.text, value) for bar in bars))
    scale = (right - left) / max(1, *(bar.count for bar in bars))
    for group in content.groups:
        canvas.write(group.title, theme.LEFT, top + HEAD - 18, TITLE, theme.INK)
        canvas.write(group.total, theme.RIGHT, top + HEAD - 18, TITLE_VALUE, theme.INK, align="right")
        canvas.draw(rule(theme.LEFT, theme.RIGHT, top + HEAD - 2, theme.INK, 4))
        top += HEAD
        for place, bar in enumerate(group.bars):
            _row(canvas, bar, Box(theme.LEFT, top, theme.RIGHT, top + height), left, scale, value)
            top += height
            if place < len(group.bars) + len(group.asides) - 1:
                canvas.draw(rule(theme.LEFT, theme.RIGHT, top, theme.HAIR, 2))
        for place, (text, number) in enumerate(group.asides):
            canvas.write(text, theme.LEFT, top + height / 2 + 11, LABEL, theme.MUTED)
            canvas.write(number, theme.RIGHT, top + height / 2 + value.size * 0.35, value, theme.MUTED, align="right")
            top += height
            if place < len(group.asides) - 1:
                canvas.draw(rule(theme.LEFT, theme.RIGHT, top, theme.HAIR, 2))
    furniture.notes(canvas, content.notes)
    return furniture.finish(canvas, content.frame)


def _bar_left(bars: Sequence[Bar]) -> float:
    """Where all bars begin: clear of the longest label that has a place in one line."""
    needed = max(
        (SHIFT_INDENT if bar.icon else 0) + width(bar.label, LABEL_BOLD) + 20 + width(bar.detail, LABEL) for bar in bars
    )
    return min(FARTHEST_LEFT, max(BAR_LEFT, theme.LEFT + needed + 26))


def _row(canvas: Canvas, bar: Bar, box: Box, left: float, scale: float, value: Style) -> None:
    middle = (box.top + box.bottom) / 2
    start = box.left
    if bar.icon:
        canvas.draw(Shape(icon(bar.icon, [(start + 19, middle)], min(40, box.height - 8)), theme.INDIGO))
        start += SHIFT_INDENT
    style = LABEL_BOLD if bar.named or bar.icon else LABEL
    room = left - 26 - start
    detail = bar.detail if width(bar.label, style) + 20 + width(bar.detail, LABEL) <= room else ""
    split = (bar.label,) if width(bar.label, style) <= room else _small(bar.label, room)
    for index, line in enumerate(split):
        small = len(split) > 1
        baseline = middle + 11 + (index - (len(split) - 1) / 2) * 31
        canvas.write(line, start, baseline, Style(theme.NOTE, style.weight) if small else style, theme.INK, limit=room)
    if detail:
        canvas.write(detail, left - 26, middle + 11, LABEL, theme.MUTED, align="right")
    paint = theme.RED if bar.named else theme.INDIGO
    thick = min(28.0, box.height * 0.5)
    canvas.draw(rectangle(Box(left, middle - thick / 2, left + scale * bar.count, middle + thick / 2), paint))
    colour = theme.RED if bar.named else theme.MUTED if bar.count == 0 else theme.INK
    canvas.write(bar.text, box.right, middle + value.size * 0.35, value, colour, align="right")


def _small(label: str, room: float) -> tuple[str, ...]:
    return wrapped(label, NOTE, room - 24, 2) or (label,)
