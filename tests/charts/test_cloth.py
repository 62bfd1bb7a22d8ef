from __future__ import annotations

import pytest

from publisher.charts.cloth import MOST_STARS, unit_of, weave
from publisher.charts.shape import Box

CLOTH = Box(0, 810, 1080, 1350)


@pytest.mark.parametrize("incidents", [8, 18, 32, 50, 72])
def test_some_volumes_fill_the_cloth_exactly(incidents: int) -> None:
    cloth = weave(incidents, 0, CLOTH)
    assert len(cloth.open_stars) == incidents
    assert cloth.empty == ()


def test_a_cloth_is_twice_as_wide_as_high_and_fills_the_box() -> None:
    for incidents in (1, 5, 19, 148):
        cloth = weave(incidents, 0, CLOTH)
        assert cloth.columns == 2 * cloth.rows
        assert cloth.cell * cloth.rows == pytest.approx(540)


def test_open_incidents_come_first() -> None:
    cloth = weave(13, 5, CLOTH)
    assert (len(cloth.open_stars), len(cloth.guarded_stars)) == (13, 5)
    assert cloth.open_stars[0] == (90, 900)
    assert cloth.guarded_stars[-1] == (990, 1260)


def test_a_cloth_without_incidents_is_empty() -> None:
    cloth = weave(0, 0, CLOTH)
    assert (cloth.rows, cloth.columns, len(cloth.empty)) == (4, 8, 32)


@pytest.mark.parametrize(("incidents", "unit"), [(0, 1), (450, 1), (451, 10), (4500, 10), (4501, 100), (30_000, 100)])
def test_a_star_stands_for_more_where_there_would_be_too_many(incidents: int, unit: int) -> None:
    assert unit_of(incidents) == unit


def test_no_group_rounds_to_nothing() -> None:
    cloth = weave(29_999, 1, CLOTH)
    assert len(cloth.guarded_stars) == 1
    assert len(cloth.open_stars) <= MOST_STARS
