"""One row per unit becomes one incident, and the last unit's time decides on the week."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from examples.compare import figures
from examples.independent import san_francisco
from publisher.anonymise.classes import Excluded
from publisher.clock import Week
from publisher.config import load
from publisher.intake.open import open_intake
from publisher.vocabulary import Role, StepKind
from tests.examples.conftest import loader, publisher, write_csv
from tests.examples.san_francisco_rows import HEADER, ROWS
from tests.examples.weeks import excluded, prepared, quarantine


@pytest.fixture
def folder(example: Callable[[str], Path], database: Callable[[str], str], tmp_path: Path) -> Path:
    database("postgresql")
    copy = example("san-francisco")
    assert loader(copy).main(["--csv", str(write_csv(tmp_path / "unit.csv", HEADER, ROWS))]) == 0
    return copy


def test_week_of_grouped_incidents(folder: Path) -> None:
    made = prepared(folder, "2020-W16")
    assert made.reading.rows == 6  # 2, 4, 5, 6, 7, 8
    assert (made.summary.total, made.summary.open_total, made.summary.guarded_total) == (4, 2, 2)
    assert excluded(made) == {Excluded.TRANSFERRED: 1, Excluded.NOT_INCIDENT: 1}
    assert dict(made.reading.unknown) == {"category": 1}
    assert quarantine(made) == {}
    assert {item.code: item.week for item in made.summary.categories if item.week} == {"KEB": 1, "UTL": 1}
    # No source of flags: they count as raised, and nothing is told.
    assert made.stories == ()


@pytest.mark.parametrize(("week", "total"), [("2020-W15", 1), ("2020-W17", 2), ("2020-W18", 0)])
def test_last_unit_decides_on_the_week(folder: Path, week: str, total: int) -> None:
    assert prepared(folder, week).summary.total == total


def test_steps_are_those_of_the_units(folder: Path) -> None:
    settings = load(folder)
    week = Week(2020, 16)
    intake = open_intake(settings.intake, settings.region)
    steps = intake.steps(week.start(settings.zone), week.end(settings.zone))
    assert steps is not None
    # Eight units of six incidents; all but the chief's arrive.
    assert len(steps.rows) == 8 * 3 - 1
    assert sum(step.kind is StepKind.ON_SCENE for step in steps.rows) == 7
    leads = {(step.incident_id, step.agency) for step in steps.rows if step.role is Role.LEAD}
    assert leads == {("2", "ENGINE"), ("4", "MEDIC"), ("5", "ENGINE"), ("6", "ENGINE"), ("7", "ENGINE"), ("8", "TRUCK")}


@pytest.mark.parametrize("week", ["2020-W15", "2020-W16", "2020-W17", "2020-W18"])
def test_independent_count_agrees(folder: Path, week: str, tmp_path: Path) -> None:
    counted = san_francisco(tmp_path / "unit.csv", Week.parse(week).monday.isoformat())
    assert figures(load(folder), Week.parse(week)) == {name: count for name, count in counted.items() if count}


def test_command_line_from_database_to_pages(folder: Path, tmp_path: Path) -> None:
    made = publisher(folder, "prepare", "--week", "2020-W16", "--json")
    assert made.returncode == 0, made.stderr
    said = json.loads(made.stdout)
    assert (said["total"], said["rows"], said["pages"]) == (4, 6, ["sampul", "jenis", "cara-baca"])
    exported = publisher(folder, "export", "2020-W16", "--to", str(tmp_path / "pages"))
    assert exported.returncode == 0, exported.stderr
    assert len(list((tmp_path / "pages").glob("*.jpg"))) == 3
    caption = (tmp_path / "pages" / "caption.txt").read_text(encoding="utf-8")
    assert "4 kejadian" in caption
    assert "Empat kejadian darurat selesai dalam seminggu" in caption
