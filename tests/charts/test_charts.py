"""Charts give shapes in the places that their data say."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.charts import range_block, unit_row
from publisher.charts.agg import paint
from publisher.charts.shape import Box, circle, frame, points, rectangle, rounded, rule
from publisher.charts.timeline import thread
from publisher.charts.unit_columns import stand

ROW = Box(72, 414, 1008, 624)


def test_a_row_of_stars_ends_at_its_count() -> None:
    assert unit_row.centres(3, 39, 72, 483) == [(91.5, 483), (130.5, 483), (169.5, 483)]


@pytest.mark.parametrize(("counts", "high"), [((18, 15), 24), ((60, 2), 30), ((1, 0), 60), ((0, 0), 8)])
def test_stars_value_and_range_fit_the_row(counts: tuple[int, ...], high: int) -> None:
    cell = unit_row.pitch(counts, 80, ROW, high)
    assert cell * high <= ROW.width + 0.01
    assert all(cell * count + 80 <= ROW.width + 0.01 for count in counts)


def test_stars_and_range_share_one_scale_in_the_typical_week() -> None:
    assert unit_row.pitch((18, 15), 70, ROW, 24) == 39


def test_an_edge_leaves_out_what_is_written_across_it() -> None:
    whole = range_block.standing(Box(100, 0, 200, 100), "#EEEEEE", "#0000FF")
    cut = range_block.standing(Box(100, 0, 200, 100), "#EEEEEE", "#0000FF", [Box(90, 40, 120, 60)])
    assert (len(whole), len(cut)) == (3, 4)


def test_a_bar_is_notched_where_it_covers_an_edge() -> None:
    colours = ("#EEEEEE", "#0000FF", "#000000", "#FFFFFF")
    covered = range_block.behind_bar(Box(0, 0, 100, 18), 50, 80, colours)
    free = range_block.behind_bar(Box(0, 0, 40, 18), 50, 80, colours)
    assert len(covered) == len(free) + 2


def test_columns_stand_two_stars_wide_on_one_base() -> None:
    columns = stand((17, 0, 26), 24, Box(72, 460, 1008, 894))
    first, empty, last = columns.columns
    assert len(first.stars) == 17
    assert empty.stars == ()
    assert first.top == pytest.approx(894 - 9 * columns.cell)
    assert last.top == pytest.approx(894 - 13 * columns.cell)
    assert columns.per_incident == columns.cell / 2


def test_columns_above_sixty_are_bars_that_start_at_zero() -> None:
    columns = stand((148, 61), 152, Box(72, 460, 1008, 894))
    bars = [column.bar for column in columns.columns]
    assert all(bar is not None and bar.bottom == 894 for bar in bars)
    assert bars[0] is not None and bars[1] is not None
    assert bars[0].height / bars[1].height == pytest.approx(148 / 61)


def test_a_story_has_one_node_a_line() -> None:
    colours = ("#CCCCCC", "#FF0000", "#000080", "#008080", "#FFFFFF")
    assert len(thread(222, 400, [460, 520], 580, colours)) == 1 + 1 + 2 + 1


def test_shapes_are_painted_where_they_are_said_to_be() -> None:
    shapes = [rectangle(Box(2, 3, 5, 7), "#FF0000"), circle(14, 14, 3, "#00FF00")]
    pixels = paint(shapes, 20, 20, "#FFFFFF")
    assert pixels.shape == (20, 20, 4)
    assert (pixels[:, :, 3] == 255).all()
    pixels = pixels[:, :, :3]
    red = np.argwhere((pixels == (255, 0, 0)).all(axis=2))
    assert red.min(axis=0).tolist() == [3, 2]
    assert red.max(axis=0).tolist() == [6, 4]
    assert pixels[14, 14].tolist() == [0, 255, 0]
    assert pixels[0, 0].tolist() == [255, 255, 255]


def test_a_frame_keeps_its_stroke_inside() -> None:
    pixels = paint([frame(Box(2, 2, 12, 12), "#000000", 2)], 14, 14, "#FFFFFF")[:, :, :3]
    dark = np.argwhere(pixels.sum(axis=2) == 0)
    assert (dark.min(), dark.max()) == (2, 11)


def test_a_rounded_box_stays_in_its_box() -> None:
    vertices = points(rounded(Box(10, 20, 60, 50), 4, "#000000").path)
    assert vertices.min(axis=0).tolist() == [10, 20]
    assert vertices.max(axis=0).tolist() == [60, 50]


def test_a_rule_lies_around_its_line() -> None:
    assert points(rule(0, 10, 100, "#000000", 4).path)[:, 1].tolist() == [98, 98, 102, 102, 98]
