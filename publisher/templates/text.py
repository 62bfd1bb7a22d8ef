"""Lines of text: measured and drawn with Pillow, in Plus Jakarta Sans.

Pillow rounds the place of each glyph to a whole pixel, which breaks the spacing of small text. A line is
therefore drawn four times as large and reduced: glyphs then stand on quarters of a pixel, and tracking is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from publisher.charts.shape import Box

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


@lru_cache(maxsize=1)
def _font_bytes() -> bytes:
    return (files("fontpkg_plus_jakarta_sans") / "files" / "PlusJakartaSans[wght].ttf").read_bytes()


@lru_cache(maxsize=64)
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(BytesIO(_font_bytes()), size * FINE)
    font.set_variation_by_axes([weight])
    return font


def width(text: str, style: Style) -> float:
    """The line's advance in pixels, without the tracking after its last letter."""
    return _stops(text, style)[-1] / FINE


@lru_cache(maxsize=4096)
def ink(text: str, style: Style) -> Box:
    """What the line covers, from the pen's start on the baseline."""
    left, top, right, bottom = _font(style.size, style.weight).getbbox(text, anchor="ls")
    if style.tracking:
        right += _stops(text, style)[-1] - _font(style.size, style.weight).getlength(text)
    return Box(left / FINE, top / FINE, right / FINE, bottom / FINE)


@lru_cache(maxsize=1024)
def mask(text: str, style: Style) -> Mask:
    """The line drawn fine and reduced."""
    box = ink(text, style)
    left, top = int(box.left // 1) - 1, int(box.top // 1) - 1
    columns, rows = int(box.right // 1) + 2 - left, int(box.bottom // 1) + 2 - top
    image = Image.new("L", (columns * FINE, rows * FINE))
    pen = ImageDraw.Draw(image)
    font = _font(style.size, style.weight)
    origin = (-left * FINE, -top * FINE)
    if style.tracking:
        for letter, stop in zip(text, _stops(text, style), strict=False):
            pen.text((origin[0] + stop, origin[1]), letter, fill=255, font=font, anchor="ls")
    else:
        pen.text(origin, text, fill=255, font=font, anchor="ls")
    return Mask(image.reduce(FINE), left, top)


@lru_cache(maxsize=4096)
def _stops(text: str, style: Style) -> tuple[float, ...]:
    """Where each letter starts and the line ends, in quarters of a pixel, kerning and tracking counted."""
    font = _font(style.size, style.weight)
    if not style.tracking:
        return (0.0, font.getlength(text))
    step = style.tracking * style.size * FINE
    stops = [0.0]
    for index in range(1, len(text) + 1):
        stops.append(font.getlength(text[:index]) + step * min(index, len(text) - 1))
    return tuple(stops)
