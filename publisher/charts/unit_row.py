"""A row of marks, one mark an incident."""

from __future__ import annotations

from publisher.charts.shape import Box

TALLEST = 39.0  # pixels of a star, so that a quiet week's stars do not grow into ornaments
WIDEST = 78.0  # pixels from star to star


def pitch(counts: tuple[int, ...], value_room: float, box: Box, high: int | None) -> float:
    """The width of a cell at which every row with its value behind it, and the usual range, fit the box."""
    rows = [(box.width - value_room) / count for count in counts if count]
    scale = [box.width / high] if high else []
    return min([WIDEST, *rows, *scale])


def centres(count: int, cell: float, left: float, middle: float) -> list[tuple[float, float]]:
    return [(left + cell * (index + 0.5), middle) for index in range(count)]
