from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from publisher.config import Source
from publisher.incidents import Incident
from publisher.intake import Batch, Effect, Finding, IntakeError, Reason
from publisher.intake.table import TableIntake
from publisher.regions import Region
from publisher.vocabulary import CallKind, StepKind

from .conftest import CANARY, END, START, WIB, holds_text, settings_for
from .test_files import xlsx

HEADER = "id,opened_at,closed_at,category,status,nama_pelapor,alamat,lintang"


def table(text: str, region: Region, encoding: str = "utf-8", **more: object) -> TableIntake:
    settings = settings_for([Source("incidents", {}, file="a.csv")], **more)  # type: ignore[arg-type]
    return TableIntake.from_bytes({"incidents": text.encode(encoding)}, settings, region)


def week(intake: TableIntake) -> Batch[Incident]:
    return intake.incidents(START, END)


def test_tickets_of_the_week_are_read_from_a_file_in_a_folder(tmp_path: Path, region: Region) -> None:
    rows = ["A,2026-11-08 23:00,2026-11-08 23:59:59", "B,2026-11-09 00:00,09/11/2026 00.00", "C,,2026-11-16 00:00"]
    (tmp_path / "tiket.csv").write_text("\n".join(["id,opened_at,closed_at", *rows]), encoding="utf-8")
    settings = settings_for([Source("incidents", {}, file="tiket.csv")], path=tmp_path)
    batch = TableIntake(settings, region).incidents(START, END)
    assert [(item.id, item.row, item.closed_at) for item in batch.rows] == [("B", 3, START)]


def test_a_path_that_is_the_file_itself_serves_too(tmp_path: Path, region: Region) -> None:
    (tmp_path / "a.csv").write_text("id,closed_at\nA,2026-11-10\n", encoding="utf-8")
    settings = settings_for([Source("incidents", {}, file="a.csv")], path=tmp_path / "a.csv")
    assert len(week(TableIntake(settings, region)).rows) == 1


def test_no_object_reachable_from_a_batch_holds_a_private_cell(region: Region) -> None:
    row = f"A,2026-11-10 08:00,2026-11-10 09:00,HWN,SELESAI,{CANARY},{CANARY},{CANARY}"
    bad = f"A,{CANARY},{CANARY},HWN,SELESAI,{CANARY},{CANARY},{CANARY}"
    batch = week(table(f"{HEADER}\n{row}\n{bad}\n", region))
    assert len(batch.rows) == len(batch.quarantine) == 1
    assert not holds_text(batch, CANARY)
    # The look itself works: what is mapped is found.
    assert holds_text(batch, "HWN")


def test_private_cells_of_a_workbook_are_left_behind_too(region: Region) -> None:
    moment = datetime(2026, 11, 10, 8)  # noqa: DTZ001
    data = xlsx(["id", "nama_pelapor", "closed_at"], [20261110.0, CANARY, moment], ["B", CANARY, 46336.5]).data or b""
    settings = settings_for([Source("incidents", {}, file="a.xlsx")])
    batch = week(TableIntake.from_bytes({"incidents": data}, settings, region))
    assert [(item.id, item.row) for item in batch.rows] == [("20261110", 2)]
    # A serial number is a time only where its cell is a date.
    assert [(fault.row, fault.reason) for fault in batch.quarantine] == [(3, Reason.BAD_TIME)]
    assert not holds_text(batch, CANARY)


def test_a_file_without_closing_times_is_refused_by_that_name(region: Region) -> None:
    with pytest.raises(IntakeError, match="the uploaded file of incidents has no closing time"):
        week(table("Day,Month,Year,Time of Call,Incident Number\n1,July,2014,01:54:02,5538\n", region, "cp1252"))
    with pytest.raises(IntakeError, match="not one of 2 rows has a readable closing time in 'closed_at'") as caught:
        week(table(f"id,closed_at\nA,{CANARY}\nB,\n", region))
    assert CANARY not in str(caught.value)


def test_an_export_with_a_header_only_is_an_empty_week(region: Region) -> None:
    assert week(table(f"{HEADER}\n", region)) == Batch(())


def test_open_tickets_of_an_export_are_told_from_those_that_lack_their_closing_time(region: Region) -> None:
    rows = [
        "A,2026-11-10,2026-11-10,,SELESAI",
        "B,2026-11-10,,,PROSES",
        "C,2026-11-10,0000-00-00,,DITUTUP",
        "D,2025-01-01,,,PROSES",
    ]
    batch = week(table("\n".join([HEADER, *rows]), region))
    assert [(fault.row, fault.reason) for fault in batch.quarantine if fault.effect is Effect.SET_ASIDE] == [
        (3, Reason.NOT_CLOSED),
        (4, Reason.NO_CLOSING_TIME),
    ]


def test_georeport_bulk_needs_no_mapping(region: Region) -> None:
    text = (
        "service_request_id,requested_datetime,updated_datetime,closed_date,service_name,status,address,lat,long\n"
        f"638344,2026-11-09T06:37:38-08:00,,2026-11-10T01:00:00-08:00,Pohon,closed,{CANARY},{CANARY},{CANARY}\n"
    )
    (incident,) = week(table(text, region)).rows
    assert (incident.id, incident.category, incident.changed_at) == ("638344", "Pohon", None)
    assert incident.closed_at == datetime.fromisoformat("2026-11-10T09:00:00+00:00")
    assert not holds_text(incident, CANARY)


def test_zone_forms_and_delimiter_are_the_sources_own(region: Region) -> None:
    text = "Nomor;Tutup\nA;11/09/2026 12:00:00 AM\nB;11/16/2026 12:00:00 AM\n"
    zone = ZoneInfo("America/New_York")
    source = Source("incidents", {"id": "Nomor", "closed_at": "Tutup"}, file="a.csv", delimiter=";")
    settings = settings_for([source], zone=zone, formats=("%m/%d/%Y %I:%M:%S %p",))
    intake = TableIntake.from_bytes({"incidents": text.encode()}, settings, region)
    start = datetime(2026, 11, 9, tzinfo=zone)
    batch = intake.incidents(start, datetime(2026, 11, 16, tzinfo=zone))
    assert [(item.id, item.closed_at) for item in batch.rows] == [("A", start)]


def test_a_column_that_stands_twice_is_not_guessed_at(region: Region) -> None:
    with pytest.raises(IntakeError, match="'closed_at' stands twice"):
        week(table("id,closed_at,closed_at\nA,2026-11-10,2026-11-11\n", region))


def all_four(region: Region, steps: str) -> TableIntake:
    contents = {
        "incidents": "id,closed_at\nA,2026-11-10 10:00\nB,2026-11-17 10:00\n",
        "steps": steps,
        "calls": "day,call_type,answered,calls\n2026-11-08,PRANK,1,9\n2026-11-09,PRANK,ya,3\n",
        "changes": "id,status,opened_at\nA,PROSES,2026-11-15 23:59\nB,PROSES,2026-11-16 00:00\n",
    }
    data = {name: text.encode() for name, text in contents.items()}
    return TableIntake.from_bytes(data, settings_for([Source("incidents", {}, file="a.csv")]), region)


def test_the_other_sources_are_read_from_their_files(region: Region) -> None:
    intake = all_four(
        region,
        "id,agency,step,at,closed_at\nA,Damkar,sent,2026-11-10 09:00,2026-11-10 10:00\nB,PLN,sent,2026-11-10,2026-11-17\n",
    )
    steps = intake.steps(START, END)
    assert steps is not None
    assert [(step.incident_id, step.kind) for step in steps.rows] == [("A", StepKind.SENT)]
    calls = intake.calls(date(2026, 11, 9), date(2026, 11, 15))
    assert calls is not None
    assert [(count.day, count.kind, count.calls) for count in calls.rows] == [(date(2026, 11, 9), CallKind.PRANK, 3)]
    changes = intake.changes(START, END)
    assert changes is not None
    assert [change.id for change in changes.rows] == ["A"]


def test_steps_without_closing_times_are_those_of_the_weeks_tickets(region: Region) -> None:
    intake = all_four(region, "id,agency,step,at\nA,Damkar,sent,2026-11-10 09:00\nB,PLN,sent,2026-11-10 09:00\n")
    steps = intake.steps(START, END)
    assert steps is not None
    assert [step.incident_id for step in steps.rows] == ["A"]


def test_files_that_were_not_given_answer_none(region: Region) -> None:
    intake = table("id,closed_at\n", region)
    assert intake.steps(START, END) is None
    assert intake.calls(date(2026, 11, 9), date(2026, 11, 15)) is None
    assert intake.changes(START, END) is None
    with pytest.raises(IntakeError, match="file of closed incidents is missing"):
        TableIntake.from_bytes({"calls": b""}, settings_for([]), region)


def checked(intake: TableIntake) -> dict[str, Finding]:
    return {finding.what: finding for finding in intake.check(START, END)}


def test_the_check_tells_costs_guesses_and_the_zone(region: Region) -> None:
    intake = table("id;closed_at;category\nA;2026-11-15 23:30;caf\xe9\n", region, "cp1252", zone=ZoneInfo("UTC"))
    findings = list(intake.check(START, END))
    says = " ".join(finding.says for finding in findings)
    for part in (
        "cp1252",
        "delimiter is ';'",
        "without a timeline",
        "no page about calls",
        "no story card",
        "6 hours in the future",
    ):
        assert part in says, part
    assert checked(intake)["incidents"].well


def test_the_check_of_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path, region: Region) -> None:
    settings = settings_for([Source("incidents", {}, file="hilang.csv")], path=tmp_path, zone=WIB)
    (finding,) = TableIntake(settings, region).check(START, END)
    assert not finding.well
    assert "hilang.csv: there is no such file" in finding.says


def test_a_sample_of_which_a_third_is_set_aside_is_not_well(region: Region) -> None:
    text = "id,closed_at\nA,2026-11-10\n,2026-11-10\n"
    finding = checked(table(text, region))["incidents"]
    assert not finding.well
    assert finding.says == (
        "1 rows read, set aside: 1 × tanpa nomor tiket. The first: row 3 of incidents, id: expected a ticket number, "
        "found nothing."
    )
