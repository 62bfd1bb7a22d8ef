"""Weeks as lying bars."""

from __future__ import annotations

import pytest

from publisher.charts.shape import Box
from publisher.charts.week_rows import lie

BOX = Box(180, 600, 1008, 1120)


def test_bars_start_at_zero_and_share_one_scale() -> None:
    rows = lie((2000, 500, 0), None, (100, 80, 40), BOX)
    first, second, none = rows.bars
    assert first is not None and second is not None and none is None
    assert (first.left, second.left) == (180, 180)
    assert first.width / second.width == pytest.approx(4)
    assert first.right == pytest.approx(1008 - 100)


def test_every_value_has_its_room_and_the_range_fits() -> None:
    counts, rooms, high = (30_000, 12, 15_000), (120.0, 50.0, 110.0), 40_000
    rows = lie(counts, high, rooms, BOX)
    assert rows.per_incident * high <= BOX.width + 0.01
    for count, room in zip(counts, rooms, strict=True):
        assert rows.per_incident * count + room <= BOX.width + 0.01


def test_weeks_without_any_incident_lie_nowhere() -> None:
    rows = lie((0, 0), None, (40, 40), BOX)
    assert rows.bars == (None, None)
    assert rows.middles == (730, 990)
