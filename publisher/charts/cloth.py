"""The cover's cloth: every incident one star, in rows of square cells that fill the width exactly."""

from __future__ import annotations

import math
from dataclasses import dataclass

from publisher.charts.shape import Box

MOST_STARS = 450
FEWEST_ROWS = 2
EMPTY_ROWS = 4  # the cloth of a week without incidents
Centre = tuple[float, float]


@dataclass(frozen=True)
class Cloth:
    """Cells of `cell` pixels, row by row; `unit` incidents to a star."""

    rows: int
    columns: int
    cell: float
    unit: int
    open_stars: tuple[Centre, ...]
    guarded_stars: tuple[Centre, ...]
    empty: tuple[Centre, ...]


def unit_of(incidents: int) -> int:
    """How many incidents one star stands for: 1, or the power of ten that keeps the cloth countable."""
    unit = 1
    while incidents / unit > MOST_STARS:
        unit *= 10
    return unit


def weave(open_incidents: int, guarded_incidents: int, box: Box) -> Cloth:
    """Open stars first, then guarded ones. A group that has incidents never rounds to no star."""
    total = open_incidents + guarded_incidents
    unit = unit_of(total)
    open_stars, guarded_stars = (_stars(count, unit) for count in (open_incidents, guarded_incidents))
    stars = open_stars + guarded_stars
    rows = max(FEWEST_ROWS, math.ceil(math.sqrt(stars / 2))) if stars else EMPTY_ROWS
    columns = 2 * rows
    cell = box.width / columns
    centres = [
        (box.left + cell * (column + 0.5), box.top + cell * (row + 0.5)) for row in range(rows) for column in range(columns)
    ]
    return Cloth(
        rows,
        columns,
        cell,
        unit,
        tuple(centres[:open_stars]),
        tuple(centres[open_stars:stars]),
        tuple(centres[stars:]),
    )


def _stars(incidents: int, unit: int) -> int:
    return max(1, int(incidents / unit + 0.5)) if incidents else 0
