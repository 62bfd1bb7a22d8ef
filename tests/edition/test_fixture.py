"""The design's fixture adds up; what the pages are tested with is true in itself."""

from __future__ import annotations

from tests.edition.fixture import THIRTEEN_WEEKS, large, nothing, of_volume, typical


def test_the_typical_week_adds_up() -> None:
    week = typical()
    assert [item.week for item in week.categories] == [5, 3, 2, 1, 1, 1, 0]
    assert sum(item.week for item in week.categories) == week.open_total == 13
    assert week.open_total + week.guarded_total == week.total == 18
    assert sum(item.window for item in week.categories) == 176
    assert 176 + week.guarded_window == week.window_total == sum(THIRTEEN_WEEKS) == 231


def test_the_calls_of_the_typical_week_add_up() -> None:
    calls = typical().calls
    assert calls is not None
    assert calls.answered.now + calls.unanswered == calls.received.now == 398
    assert calls.emergency + calls.information + calls.prank + calls.silent + calls.other == calls.answered.now


def test_the_calls_of_the_empty_week_add_up() -> None:
    calls = nothing().calls
    assert calls is not None
    assert calls.answered.now + calls.unanswered == calls.received.now == 342
    assert calls.emergency + calls.information + calls.prank + calls.silent == calls.answered.now == 188


def test_the_large_week_adds_up() -> None:
    week = large()
    assert sum(item.week for item in week.categories) == week.open_total == 86
    assert week.open_total + week.guarded_total == week.total == 148


def test_the_week_of_any_volume_adds_up() -> None:
    for total in (0, 1, 59, 60, 450, 451, 30_000):
        week = of_volume(total)
        assert sum(item.week for item in week.categories) + week.guarded_total == total
