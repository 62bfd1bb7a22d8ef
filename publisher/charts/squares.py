"""Parts of a whole as squares: of a hundred by the largest remainder, or one square for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.shape import Box

HUNDRED = 100
COLUMNS = 20
GAP = 0.15  # of a cell
LARGEST_CELL = 120.0


@dataclass(frozen=True)
class Squares:
    """`boxes` row by row from the top left; `bottom` is where the last row ends."""

    boxes: tuple[Box, ...]
    bottom: float


def of_hundred(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole parts of 100 that add up: every part rounded down, and what is missing to the largest remainders.

    Of equal remainders the earlier one is rounded up. Raises ValueError where there is nothing to divide.
    """
    whole = sum(counts)
    if whole == 0:
        raise ValueError("There is nothing to divide into a hundred.")
    parts = [HUNDRED * count // whole for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda place: -(HUNDRED * counts[place] % whole))
    for place in by_remainder[: HUNDRED - sum(parts)]:
        parts[place] += 1
    return tuple(parts)


def grid(count: int, box: Box) -> Squares:
    """So many squares from the box's left edge, as large as the box allows, at most `COLUMNS` in a row."""
    sizes = {columns: min(LARGEST_CELL, box.width / (columns - GAP)) for columns in range(1, COLUMNS + 1)}
    fitting = [columns for columns, cell in sizes.items() if cell * (-(-count // columns) - GAP) <= box.height + 0.1]
    columns = max(fitting or [COLUMNS], key=lambda columns: (sizes[columns], columns))
    cell = sizes[columns]
    side = cell * (1 - GAP)
    boxes = []
    for place in range(count):
        left, top = box.left + cell * (place % columns), box.top + cell * (place // columns)
        boxes.append(Box(left, top, left + side, top + side))
    return Squares(tuple(boxes), boxes[-1].bottom if boxes else box.top)
