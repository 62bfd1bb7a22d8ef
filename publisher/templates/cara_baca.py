"""The last page: how the figures are made, what is kept back, and the number to call."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.charts.shape import Box, Shape, rectangle, rule
from publisher.templates import furniture, theme
from publisher.templates.furniture import LABEL, ON_INDIGO, Frame
from publisher.templates.icons import icon
from publisher.templates.layout import Canvas, PageOverflow
from publisher.templates.line_break import wrapped
from publisher.templates.text import Style, width

TEXT_X = 156
CLOTH_TOP = 868
CALL = Style(38, theme.HEAVY, -0.01)


@dataclass(frozen=True)
class ReadingRule:
    icon: str
    title: str
    text: str


@dataclass(frozen=True)
class CaraBacaContent:
    """`links`: icon and text of one or two lines at the foot; the first of two is the stronger."""

    frame: Frame
    rules: tuple[ReadingRule, ...]
    number: str
    call: str
    call_note: str
    handle: str
    links: tuple[tuple[str, str], ...]


def draw(content: CaraBacaContent) -> Canvas:
    canvas, headline = furniture.start("cara-baca", content.frame, ON_INDIGO)
    canvas.draw(
        rectangle(Box(0, CLOTH_TOP, theme.WIDTH, theme.HEIGHT), theme.CLOTH),
        rectangle(Box(0, CLOTH_TOP - 4, theme.WIDTH, CLOTH_TOP), theme.SAFFRON),
    )
    _rules(canvas, content.rules, headline + 82)
    _call(canvas, content)
    canvas.draw(rule(theme.LEFT, theme.RIGHT, 1127, theme.LATTICE, 2))
    for index, (name, text) in enumerate(content.links):
        strong = len(content.links) > 1 and index == 0
        baseline = 1177 + 48 * index
        style = Style(theme.NOTE, theme.BOLD if strong else theme.MEDIUM)
        colour = theme.PAPER if strong else theme.MUTED_ON_DARK
        canvas.draw(Shape(icon(name, [(theme.LEFT + 18, baseline - 11)], 40), colour))
        canvas.write(text, 128, baseline, style, colour, ground=theme.CLOTH)
    return furniture.finish(canvas, content.frame, ON_INDIGO)


def _rules(canvas: Canvas, rules: tuple[ReadingRule, ...], baseline: float) -> None:
    texts = []
    for item in rules:
        split = wrapped(item.text, LABEL, theme.RIGHT - TEXT_X, 3)
        if split is None:
            raise PageOverflow(canvas.page, Box(TEXT_X, baseline, theme.RIGHT, CLOTH_TOP), item.text)
        texts.append(split)
    needed = sum(44 + 42 * (len(split) - 1) for split in texts)
    pause = min(72.0, (CLOTH_TOP - 32 - baseline - needed) / max(1, len(texts) - 1))
    if pause < 46:
        raise PageOverflow(canvas.page, Box(TEXT_X, baseline, theme.RIGHT, CLOTH_TOP), rules[-1].text)
    for item, split in zip(rules, texts, strict=True):
        canvas.draw(Shape(icon(item.icon, [(theme.LEFT + 27, baseline + 4)], 58), theme.SAFFRON))
        canvas.write(item.title, TEXT_X, baseline, Style(theme.ROW, theme.HEAVY), theme.PAPER)
        for index, line in enumerate(split):
            canvas.write(line, TEXT_X, baseline + 44 + 42 * index, LABEL, theme.MUTED_ON_DARK)
        baseline += 44 + 42 * (len(split) - 1) + pause


def _call(canvas: Canvas, content: CaraBacaContent) -> None:
    size, beside = 256, max(width(content.call, CALL), width(content.handle, LABEL))
    while size > 80 and width(content.number, Style(size, theme.HEAVY, -0.045)) + 42 + beside > theme.RIGHT - theme.LEFT:
        size -= 4
    style = Style(size, theme.HEAVY, -0.045)
    left = canvas.write_large(content.number, theme.LEFT - 1, 1091, style, theme.SAFFRON, theme.CLOTH) + 42
    canvas.write(content.call, left, 957, CALL, theme.PAPER, ground=theme.CLOTH)
    canvas.write(content.call_note, left, 1012, Style(38, theme.MEDIUM, -0.01), theme.PAPER, ground=theme.CLOTH)
    canvas.write(content.handle, left, 1088, Style(theme.LABEL, theme.SEMIBOLD), theme.SKY, ground=theme.CLOTH)
