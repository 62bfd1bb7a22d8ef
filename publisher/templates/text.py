"""Lines of text: measured and drawn with Pillow, in the face of the theme that holds.

Pillow rounds the place of each glyph to a whole pixel, which breaks the spacing of small text. A line is
therefore drawn four times as large and reduced: glyphs then stand on quarters of a pixel, and tracking is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from publisher.charts.shape import Box
from publisher.templates import theme
from publisher.templates.face import WEIGHT, Face, axes, font_bytes

FINE = 4  # quarters of a pixel


@dataclass(frozen=True)
class Style:
    """Size in pixels, weight 200–800, tracking in em."""

    size: int
    weight: int
    tracking: float = 0.0


@dataclass(frozen=True, eq=False)
class Mask:
    """A line's coverage, and where its corner lies from the pen's start on the baseline."""

    image: Image.Image
    left: int
    top: int


@lru_cache(maxsize=128)
def _font(face: Face, size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = face.file(weight)
    font = ImageFont.truetype(BytesIO(font_bytes(path)), size * FINE)
    if places := axes(path):
        font.set_variation_by_axes([weight if tag == WEIGHT else default for tag, (_, default, _) in places.items()])
    return font


def width(text: str, style: Style) -> float:
    """The line's advance in pixels, without the tracking after its last letter."""
    return _stops(theme.current().face, text, style)[-1] / FINE


def ink(text: str, style: Style) -> Box:
    """What the line covers, in whole pixels from the pen's start on the baseline."""
    drawn = mask(text, style)
    left, top, right, bottom = drawn.image.getbbox() or (0, 0, 0, 0)
    return Box(drawn.left + left, drawn.top + top, drawn.left + right, drawn.top + bottom)


def mask(text: str, style: Style) -> Mask:
    """The line drawn fine and reduced."""
    return _mask(theme.current().face, text, style)


@lru_cache(maxsize=1024)
def _mask(face: Face, text: str, style: Style) -> Mask:
    font = _font(face, style.size, style.weight)
    stops = _stops(face, text, style)
    fine_left, fine_top, fine_right, fine_bottom = font.getbbox(text, anchor="ls")
    fine_right += stops[-1] - font.getlength(text)
    left, top = int(fine_left // FINE) - 1, int(fine_top // FINE) - 1
    columns, rows = int(fine_right // FINE) + 2 - left, int(fine_bottom // FINE) + 2 - top
    image = Image.new("L", (columns * FINE, rows * FINE))
    pen = ImageDraw.Draw(image)
    origin = (-left * FINE, -top * FINE)
    if style.tracking:
        for letter, stop in zip(text, stops, strict=False):
            pen.text((origin[0] + stop, origin[1]), letter, fill=255, font=font, anchor="ls")
    else:
        pen.text(origin, text, fill=255, font=font, anchor="ls")
    return Mask(image.reduce(FINE), left, top)


@lru_cache(maxsize=4096)
def _stops(face: Face, text: str, style: Style) -> tuple[float, ...]:
    """Where each letter starts and the line ends, in quarters of a pixel, kerning and tracking counted."""
    font = _font(face, style.size, style.weight)
    if not style.tracking:
        return (0.0, font.getlength(text))
    step = style.tracking * style.size * FINE
    last = len(text) - 1
    return (0.0, *(font.getlength(text[:count]) + step * min(count, last) for count in range(1, len(text) + 1)))
