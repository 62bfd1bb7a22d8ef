"""Each example loads, has its classes as its comments say, and prints words that fit."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from examples.compare import FOLDER
from publisher.anonymise.classes import kind_of
from publisher.config import load
from publisher.intake.fields import FIELDS
from publisher.intake.open import open_intake
from publisher.prepare.theme import theme_faults
from publisher.regions import Region, load_region
from publisher.templates.icons import outline
from publisher.templates.theme import DEFAULT
from publisher.vocabulary import PublicClass, Status

CITIES = ("san-francisco", "new-york", "baltimore")
OPEN, GUARDED, SENSITIVE, NOT = PublicClass.OPEN, PublicClass.GUARDED, PublicClass.SENSITIVE, PublicClass.NOT_INCIDENT


def pack(city: str) -> Region:
    return load_region(FOLDER / city / "region")


@pytest.mark.parametrize("city", CITIES)
def test_settings_and_pack_load(city: str) -> None:
    settings = load(FOLDER / city)
    assert settings.slug == city
    assert settings.backend == "rehearsal"
    assert settings.zone == settings.intake.timezone
    open_intake(settings.intake, settings.region)


@pytest.mark.parametrize("city", CITIES)
def test_everybody_can_read_the_theme(city: str) -> None:
    settings = load(FOLDER / city)
    assert theme_faults(settings) == ()
    assert (settings.theme == DEFAULT) == (city != "san-francisco")


@pytest.mark.parametrize("name", ["avon", "messy"])
def test_refused_settings_load(name: str) -> None:
    settings = load(FOLDER / "refused" / name)
    assert "closed_at" not in settings.intake.sources["incidents"].columns


@pytest.mark.parametrize("city", CITIES)
def test_no_private_column_is_mapped(city: str) -> None:
    private = re.compile(
        r"address|street|location|lat|lon|coord|zip|resolution_description|name|phone|outcome", re.IGNORECASE
    )
    for source in load(FOLDER / city).intake.sources.values():
        assert set(source.columns) <= set(FIELDS[source.name].all)
        assert [column for column in source.columns.values() if private.search(column)] == []
        assert not private.search(re.sub(r"LATERAL", "", source.query or ""))


@pytest.mark.parametrize(
    ("city", "label", "expected"),
    [
        ("san-francisco", "Structure Fire", OPEN),
        ("san-francisco", "Alarms", OPEN),
        ("san-francisco", "Gas Leak (Natural and LP Gases)", OPEN),
        ("san-francisco", "Medical Incident", GUARDED),
        ("san-francisco", "Traffic Collision", GUARDED),
        ("san-francisco", "Citizen Assist / Service Call", GUARDED),
        ("san-francisco", "Other", SENSITIVE),
        ("new-york", "Noise - Street/Sidewalk", OPEN),
        ("new-york", "Illegal Parking", OPEN),
        ("new-york", "Rodent", OPEN),
        ("new-york", "Noise - Residential", GUARDED),
        ("new-york", "HEAT/HOT WATER", GUARDED),
        ("new-york", "Animal-Abuse", GUARDED),
        ("new-york", "Drug Activity", GUARDED),
        ("new-york", "Homeless Person Assistance", SENSITIVE),
        ("new-york", "Encampment", SENSITIVE),
        ("new-york", "A Kind Of Next Year", SENSITIVE),
        ("baltimore", "SW-Dirty Alley", OPEN),
        ("baltimore", "WW-Water Leak (Exterior)", OPEN),
        ("baltimore", "HLTH-Animal Barking Dog", GUARDED),
        ("baltimore", "FIN-City Motor Vehicle Accident", GUARDED),
        ("baltimore", "PABC-Handicapped Parking Request", SENSITIVE),
        ("baltimore", "SW-Rat Rubout Proactive", NOT),
        ("baltimore", "FCPF-Trial Request-Parking", NOT),
    ],
)
def test_class_of_a_label(city: str, label: str, expected: PublicClass) -> None:
    assert kind_of(label, pack(city)).public_class is expected


@pytest.mark.parametrize("city", CITIES)
def test_icons_are_there(city: str) -> None:
    stand_in = outline("no such icon")
    region = pack(city)
    for name in {region.guarded_icon, *(category.icon for category in region.categories)}:
        assert outline(name) is not stand_in
        assert outline(name).vertices.shape != stand_in.vertices.shape


def test_one_status_column_tells_closing_and_its_reason() -> None:
    region = pack("baltimore")
    for label, reason in (("Closed", None), ("Closed (Duplicate)", "duplicate"), ("Closed (Transferred)", "transferred")):
        assert region.status(label) is Status.CLOSED
        assert region.close_reason(label) == reason
    assert region.status("Open (Duplicate)") is Status.VOID


def test_areas_are_found_by_the_sources_own_words() -> None:
    assert [area.name for area in pack("new-york").areas] == ["Manhattan", "Bronx", "Brooklyn", "Queens", "Staten Island"]
    found = pack("san-francisco").find_area("11", None)
    assert found is not None
    assert found.name == "Distrik 11"
    assert pack("new-york").find_area("Unspecified", None) is None
    for name in ("Northern", "Northeastern", "Northwestern"):
        district = pack("baltimore").find_area(name, None)
        assert district is not None
        assert district.name == name


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.toml")) + sorted(FOLDER.rglob("*.py")) + [FOLDER / "README.md"])
def test_no_path_of_a_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        tomllib.loads(text)
    assert not re.search(r"(?<![\w.])/(?:work|tmp|home|root|Users)/", text)
