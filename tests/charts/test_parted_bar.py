"""A bar in parts."""

from __future__ import annotations

from publisher.charts.parted_bar import lie
from publisher.charts.shape import Box


def test_parts_begin_where_the_exact_sum_before_them_ends() -> None:
    assert lie((219, 121, 58), 2, 72, 100, 22) == [
        Box(72, 100, 507, 122),
        Box(510, 100, 749, 122),
        Box(752, 100, 868, 122),
    ]


def test_a_part_of_nothing_is_not_there_and_leaves_no_gap() -> None:
    assert lie((10, 0, 5, 0), 2, 0, 0, 22) == [Box(0, 0, 17, 22), None, Box(20, 0, 30, 22), None]


def test_the_smallest_part_can_still_be_seen() -> None:
    parts = lie((1, 10_000), 0.05, 72, 0, 22)
    assert parts[0] == Box(72, 0, 75, 22)
