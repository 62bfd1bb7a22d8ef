"""Weeks as columns of stars, two wide, standing on one base; above 60 in a week, plain columns on the same scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.shape import Box

MOST_UNITS = 60
LARGEST_CELL = 33.0


@dataclass(frozen=True)
class Column:
    """One week: its middle, the top of its marks, and the marks' centres, or a bar instead of them."""

    middle: float
    top: float
    stars: tuple[tuple[float, float], ...]
    bar: Box | None


@dataclass(frozen=True)
class Columns:
    """All weeks on one scale. `cell` is a star's cell, `per_incident` the height that one incident adds."""

    columns: tuple[Column, ...]
    cell: float
    per_incident: float


def stand(counts: Sequence[int], high: int | None, box: Box) -> Columns:
    """Columns in equal steps over the box's width; the highest reaches no higher than the box."""
    step = box.width / len(counts)
    largest = max([*counts, high or 0, 1])
    as_stars = largest <= MOST_UNITS
    cell = min(LARGEST_CELL, box.height / math.ceil(largest / 2), step / 2.15)
    per_incident = cell / 2 if as_stars else box.height / largest
    columns = []
    for index, count in enumerate(counts):
        middle = box.left + step * (index + 0.5)
        if as_stars:
            stars = tuple(
                (middle + (cell / 2 if item % 2 else -cell / 2), box.bottom - cell * (item // 2 + 0.5))
                for item in range(count)
            )
            columns.append(Column(middle, box.bottom - cell * math.ceil(count / 2), stars, None))
        else:
            top = box.bottom - per_incident * count
            half = step * 0.32
            columns.append(Column(middle, top, (), Box(middle - half, top, middle + half, box.bottom) if count else None))
    return Columns(tuple(columns), cell, per_incident)
