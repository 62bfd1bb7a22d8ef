"""Phosphor icons as paths: a name of a region pack ("paw-print") → the outline, around (0, 0), 1 wide and high."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from matplotlib.path import Path

from publisher.charts.shape import placed

GRID = 256.0
# Icons made of lines alone: their filled form is a solid tile.
LINE_ICONS = frozenset({"waves", "check", "arrow-right"})
STAND_IN = "warning-circle"


def icon(name: str, centres: Sequence[tuple[float, float]], size: float) -> Path:
    """The icon at each centre, `size` pixels wide, as one path."""
    return placed(outline(name), centres, size)


@lru_cache(maxsize=128)
def outline(name: str) -> Path:
    """The icon's outline; an unknown name gives a plain sign, so that a pack's typing error stops no edition."""
    markup = _markup(name) or _markup(STAND_IN)
    pen = _PathPen()
    for data in re.findall(r'<path d="([^"]+)"', markup):
        parse_path(data, pen)
    return Path([(x / GRID - 0.5, y / GRID - 0.5) for x, y in pen.vertices], pen.codes)


def _markup(name: str) -> str:
    style = "bold" if name in LINE_ICONS else "fill"
    try:
        return _archive().read(f"{style}/{name}-{style}.svg").decode()
    except KeyError:
        return ""


@lru_cache(maxsize=1)
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO((files("justmyresource_phosphor") / "icons.zip").read_bytes()))


class _PathPen(BasePen):  # type: ignore[misc]
    """Collects vertices and codes as matplotlib wants them."""

    def __init__(self) -> None:
        super().__init__(None)
        self.vertices: list[tuple[float, float]] = []
        self.codes: list[Any] = []

    def _add(self, code: Any, *points: tuple[float, float]) -> None:
        self.vertices.extend(points)
        self.codes.extend([code] * len(points))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 (the pen protocol's names)
        self._add(Path.MOVETO, pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add(Path.LINETO, pt)

    def _curveToOne(self, pt1: Any, pt2: Any, pt3: Any) -> None:  # noqa: N802
        self._add(Path.CURVE4, pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self._add(Path.CLOSEPOLY, self.vertices[-1])
