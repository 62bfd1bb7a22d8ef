"""Whatever a table of ours holds, a spreadsheet shows it and runs none of it."""

from __future__ import annotations

import csv
import io

import pytest

from publisher.anonymise.gate import GateError
from publisher.exits import csv_text

PAYLOADS = ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("x";"y")', "SUM(A1:A9)", "IMPORTXML(A1)", "")
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "=-", "@=", "\t=", "\r\n=")


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_cell_that_would_run_is_a_text_or_is_refused(start: str, payload: str) -> None:
    try:
        table = csv_text(("nomor", f"{start}arti"), [[1, f"{start}{payload}"]], "table")
    except GateError:
        assert start[0] == "@", "only what looks like an account of somebody is refused"
        return
    for _, cell in csv.reader(io.StringIO(table)):
        assert cell.startswith("'")
        assert cell.lstrip("'").startswith(start[0])


def test_numbers_stay_numbers() -> None:
    assert csv_text(("nomor",), [[-12], [0], ["-7"]], "table").split() == ["nomor", "-12", "0", "-7"]


def test_a_semicolon_starts_no_second_cell_where_it_parts_cells() -> None:
    """Spreadsheets set to Indonesian part cells with semicolons, and read a comma as a decimal."""
    table = csv_text(("arti",), [["kejadian;=1+1"]], "table")
    cells = [cell for row in csv.reader(io.StringIO(table), delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]
