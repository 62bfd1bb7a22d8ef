"""A map of areas fitted to a box: each area one shape, with a border of the page's colour between them; water as dashes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from matplotlib.path import Path
from shapely.geometry.polygon import orient

from publisher.charts.shape import Box, Colour, Shape, joined, rectangle
from publisher.regions.area_map import AreaMap, Patch

Geometry = Any  # shapely's shapes have no types of their own
Point = tuple[float, float]

BORDER = 8.0  # pixels between two areas
MARGIN = 12.0  # pixels between a label and its area's edge
SHORE = 14.0  # pixels of the page between land and water
WAVE, WAVE_ROWS = 3.0, 20.0
# Lengths and gaps of the dashes, row by row from the left, again and again: no two neighbours alike.
WAVES = ((22, 42, 24, 58, 36, 40), (-30, 36, 26, 24, 34, 46), (52, 44, 36, 60, 20, 34), (-34, 34, 58, 36, 46, 24))


@dataclass(frozen=True)
class Water:
    name: str
    extent: Geometry


@dataclass(frozen=True)
class Fitted:
    """In page pixels. `lands`: each area without its half of the border; `rooms`: the part of it in which a label may
    stand; `anchors`: where its name should stand."""

    lands: Mapping[str, Geometry]
    rooms: Mapping[str, Geometry]
    anchors: Mapping[str, Point]
    waters: tuple[Water, ...]
    beside: tuple[tuple[str, Point], ...]
    land: Geometry
    box: Box


def fit(area_map: AreaMap, box: Box) -> Fitted:
    """The map as large as the box allows, in its middle, north up."""
    lands = {code: _shape(patches) for code, patches in area_map.areas.items()}
    seas = [(sea.name, _shape(sea.patches)) for sea in area_map.seas]
    points = [point for _, point in area_map.beside]
    everything = [*lands.values(), *(shape for _, shape in seas), *(shapely.Point(point) for point in points)]
    left, bottom, right, top = shapely.total_bounds(everything)
    scale = min(box.width / (right - left), box.height / (top - bottom))
    start_x = box.left + (box.width - scale * (right - left)) / 2
    start_y = box.top + (box.height - scale * (top - bottom)) / 2

    def place(xy: Any) -> Any:
        return np.column_stack((start_x + scale * (xy[:, 0] - left), start_y + scale * (top - xy[:, 1])))

    fitted = {code: _inset(shapely.transform(shape, place)) for code, shape in lands.items()}
    whole = shapely.union_all([shape.buffer(BORDER) for shape in fitted.values()])
    labels = {code: tuple(place(np.array([point]))[0]) for code, point in area_map.labels.items()}
    return Fitted(
        lands=fitted,
        rooms={code: room_in(shape) for code, shape in fitted.items()},
        anchors={code: labels.get(code) or _pole(shape) for code, shape in fitted.items()},
        waters=tuple(
            Water(name, shapely.transform(shape, place).difference(whole.buffer(SHORE - BORDER))) for name, shape in seas
        ),
        beside=tuple((name, tuple(place(np.array([point]))[0])) for name, point in area_map.beside),
        land=whole,
        box=box,
    )


def room_in(land: Geometry) -> Geometry:
    """Where a label may stand in a piece of land or water."""
    room = land.buffer(-MARGIN)
    shapely.prepare(room)
    return room


def _shape(patches: tuple[Patch, ...]) -> Geometry:
    return shapely.make_valid(shapely.union_all([shapely.Polygon(patch[0], patch[1:]) for patch in patches]))


def _inset(shape: Geometry) -> Geometry:
    """A part too small for a border keeps its size: an islet must not vanish."""
    inset = shape.buffer(-BORDER / 2)
    lost = [part for part in shapely.get_parts(shape) if not part.intersects(inset)]
    return shapely.union_all([inset, *lost])


def _pole(shape: Geometry) -> Point:
    """The middle of the largest circle inside: the place where a name has most room around it."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    start = shapely.maximum_inscribed_circle(largest, tolerance=2.0).coords[0]
    return float(start[0]), float(start[1])


def land_shape(land: Geometry, fill: Colour) -> Shape:
    """An area with its holes and islands, as one path."""
    paths = []
    for part in shapely.get_parts(land):
        turned = orient(part)
        for ring in (turned.exterior, *turned.interiors):
            corners = np.asarray(ring.coords)
            codes = [Path.MOVETO, *([Path.LINETO] * (len(corners) - 2)), Path.CLOSEPOLY]
            paths.append(Path(corners, codes))
    return Shape(joined(paths), fill)


def waves(water: Geometry, named: Box, taken: Sequence[Box], colour: Colour) -> list[Shape]:
    """Dashes over the water, none of them cut, none near its name or behind another label."""
    around = [_boxed(named).buffer(34), *(_boxed(box).buffer(SHORE) for box in taken)]
    free = water.difference(shapely.union_all(around))
    shapely.prepare(free)
    left, top, right, bottom = water.bounds
    shapes = []
    for row, y in enumerate(np.arange(top + WAVE_ROWS / 2, bottom, WAVE_ROWS)):
        x, step = left, 0
        pattern = WAVES[row % len(WAVES)]
        while x < right:
            length = pattern[step % len(pattern)]
            dash = Box(x, y - WAVE / 2, x + abs(length), y + WAVE / 2)
            if step % 2 == 0 and length > 0 and free.contains(_boxed(dash)):
                shapes.append(rectangle(dash, colour))
            x += abs(length)
            step += 1
    return shapes


def north(x: float, top: float, colour: Colour) -> Shape:
    """An arrowhead that points up, 32 wide and 36 high."""
    corners = [(x, top), (x + 16, top + 36), (x, top + 28), (x - 16, top + 36), (x, top)]
    return Shape(Path(corners, [Path.MOVETO, *([Path.LINETO] * 3), Path.CLOSEPOLY]), colour)


def touches(land: Geometry, box: Box) -> bool:
    return bool(land.intersects(_boxed(box)))


def _boxed(box: Box) -> Geometry:
    return shapely.box(box.left, box.top, box.right, box.bottom)
