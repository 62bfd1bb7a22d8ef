"""The lower part of the response page: open categories over the weeks together, each a dot on the axis of minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from publisher.charts.dot_plot import END, Axis
from publisher.charts.shape import Box, circle, rectangle, rule
from publisher.templates import theme
from publisher.templates.furniture import NOTE
from publisher.templates.layout import Canvas
from publisher.templates.line_break import wrapped
from publisher.templates.text import Style, width

NAME, SMALL_NAME = Style(theme.LABEL, theme.SEMIBOLD), Style(theme.NOTE, theme.SEMIBOLD)
HEAD = Style(theme.LABEL, theme.BOLD)
MINUTES = Style(theme.ROW, theme.HEAVY, theme.VALUE_TRACKING)
TARGET = Style(theme.LABEL, theme.BOLD)
NAME_ROOM = 314.0
LEAST_ROW, HIGHEST_ROW, LINE = 52.0, 80.0, 34.0
RADIUS, TICK = 14.0, 24.0
BESIDE = 12.0  # between marks and their words


@dataclass(frozen=True)
class Row:
    """Half of a category's incidents (`base_text` of them) were reached within `minutes`. `target`: minutes and words."""

    label: str
    minutes: int
    minutes_text: str
    base_text: str
    target: tuple[int, str] | None = None


def rows_that_fit(labels: Sequence[str], room: float) -> int:
    """How many of the rows, from the first, have room."""
    return sum(used <= room for used in accumulate(_least(label) for label in labels))


def heights(rows: Sequence[Row], room: float) -> list[float]:
    least = [_least(row.label) for row in rows]
    spare = max(0.0, min(HIGHEST_ROW - LEAST_ROW, (room - sum(least)) / len(least)))
    return [height + spare for height in least]


def draw_rows(
    canvas: Canvas,
    rows: Sequence[Row],
    heads: tuple[str, str, str],
    axis: Axis,
    guides: Sequence[int],
    top: float,
    room: float,
) -> None:
    """`top` is the rule under the heads; the rows begin under it and take at most `room`."""
    counts = min(theme.RIGHT - width(heads[2], NOTE), theme.RIGHT - max(width(row.base_text, NOTE) for row in rows))
    canvas.write(heads[0], theme.LEFT, top - 17, HEAD, theme.INK, limit=axis.left - theme.LEFT - 8)
    canvas.write(heads[1], axis.left, top - 17, NOTE, theme.MUTED, limit=counts - axis.left - 12)
    canvas.write(heads[2], theme.RIGHT, top - 17, NOTE, theme.MUTED, align="right")
    canvas.draw(rule(theme.LEFT, axis.left - 24, top, theme.INK, 3))
    canvas.draw(rule(counts, theme.RIGHT, top, theme.INK, 3))
    edges = list(accumulate(heights(rows, room), initial=top + 5))
    for row, (upper, lower) in zip(rows, pairwise(edges), strict=True):
        _row(canvas, row, axis, guides, Box(theme.LEFT, upper, theme.RIGHT, lower))


def _row(canvas: Canvas, row: Row, axis: Axis, guides: Sequence[int], box: Box) -> None:
    middle = (box.top + box.bottom) / 2
    lines = _lines(row.label)
    for place, (line, style) in enumerate(lines):
        canvas.write(line, theme.LEFT, middle + 11 + LINE * (place - (len(lines) - 1) / 2), style, theme.INK)
    base = Box(theme.RIGHT - width(row.base_text, NOTE), middle - 20, theme.RIGHT, middle + 20)
    canvas.write(row.base_text, theme.RIGHT, middle + 11, NOTE, theme.MUTED, align="right")
    x = axis.x(row.minutes)
    dot = Box(x - RADIUS, middle - RADIUS, x + RADIUS, middle + RADIUS)
    number = _beside(dot, width(row.minutes_text, MINUTES), [base])
    tick = None
    words = None
    if row.target is not None and row.target[0] <= END:
        at = axis.x(row.target[0])
        tick = Box(at - 2, middle - TICK, at + 2, middle + TICK)
        if number is not None and number.meets(tick):
            number = _left_of(dot, width(row.minutes_text, MINUTES))
        words = _target_place(tick, [dot, *([number] if number else []), base], width(row.target[1], TARGET))
    taken = [place for place in (number, words) if place is not None]
    for minutes in guides:
        _guide(canvas, Box(axis.x(minutes) - 1, box.top - 5, axis.x(minutes) + 1, box.bottom), taken)
    if tick is not None:
        canvas.draw(rectangle(tick, theme.RED))
    canvas.draw(circle(x, middle, RADIUS, theme.INDIGO))
    if number is not None:
        canvas.write(row.minutes_text, number.left, middle + 12, MINUTES, theme.INK)
    if words is not None and row.target is not None:
        canvas.write(row.target[1], words.left, middle + 11, TARGET, theme.RED)


def _guide(canvas: Canvas, line: Box, taken: Sequence[Box]) -> None:
    """A guide line, open where something is written across it."""
    top = line.top
    for place in taken:
        if place.meets(line):
            canvas.draw(rectangle(Box(line.left, top, line.right, place.top), theme.HAIR))
            top = place.bottom
    canvas.draw(rectangle(Box(line.left, top, line.right, line.bottom), theme.HAIR))


def _beside(dot: Box, extent: float, others: Sequence[Box]) -> Box:
    """The place of a dot's number: on its right, or on its left where something stands there."""
    right = _right_of(dot, extent)
    return _left_of(dot, extent) if any(right.meets(other) for other in others) else right


def _right_of(mark: Box, extent: float) -> Box:
    return _level(mark, mark.right + BESIDE, extent)


def _left_of(mark: Box, extent: float) -> Box:
    return _level(mark, mark.left - BESIDE - extent, extent)


def _level(mark: Box, left: float, extent: float) -> Box:
    middle = (mark.top + mark.bottom) / 2
    return Box(left, middle - 19, left + extent, middle + 19)


def _target_place(tick: Box, others: Sequence[Box], extent: float) -> Box | None:
    """Beside the tick, or beside what stands beside it; None where there is no room (the note tells it all the same)."""
    tries = [_right_of(tick, extent), _left_of(tick, extent), *(_right_of(other, extent) for other in others[:2])]
    for place in tries:
        wide = Box(place.left - 6, place.top, place.right + 6, place.bottom)
        if place.left >= theme.LEFT + NAME_ROOM + 8 and not any(wide.meets(other) for other in others):
            return place
    return None


def _lines(label: str) -> list[tuple[str, Style]]:
    name = wrapped(label, NAME, NAME_ROOM, 1)
    if name is not None:
        return [(name[0], NAME)]
    tries = (wrapped(label, SMALL_NAME, NAME_ROOM, most) for most in (2, 3, 4, 6))
    return [(line, SMALL_NAME) for line in next((split for split in tries if split), (label,))]


def _least(label: str) -> float:
    return LEAST_ROW + LINE * (len(_lines(label)) - 1)
