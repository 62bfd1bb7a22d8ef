"""A CSV whose one status column says how a request was closed: each kind in its bucket, each fault by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from examples.compare import figures
from examples.independent import baltimore
from publisher.anonymise.classes import Excluded
from publisher.clock import Week
from publisher.config import load
from publisher.intake import Reason
from tests.examples.conftest import loader, publisher, write_csv
from tests.examples.weeks import excluded, prepared, quarantine

HEADER = (
    "SRRecordID,ServiceRequestNum,SRType,MethodReceived,CreatedDate,SRStatus,StatusDate,DueDate,CloseDate,Agency,"
    "LastActivity,LastActivityDate,Outcome,Address,ZipCode,Neighborhood,CouncilDistrict,PoliceDistrict,PolicePost,"
    "Latitude,Longitude,GeoLocation,2010 Census Wards Precincts,2010 Census Neighborhoods,Zip Codes,DaysOpen"
)


def request(key: str, kind: str, opened: str, closed: str, status: str = "Closed", changed: str = "") -> dict[str, str]:
    return {
        "SRRecordID": key,
        "ServiceRequestNum": f"19-{key}",
        "SRType": kind,
        "MethodReceived": "Phone",
        "CreatedDate": opened,
        "SRStatus": status,
        "StatusDate": changed or opened,
        "CloseDate": closed,
        "Address": "12 JALAN REKAAN, BALTIMORE",
        "PoliceDistrict": "Southern",
        "GeoLocation": "(39.0, -76.0)",
    }


# The week is 4–10 February 2019.
SOUND = (
    # On both edges of the week, on Baltimore's clock; the second is Monday in UTC.
    request("A", "SW-Dirty Alley", "02/03/2019 08:11:00 PM", "02/04/2019 12:30:00 AM"),
    request("B", "BGE-StLight(s) Out", "02/09/2019 08:11:00 PM", "02/10/2019 11:59:59 PM"),
    request("C", "SW-HGW", "02/10/2019 08:11:00 PM", "02/11/2019 12:00:00 AM"),
    # After noon and after midnight, which only AM and PM tell apart.
    request("D", "SW-HGW", "02/06/2019 11:41:00 AM", "02/06/2019 12:15:00 PM"),
    # One column, three ways of being closed.
    request("E", "TRM-Pothole Repair", "02/05/2019 08:11:00 AM", "02/06/2019 08:11:00 AM", "Closed (Duplicate)"),
    request("F", "TRM-Bridge Concern", "02/05/2019 08:12:00 AM", "02/06/2019 08:11:00 AM", "Closed (Transferred)"),
    # The city's own round; a dog's owner (guarded); a type left unknown on purpose (sensitive).
    request("G", "SW-Rat Rubout Proactive", "02/05/2019 08:13:00 AM", "02/06/2019 08:11:00 AM"),
    request("H", "HLTH-Animal Barking Dog", "02/05/2019 08:14:00 AM", "02/06/2019 08:11:00 AM"),
    request("I", "PABC-Handicapped Parking Request", "02/05/2019 08:15:00 AM", "02/06/2019 08:11:00 AM"),
    # Counted, but out of durations: 70 days, and none.
    request("J", "SW-HGW", "11/28/2018 08:16:00 AM", "02/06/2019 08:11:00 AM"),
    request("K", "TRS-Parking Complaint", "02/07/2019 08:17:00 AM", "02/07/2019 08:17:00 AM"),
    # Open, and told as set aside because it changed in the week.
    request("L", "SW-Dirty Street", "02/01/2019 08:18:00 AM", "", "Open", changed="02/08/2019 08:18:00 AM"),
    # Closed in the week after, with a status date that nobody touched: it has a closing time.
    request("M", "SW-Dirty Street", "02/07/2019 08:19:00 AM", "02/12/2019 08:19:00 AM"),
)
FAULTY = (
    # The same request once more, as it stood a day earlier.
    request("D", "SW-HGW", "02/06/2019 11:41:00 AM", "02/06/2019 12:15:00 PM", changed="02/05/2019 11:41:00 AM"),
    request("N", "SW-HGW", "02/01/2019 11:41:00 AM", "last week", changed="02/06/2019 11:41:00 AM"),
    request("", "SW-HGW", "02/06/2019 11:42:00 AM", "02/06/2019 12:15:00 PM"),
)
WEEK = "2019-W06"


@pytest.fixture
def publication(example: Callable[[str], Path], tmp_path: Path) -> Callable[..., Path]:
    def make(*rows: dict[str, str], header: str = HEADER) -> Path:
        copy = example("baltimore")
        assert loader(copy).main(["--csv", str(write_csv(tmp_path / "requests.csv", header, rows))]) == 0
        return copy

    return make


def test_each_kind_of_closing_has_its_bucket(publication: Callable[..., Path]) -> None:
    made = prepared(publication(*SOUND), WEEK)
    assert made.reading.rows == 11  # A, B, D to K; L as set aside
    assert made.summary.total == 7
    assert (made.summary.open_total, made.summary.guarded_total) == (5, 2)
    assert made.summary.transferred == 1
    assert excluded(made) == {Excluded.DUPLICATE: 1, Excluded.TRANSFERRED: 1, Excluded.NOT_INCIDENT: 1}
    assert dict(made.reading.unknown) == {"category": 1}
    # 7 without J and K; B took 28 hours.
    assert (made.summary.closing_base, made.summary.within_24h) == (5, 4)


def test_faults_are_told_by_name(publication: Callable[..., Path]) -> None:
    made = prepared(publication(*SOUND, *FAULTY), WEEK)
    assert made.summary.total == 7
    assert quarantine(made) == {
        ("incidents", Reason.NOT_CLOSED): 1,
        ("incidents", Reason.TOO_LONG): 1,
        ("incidents", Reason.ZERO_DURATION): 1,
        ("incidents", Reason.REPEATED_ID): 1,
        ("incidents", Reason.BAD_TIME): 1,
        ("incidents", Reason.NO_ID): 1,
        ("changes", Reason.REPEATED_ID): 1,
        ("changes", Reason.NO_ID): 1,
    }


def test_closed_after_the_week_is_not_closed_without_time(publication: Callable[..., Path]) -> None:
    """M says Closed, was opened in this week and changed last in it; its closing time lies in the next."""
    made = prepared(publication(SOUND[0], SOUND[-1]), WEEK)
    assert quarantine(made) == {}
    assert made.summary.still_open is not None
    assert made.summary.still_open.now == 1


@pytest.mark.parametrize(("week", "total"), [("2019-W05", 0), ("2019-W07", 2)])
def test_monday_midnight_is_baltimores(publication: Callable[..., Path], week: str, total: int) -> None:
    assert prepared(publication(*SOUND), week).summary.total == total


@pytest.mark.parametrize("week", ["2019-W05", "2019-W06", "2019-W07"])
def test_independent_count_agrees(publication: Callable[..., Path], week: str, tmp_path: Path) -> None:
    folder = publication(*SOUND)
    counted = baltimore(tmp_path / "requests.csv", Week.parse(week).monday.isoformat())
    assert figures(load(folder), Week.parse(week)) == {name: count for name, count in counted.items() if count}


def test_data_are_linked_not_copied(publication: Callable[..., Path], tmp_path: Path) -> None:
    link = publication(*SOUND) / "incidents.csv"
    assert link.is_symlink()
    assert link.resolve() == (tmp_path / "requests.csv").resolve()


def test_command_line_from_file_to_pages(publication: Callable[..., Path], tmp_path: Path) -> None:
    folder = publication(*SOUND)
    made = publisher(folder, "prepare", "--week", WEEK, "--json")
    assert made.returncode == 0, made.stderr
    said = json.loads(made.stdout)
    assert (said["total"], said["rows"], said["pages"]) == (7, 11, ["sampul", "jenis", "cara-baca"])
    exported = publisher(folder, "export", WEEK, "--to", str(tmp_path / "pages"))
    assert exported.returncode == 0, exported.stderr
    assert len(list((tmp_path / "pages").glob("*.jpg"))) == 3
