"""Where the labels of a map's areas stand: inside the area where they fit, beside the land with a leader line otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from publisher.charts.area_map import Fitted, Geometry, Point
from publisher.charts.shape import Box

AIRY = 34.0  # clearance beyond which more is no better
STEP = 8.0
APART = 14.0  # between a label beside the land and anything else
STANDS_OFF = 18.0  # from the land
END = 6.0  # between a label and the line to it
MOST_BESIDE = 6  # labels: more lines than these are a tangle


@dataclass(frozen=True)
class Block:
    """A label's parts, relative to its top left corner: a name, a row of marks, a line under them."""

    parts: tuple[Box, ...]

    @property
    def width(self) -> float:
        return max(part.right for part in self.parts)

    @property
    def height(self) -> float:
        return max(part.bottom for part in self.parts)


@dataclass(frozen=True)
class Spot:
    """The top left corner of a block, which of the variants offered stands there, and the line to its area, if any."""

    left: float
    top: float
    variant: int
    leader: tuple[Point, Point] | None = None


def place(
    fitted: Fitted, offered: Mapping[str, Sequence[Block]], taken: Sequence[Box], beside: bool
) -> dict[str, Spot] | None:
    """A spot for every area, or None. Each gets the first of its variants that fits inside; with `beside`, those that fit
    in none stand beside the land."""
    spots: dict[str, Spot] = {}
    for code, blocks in offered.items():
        for variant, block in enumerate(blocks):
            if (found := inside(fitted.rooms[code], block, fitted.anchors[code])) is not None:
                spots[code] = Spot(*found, variant)
                break
        else:
            if not beside:
                return None
    homeless = [code for code in offered if code not in spots]
    if len(homeless) > MOST_BESIDE:
        return None
    used = [*taken, *(_box(offered[code][spot.variant], spot.left, spot.top) for code, spot in spots.items())]
    for code in sorted(homeless, key=lambda code: fitted.anchors[code][1]):
        for variant, block in enumerate(offered[code]):
            outer = _outside(fitted, block, fitted.anchors[code], used)
            if outer is not None:
                left, top, leader = outer
                spots[code] = Spot(left, top, variant, leader)
                used += [_box(block, left, top), *_stretch(leader)]
                break
        else:
            return None
    return spots


def inside(room: Geometry, block: Block, anchor: Point) -> tuple[float, float] | None:
    """Where the block has room around it and stands near the anchor; None where it does not fit."""
    if room.is_empty:
        return None
    left, top, right, bottom = room.bounds
    x, y = _grid(left, top, right - block.width, bottom - block.height)
    for part in sorted(block.parts, key=lambda part: -part.width):
        held = shapely.contains(room, _boxes(part, x, y))
        x, y = x[held], y[held]
    if not len(x):
        return None
    edge = room.boundary
    clear = np.min([shapely.distance(edge, _boxes(part, x, y)) for part in block.parts], axis=0)
    off = np.hypot(x + block.width / 2 - anchor[0], y + block.height / 2 - anchor[1])
    best = int(np.argmax(np.minimum(clear, AIRY) - 0.25 * off))
    return float(x[best]), float(y[best])


def _outside(
    fitted: Fitted, block: Block, anchor: Point, taken: Sequence[Box]
) -> tuple[float, float, tuple[Point, Point]] | None:
    """The nearest free spot beside the land from which a line reaches the area across nothing that is written."""
    box = fitted.box
    x, y = _grid(box.left, box.top, box.right - block.width, box.bottom - block.height)
    whole = Box(0, 0, block.width, block.height)
    obstacles = [shapely.box(item.left, item.top, item.right, item.bottom) for item in taken]
    blocked = shapely.union_all([fitted.land.buffer(STANDS_OFF), *(item.buffer(APART) for item in obstacles)])
    shapely.prepare(blocked)
    free = ~shapely.intersects(blocked, _boxes(whole, x, y))
    x, y = x[free], y[free]
    order = np.argsort(np.hypot(x + block.width / 2 - anchor[0], y + block.height / 2 - anchor[1]), kind="stable")
    written = shapely.union_all(obstacles) if obstacles else shapely.Polygon()
    x, y = x[order], y[order]
    ends = np.column_stack((np.clip(anchor[0], x - END, x + block.width + END), np.clip(anchor[1], y, y + block.height)))
    lines = shapely.linestrings(np.stack((np.broadcast_to(anchor, ends.shape), ends), axis=1))
    clear = ~shapely.intersects(written, lines)
    if not clear.any():
        return None
    first = int(np.argmax(clear))
    return float(x[first]), float(y[first]), (anchor, (float(ends[first][0]), float(ends[first][1])))


def _stretch(leader: tuple[Point, Point]) -> list[Box]:
    """A line as a chain of small boxes, so that no later label covers it."""
    (x0, y0), (x1, y1) = leader
    pieces = max(2, int(np.hypot(x1 - x0, y1 - y0) / 10))
    return [
        Box(x0 + (x1 - x0) * t - 1, y0 + (y1 - y0) * t - 1, x0 + (x1 - x0) * t + 1, y0 + (y1 - y0) * t + 1)
        for t in np.linspace(0, 1, pieces)
    ]


def _box(block: Block, left: float, top: float) -> Box:
    return Box(left, top, left + block.width, top + block.height)


def _grid(left: float, top: float, right: float, bottom: float) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    if right < left or bottom < top:
        return np.empty(0), np.empty(0)
    x, y = np.meshgrid(np.arange(left, right + 0.01, STEP), np.arange(top, bottom + 0.01, STEP))
    return x.ravel(), y.ravel()


def _boxes(part: Box, x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> npt.NDArray[np.object_]:
    boxes: npt.NDArray[np.object_] = shapely.box(x + part.left, y + part.top, x + part.right, y + part.bottom)
    return boxes
