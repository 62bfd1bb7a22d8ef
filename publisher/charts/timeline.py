"""The line of a story: complaint, steps, end, each a node on one upright line."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.charts.shape import Box, Colour, Shape, circle, rectangle

END_RADIUS, STEP_RADIUS = 16.0, 10.0


def thread(
    x: float, first: float, steps: Sequence[float], last: float, colours: tuple[Colour, Colour, Colour, Colour, Colour]
) -> list[Shape]:
    """Nodes at the given y. Colours: line, first node, step rings, last node, page."""
    line, complaint, ring, done, page = colours
    return [
        rectangle(Box(x - 2, first, x + 2, last), line),
        circle(x, first, END_RADIUS, complaint),
        *(circle(x, y, STEP_RADIUS, page, ring, 3.6) for y in steps),
        circle(x, last, END_RADIUS, done),
    ]
