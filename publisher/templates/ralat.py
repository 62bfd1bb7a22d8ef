"""Corrections of earlier editions: the number as it stood, struck through, and as it should have stood."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.charts.shape import Box, Shape, rectangle, rule
from publisher.templates import furniture, theme
from publisher.templates.furniture import KICKER, NOTE, Frame
from publisher.templates.icons import icon
from publisher.templates.layout import Canvas
from publisher.templates.line_break import anyhow
from publisher.templates.text import Style, ink, width

BLOCK_STEP = 50  # from the deck to the first rule
MOST_BLOCKS = 2
ROOM = theme.RIGHT - theme.LEFT
ARROW, BESIDE_ARROW = 64, 38
STRIKE, OVERHANG = 8, 5
BELOW = 64  # from the end of a block to the next rule


@dataclass(frozen=True)
class _Sizes:
    """Styles, the step from what is corrected to its numbers, and the step from line to line."""

    what: Style
    reason: Style
    number: int
    step: int
    line: int


# The largest at which all blocks fit is taken.
LARGE = _Sizes(Style(theme.CARD_TITLE, theme.HEAVY, -0.01), Style(theme.ROW, theme.SEMIBOLD), theme.METRIC, 118, 44)
SMALL = _Sizes(Style(theme.NOTE, theme.HEAVY), Style(theme.NOTE, theme.SEMIBOLD), 72, 76, 36)


@dataclass(frozen=True)
class CorrectionBlock:
    """`where` names edition and page; `old` is empty where the number was removed, and `new` then says so.

    `old_label` and `new_label` stand under the numbers; `consequence` may be empty.
    """

    kind: str
    where: str
    what: str
    old: str
    new: str
    old_label: str
    new_label: str
    reason: str
    consequence: str


@dataclass(frozen=True)
class RalatContent:
    """One or two blocks."""

    frame: Frame
    blocks: tuple[CorrectionBlock, ...]


def draw(content: RalatContent) -> Canvas:
    canvas, deck = furniture.start("ralat", content.frame)
    top = deck + BLOCK_STEP
    room = theme.SOURCE_Y - 40 - top
    gaps = 24 * (len(content.blocks) - 1)
    sizes = LARGE if sum(_height(block, LARGE) for block in content.blocks) + gaps <= room else SMALL
    spare = room - sum(_height(block, sizes) for block in content.blocks)
    for block in content.blocks:
        top = _block(canvas, block, top, sizes) + min(BELOW, max(24.0, spare))
    return furniture.finish(canvas, content.frame)


def _what(block: CorrectionBlock, sizes: _Sizes) -> tuple[str, ...]:
    return anyhow(block.what, sizes.what, ROOM, 3)


def _reason(block: CorrectionBlock, sizes: _Sizes) -> tuple[str, ...]:
    return anyhow(block.reason, sizes.reason, ROOM, 3)


def _height(block: CorrectionBlock, sizes: _Sizes) -> float:
    """From the rule to the lowest line."""
    lines = len(_what(block, sizes)) + len(_reason(block, sizes)) - 2
    labels, last = (41 if block.new_label else 0), (sizes.line + 2 if block.consequence else 0)
    return 103 + sizes.step + labels + sizes.line + 19 + sizes.line * lines + last


def _block(canvas: Canvas, block: CorrectionBlock, top: float, sizes: _Sizes) -> float:
    """Returns the baseline of its lowest line."""
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top, theme.INK, 4))
    canvas.write(block.kind.upper(), theme.LEFT, top + 48, KICKER, theme.RED)
    canvas.write(block.where, theme.RIGHT, top + 48, NOTE, theme.MUTED, align="right")
    baseline = top + 103 - sizes.line
    for line in _what(block, sizes):
        baseline += sizes.line
        canvas.write(line, theme.LEFT, baseline, sizes.what, theme.INK)
    baseline += sizes.step
    _numbers(canvas, block, baseline, sizes)
    baseline += 19 + (41 if block.new_label else 0)
    for line in _reason(block, sizes):
        baseline += sizes.line
        canvas.write(line, theme.LEFT, baseline, sizes.reason, theme.INK)
    if block.consequence:
        baseline += sizes.line + 2
        canvas.write(block.consequence, theme.LEFT, baseline, NOTE, theme.MUTED)
    return baseline


def _numbers(canvas: Canvas, block: CorrectionBlock, baseline: float, sizes: _Sizes) -> None:
    style = _style(block, sizes)
    new_at = float(theme.LEFT)
    if block.old:
        end = canvas.write_large(block.old, theme.LEFT, baseline, style, theme.SOGA)
        middle = baseline + ink(block.old, style).top / 2
        strike = Box(theme.LEFT - OVERHANG, middle - STRIKE / 2, end + OVERHANG, middle + STRIKE / 2)
        canvas.draw(rectangle(strike, theme.SOGA))
        arrow = end + BESIDE_ARROW + ARROW / 2
        canvas.draw(Shape(icon("arrow-right", [(arrow, middle)], ARROW), theme.MUTED))
        new_at = max(arrow + ARROW / 2 + BESIDE_ARROW, theme.LEFT + width(block.old_label, NOTE) + 24)
        canvas.write(block.old_label, theme.LEFT, baseline + 41, NOTE, theme.SOGA)
    canvas.write_large(block.new, new_at, baseline, style, theme.INDIGO)
    if block.new_label:
        canvas.write(block.new_label, new_at, baseline + 41, NOTE, theme.INDIGO)


def _style(block: CorrectionBlock, sizes: _Sizes) -> Style:
    """As large as both numbers with the arrow between them allow; words are smaller than numbers."""
    between = ARROW + 2 * BESIDE_ARROW if block.old else 0
    size = sizes.number if block.old else min(84, sizes.number)
    while size > 60:
        style = Style(size, theme.HEAVY, -0.03)
        if width(block.old, style) + between + width(block.new, style) <= ROOM:
            return style
        size -= 4
    return Style(60, theme.HEAVY, -0.03)
