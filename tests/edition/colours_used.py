"""Which colours a page really puts on which: texts by the pixels under and around their letters, marks by those around
their edges. Pages are read as names of colours, so that two names of one colour stay two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from matplotlib.path import Path
from PIL import Image, ImageFilter

from publisher.charts.agg import paint
from publisher.charts.shape import Shape, points
from publisher.templates import text as lines
from publisher.templates import theme
from publisher.templates.layout import Canvas, Placed

TOKENS = tuple(theme.PALETTE)
FAR_APART = {
    token: f"#{40 + 4 * number:02X}{255 - 9 * number:02X}{(number * 67) % 251:02X}" for number, token in enumerate(TOKENS)
}
# Less of a ground than this, beside a mark, is where another thing happens to touch it.
LEAST_SHARE = 0.2
MIXED = "mixed"  # of pixels at an edge

Grounds = Mapping[str, float]  # token → its share of the pixels


@dataclass(frozen=True)
class Mark:
    """A shape's paint and what lies around its edge."""

    colour: str
    grounds: Grounds
    place: tuple[int, int, int, int]


def text_grounds(canvas: Canvas) -> Iterator[tuple[Placed, Grounds]]:
    """Every text with what lies under its letters and a pixel around them."""
    pixels = paint(canvas.shapes, theme.WIDTH, theme.HEIGHT, canvas.ground, FAR_APART)
    names = _names(np.ascontiguousarray(pixels[:, :, :3]))
    for placed in canvas.texts:
        drawn = lines.mask(placed.text, placed.style)
        left, top = round(placed.x) + drawn.left, round(placed.baseline) + drawn.top
        near = np.asarray(drawn.image.filter(ImageFilter.MaxFilter(3))) > 0
        under = names[max(0, top) : top + near.shape[0], max(0, left) : left + near.shape[1]]
        yield placed, _shares(under[near[: under.shape[0], : under.shape[1]]])


def marks(canvas: Canvas) -> Iterator[Mark]:
    """Every shape in the order of drawing, with what was drawn before it around its edge."""
    names = np.full((theme.HEIGHT, theme.WIDTH), TOKENS.index(canvas.ground), dtype=np.int16)
    for shape in canvas.shapes:
        if not len(points(shape.path)):
            continue
        left, top, right, bottom = place = _around(shape)
        path = Path(points(shape.path) - (left, top), shape.path.codes)
        alone = Shape(path, "#FF0000" if shape.fill else None, "#0000FF" if shape.stroke else None, shape.width)
        pixels = paint([alone], right - left, bottom - top, "#000000")
        stroke, fill = pixels[:, :, 2] > 127, pixels[:, :, 0] > 127
        edge = stroke if shape.stroke else fill
        beside = _grown(edge) & ~fill & ~stroke
        part, colour = names[top:bottom, left:right], shape.stroke or shape.fill
        assert colour
        if beside.any():
            yield Mark(colour, _shares(part[beside]), place)
        for mask, token in ((fill, shape.fill), (stroke, shape.stroke)):
            if token:
                part[mask] = TOKENS.index(token)


def _around(shape: Shape) -> tuple[int, int, int, int]:
    """The part of the page that a shape can reach."""
    reach = shape.width + 3
    low, high = points(shape.path).min(axis=0) - reach, points(shape.path).max(axis=0) + reach
    left, top = (max(0, int(edge)) for edge in low)
    return left, top, min(theme.WIDTH, int(high[0]) + 1), min(theme.HEIGHT, int(high[1]) + 1)


def _grown(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    return np.asarray(Image.fromarray(mask).convert("L").filter(ImageFilter.MaxFilter(3))) > 0


def _names(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.int16]:
    """Each pixel's token by its number; -1 where two are mixed."""
    codes = np.array([int(colour[1:], 16) for colour in FAR_APART.values()])
    order = np.argsort(codes)
    packed = (pixels[:, :, 0].astype(np.int32) << 16) | (pixels[:, :, 1].astype(np.int32) << 8) | pixels[:, :, 2]
    nearest = order[np.searchsorted(codes[order], packed).clip(max=len(codes) - 1)]
    return np.where(codes[nearest] == packed, nearest, -1).astype(np.int16)


def _shares(numbers: npt.NDArray[np.int16]) -> Grounds:
    counted = Counter(numbers.tolist())
    return {TOKENS[number] if number >= 0 else MIXED: count / len(numbers) for number, count in counted.most_common()}
