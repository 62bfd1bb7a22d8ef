"""Calls: what those that were answered were about, square by square, and the way from a ringing telephone to a closed
incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from publisher.charts import parted_bar, squares, unit_row
from publisher.charts.shape import Box, Shape, circle, frame, rectangle, rounded, rule
from publisher.templates import furniture, pattern, theme
from publisher.templates.furniture import NOTE, Frame
from publisher.templates.layout import Canvas
from publisher.templates.line_break import wrapped
from publisher.templates.sekilas import VALUE
from publisher.templates.text import Style, width

TITLE = Style(theme.LABEL, theme.BOLD)
NAME = Style(theme.LABEL, theme.SEMIBOLD)
ADVICE = Style(theme.NOTE, theme.BOLD)
SQUARES_HEIGHT = 229.0
SWATCH = 30.0
BAR, BAR_STEP = 22.0, 14.0
LEAST_ROW, HIGHEST_ROW, LINE = 78.0, 120.0, 36.0
LAST_BASELINE = 1158.0
STAR, MOST_STARS = 27.7, 60


class Look(StrEnum):
    """How a kind of call is drawn; each differs from the others without its colour, too."""

    EMERGENCY = "emergency"
    INFORMATION = "information"
    PRANK = "prank"
    SILENT = "silent"
    OTHER = "other"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


@dataclass(frozen=True)
class CallKind:
    """One kind of answered call: its squares, its number, and its name, fullest wording first."""

    look: Look
    squares: int
    value: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class CallRow:
    """A step of the way. `note` stands beside the name, or under the bar where it is too long; `under` under the bar."""

    value: str
    name: str
    note: str = ""
    under: str = ""
    parts: tuple[tuple[Look, int], ...] = ()


@dataclass(frozen=True)
class PanggilanContent:
    """`received` is the number of calls that fills the width; `closed` that of the incidents in the last row."""

    frame: Frame
    kinds: tuple[CallKind, ...]
    title: str
    received: int
    rows: tuple[CallRow, ...]
    closed: int
    advice: str


def draw(content: PanggilanContent) -> Canvas:
    canvas, deck = furniture.start("panggilan", content.frame)
    box = Box(theme.LEFT, deck + 40, theme.RIGHT, deck + 40 + SQUARES_HEIGHT)
    bottom = _squares(canvas, content.kinds, box)
    _key(canvas, content.kinds, bottom + 49)
    top = bottom + 162
    canvas.write(content.title, theme.LEFT, top - 18, TITLE, theme.INK)
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top, theme.INK, 4))
    _rows(canvas, content, top)
    furniture.notes(canvas, (content.advice,), style=ADVICE, colour=theme.INK)
    return furniture.finish(canvas, content.frame)


def _squares(canvas: Canvas, kinds: Sequence[CallKind], box: Box) -> float:
    """Every kind's squares, one kind after the other. Returns where they end."""
    looks = [kind.look for kind in kinds for _ in range(kind.squares)]
    placed = squares.grid(len(looks), box)
    for look, square in zip(looks, placed.boxes, strict=True):
        canvas.draw_all(_marked(look, square))
    return placed.bottom


def _marked(look: Look, box: Box) -> list[Shape]:
    """A square, or a part of a bar, in the look of its kind."""
    hole = min(box.width, box.height) * 0.14
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    stroke = 4.0 if box.height > BAR else 3.0
    if look is Look.INFORMATION:
        dot = [circle(*middle, hole, theme.PAPER)] if hole >= 4 else []  # in a thin bar it would look like a slip
        return [rounded(box, _bend(box), theme.BLUE), *dot]
    if look is Look.SILENT or look is Look.UNANSWERED:
        return [frame(box, theme.SAND, stroke)] if box.width > 2 * stroke + 1 else [rectangle(box, theme.SAND)]
    if look is Look.OTHER:
        if box.width <= 2 * stroke + 1:
            return [rectangle(box, theme.MUTED)]
        return [frame(box, theme.MUTED, stroke), circle(*middle, min(hole * 1.3, box.width / 2 - stroke), theme.MUTED)]
    return [rounded(box, _bend(box), {Look.EMERGENCY: theme.RED, Look.PRANK: theme.SAND}.get(look, theme.INDIGO))]


def _bend(box: Box) -> float:
    return min(3.0, box.width / 2)


def _key(canvas: Canvas, kinds: Sequence[CallKind], baseline: float) -> None:
    """A column for each kind, all with the fullest names that all columns hold."""
    step = (theme.RIGHT - theme.LEFT + squares.GAP * 47) / len(kinds)
    for place, kind in enumerate(kinds):
        left = theme.LEFT + step * place
        canvas.draw_all(_marked(kind.look, Box(left, baseline - SWATCH + 2, left + SWATCH, baseline + 2)))
        canvas.write(kind.value, left + SWATCH + 12, baseline + 1, VALUE, theme.INK, limit=step - SWATCH - 16)
    fullest = max(len(kind.names) for kind in kinds)
    for wording in range(fullest):
        names = [kind.names[min(wording, len(kind.names) - 1)] for kind in kinds]
        if wording == fullest - 1 or all(width(name, NOTE) <= step - 5 for name in names):
            for place, name in enumerate(names):
                canvas.write(name, theme.LEFT + step * place, baseline + 43, NOTE, theme.MUTED, limit=step - 4)
            return


def _rows(canvas: Canvas, content: PanggilanContent, top: float) -> None:
    """The rows with bars from the top, the incidents' row last; what room is left goes between them."""
    rows = content.rows
    under = [_under(row) for row in rows]
    least = [LEAST_ROW + LINE * len(lines) for lines in under[:-1]]
    room = LAST_BASELINE - 48 - top
    spare = min(HIGHEST_ROW - LEAST_ROW, max(0.0, room - sum(least)) / len(least))
    scale = (theme.RIGHT - theme.LEFT) / content.received
    starts = accumulate(least, lambda before, height: before + height + spare, initial=top)
    for row, lines, start in zip(rows, under, starts, strict=True):
        baseline = start + 48
        end = canvas.write(row.value, theme.LEFT, baseline, VALUE, theme.INK)
        end = canvas.write(row.name, end + 14, baseline, NAME, theme.INK)
        if _beside(row):
            canvas.write(row.note, theme.RIGHT, baseline, NOTE, theme.MUTED, align="right", limit=theme.RIGHT - end - 16)
        parts = parted_bar.lie([count for _, count in row.parts], scale, theme.LEFT, baseline + BAR_STEP, BAR)
        for (look, _), part in zip(row.parts, parts, strict=True):
            if part is not None:
                canvas.draw_all(_marked(look, part))
        for place, line in enumerate(lines):
            canvas.write(line, theme.RIGHT, baseline + BAR_STEP + BAR + 30 + LINE * place, NOTE, theme.MUTED, align="right")
    _closed(canvas, content, baseline + BAR_STEP, scale)


def _beside(row: CallRow) -> bool:
    """Whether a row's note has room beside its name."""
    taken = width(row.value, VALUE) + 14 + width(row.name, NAME) + 16
    return bool(row.note) and taken + width(row.note, NOTE) <= theme.RIGHT - theme.LEFT


def _under(row: CallRow) -> tuple[str, ...]:
    """The lines under a row's bar."""
    texts = [row.under] if _beside(row) or not row.note else [row.note, row.under]
    joined = " ".join(text for text in texts if text)
    return (wrapped(joined, NOTE, theme.RIGHT - theme.LEFT, 2) or (joined,)) if joined else ()


def _closed(canvas: Canvas, content: PanggilanContent, top: float, scale: float) -> None:
    """A star for each incident; a bar on the calls' scale where they are too many, as long as it has room."""
    room = theme.RIGHT - theme.LEFT
    if content.closed <= MOST_STARS:
        cell = min(STAR, room / max(1, content.closed))
        centres = unit_row.centres(content.closed, cell, theme.LEFT, top + 21)
        canvas.draw_all(pattern.filled_stars(centres, cell, theme.TEAL))
    elif scale * content.closed <= room:
        canvas.draw(rectangle(Box(theme.LEFT, top, theme.LEFT + scale * content.closed, top + BAR), theme.TEAL))
