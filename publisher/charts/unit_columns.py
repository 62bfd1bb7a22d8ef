"""Weeks as columns of stars standing on one base; plain columns where there would be too many stars to count."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.shape import Box

MOST_UNITS = 60  # in a column
MOST_ON_A_PAGE = 450
LARGEST_CELL = 33.0
GAP = 2 / 17  # of a cell, to the next column
MOST_ACROSS = 6


@dataclass(frozen=True)
class Column:
    """One week: its middle, the top of its marks, and the marks' centres, or a bar instead of them."""

    middle: float
    top: float
    stars: tuple[tuple[float, float], ...]
    bar: Box | None


@dataclass(frozen=True)
class Columns:
    """All weeks on one scale. `cell` is a star's cell, `per_incident` the height that one incident adds, `across` how
    many stars stand in a row (0 where bars stand)."""

    columns: tuple[Column, ...]
    cell: float
    per_incident: float
    across: int

    def height_of(self, count: int) -> float:
        """The height of a column of `count`: whole rows of stars, or the bar's."""
        return self.cell * math.ceil(count / self.across) if self.across else self.per_incident * count


def as_stars(counts: Sequence[int], high: int | None) -> bool:
    """Whether the weeks can be counted star by star."""
    return max([*counts, high or 0]) <= MOST_UNITS and sum(counts) <= MOST_ON_A_PAGE


def best_across(counts: Sequence[int], high: int | None, box: Box, largest_cell: float = LARGEST_CELL) -> int:
    """How many stars wide the columns are where the stars are largest; the fewest, which makes the columns high."""
    largest = max([*counts, high or 0, 1])
    step = box.width / len(counts)
    return max(range(1, MOST_ACROSS + 1), key=lambda across: min(largest_cell, _cell(largest, step, box.height, across)))


def _cell(largest: int, step: float, height: float, across: int) -> float:
    return min(height / math.ceil(largest / across), step / (across + GAP))


def stand(
    counts: Sequence[int], high: int | None, box: Box, largest_cell: float = LARGEST_CELL, across: int = 2
) -> Columns:
    """Columns in equal steps over the box's width, `across` stars wide; the highest reaches no higher than the box."""
    step = box.width / len(counts)
    largest = max([*counts, high or 0, 1])
    stars_stand = as_stars(counts, high)
    cell = min(largest_cell, _cell(largest, step, box.height, across))
    per_incident = cell / across if stars_stand else box.height / largest
    columns = []
    for index, count in enumerate(counts):
        middle = box.left + step * (index + 0.5)
        if stars_stand:
            wide = min(across, count)  # a single row stands in the middle
            stars = tuple(
                (middle + cell * (item % across - (wide - 1) / 2), box.bottom - cell * (item // across + 0.5))
                for item in range(count)
            )
            columns.append(Column(middle, box.bottom - cell * math.ceil(count / across), stars, None))
        else:
            top = box.bottom - per_incident * count
            half = step * 0.32
            columns.append(Column(middle, top, (), Box(middle - half, top, middle + half, box.bottom) if count else None))
    return Columns(tuple(columns), cell, per_incident, across if stars_stand else 0)
