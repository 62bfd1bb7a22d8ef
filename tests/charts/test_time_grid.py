"""Days by shifts: cells in their places, marks that fit them."""

from __future__ import annotations

import pytest

from publisher.charts.shape import Box
from publisher.charts.time_grid import GAP, Grid, Marks, centres, marks_for

GRID = Grid(Box(256, 512, 1008, 996), 7, 3)


def test_the_design_s_cells_stand_where_it_says() -> None:
    first, last = GRID.cell(0, 0), GRID.cell(6, 2)
    assert (first.left, first.top) == (256, 512)
    assert first.width == pytest.approx(246.7, abs=0.1)
    assert first.height == pytest.approx(64)
    assert (last.right, last.bottom) == pytest.approx((1008, 996))
    assert GRID.cell(1, 0).top - first.bottom == pytest.approx(GAP)


@pytest.mark.parametrize(
    ("most", "marks"),
    [(0, Marks(46, 54, 1)), (4, Marks(46, 54, 1)), (5, Marks(36, 42, 1)), (7, Marks(27, 31, 1)), (14, Marks(27, 31, 2))],
)
def test_the_largest_marks_are_taken_of_which_the_fullest_cell_holds_all(most: int, marks: Marks) -> None:
    assert marks_for(most, 246.7, 64) == marks


def test_a_fuller_cell_holds_no_marks() -> None:
    assert marks_for(17, 246.7, 64) is None
    assert marks_for(14, 246.7, 40) is None


@pytest.mark.parametrize("count", range(15))
def test_every_mark_lies_in_its_cell_and_none_on_another(count: int) -> None:
    cell = GRID.cell(3, 1)
    marks = marks_for(count, cell.width, cell.height)
    assert marks is not None
    places = centres(count, cell, marks)
    assert len(set(places)) == count
    half = marks.size / 2
    for x, y in places:
        assert cell.left <= x - half
        assert x + half <= cell.right
        assert cell.top <= y - half
        assert y + half <= cell.bottom


def test_two_rows_share_the_marks_and_stand_around_the_middle() -> None:
    cell = Box(0, 0, 246, 64)
    places = centres(9, cell, Marks(27, 31, 2))
    rows = {y for _, y in places}
    assert [sum(y == row for _, y in places) for row in sorted(rows)] == [5, 4]
    assert sum(rows) / 2 == 32
