"""Areas as a list, where there is no map or none on which everything has a place: icons in each row, or bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.shape import Box, Shape, rectangle, rule
from publisher.templates import furniture, theme
from publisher.templates.area_block import AreaRow
from publisher.templates.furniture import LABEL_BOLD, NOTE, Frame
from publisher.templates.icons import icon
from publisher.templates.jenis import fitting
from publisher.templates.layout import Canvas
from publisher.templates.line_break import wrapped
from publisher.templates.text import Style, width

NAME = Style(theme.LABEL, theme.SEMIBOLD)
VALUE = Style(42, theme.HEAVY, theme.VALUE_TRACKING)
SIDE = Style(theme.ROW, theme.MEDIUM)
ROWS_TOP, ROWS_BOTTOM = 458.0, 1166.0
BARE_ROW, ICON_ROW, HIGHEST_ROW, NEXT_LINE = 58.0, 84.0, 164.0, 34.0
ICON_SIZES = ((52.0, 62.0), (36.0, 44.0), (28.0, 34.0))
UNDER_NAME = 40.0  # of a row, above its marks
NAME_ROOM = 560.0  # clear of the numbers even where these are widest
FARTHEST_BAR = 700.0


@dataclass(frozen=True)
class WilayahDaftarContent:
    """`side_title` heads the column of `sides`, one a row: the weeks together, or what a rate is made of. Without it, the
    column stays away."""

    frame: Frame
    title: str
    value_title: str
    side_title: str
    rows: tuple[AreaRow, ...]
    sides: tuple[str, ...]
    notes: tuple[str, ...]


def name_lines(row: AreaRow) -> tuple[str, ...]:
    """The full name in one line, else the short one, in as few lines as it needs."""
    for name in (row.name, row.short):
        if width(name, NAME) <= NAME_ROOM:
            return (name,)
    return (
        wrapped(row.short, NAME, NAME_ROOM, 2)
        or wrapped(row.short, Style(theme.NOTE, theme.SEMIBOLD), NAME_ROOM, 4)
        or ("",)
    )


def icons_fit(rows: Sequence[AreaRow]) -> bool:
    """Whether all rows have room for a line of icons, and the longest line for its icons."""
    most = max(len(row.icons) for row in rows)
    return _icons(most, ICON_ROW) is not None and sum(map(_icon_row, rows)) <= ROWS_BOTTOM - ROWS_TOP


def rows_that_fit(rows: Sequence[AreaRow]) -> int:
    """How many areas, in their order, have a row of their own when each has a bar; the others share one."""
    return fitting([_bare_row(row) for row in rows], 0, BARE_ROW, ROWS_BOTTOM - ROWS_TOP)


def fits(content: WilayahDaftarContent) -> bool:
    """Whether rows with bars have room above the notes, below a headline of two lines."""
    return sum(map(_bare_row, content.rows)) <= _rows_bottom(content) - ROWS_TOP


def _rows_bottom(content: WilayahDaftarContent) -> float:
    """Where the rows end: every note beyond the second takes a line of theirs."""
    return ROWS_BOTTOM - 38 * (len(content.notes) - 2)


def _icons(most: int, height: float) -> tuple[float, float] | None:
    """Size and pitch of icons in a row of this height with a name of one line."""
    sizes = (pair for pair in ICON_SIZES if pair[0] + UNDER_NAME + 8 <= height)
    return next((pair for pair in sizes if pair[1] * most <= NAME_ROOM + 40), None)


def _bare_row(row: AreaRow) -> float:
    return BARE_ROW + NEXT_LINE * (len(name_lines(row)) - 1)


def _icon_row(row: AreaRow) -> float:
    return ICON_ROW + NEXT_LINE * (len(name_lines(row)) - 1)


def draw(content: WilayahDaftarContent) -> Canvas:
    canvas, deck = furniture.start("wilayah", content.frame)
    rows = content.rows
    with_icons = any(row.icons for row in rows)
    heights = [(_icon_row if with_icons else _bare_row)(row) for row in rows]
    top = ROWS_TOP + (deck - 372)
    spare = (_rows_bottom(content) - top - sum(heights)) / len(rows)
    heights = [height + max(0.0, min(spare, HIGHEST_ROW - height)) for height in heights]
    side = max(width(text, SIDE) for text in (*content.sides, "")) if content.side_title else 0.0
    side = max(side, width(content.side_title, NOTE))
    right = theme.RIGHT - side - 28 if content.side_title else theme.RIGHT
    right = min(right, 848.0) if content.side_title else right
    canvas.write(content.title, theme.LEFT, top - 18, LABEL_BOLD, theme.INK)
    canvas.write(content.value_title, right, top - 18, LABEL_BOLD, theme.INK, align="right")
    if content.side_title:
        canvas.write(content.side_title, theme.RIGHT, top - 18, NOTE, theme.MUTED, align="right")
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top + 1, theme.INK, 4))
    longest = max(1, *(row.count for row in rows))
    least = min(height - NEXT_LINE * (len(name_lines(row)) - 1) for row, height in zip(rows, heights, strict=True))
    icons = _icons(max(len(item.icons) for item in rows), least) if with_icons else None
    end = min(FARTHEST_BAR, right - max(width(row.value, VALUE) for row in rows) - 24)
    for place, (row, height) in enumerate(zip(rows, heights, strict=True)):
        box = Box(theme.LEFT, top, theme.RIGHT, top + height)
        _row(canvas, row, box, icons, end, longest, thick=min(28.0, max(12.0, least - UNDER_NAME - 20)))
        middle = (box.top + box.bottom) / 2
        colour = theme.RED if row.named else theme.MUTED if row.count == 0 else theme.INK
        canvas.write(row.value, right, middle + 15, VALUE, colour, align="right")
        if content.side_title:
            canvas.write(content.sides[place], theme.RIGHT, middle + 13, SIDE, theme.MUTED, align="right")
        top += height
        if place < len(rows) - 1:
            canvas.draw(rule(theme.LEFT, theme.RIGHT, top, theme.HAIR, 2))
    furniture.notes(canvas, content.notes)
    return furniture.finish(canvas, content.frame)


def _row(
    canvas: Canvas, row: AreaRow, box: Box, icons: tuple[float, float] | None, end: float, longest: int, thick: float
) -> None:
    split = name_lines(row)
    marks = 0.0 if row.count == 0 else icons[0] if icons else thick
    gap = (14.0 if marks > 12 else 8.0) if marks else 0.0
    names = 26 + NEXT_LINE * (len(split) - 1)
    first = box.top + (box.height - names - gap - marks) / 2 + 24
    style = Style(NAME.size if width(split[0], NAME) <= NAME_ROOM else theme.NOTE, theme.BOLD if row.named else NAME.weight)
    for index, line in enumerate(split):
        canvas.write(line, box.left, first + NEXT_LINE * index, style, theme.INK)
    top = first - 24 + names + gap
    paint = theme.RED if row.named else theme.INDIGO
    if icons:
        size, pitch = icons
        for index, name in enumerate(row.icons):
            canvas.draw(Shape(icon(name, [(box.left + size / 2 + pitch * index, top + size / 2)], size), paint))
    elif row.count:
        canvas.draw(rectangle(Box(box.left, top, box.left + (end - box.left) * row.count / longest, top + marks), paint))
