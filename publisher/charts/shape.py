"""Shape: what a chart is made of. A path in page pixels (origin top left) with a fill, a stroke, or both."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from matplotlib.path import Path

Colour = str  # a token of a palette ("red"), or a colour written out ("#C8281F")


@dataclass(frozen=True, eq=False)
class Shape:
    """A path with its paint. `width` is the stroke's, in pixels; open lines have no fill."""

    path: Path
    fill: Colour | None = None
    stroke: Colour | None = None
    width: float = 0.0


@dataclass(frozen=True)
class Box:
    """A rectangle in page pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def rectangle(box: Box, fill: Colour) -> Shape:
    corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    return polygon(corners, fill)


def filled_box(shape: Shape) -> Box | None:
    """The box that a rectangle fills; None of any other shape."""
    if len(corners := points(shape.path)) != 5:
        return None
    (left, top), beside, (right, bottom), below, _ = corners.tolist()
    return Box(left, top, right, bottom) if beside == [right, top] and below == [left, bottom] else None


def frame(box: Box, stroke: Colour, width: float, fill: Colour | None = None) -> Shape:
    """A rectangle whose stroke of `width` lies inside the box."""
    half = width / 2
    corners = [
        (box.left + half, box.top + half),
        (box.right - half, box.top + half),
        (box.right - half, box.bottom - half),
        (box.left + half, box.bottom - half),
    ]
    return Shape(_closed(corners), fill, stroke, width)


def rounded(box: Box, radius: float, fill: Colour) -> Shape:
    """A rectangle with rounded corners."""
    bend = radius * (1 - 0.5523)
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    vertices = [
        (left + radius, top),
        (right - radius, top),
        *((right - bend, top), (right, top + bend), (right, top + radius)),
        (right, bottom - radius),
        *((right, bottom - bend), (right - bend, bottom), (right - radius, bottom)),
        (left + radius, bottom),
        *((left + bend, bottom), (left, bottom - bend), (left, bottom - radius)),
        (left, top + radius),
        *((left, top + bend), (left + bend, top), (left + radius, top)),
        (left + radius, top),
    ]
    corner = [Path.CURVE4] * 3
    codes = [Path.MOVETO]
    for _ in range(4):
        codes += [Path.LINETO, *corner]
    return Shape(Path(vertices, [*codes, Path.CLOSEPOLY]), fill)


def circle(
    x: float, y: float, radius: float, fill: Colour | None = None, stroke: Colour | None = None, width: float = 0.0
) -> Shape:
    return Shape(circle_path(x, y, radius), fill, stroke, width)


def circle_path(x: float, y: float, radius: float) -> Path:
    unit = Path.unit_circle()
    return Path(points(unit) * radius + (x, y), unit.codes)


def polygon(corners: Sequence[tuple[float, float]], fill: Colour) -> Shape:
    return Shape(_closed(corners), fill)


def line(start: tuple[float, float], end: tuple[float, float], stroke: Colour, width: float) -> Shape:
    """A horizontal or vertical rule is better drawn as a rectangle: its edges then lie on whole pixels."""
    return Shape(Path([start, end], [Path.MOVETO, Path.LINETO]), None, stroke, width)


def rule(left: float, right: float, middle: float, colour: Colour, width: float) -> Shape:
    """A horizontal rule around the line `middle`."""
    return rectangle(Box(left, middle - width / 2, right, middle + width / 2), colour)


def diamond_path(x: float, y: float, half: float) -> Path:
    return _closed([(x, y - half), (x + half, y), (x, y + half), (x - half, y)])


def triangle_path(*corners: tuple[float, float]) -> Path:
    return _closed(corners)


def joined(paths: Iterable[Path]) -> Path:
    """One path of many, so that the renderer is called once."""
    return Path.make_compound_path(*paths)


def placed(path: Path, centres: Sequence[tuple[float, float]], scale: float = 1.0) -> Path:
    """Copies of a path drawn around (0, 0): one at each centre, `scale` times as large, as one path."""
    if not centres:
        return Path(np.empty((0, 2)))
    around = np.asarray(centres, dtype=float)
    vertices = (points(path)[None, :, :] * scale + around[:, None, :]).reshape(-1, 2)
    return Path(vertices, np.tile(np.asarray(path.codes), len(centres)))


def points(path: Path) -> npt.NDArray[np.float64]:
    """A path's vertices, n × 2."""
    return np.asarray(path.vertices, dtype=float)


def polar(radius: float, degrees: float) -> tuple[float, float]:
    """The point at `radius` from (0, 0), clockwise from the right, because y runs down."""
    angle = math.radians(degrees)
    return radius * math.cos(angle), radius * math.sin(angle)


def _closed(corners: Sequence[tuple[float, float]]) -> Path:
    codes = [Path.MOVETO, *([Path.LINETO] * (len(corners) - 1)), Path.CLOSEPOLY]
    return Path([*corners, corners[0]], codes)
