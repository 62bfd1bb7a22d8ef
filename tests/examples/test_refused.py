"""A source without a closing time is refused whole, with its name, its reason and the mend; nothing is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.examples.conftest import loader, publisher, write_csv

AVON = "Day,Month,Year,Time of Call,Incident Number,Unitary Authority,Incident Category,Property Category"
MESSY = "service_request_id,date_received,ward,service_type,status,response_days"
AVON_ROWS = [
    # The pound sign and the dash are bytes that UTF-8 does not know.
    dict(
        zip(
            AVON.split(","),
            (str(day), "July", "2014", f"0{day}:54:02", f"00{day}-R", "BANES", "Fire – £", "Dwelling"),
            strict=True,
        )
    )
    for day in range(1, 10)
]
MESSY_ROWS = [
    dict(zip(MESSY.split(","), (f"SR-{number}", day, "8", kind, status, "4"), strict=True))
    for number, day, kind, status in (
        (1, "2023-05-16", "pothole", "Resolved"),
        (2, "", "POTHOLE", "Open"),
        (3, "N/A", "Pothole", "closed"),
        (4, "0000-00-00", "Noise Complaint", "Closed"),
    )
]
SAYS = (
    "has no closing time: incidents needs id, closed_at. "
    'Name the column in [intake.incidents.columns], as closed_at = "…".\n'
)


@pytest.fixture
def refused(example: Callable[[str], Path], tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        folder = example("refused")
        if name == "avon":
            data = write_csv(tmp_path / "avon.csv", AVON, AVON_ROWS, "cp1252")
        else:
            data = write_csv(tmp_path / "messy.csv", MESSY, MESSY_ROWS)
        assert loader(folder).main([name, "--csv", str(data)]) == 0
        return folder / name

    return make


@pytest.mark.parametrize(("name", "week"), [("avon", "2014-W28"), ("messy", "2023-W20")])
def test_refused_by_name_with_the_reason(refused: Callable[[str], Path], name: str, week: str) -> None:
    folder = refused(name)
    made = publisher(folder, "prepare", "--week", week)
    assert made.returncode == 1
    assert made.stdout == ""
    assert made.stderr == f"publisher: {folder / 'incidents.csv'} {SAYS}"
    # Nothing half-made: there is no edition to export.
    exported = publisher(folder, "export", week, "--to", str(folder / "pages"))
    assert exported.returncode == 1
    assert "There is no edition" in exported.stderr
    assert not (folder / "pages").exists()


@pytest.mark.parametrize(
    ("name", "week", "column", "rows"),
    [("avon", "2014-W28", "Time of Call", 9), ("messy", "2023-W20", "response_days", 4)],
)
def test_column_that_is_no_closing_time_is_refused(
    refused: Callable[[str], Path], name: str, week: str, column: str, rows: int
) -> None:
    folder = refused(name)
    config = folder / "publisher.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("\nid = ", f'\nclosed_at = "{column}"\nid = '), encoding="utf-8")
    made = publisher(folder, "prepare", "--week", week)
    assert made.returncode == 1
    assert made.stderr == (
        f"publisher: {folder / 'incidents.csv'}: not one of {rows} rows has a readable closing time in {column!r}. "
        "Map another column, or set [intake] formats.\n"
    )


def test_check_tells_the_refusal(refused: Callable[[str], Path]) -> None:
    made = publisher(refused("avon"), "check")
    assert made.returncode == 1
    assert "has no closing time" in made.stdout
