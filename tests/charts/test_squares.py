"""Parts of a hundred, and squares in a grid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.charts.shape import Box
from publisher.charts.squares import grid, of_hundred

BOX = Box(72, 412, 1008, 641)


@pytest.mark.parametrize(
    ("counts", "parts"),
    [
        # Of 219: 10,05 · 17,81 · 40,18 · 31,96.
        ((22, 39, 88, 70), (10, 18, 40, 32)),
        ((22, 39, 88, 70, 0), (10, 18, 40, 32, 0)),
        # Three equal remainders, one missing: the first.
        ((1, 1, 1), (34, 33, 33)),
        ((0, 250, 0), (0, 100, 0)),
        # Of 1.000: 0,3 · 99,7.
        ((3, 997), (0, 100)),
        ((13, 41, 94, 40), (7, 22, 50, 21)),
    ],
)
def test_the_largest_remainders_are_rounded_up(counts: tuple[int, ...], parts: tuple[int, ...]) -> None:
    assert of_hundred(counts) == parts


@given(st.lists(st.integers(0, 40_000), min_size=1, max_size=6).filter(any))
def test_the_parts_add_up_and_none_is_off_by_one_or_more(counts: list[int]) -> None:
    parts = of_hundred(counts)
    assert sum(parts) == 100
    whole = sum(counts)
    assert all(abs(part * whole - 100 * count) < whole for part, count in zip(parts, counts, strict=True))


def test_nothing_cannot_be_divided() -> None:
    with pytest.raises(ValueError, match="nothing to divide"):
        of_hundred((0, 0))


def test_a_hundred_squares_stand_in_five_rows_of_twenty() -> None:
    squares = grid(100, BOX)
    first, last = squares.boxes[0], squares.boxes[-1]
    assert (first.left, first.top) == (72, 412)
    assert first.width == pytest.approx(40.08, abs=0.01)
    assert squares.boxes[1].left - first.left == pytest.approx(47.15, abs=0.01)
    assert squares.boxes[20].left == 72
    assert last.right == pytest.approx(1008)
    assert last.bottom == squares.bottom == pytest.approx(640.7, abs=0.1)


@pytest.mark.parametrize("count", [1, 2, 17, 20, 21, 45, 60, 99, 100])
def test_any_number_of_squares_stays_in_the_box(count: int) -> None:
    squares = grid(count, BOX)
    assert len(squares.boxes) == count
    assert all(box.right <= BOX.right + 0.01 and box.bottom <= BOX.bottom + 0.01 for box in squares.boxes)


def test_fewer_squares_are_no_smaller() -> None:
    sides = [grid(count, BOX).boxes[0].width for count in range(100, 0, -1)]
    assert sides == sorted(sides)
