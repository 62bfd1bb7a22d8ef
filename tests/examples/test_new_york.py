"""Requests in MariaDB, bounded by closed_date on New York's clock; what is still open is told, not counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from examples.compare import figures
from examples.independent import new_york
from publisher.clock import Week
from publisher.config import load
from tests.examples.conftest import loader, publisher, write_csv
from tests.examples.weeks import excluded, prepared, quarantine

HEADER = (
    "unique_key,created_date,agency,agency_name,complaint_type,descriptor,incident_zip,intersection_street_1,"
    "intersection_street_2,address_type,city,facility_type,status,resolution_description,resolution_action_updated_date,"
    "community_board,borough,x_coordinate_state_plane,y_coordinate_state_plane,open_data_channel_type,park_facility_name,"
    "park_borough,latitude,longitude,location,:@computed_region_efsh_h5xi,incident_address,street_name,cross_street_1,"
    "cross_street_2,bbl,location_type,landmark,vehicle_type,closed_date,due_date"
)


def request(
    key: int, kind: str, descriptor: str, opened: str, closed: str, status: str = "Closed", borough: str = "QUEENS"
) -> dict[str, str]:
    return {
        "unique_key": str(key),
        "created_date": opened,
        "agency": "NYPD",
        "complaint_type": kind,
        "descriptor": descriptor,
        "facility_type": "N/A",
        "status": status,
        "resolution_description": "The caller, Rekaan Contoh, was told.",
        "resolution_action_updated_date": closed or opened,
        "borough": borough,
        "incident_address": "12 JALAN REKAAN",
        "closed_date": closed,
    }


# The comments say where each belongs: the first three are about Monday, 27 May 2024, 00.00 on New York's clock.
ROWS = (
    # Week 21, though it is Monday in UTC.
    request(1, "Illegal Parking", "Blocked Hydrant", "2024-05-26T22:12:00.000", "2024-05-26T23:59:59.000"),
    # Week 22.
    request(2, "Noise - Street/Sidewalk", "Loud Music/Party", "2024-05-26T23:41:00.000", "2024-05-27T00:30:00.000"),
    # Opened in week 22, closed on the stroke of week 23: still open at the end of week 22.
    request(3, "Street Condition", "Pothole", "2024-06-02T11:07:00.000", "2024-06-03T00:00:00.000"),
    # Week 22: guarded, sensitive, unknown to the pack (which is sensitive), and one without an area.
    request(4, "Noise - Residential", "Loud Music/Party", "2024-05-28T21:12:00.000", "2024-05-28T22:22:00.000"),
    request(5, "Encampment", "", "2024-05-29T08:12:00.000", "2024-05-29T10:22:00.000", borough="BROOKLYN"),
    request(6, "Complaint Of A New Kind", "", "2024-05-29T08:13:00.000", "2024-05-29T10:23:00.000"),
    request(
        7, "Street Light Condition", "Street Light Out", "2024-05-30T08:13:00", "2024-05-30T10:23:00", borough="Unspecified"
    ),
    # Never closed: opened in week 21.
    request(8, "Rodent", "Rat Sighting", "2024-05-25T09:13:00.000", "", "In Progress"),
    request(9, "Traffic", "Congestion/Gridlock", "2024-05-26T09:13:00.000", "", "Open"),
)


@pytest.fixture
def folder(example: Callable[[str], Path], database: Callable[[str], str], tmp_path: Path) -> Path:
    database("mariadb")
    copy = example("new-york")
    assert loader(copy).main(["--csv", str(write_csv(tmp_path / "requests.csv", HEADER, ROWS))]) == 0
    return copy


def test_week_bounded_by_closed_date(folder: Path) -> None:
    made = prepared(folder, "2024-W22")
    assert made.reading.rows == 5  # 2, 4, 5, 6, 7
    assert (made.summary.total, made.summary.open_total, made.summary.guarded_total) == (5, 2, 3)
    assert dict(made.reading.unknown) == {"category": 1, "area": 1}
    assert made.summary.area_unknown == 1
    assert excluded(made) == {}
    assert quarantine(made) == {}
    assert made.summary.previous_total == 1
    assert made.stories == ()


def test_still_open_at_the_end_of_the_week(folder: Path) -> None:
    still_open = prepared(folder, "2024-W22").summary.still_open
    assert still_open is not None
    # 3, 8 and 9; a week before 2 in the place of 3.
    assert (still_open.now, still_open.previous) == (3, 3)


@pytest.mark.parametrize(("week", "total"), [("2024-W21", 1), ("2024-W23", 1), ("2024-W24", 0)])
def test_monday_midnight_is_new_yorks(folder: Path, week: str, total: int) -> None:
    assert prepared(folder, week).summary.total == total


@pytest.mark.parametrize("week", ["2024-W21", "2024-W22", "2024-W23"])
def test_independent_count_agrees(folder: Path, week: str, tmp_path: Path) -> None:
    counted = new_york(tmp_path / "requests.csv", Week.parse(week).monday.isoformat())
    ours = figures(load(folder), Week.parse(week))
    ours.pop("unknown category", None)  # on the real file there is none, and the count knows no pack
    assert ours == {name: count for name, count in counted.items() if count}


def test_command_line_from_database_to_pages(folder: Path, tmp_path: Path) -> None:
    made = publisher(folder, "prepare", "--week", "2024-W22", "--json")
    assert made.returncode == 0, made.stderr
    said = json.loads(made.stdout)
    assert (said["total"], said["rows"], said["pages"]) == (5, 5, ["sampul", "jenis", "cara-baca"])
    exported = publisher(folder, "export", "2024-W22", "--to", str(tmp_path / "pages"))
    assert exported.returncode == 0, exported.stderr
    assert len(list((tmp_path / "pages").glob("*.jpg"))) == 3
