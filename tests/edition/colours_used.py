"""Which colours a page really puts on which: texts by the pixels under and around their letters, marks by those around
their edges. Pages are read as names of colours, so that two names of one colour stay two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from publisher.charts.agg import paint
from publisher.charts.shape import Shape
from publisher.templates import text as lines
from publisher.templates import theme
from publisher.templates.layout import Canvas, Placed

TOKENS = tuple(theme.PALETTE)
FAR_APART = {
    token: f"#{40 + 4 * number:02X}{255 - 9 * number:02X}{(number * 67) % 251:02X}" for number, token in enumerate(TOKENS)
}
# Less of a ground than this, beside a mark, is where another thing happens to touch it.
LEAST_SHARE = 0.2

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
        alone = Shape(shape.path, "#FF0000" if shape.fill else None, "#0000FF" if shape.stroke else None, shape.width)
        pixels = np.array(paint([alone], theme.WIDTH, theme.HEIGHT, "#000000"))
        stroke, fill = pixels[:, :, 2] > 127, pixels[:, :, 0] > 127
        covered = stroke | fill
        place = Image.fromarray(covered).getbbox()
        if place is None:
            continue
        edge = stroke if shape.stroke else fill
        around = _grown(edge, place, 5) & ~_grown(edge, place, 3) & ~fill
        colour = shape.stroke or shape.fill
        assert colour
        yield Mark(colour, _shares(names[around]), place)
        for mask, token in ((fill, shape.fill), (stroke, shape.stroke)):
            if token:
                names[mask] = TOKENS.index(token)


def _grown(mask: npt.NDArray[np.bool_], place: tuple[int, int, int, int], size: int) -> npt.NDArray[np.bool_]:
    left, top, right, bottom = place
    box = (max(0, left - 4), max(0, top - 4), min(theme.WIDTH, right + 4), min(theme.HEIGHT, bottom + 4))
    grown = np.zeros_like(mask)
    part = Image.fromarray(mask[box[1] : box[3], box[0] : box[2]]).convert("L").filter(ImageFilter.MaxFilter(size))
    grown[box[1] : box[3], box[0] : box[2]] = np.asarray(part) > 0
    return grown


def _names(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.int16]:
    """Each pixel's token by its number; -1 where two are mixed."""
    names = np.full(pixels.shape[:2], -1, dtype=np.int16)
    for number, token in enumerate(TOKENS):
        colour = FAR_APART[token]
        parts = tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
        names[(pixels == parts).all(axis=2)] = number
    return names


def _shares(numbers: npt.NDArray[np.int16]) -> Grounds:
    counted = Counter(numbers.tolist())
    return {TOKENS[number] if number >= 0 else "mixed": count / len(numbers) for number, count in counted.most_common()}
