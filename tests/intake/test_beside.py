"""The two sources that are off unless configured: values that must not leave, and notes written for the public."""

from __future__ import annotations

import pytest

from publisher.config import Source
from publisher.intake import IntakeError
from publisher.intake.sql import SqlIntake
from publisher.intake.table import TableIntake
from publisher.regions import Region

from .conftest import END, START, Database, settings_for

PRIVATE = {"closed_at": "TIME", "nama": "VARCHAR(80)", "hp": "VARCHAR(40)"}
NOTES = {"id": "VARCHAR(40)", "closed_at": "TIME", "catatan_publik": "VARCHAR(900)"}
MAPPED = {"closed_at": "closed_at", "reporter": "nama", "phone": "hp"}
ROWS = [
    {"closed_at": "2026-11-08 23:59:59", "nama": "Tarjo", "hp": "0811000001"},
    {"closed_at": "2026-11-09 00:00:00", "nama": "Sumiyati", "hp": "0811000002"},
    {"closed_at": "2026-11-15 23:59:59", "nama": "Sumiyati", "hp": None},
    {"closed_at": "2026-11-16 00:00:00", "nama": "Wagiman", "hp": "0811000003"},
]


def sql(database: Database, region: Region, *sources: Source) -> SqlIntake:
    incidents = Source("incidents", {}, view=database.table({"id": "VARCHAR(40)", "closed_at": "TIME"}))
    return SqlIntake(settings_for([incidents, *sources], url=database.url), region)


def test_private_values_of_the_week_come_once_each_with_the_gates_labels(database: Database, region: Region) -> None:
    source = Source("private", MAPPED, view=database.table(PRIVATE, ROWS))
    assert sorted(sql(database, region, source).private(START, END) or ()) == [
        ("NAME", "Sumiyati"),
        ("PHONE", "0811000002"),
    ]


def test_notes_of_the_week_come_by_ticket_in_one_line(database: Database, region: Region) -> None:
    rows = [
        {"id": "A", "closed_at": "2026-11-10 08:00:00", "catatan_publik": "Pohon sudah\r\ndipotong."},
        {"id": "B", "closed_at": "2026-11-10 08:00:00", "catatan_publik": None},
        {"id": "C", "closed_at": "2026-11-17 08:00:00", "catatan_publik": "Minggu depan."},
    ]
    mapped = {"id": "id", "closed_at": "closed_at", "note": "catatan_publik"}
    intake = sql(database, region, Source("notes", mapped, view=database.table(NOTES, rows)))
    assert intake.notes(START, END) == {"A": "Pohon sudah dipotong."}


def test_a_note_as_long_as_a_report_is_cut(database: Database, region: Region) -> None:
    rows = [{"id": "A", "closed_at": "2026-11-10 08:00:00", "catatan_publik": "x" * 800}]
    mapped = {"id": "id", "closed_at": "closed_at", "note": "catatan_publik"}
    notes = sql(database, region, Source("notes", mapped, view=database.table(NOTES, rows))).notes(START, END)
    assert notes is not None
    assert len(notes["A"]) == 500


def test_without_configuration_neither_is_read(database: Database, region: Region) -> None:
    intake = sql(database, region)
    assert intake.private(START, END) is None
    assert intake.notes(START, END) is None


def test_a_missing_private_view_is_named_without_a_value(database: Database, region: Region) -> None:
    with pytest.raises(IntakeError, match="v_tidak_ada"):
        sql(database, region, Source("private", MAPPED, view="v_tidak_ada")).private(START, END)


def test_a_private_field_that_the_gate_does_not_know_is_refused_by_name(database: Database, region: Region) -> None:
    with pytest.raises(IntakeError, match="shoe_size"):
        sql(database, region, Source("private", {"closed_at": "closed_at", "shoe_size": "nama"}, view="v"))


def test_files_serve_both_too(region: Region) -> None:
    contents = {
        "incidents": b"id,closed_at\nA,2026-11-10 08:00\n",
        "private": b"closed_at,reporter,address\n2026-11-10 08:00,Tarjo,Jl. Jeruk 5\nkapan-kapan,Wagiman,-\n",
        "notes": b"id,closed_at,note\nA,2026-11-10 08:00,Sudah aman.\nB,kapan-kapan,Tidak jelas.\n",
    }
    intake = TableIntake.from_bytes(contents, settings_for([Source("incidents", {})]), region)
    # A row whose time is unreadable is looked for, too: more to look for is the safe side. As a note it is no use.
    assert sorted(intake.private(START, END) or ()) == [("ADDRESS", "Jl. Jeruk 5"), ("NAME", "Tarjo"), ("NAME", "Wagiman")]
    assert intake.notes(START, END) == {"A": "Sudah aman."}
