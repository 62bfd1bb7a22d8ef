"""A map fitted to its box: north up, borders between areas, waves where nothing stands."""

from __future__ import annotations

import math

import pytest
import shapely

from publisher.charts import area_map
from publisher.charts.shape import Box, points
from publisher.regions import AreaMap, load_region
from publisher.regions.area_map import Sea

BOX = Box(72, 400, 1008, 1150)
NORTH = ((0.0, 100.0), (200.0, 100.0), (200.0, 200.0), (0.0, 200.0), (0.0, 100.0))
SOUTH = ((0.0, 0.0), (200.0, 0.0), (200.0, 100.0), (0.0, 100.0), (0.0, 0.0))
TWO = AreaMap(True, {"N": ((NORTH,),), "S": ((SOUTH,),)}, {})


def shipped() -> area_map.Fitted:
    drawn = load_region("kota-pekalongan").map
    assert drawn is not None
    return area_map.fit(drawn, BOX)


def test_the_map_fills_its_box_and_north_is_up() -> None:
    fitted = area_map.fit(TWO, BOX)
    half = area_map.BORDER / 2
    left, top, right, bottom = shapely.total_bounds(list(fitted.lands.values()))
    assert (top - half, bottom + half) == (400, 1150)
    assert right - left == bottom - top
    assert (left + right) / 2 == 540
    assert fitted.anchors["N"][1] < fitted.anchors["S"][1]


def test_between_two_areas_lies_a_border_of_the_page() -> None:
    fitted = area_map.fit(TWO, BOX)
    assert fitted.lands["N"].distance(fitted.lands["S"]) == pytest.approx(area_map.BORDER)


def test_an_area_without_a_label_point_is_named_at_the_middle_of_its_largest_circle() -> None:
    fitted = area_map.fit(TWO, BOX)
    for code, land in fitted.lands.items():
        x, y = fitted.anchors[code]
        radius = land.boundary.distance(shapely.Point(x, y))
        assert radius == pytest.approx(min(land.bounds[3] - land.bounds[1], land.bounds[2] - land.bounds[0]) / 2, abs=4)


def test_every_label_point_of_the_shipped_map_lies_in_its_area() -> None:
    fitted = shipped()
    for code, land in fitted.lands.items():
        assert land.contains(shapely.Point(fitted.anchors[code]))


def test_a_hole_stays_open_and_an_islet_does_not_vanish() -> None:
    hole = ((50.0, 120.0), (150.0, 120.0), (150.0, 180.0), (50.0, 180.0), (50.0, 120.0))
    islet = ((210.0, 100.0), (211.0, 100.0), (211.0, 101.0), (210.0, 101.0), (210.0, 100.0))
    fitted = area_map.fit(AreaMap(True, {"N": ((NORTH, hole), (islet,)), "S": ((SOUTH,),)}, {}), BOX)
    north = fitted.lands["N"]
    assert len(shapely.get_parts(north)) == 2
    shape = area_map.land_shape(north, "map")
    turns = [math.copysign(1, _area(ring)) for ring in shape.path.to_polygons(closed_only=True)]
    assert sorted(turns) == [-1, 1, 1]  # a hole runs the other way round, so that the renderer leaves it open


def _area(ring: object) -> float:
    return float(shapely.LinearRing(ring).is_ccw) - 0.5


def test_waves_keep_off_the_land_the_name_and_other_labels() -> None:
    fitted = shipped()
    (water,) = fitted.waters
    named, label = Box(460, 420, 620, 454), Box(100, 410, 300, 440)
    dashes = area_map.waves(water.extent, named, [label], "sky")
    assert len(dashes) > 20
    for dash in dashes:
        box = shapely.box(*points(dash.path).min(axis=0), *points(dash.path).max(axis=0))
        assert not box.intersects(fitted.land)
        for taken in (named, label):
            assert not box.intersects(shapely.box(taken.left, taken.top, taken.right, taken.bottom))


def test_water_begins_a_little_off_the_shore() -> None:
    sea = ((0.0, 200.0), (200.0, 200.0), (200.0, 260.0), (0.0, 260.0), (0.0, 200.0))
    fitted = area_map.fit(AreaMap(True, TWO.areas, {}, (Sea("Laut", ((sea,),)),)), BOX)
    assert fitted.waters[0].extent.distance(fitted.land) > 0
