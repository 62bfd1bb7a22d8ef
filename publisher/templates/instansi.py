"""The agencies of a quarter: what each took part in, how much of it was closed within a day, and half of it by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from publisher.charts.shape import Box, rectangle, rule
from publisher.templates import furniture, theme
from publisher.templates.furniture import NOTE, Frame
from publisher.templates.layout import Canvas
from publisher.templates.line_break import anyhow, wrapped
from publisher.templates.text import Style, width

BAR_LEFT, FARTHEST_BAR, LONGEST_BAR, SHORTEST_BAR, BAR = 472.0, 372.0, 100.0, 36.0, 28.0
WITHIN_RIGHT, GAP = 832.0, 30.0
LOWEST_ROW, HIGHEST_ROW, LINE = 75.0, 124.0, 34.0
TABLE_STEP = 124  # from the deck to the table's rule
HEAD = Style(theme.NOTE, theme.BOLD)
NAME, SMALL_NAME = Style(theme.LABEL, theme.HEAVY), Style(theme.NOTE, theme.BOLD)
COUNT = Style(36, theme.HEAVY, theme.VALUE_TRACKING)
CELL = Style(theme.ROW, theme.BOLD)


@dataclass(frozen=True)
class AgencyRow:
    """`within` holds a number and, where it is not the count, its base ("dari 101"). `untold`: lines that stand in place
    of both columns of times. `named`: the headline speaks of it; `group`: the agencies too small for rows of their own."""

    name: str
    field: str
    count: int
    count_text: str
    within: tuple[str, str] = ("", "")
    half: str = ""
    half_told: bool = True
    untold: tuple[str, ...] = ()
    named: bool = False
    group: bool = False
    all_classes: bool = False


@dataclass(frozen=True)
class InstansiContent:
    """`heads`: over the bars, over the counts within a day, over the times; the last two in two lines."""

    frame: Frame
    heads: tuple[str, tuple[str, str], tuple[str, str]]
    rows: tuple[AgencyRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Columns:
    """Where the bars begin, how long an incident is, the right edge of the middle column; lines that a field may take."""

    bar_left: float
    scale: float
    within_right: float
    field_lines: int = 2


def rows_that_fit(content: InstansiContent) -> int:
    """How many of the rows, from the first, have room over the notes."""
    columns = _columns(content)
    return sum(used <= _room(content) for used in accumulate(_least(row, columns) for row in content.rows))


def _room(content: InstansiContent) -> float:
    """The table's height, under a headline of one or two lines."""
    lines = furniture.headline_lines(content.frame.headline) or ("",)
    deck = theme.HEADLINE_Y + theme.HEADLINE_STEP * (len(lines) - 1) + theme.DECK_STEP
    return _bottom(content) - deck - TABLE_STEP


def draw(content: InstansiContent) -> Canvas:
    canvas, deck = furniture.start("instansi", content.frame)
    columns = _columns(content)
    top = deck + TABLE_STEP
    _heads(canvas, content, columns, top)
    heights = [_least(row, columns) for row in content.rows]
    spare = max(0.0, min(HIGHEST_ROW - LOWEST_ROW, (_bottom(content) - top - sum(heights)) / len(heights)))
    edges = [top]
    for height in heights:
        edges.append(edges[-1] + height + spare)
    for row, (upper, lower) in zip(content.rows, pairwise(edges), strict=True):
        if row.group and upper != top:
            canvas.draw(rule(theme.LEFT, theme.RIGHT, upper, theme.INK, 2))
        _row(canvas, row, upper, lower, columns)
        if row is not content.rows[-1]:
            canvas.draw(rule(theme.LEFT, theme.RIGHT, lower, theme.HAIR, 2))
    furniture.notes(canvas, content.notes)
    return furniture.finish(canvas, content.frame)


def _bottom(content: InstansiContent) -> float:
    return theme.NOTE_Y - 38 * (len(content.notes) - 1) - 32


def _heads(canvas: Canvas, content: InstansiContent, columns: _Columns, top: float) -> None:
    counted, within, half = content.heads
    canvas.write(counted, columns.bar_left, top - 24, HEAD, theme.INK)
    for words, right in ((within, columns.within_right), (half, theme.RIGHT)):
        for index, word in enumerate(reversed(words)):
            canvas.write(word, right, top - 24 - 40 * index, HEAD, theme.INK, align="right")
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top, theme.INK, 4))


def _columns(content: InstansiContent) -> _Columns:
    """The fixed places where the numbers are short; otherwise the names give room."""
    rows = content.rows
    half = max([width(row.half, _half_style(row)) for row in rows] + [width(word, HEAD) for word in content.heads[2]])
    within_right = min(WITHIN_RIGHT, theme.RIGHT - half - GAP)
    within = max(
        [width(row.within[0], CELL) for row in rows]
        + [width(row.within[1], NOTE) for row in rows]
        + [width(word, HEAD) for word in content.heads[1]]
    )
    values = max(width(row.count_text, COUNT) for row in rows)
    head = width(content.heads[0], HEAD)
    end = within_right - within - 20
    untold = max([width(line, NOTE) for row in rows for line in row.untold], default=0.0)
    end = min(end, theme.RIGHT - untold - 20)
    left = max(FARTHEST_BAR, min(BAR_LEFT, end - max(SHORTEST_BAR + 12 + values, head)))
    longest = max(8.0, min(LONGEST_BAR, end - left - 12 - values))
    columns = _Columns(left, longest / max(row.count for row in rows), within_right)
    # A field that takes two lines may not cost another agency its row.
    if sum(_least(row, columns) for row in rows) > _room(content):
        return replace(columns, field_lines=1)
    return columns


def _texts(row: AgencyRow, columns: _Columns) -> list[tuple[str, Style]]:
    """The lines at the left: the name, and its field where the name is short."""
    room = columns.bar_left - theme.LEFT - 10
    name = wrapped(row.name, NAME, room, 1)
    if name is None:
        return [(line, SMALL_NAME) for line in anyhow(row.name, SMALL_NAME, room, 5)]
    field = wrapped(row.field, NOTE, room, columns.field_lines) if row.field else None
    return [(name[0], NAME), *((line, NOTE) for line in field or ())]


def _least(row: AgencyRow, columns: _Columns) -> float:
    return LOWEST_ROW + LINE * max(0, len(_texts(row, columns)) - 2)


def _row(canvas: Canvas, row: AgencyRow, top: float, bottom: float, columns: _Columns) -> None:
    middle = (top + bottom) / 2
    lines = _texts(row, columns)
    for index, (line, style) in enumerate(lines):
        baseline = _baseline(middle, len(lines), index)
        canvas.write(line, theme.LEFT, baseline, style, theme.MUTED if style == NOTE else theme.INK)
    paint = theme.RED if row.named else theme.SAND if row.group or row.all_classes else theme.INDIGO
    end = columns.bar_left + max(3.0, columns.scale * row.count)
    canvas.draw(rectangle(Box(columns.bar_left, middle - BAR / 2, end, middle + BAR / 2), paint))
    canvas.write(row.count_text, end + 12, middle + 13, COUNT, theme.INK)
    if row.untold:
        _stacked(canvas, [(line, NOTE, theme.MUTED) for line in row.untold], theme.RIGHT, middle)
        return
    number, base = row.within
    _stacked(
        canvas,
        [(number, CELL, theme.INK), *([(base, NOTE, theme.MUTED)] if base else [])],
        columns.within_right,
        middle,
    )
    half = theme.INK if row.half_told else theme.MUTED
    _stacked(canvas, [(row.half, _half_style(row), half)], theme.RIGHT, middle)


def _half_style(row: AgencyRow) -> Style:
    return CELL if row.half_told else NOTE


def _stacked(canvas: Canvas, lines: Sequence[tuple[str, Style, str]], right: float, middle: float) -> None:
    for index, (text, style, colour) in enumerate(lines):
        canvas.write(text, right, _baseline(middle, len(lines), index), style, colour, align="right")


def _baseline(middle: float, count: int, index: int) -> float:
    """Of one of `count` lines that stand around a row's middle."""
    return middle + (11 if count == 1 else 10) + LINE * (index - (count - 1) / 2)
