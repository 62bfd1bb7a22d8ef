"""Labels of a map: inside their areas where they fit, beside the land with a line otherwise, never on one another."""

from __future__ import annotations

from itertools import combinations

import pytest
import shapely

from publisher.charts import area_labels, area_map
from publisher.charts.area_labels import Block, Spot
from publisher.charts.shape import Box
from publisher.regions import AreaMap, load_region

BOX = Box(72, 400, 1008, 1150)


def block(width: float, height: float) -> Block:
    return Block((Box(0, 0, width, height),))


def shipped() -> area_map.Fitted:
    drawn = load_region("kota-pekalongan").map
    assert drawn is not None
    return area_map.fit(drawn, BOX)


def strips(count: int) -> area_map.Fitted:
    """Areas one under the other, too narrow for any label."""
    rings = {
        f"A{number}": (((0.0, number), (0.6, number), (0.6, number + 1.0), (0.0, number + 1.0), (0.0, number)),)
        for number in range(count)
    }
    return area_map.fit(AreaMap(True, {code: (ring,) for code, ring in rings.items()}, {}), BOX)


def placed(blocks: Block, spot: Spot) -> Box:
    return Box(spot.left, spot.top, spot.left + blocks.width, spot.top + blocks.height)


def shape(box: Box) -> shapely.Polygon:
    return shapely.box(box.left, box.top, box.right, box.bottom)


@pytest.mark.parametrize("size", [(20, 20), (180, 100), (300, 120)])
def test_a_label_that_fits_stands_inside_its_area_off_the_edge(size: tuple[float, float]) -> None:
    fitted = shipped()
    label = block(*size)
    spots = area_labels.place(fitted, {code: [label] for code in fitted.lands}, (), beside=False)
    assert spots is not None
    for code, spot in spots.items():
        stands = shape(placed(label, spot))
        assert fitted.lands[code].contains(stands)
        assert fitted.lands[code].boundary.distance(stands) >= area_map.MARGIN - 0.01
        assert spot.leader is None


def test_the_first_variant_that_fits_is_taken() -> None:
    fitted = shipped()
    offered = [block(900, 400), block(300, 100), block(20, 20)]
    spots = area_labels.place(fitted, dict.fromkeys(fitted.lands, offered), (), beside=False)
    assert spots is not None
    assert {spot.variant for spot in spots.values()} == {1}


def test_a_label_that_fits_nowhere_inside_is_refused_or_led_out() -> None:
    fitted = strips(4)
    label = block(220, 90)
    offered = {code: [label] for code in fitted.lands}
    assert area_labels.place(fitted, offered, (), beside=False) is None
    taken = Box(940, 1080, 1008, 1150)
    spots = area_labels.place(fitted, offered, (taken,), beside=True)
    assert spots is not None
    boxes = [placed(label, spot) for spot in spots.values()]
    assert not any(one.meets(other) for one, other in combinations([*boxes, taken], 2))
    for code, spot in spots.items():
        assert spot.leader is not None
        assert not shape(placed(label, spot)).intersects(fitted.land)
        assert fitted.lands[code].contains(shapely.Point(spot.leader[0]))
        line = shapely.LineString(spot.leader)
        assert not any(line.intersects(shape(box)) for box in boxes)


def test_more_lines_than_a_reader_can_follow_are_refused() -> None:
    fitted = strips(area_labels.MOST_BESIDE + 1)
    label = block(200, 40)
    assert area_labels.place(fitted, {code: [label] for code in fitted.lands}, (), beside=True) is None


def test_a_label_that_has_no_place_at_all_is_refused() -> None:
    fitted = strips(2)
    assert area_labels.place(fitted, {code: [block(800, 400)] for code in fitted.lands}, (), beside=True) is None
