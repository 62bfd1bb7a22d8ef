"""The cover of a week without incidents: the empty cloth is the picture, and nothing explains it."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.charts.cloth import weave
from publisher.charts.shape import rectangle
from publisher.templates import pattern, theme
from publisher.templates.layout import Canvas
from publisher.templates.sampul import CLOTH, CoverHead, head, write_headline, write_number


@dataclass(frozen=True)
class NolSampulContent:
    head: CoverHead
    headline: str
    number: str
    lines: tuple[str, ...]


def draw(content: NolSampulContent) -> Canvas:
    canvas = Canvas("sampul", theme.INDIGO)
    cloth = weave(0, 0, CLOTH)
    canvas.draw(rectangle(CLOTH, theme.CLOTH))
    canvas.draw_all(pattern.lattice(CLOTH, cloth.rows, cloth.columns, cloth.empty))
    head(canvas, content.head, theme.SAFFRON)
    write_headline(canvas, content.headline)
    write_number(canvas, content.number, content.lines, "", theme.SAFFRON)
    return canvas
