"""[map] of publisher.toml: a boundary file of the publication's own, and what its map shows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from publisher.config import ConfigError, load
from publisher.regions.pack import SHIPPED

LEAST = """
[publication]
slug = "kota-pekalongan"
region = "{region}"
account = "lapor.pekalongankota"
[intake]
url = "sqlite:///intake.sqlite3"
[intake.incidents]
view = "v_tiket"
[map]
"""
CODES = ("33.75.01", "33.75.02", "33.75.03", "33.75.04")


def written(folder: Path, text: str, region: str = "kota-pekalongan") -> Path:
    path = folder / "publisher.toml"
    path.write_text(LEAST.format(region=region) + text, encoding="utf-8")
    return path


def boundary(folder: Path, codes: tuple[str, ...] = CODES) -> None:
    features = []
    for place, code in enumerate(codes):
        west, south = 109.6 + place / 50, -6.9
        ring = [[west, south], [west + 0.02, south], [west + 0.02, south + 0.03], [west, south + 0.03], [west, south]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"kode": code}, "geometry": geometry})
    (folder / "batas.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))


def test_a_publication_may_name_its_own_boundary_file(tmp_path: Path) -> None:
    boundary(tmp_path)
    settings = load(written(tmp_path, 'file = "batas.geojson"\narea_property = "kode"\n'))
    assert settings.region.map is not None
    assert not settings.region.map.schematic
    assert set(settings.region.map.areas) == set(CODES)
    assert settings.region.area_measure == "count"


def test_a_mistake_in_the_boundary_file_names_setting_and_file(tmp_path: Path) -> None:
    boundary(tmp_path, CODES[:3])
    with pytest.raises(ConfigError, match=r"\[map\] file: .*batas.geojson: no feature is area 33.75.04"):
        load(written(tmp_path, 'file = "batas.geojson"\narea_property = "kode"\n'))
    with pytest.raises(ConfigError, match="there is no such file"):
        load(written(tmp_path, 'file = "lain.geojson"\n'))


def test_a_rate_needs_the_population_of_every_area_with_year_and_source(tmp_path: Path) -> None:
    pack = tmp_path / "kota"
    shutil.copytree(SHIPPED / "kota-pekalongan", pack)
    path = written(tmp_path, 'measure = "rate"\n', "kota")
    with pytest.raises(ConfigError, match=r"population = … for area 33.75.01 in .*region.toml"):
        load(path)
    base = pack / "region.toml"
    text = base.read_text(encoding="utf-8").replace("[[areas]]\n", "[[areas]]\npopulation = 80000\n")
    base.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="population_year and population_source"):
        load(path)
    base.write_text('population_year = 2025\npopulation_source = "BPS"\n' + text, encoding="utf-8")
    region = load(path).region
    assert (region.area_measure, region.population_year, region.areas[0].population) == ("rate", 2025, 80_000)


def test_a_measure_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match='"count" or "rate"'):
        load(written(tmp_path, 'measure = "percent"\n'))


def test_a_population_must_be_a_whole_number(tmp_path: Path) -> None:
    pack = tmp_path / "kota"
    shutil.copytree(SHIPPED / "kota-pekalongan", pack)
    base = pack / "region.toml"
    text = base.read_text(encoding="utf-8").replace("[[areas]]\n", '[[areas]]\npopulation = "80.000"\n')
    base.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="write population as a whole number"):
        load(written(tmp_path, "", "kota"))
