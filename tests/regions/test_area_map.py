"""A map is read from the pack or from a boundary file, and every mistake in it is named with file, feature and mend."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
import shapely

from publisher.regions import AreaMap, RegionError, load_region, read_map
from publisher.regions.region import Area

AREAS = (Area("U", "Kota Utara", "Utara", (), ()), Area("S", "Kota Selatan", "Selatan", (), ()))
SQUARE = [[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]]
HIGHER = [[x, y + 100] for x, y in SQUARE]


def feature(properties: object, coordinates: object, kind: str = "Polygon") -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def file_of(folder: Path, features: list[dict[str, Any]], **top: object) -> Path:
    path = folder / "batas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", **top, "features": features}), encoding="utf-8")
    return path


def both(first: dict[str, Any]) -> list[dict[str, Any]]:
    return [first, feature({"area": "S"}, [SQUARE])]


def area_of(read: AreaMap, code: str) -> float:
    return float(sum(shapely.Polygon(patch[0], patch[1:]).area for patch in read.areas[code]))


def test_the_shipped_map_has_every_area_its_neighbours_and_the_sea() -> None:
    region = load_region("kota-pekalongan")
    assert region.map is not None
    assert region.map.schematic
    assert set(region.map.areas) == {area.code for area in region.areas}
    assert [sea.name for sea in region.map.seas] == ["Laut Jawa"]
    assert [name for name, _ in region.map.beside] == ["Kab.\nPekalongan", "Kab.\nBatang"]


def test_the_shipped_areas_share_their_borders_and_lie_where_they_do() -> None:
    region = load_region("kota-pekalongan")
    assert region.map is not None
    shapes = {area.short: shapely.Polygon(region.map.areas[area.code][0][0]) for area in region.areas}
    whole = shapely.union_all(list(shapes.values()))
    assert whole.geom_type == "Polygon"
    assert not whole.interiors
    assert whole.area == pytest.approx(sum(shape.area for shape in shapes.values()), rel=0.002)
    middle = {name: shape.centroid for name, shape in shapes.items()}
    assert middle["Utara"].y > middle["Barat"].y > middle["Selatan"].y
    assert middle["Barat"].x < middle["Utara"].x < middle["Timur"].x


def test_a_feature_names_its_area_by_code_name_or_short_name(tmp_path: Path) -> None:
    for name in ("U", "Kota Utara", "KOTA  UTARA", "utara"):
        read = read_map(file_of(tmp_path, both(feature({"area": name}, [HIGHER])), schematic=True), AREAS)
        assert set(read.areas) == {"U", "S"}


def test_islands_and_holes_are_kept_and_specks_are_not(tmp_path: Path) -> None:
    hole = [[20, 120], [40, 120], [40, 140], [20, 140], [20, 120]]
    island = [[200, 100], [250, 100], [250, 150], [200, 150], [200, 100]]
    speck = [[300, 100], [300.1, 100], [300.1, 100.1], [300, 100]]
    made = feature({"area": "U"}, [[HIGHER, hole], [island], [speck]], "MultiPolygon")
    read = read_map(file_of(tmp_path, both(made), schematic=True), AREAS)
    assert len(read.areas["U"]) == 2
    assert area_of(read, "U") == 10_000 - 400 + 2_500


def test_degrees_are_projected_about_the_middle_latitude(tmp_path: Path) -> None:
    north = [[9.0, 60.0], [10.0, 60.0], [10.0, 61.0], [9.0, 61.0], [9.0, 60.0]]
    south = [[9.0, 59.0], [10.0, 59.0], [10.0, 60.0], [9.0, 60.0], [9.0, 59.0]]
    path = file_of(tmp_path, [feature({"kode": "U"}, [north]), feature({"kode": "S"}, [south])])
    read = read_map(path, AREAS, "kode")
    assert not read.schematic
    assert area_of(read, "U") == pytest.approx(math.cos(math.radians(60)), rel=1e-3)


def test_a_heavy_outline_is_made_light(tmp_path: Path) -> None:
    circle = [[50 + 50 * math.cos(t / 5000 * math.tau), 150 + 50 * math.sin(t / 5000 * math.tau)] for t in range(5001)]
    read = read_map(file_of(tmp_path, both(feature({"area": "U"}, [circle])), schematic=True), AREAS)
    assert len(read.areas["U"][0][0]) < 400
    assert area_of(read, "U") == pytest.approx(math.pi * 2500, rel=0.01)


def test_an_outline_that_crosses_itself_is_mended(tmp_path: Path) -> None:
    bow = [[0, 100], [100, 200], [100, 100], [0, 200], [0, 100]]
    read = read_map(file_of(tmp_path, both(feature({"area": "U"}, [bow])), schematic=True), AREAS)
    assert area_of(read, "U") == pytest.approx(5000)


@pytest.mark.parametrize(
    ("features", "said"),
    [
        ([feature({"area": "S"}, [SQUARE])], "no feature is area U (Kota Utara); add one with"),
        (both(feature({"area": "X"}, [HIGHER])), 'feature 1: "area": "X" is no area of the pack; write one of U, S'),
        (both(feature({"kode": "U"}, [HIGHER])), 'feature 1: has no property "area" (it has: kode)'),
        (both(feature(None, [HIGHER])), "feature 1: needs properties"),
        (both(feature({"area": "U"}, [0, 1], "Point")), "its geometry is Point; it must be Polygon or MultiPolygon"),
        (both(feature({"area": "U"}, [])), "feature 1 (U): has no coordinates"),
        (both(feature({"area": "U"}, [[[0, 0], [1, 1], [0, 0]]])), "needs at least three different points"),
        (both(feature({"area": "U"}, [[[0, 0], ["a", 1], [1, 0]]])), "is no point; write [x, y]"),
        (both(feature({"area": "U"}, [[[0, 0], [0, 50], [0, 90], [0, 0]]])), "area U has no extent"),
        (both(feature({"area": "U", "label": 3}, [HIGHER])), "label: 3 is no point"),
    ],
)
def test_a_mistake_is_named_with_its_feature_and_its_mend(
    tmp_path: Path, features: list[dict[str, Any]], said: str
) -> None:
    path = file_of(tmp_path, features, schematic=True)
    with pytest.raises(RegionError) as caught:
        read_map(path, AREAS)
    assert str(path) in str(caught.value)
    assert said in str(caught.value)


def test_metres_are_not_taken_for_degrees(tmp_path: Path) -> None:
    metres = [[359_000, 9_237_000], [360_000, 9_237_000], [360_000, 9_238_000], [359_000, 9_237_000]]
    with pytest.raises(RegionError, match="no longitude and latitude; export the file in WGS 84"):
        read_map(file_of(tmp_path, both(feature({"area": "U"}, [metres]))), AREAS)


@pytest.mark.parametrize(("text", "said"), [("{", "not readable as JSON"), ('{"type": "Feature"}', "FeatureCollection")])
def test_a_file_that_is_no_map_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "x.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegionError, match=said):
        read_map(path, AREAS)
    with pytest.raises(RegionError, match="there is no such file"):
        read_map(tmp_path / "none.geojson", AREAS)
