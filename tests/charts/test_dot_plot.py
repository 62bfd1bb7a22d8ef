"""Dots on an axis of minutes."""

from __future__ import annotations

import pytest

from publisher.charts.dot_plot import Axis, Measured, bars, stand
from publisher.charts.shape import Box

AXIS = Axis(402, 914, 960)  # 16 pixels a minute
BASE, HEIGHT = 632.0, 140.0


def test_an_axis_measures_minutes_and_ends_at_32() -> None:
    assert AXIS.per_minute == 16
    assert (AXIS.x(0), AXIS.x(10), AXIS.x(32), AXIS.x(33)) == (402, 562, 914, 960)


def test_dots_stand_on_one_another_as_wide_as_their_column() -> None:
    stacks = stand([Measured(5, 1, 0), Measured(9, 3, 0), Measured(15, 0, 2)], AXIS, 2, BASE, HEIGHT)
    assert stacks is not None
    assert stacks.radius == pytest.approx(0.46 * 32)
    assert stacks.stacks[0].early == ((482, 616),)
    assert stacks.stacks[1].early == ((546, 616), (546, 584), (546, 552))
    assert stacks.stacks[1].box == Box(530, 536, 562, 632)
    assert stacks.stacks[2].late == ((642, 616), (642, 584))


def test_early_dots_are_the_lower_ones_of_a_mixed_stack() -> None:
    stacks = stand([Measured(9, 2, 1)], AXIS, 2, BASE, HEIGHT)
    assert stacks is not None
    assert stacks.stacks[0].early == ((546, 616), (546, 584))
    assert stacks.stacks[0].late == ((546, 552),)


def test_a_high_stack_becomes_wider_before_its_dots_become_too_small() -> None:
    stacks = stand([Measured(9, 20, 0), Measured(11, 0, 1)], AXIS, 2, BASE, HEIGHT)
    assert stacks is not None
    # Two side by side: 16 pixels each, ten rows in 140 pixels make 14.
    assert stacks.radius == pytest.approx(0.46 * 14)
    assert all(stack.box.top >= BASE - HEIGHT for stack in stacks.stacks)
    assert all(stack.box.width <= 32 for stack in stacks.stacks)
    # A single dot stands in the middle of its column.
    assert stacks.stacks[1].late[0][0] == AXIS.x(11)


def test_more_than_60_or_too_small_ones_are_not_drawn_as_dots() -> None:
    assert stand([Measured(at, 6, 0) for at in range(1, 21, 2)], AXIS, 2, BASE, HEIGHT) is not None
    assert stand([Measured(1, 1, 0), *(Measured(at, 6, 0) for at in range(1, 21, 2))], AXIS, 2, BASE, HEIGHT) is None
    assert stand([Measured(9, 60, 0)], AXIS, 2, BASE, HEIGHT) is None


def test_no_incident_leaves_an_empty_axis() -> None:
    stacks = stand([Measured(1, 0, 0)], AXIS, 2, BASE, HEIGHT)
    assert stacks is not None
    assert stacks.stacks[0].early == stacks.stacks[0].late == ()


def test_bars_are_in_proportion_and_carry_their_early_part_below() -> None:
    first, second, third = bars([(40, 0), (10, 10), (0, 0)], Box(0, 0, 300, 80))
    assert first.early == Box(19, 0, 81, 80) and first.late is None
    assert second.early == Box(119, 60, 181, 80)
    assert second.late == Box(119, 40, 181, 60)
    assert (third.early, third.late, third.top, third.middle) == (None, None, 80, 250)
