"""Days by shifts: a grid of cells, one mark an incident; and the size at which the fullest cell still holds all."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.charts.shape import Box

GAP = 6.0
SIDE = 10.0  # between the marks and the cell's edge, on each side


@dataclass(frozen=True)
class Marks:
    """Marks of `size`, `pitch` from one to the next, in up to `rows` rows of a cell."""

    size: float
    pitch: float
    rows: int


SIZES = (Marks(46, 54, 1), Marks(36, 42, 1), Marks(32, 36, 2), Marks(27, 31, 1), Marks(27, 31, 2), Marks(24, 27, 2))


@dataclass(frozen=True)
class Grid:
    box: Box
    rows: int
    columns: int

    @property
    def width(self) -> float:
        return (self.box.width - GAP * (self.columns - 1)) / self.columns

    @property
    def height(self) -> float:
        return (self.box.height - GAP * (self.rows - 1)) / self.rows

    def cell(self, row: int, column: int) -> Box:
        left = self.box.left + column * (self.width + GAP)
        top = self.box.top + row * (self.height + GAP)
        return Box(left, top, left + self.width, top + self.height)


def marks_for(most: int, width: float, height: float) -> Marks | None:
    """The largest marks of which `most` fit a cell of this size; None where none do."""
    fitting = (marks for marks in SIZES if marks.pitch * (marks.rows - 1) + marks.size <= height - 6)
    return next((marks for marks in fitting if most <= _across(marks, width) * marks.rows), None)


def _across(marks: Marks, width: float) -> int:
    return int((width - 2 * SIDE + marks.pitch - marks.size) // marks.pitch)


def centres(count: int, cell: Box, marks: Marks) -> list[tuple[float, float]]:
    """The marks of one cell around its middle, the upper row the fuller one."""
    rows = 1 if count <= _across(marks, cell.width) else marks.rows
    first = -(-count // rows)
    found = []
    for row in range(rows):
        inside = min(first, count - first * row)
        left = (cell.left + cell.right) / 2 - marks.pitch * (inside - 1) / 2
        middle = (cell.top + cell.bottom) / 2 + marks.pitch * (row - (rows - 1) / 2)
        found += [(left + marks.pitch * place, middle) for place in range(inside)]
    return found
