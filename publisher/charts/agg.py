"""Shapes → pixels, by matplotlib's Agg.

The compiled renderer is used without `backend_agg` around it: that module imports the font manager,
which on a new machine scans every font, and no text is drawn here. The renderer asks its graphics
context for the attributes of `_Pen` and for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from matplotlib.backends._backend_agg import RendererAgg  # type: ignore[attr-defined]

from publisher.charts.shape import Colour, Shape, points

WRITTEN_OUT: Mapping[str, str] = {}  # no tokens: every colour is "#RRGGBB"


def paint(
    shapes: Iterable[Shape], width: int, height: int, ground: Colour, palette: Mapping[str, str] = WRITTEN_OUT
) -> npt.NDArray[np.uint8]:
    """Draw the shapes in order on a ground; returns height × width × 4, RGBA, opaque. `palette`: token → colour."""
    renderer = RendererAgg(width, height, 72.0)
    pixels: npt.NDArray[np.uint8] = np.asarray(renderer)
    one = np.array([*(round(part * 255) for part in rgb(palette.get(ground, ground))), 255], dtype=np.uint8)
    pixels.view(np.uint32)[:] = one.view(np.uint32)[0]  # four bytes at a time: a third of the time
    upright = np.array([[1.0, 0.0, 0.0], [0.0, -1.0, float(height)], [0.0, 0.0, 1.0]])
    for shape in shapes:
        if len(points(shape.path)):
            fill, stroke = (rgb(palette.get(colour, colour)) if colour else None for colour in (shape.fill, shape.stroke))
            pen = _Pen(stroke or (0.0, 0.0, 0.0), shape.width if stroke else 0.0)
            renderer.draw_path(pen, shape.path, upright, fill)
    return pixels


@lru_cache(maxsize=256)
def rgb(colour: Colour) -> tuple[float, float, float]:
    """ "#C8281F" → parts between 0 and 1."""
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


class _Pen:
    """A graphics context with mitred joins and no clip, dash, hatch, snap or sketch."""

    _alpha = 1.0
    _forced_alpha = False
    _antialiased = 1
    _capstyle = "butt"
    _joinstyle = "miter"
    _cliprect = None

    def __init__(self, colour: tuple[float, float, float], width: float) -> None:
        self._rgb = (*colour, 1.0)
        self._linewidth = width

    def get_clip_path(self) -> tuple[None, None]:
        return None, None

    def get_dashes(self) -> tuple[float, None]:
        return 0.0, None

    def get_snap(self) -> bool:
        return False

    def get_hatch_path(self, density: float = 6.0) -> None:
        return None

    def get_hatch_color(self) -> tuple[float, float, float, float]:
        return (0.0, 0.0, 0.0, 1.0)

    def get_hatch_linewidth(self) -> float:
        return 1.0

    def get_sketch_params(self) -> None:
        return None
