"""Weeks as columns of stars."""

from __future__ import annotations

import pytest

from publisher.charts.shape import Box
from publisher.charts.unit_columns import as_stars, best_across, stand

BOX = Box(72, 570, 1008, 1130)
TYPICAL = (16, 14, 19, 17, 13, 20, 18, 15, 22, 29, 15, 15, 18)


def test_the_typical_weeks_stand_two_stars_wide_in_cells_of_34() -> None:
    assert best_across(TYPICAL, 24, BOX, 62) == 2
    columns = stand(TYPICAL, 24, BOX, 62, 2)
    assert columns.cell == pytest.approx(34)
    first = columns.columns[0]
    assert first.middle == 108
    for star, place in zip(first.stars, ((91, 1113), (125, 1113), (91, 1079)), strict=False):
        assert star == pytest.approx(place)
    assert columns.columns[9].top == pytest.approx(1130 - 15 * 34)


def test_a_range_ends_at_whole_rows() -> None:
    columns = stand(TYPICAL, 24, BOX, 62, 2)
    assert (columns.height_of(12), columns.height_of(24)) == (pytest.approx(204), pytest.approx(408))


@pytest.mark.parametrize(
    ("counts", "across"), [((3, 5, 2, 6), 1), ((12, 9) * 6, 1), ((29,) * 13, 2), ((60, 50, 40, 55), 5)]
)
def test_low_weeks_stand_higher_and_high_ones_wider(counts: tuple[int, ...], across: int) -> None:
    assert best_across(counts, None, BOX, 62) == across


def test_a_row_that_is_not_full_stands_in_the_middle_when_it_is_the_only_one() -> None:
    columns = stand((1, 60), None, BOX, 62, 3)
    assert columns.columns[0].stars[0][0] == columns.columns[0].middle


def test_no_column_is_higher_than_its_box_and_none_wider_than_its_step() -> None:
    for counts in ((60, 1), (0, 0, 0), (18,) * 13, (60,) * 7):
        across = best_across(counts, 60, BOX, 62)
        columns = stand(counts, 60, BOX, 62, across)
        assert all(column.top >= BOX.top - 0.01 for column in columns.columns)
        assert columns.cell * across <= BOX.width / len(counts)


def test_more_than_60_in_a_week_or_450_on_the_page_are_not_counted_star_by_star() -> None:
    assert as_stars((60, 1), 60)
    assert not as_stars((61, 1), None)
    assert not as_stars((1, 1), 61)
    assert as_stars((45,) * 10, None)
    assert not as_stars((*(45,) * 10, 1), None)
    assert stand((45,) * 11, None, BOX).across == 0
