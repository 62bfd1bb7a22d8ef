"""The usual range as a block behind marks or a bar: a pale fill between two edges that carry the information."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.charts.shape import Box, Colour, Shape, rectangle

EDGE = 3.0  # pixels


def standing(block: Box, fill: Colour, edge: Colour, spared: Sequence[Box] = ()) -> list[Shape]:
    """A block with upright edges. An edge leaves out the boxes in `spared`, where a number is written across it."""
    shapes = [rectangle(block, fill)]
    for x in (block.left, block.right - EDGE):
        line = Box(x, block.top, x + EDGE, block.bottom)
        cuts = sorted((box.top, box.bottom) for box in spared if box.meets(line))
        top = line.top
        for cut_top, cut_bottom in [*cuts, (line.bottom, line.bottom)]:
            if cut_top > top:
                shapes.append(rectangle(Box(x, top, x + EDGE, cut_top), edge))
            top = max(top, cut_bottom)
    return shapes


def lying(block: Box, fill: Colour, edge: Colour, spared: Sequence[Box] = ()) -> list[Shape]:
    """A block with level edges, for columns."""
    shapes = [rectangle(block, fill)]
    for y in (block.top, block.bottom - EDGE):
        line = Box(block.left, y, block.right, y + EDGE)
        cuts = sorted((box.left, box.right) for box in spared if box.meets(line))
        left = line.left
        for cut_left, cut_right in [*cuts, (line.right, line.right)]:
            if cut_left > left:
                shapes.append(rectangle(Box(left, y, cut_left, y + EDGE), edge))
            left = max(left, cut_right)
    return shapes


def behind_bar(bar: Box, low: float, high: float, colours: tuple[Colour, Colour, Colour, Colour]) -> list[Shape]:
    """A bar over its usual range, `low` and `high` being x. Where the bar covers an edge, the edge is notched out of it.

    Colours: the range's fill, its edges, the bar, the page.
    """
    fill, edge, paint, page = colours
    top, bottom = bar.top - 5, bar.bottom + 5
    shapes = [rectangle(Box(low, top, high, bottom), fill), rectangle(bar, paint)]
    for x in (low, high - EDGE):
        if bar.left < x < bar.right:
            shapes.append(rectangle(Box(x - 1, bar.top, x + EDGE + 1, bar.bottom), page))
        shapes.append(rectangle(Box(x, top, x + EDGE, bottom), edge))
    return shapes
