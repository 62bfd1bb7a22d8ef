from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from publisher.clock import Week
from publisher.config import Source
from publisher.intake import Effect, IntakeError, Reason
from publisher.intake.sql import SqlIntake
from publisher.regions import Region
from publisher.vocabulary import CallKind, Flag, Role, StepKind

from .conftest import CANARY, END, START, WIB, Database, holds_text, local, settings_for

COLUMNS = {"id": "VARCHAR(40)", "opened_at": "TIME", "closed_at": "TIME", "changed_at": "TIME", "category": "VARCHAR(200)"}


def ticket(
    ticket_id: str, closed: str | None, opened: str | None = "2026-11-09 07:00:00", **more: object
) -> dict[str, object]:
    return {"id": ticket_id, "opened_at": opened, "closed_at": closed, **more}


def reading(
    database: Database,
    region: Region,
    rows: Sequence[Mapping[str, object]] = (),
    columns: Mapping[str, str] = COLUMNS,
    zone: ZoneInfo = WIB,
) -> SqlIntake:
    source = Source("incidents", {}, view=database.table(columns, rows))
    return SqlIntake(settings_for([source], url=database.url, zone=zone), region)


def ids(intake: SqlIntake, start: datetime = START, end: datetime = END) -> list[str]:
    return sorted(incident.id for incident in intake.incidents(start, end).rows)


def test_the_week_begins_exactly_on_monday_midnight_of_the_zone(database: Database, region: Region) -> None:
    intake = reading(
        database,
        region,
        [
            ticket("before", "2026-11-08 23:59:59"),
            ticket("first", "2026-11-09 00:00:00"),
            ticket("last", "2026-11-15 23:59:59"),
            ticket("after", "2026-11-16 00:00:00"),
        ],
    )
    assert ids(intake) == ["first", "last"]
    assert ids(intake, END, END + timedelta(days=7)) == ["after"]


def test_a_source_that_writes_utc_is_read_by_its_declared_zone(database: Database, region: Region) -> None:
    rows = [
        ticket("before", "2026-11-08 16:59:59"),
        ticket("first", "2026-11-08 17:00:00"),
        ticket("last", "2026-11-15 16:59:59"),
        ticket("after", "2026-11-15 17:00:00"),
    ]
    intake = reading(database, region, rows, zone=ZoneInfo("UTC"))
    assert ids(intake) == ["first", "last"]
    first = next(item for item in intake.incidents(START, END).rows if item.id == "first")
    assert first.closed_at == START


def test_a_week_in_a_zone_with_summer_time_has_167_or_169_hours_and_loses_no_row(
    database: Database, region: Region
) -> None:
    zone = ZoneInfo("America/New_York")
    rows = [
        ticket("last hour of the week before", "2026-10-25 23:30:00"),
        ticket("first", "2026-10-26 00:00:00"),
        ticket("in the hour that comes twice", "2026-11-01 01:30:00"),
        ticket("last", "2026-11-01 23:59:59"),
        ticket("after", "2026-11-02 00:00:00"),
    ]
    intake = reading(database, region, rows, zone=zone)
    week = Week(2026, 44)
    start, end = week.start(zone), week.end(zone)
    assert end - start == timedelta(hours=169)
    assert ids(intake, start, end) == ["first", "in the hour that comes twice", "last"]
    # Two reads that meet at the doubled hour share no row and lose none.
    middle = datetime(2026, 11, 1, 1, 30, tzinfo=zone, fold=1)
    assert sorted(ids(intake, start, middle) + ids(intake, middle, end)) == ids(intake, start, end)


def test_an_aware_column_of_postgresql_is_read_without_a_setting(
    of_kind: Callable[[str], Database], region: Region
) -> None:
    database = of_kind("postgresql")
    columns = {**COLUMNS, "closed_at": "TIMESTAMPTZ"}
    rows = [
        ticket("before", "2026-11-08 16:59:59+00"),
        ticket("first", "2026-11-08 17:00:00+00"),
        ticket("last", "2026-11-15 18:59:59+02"),
        ticket("after", "2026-11-16 00:00:00+07"),
    ]
    intake = reading(database, region, rows, columns)
    assert ids(intake) == ["first", "last"]
    assert min(item.closed_at for item in intake.incidents(START, END).rows) == START


def test_a_timestamp_column_of_mariadb_is_read_right_from_a_server_in_utc(
    of_kind: Callable[[str], Database], region: Region
) -> None:
    database = of_kind("mariadb")
    name = database.table({**COLUMNS, "closed_at": "TIMESTAMP NULL"})
    database.run(
        "SET time_zone = '+00:00'",
        f"INSERT INTO {name} (id, opened_at, closed_at) VALUES ('first', '2026-11-09 00:00:00', '2026-11-08 17:00:00'), "
        "('after', '2026-11-09 00:00:00', '2026-11-15 17:00:00')",
    )
    intake = SqlIntake(settings_for([Source("incidents", {}, view=name)], url=database.url), region)
    (first,) = intake.incidents(START, END).rows
    assert (first.id, first.closed_at, first.opened_at) == ("first", START, START)


def test_sqlite_text_is_read_whatever_separates_date_and_time(of_kind: Callable[[str], Database], region: Region) -> None:
    rows = [
        ticket("T before", "2026-11-08T23:59:59"),
        ticket("T first", "2026-11-09T00:00:00"),
        ticket("T last", "2026-11-15T23:59:59.999"),
        ticket("T after", "2026-11-16T00:00:00"),
        ticket("Z before", "2026-11-08T16:59:59Z"),
        ticket("Z first", "2026-11-08T17:00:00Z"),
        ticket("Z last", "2026-11-15T16:59:59Z"),
        ticket("Z after", "2026-11-15T17:00:00Z"),
        ticket("offset first", "2026-11-08T12:00:00-05:00"),
        ticket("date first", "2026-11-09"),
        ticket("date after", "2026-11-16"),
    ]
    intake = reading(of_kind("sqlite"), region, rows)
    assert ids(intake) == ["T first", "T last", "Z first", "Z last", "date first", "offset first"]


def test_zero_dates_of_mariadb_are_nulls(of_kind: Callable[[str], Database], region: Region) -> None:
    database = of_kind("mariadb")
    name = database.table(COLUMNS)
    database.run(
        "SET sql_mode = ''",
        f"INSERT INTO {name} VALUES ('T', '0000-00-00 00:00:00', '2026-11-10 08:00:00', '0000-00-00 00:00:00', NULL), "
        "('never closed', '2026-11-10 08:00:00', '0000-00-00 00:00:00', NULL, NULL)",
    )
    intake = SqlIntake(settings_for([Source("incidents", {}, view=name)], url=database.url), region)
    batch = intake.incidents(START, END)
    assert [(item.id, item.opened_at, item.changed_at) for item in batch.rows] == [("T", None, None)]
    assert batch.quarantine == ()


def test_an_empty_week_and_an_empty_view_are_empty_batches(database: Database, region: Region) -> None:
    empty = reading(database, region)
    assert empty.incidents(START, END).rows == ()
    other_weeks = reading(database, region, [ticket("T", "2026-10-01 08:00:00")])
    assert other_weeks.incidents(START, END) == empty.incidents(START, END)


def test_faulty_rows_come_with_their_number_and_never_their_content(database: Database, region: Region) -> None:
    rows = [
        ticket("A", "2026-11-10 08:00:00", changed_at="2026-11-10 09:00:00"),
        ticket("A", "2026-11-10 08:00:00", changed_at="2026-11-10 10:00:00", category=CANARY),
        ticket("A", "2026-11-10 08:00:00", opened="2025-11-09 07:00:00"),
        ticket("-", "2026-11-10 08:00:00"),
        ticket("B", "2026-11-10 08:00:00", opened="2026-11-10 08:00:00"),
    ]
    batch = reading(database, region, rows).incidents(START, END)
    assert [(item.id, item.row) for item in batch.rows] == [("A", 2), ("A", 3), ("B", 5)]
    assert [(fault.row, fault.reason, fault.effect) for fault in batch.quarantine] == [
        (1, Reason.REPEATED_ID, Effect.SET_ASIDE),
        (3, Reason.TOO_LONG, Effect.NO_DURATION),
        (4, Reason.NO_ID, Effect.SET_ASIDE),
        (5, Reason.ZERO_DURATION, Effect.NO_DURATION),
    ]
    assert CANARY not in repr(batch.quarantine)


def test_labels_with_line_breaks_markup_emoji_and_pages_of_text_break_no_run(database: Database, region: Region) -> None:
    columns = {**COLUMNS, "category": "TEXT"}
    for label in ("Evakuasi\r\nhewan", "<b>hewan</b>", "hewan 🐍", "x" * 60_000):
        intake = reading(database, region, [ticket("T", "2026-11-10 08:00:00", category=label)], columns)
        (incident,) = intake.incidents(START, END).rows
        assert incident.category is not None
        assert "\n" not in incident.category
        assert len(incident.category) <= 120


def test_private_columns_of_the_view_are_never_fetched(database: Database, region: Region) -> None:
    columns = {**COLUMNS, "nama_pelapor": "VARCHAR(50)", "uraian": "VARCHAR(50)", "lintang": "VARCHAR(50)"}
    rows = [ticket("T", "2026-11-10 08:00:00", nama_pelapor=CANARY, uraian=CANARY, lintang=CANARY)]
    intake = reading(database, region, rows, columns)
    sent: list[str] = []
    event.listen(intake.engine, "before_cursor_execute", lambda _c, _k, statement, *_: sent.append(statement))
    batch = intake.incidents(START, END)
    assert len(batch.rows) == 1
    assert not any(word in statement for statement in sent for word in ("nama_pelapor", "uraian", "lintang", "*"))
    assert not holds_text(batch, CANARY)


def test_one_read_is_one_query_beside_the_catalogue(database: Database, region: Region) -> None:
    intake = reading(database, region, [ticket("T", "2026-11-10 08:00:00")])
    intake.incidents(START, END)
    sent: list[str] = []
    event.listen(intake.engine, "before_cursor_execute", lambda _c, _k, statement, *_: sent.append(statement))
    intake.incidents(START, END)
    assert len([statement for statement in sent if "closed_at" in statement]) == 1


def test_a_bounded_query_serves_in_place_of_a_view(database: Database, region: Region) -> None:
    name = database.table(
        {"no": "VARCHAR(20)", "tutup": "TIME", "rahasia": "VARCHAR(20)"},
        [
            {"no": "A", "tutup": "2026-11-09 00:00:00", "rahasia": CANARY},
            {"no": "B", "tutup": "2026-11-16 00:00:00", "rahasia": CANARY},
        ],
    )
    query = f"SELECT * FROM {name} WHERE tutup >= :start AND tutup < :end;"
    for columns in ({"id": "no", "closed_at": "tutup"}, {}):
        text = query if columns else query.replace("*", "no AS id, tutup AS closed_at, rahasia")
        intake = SqlIntake(settings_for([Source("incidents", columns, query=text)], url=database.url), region)
        batch = intake.incidents(START, END)
        assert [item.id for item in batch.rows] == ["A"]
        assert CANARY not in repr(batch)


def test_codes_and_flags_are_mapped(database: Database, region: Region) -> None:
    columns = {**COLUMNS, "category": "INTEGER", "mati": "INTEGER", "luka": "INTEGER"}
    name = database.table(columns, [ticket("T", "2026-11-10 08:00:00", category=12, mati=0, luka=None)])
    mapped = {"id": "id", "closed_at": "closed_at", "category": "category", "flag_death": "mati", "flag_injury": "luka"}
    settings = settings_for([Source("incidents", mapped, view=name)], url=database.url, codes={"category": {"12": "KEB"}})
    (incident,) = SqlIntake(settings, region).incidents(START, END).rows
    assert incident.category == "KEB"
    assert incident.flags == {Flag.DEATH: False, Flag.INJURY: None}


def test_steps_calls_and_changes_are_read(database: Database, region: Region) -> None:
    steps = database.table(
        {
            "id": "VARCHAR(9)",
            "agency": "VARCHAR(20)",
            "role": "VARCHAR(9)",
            "step": "VARCHAR(9)",
            "at": "TIME",
            "closed_at": "TIME",
        },
        [
            {
                "id": "A",
                "agency": "Damkar",
                "role": "utama",
                "step": "TIBA",
                "at": "2026-11-01 08:00:00",
                "closed_at": "2026-11-09 00:00:00",
            },
            {
                "id": "B",
                "agency": "BPBD",
                "role": None,
                "step": "done",
                "at": "2026-11-10 08:00:00",
                "closed_at": "2026-11-16 00:00:00",
            },
        ],
    )
    calls = database.table(
        {"day": "DATE", "call_type": "VARCHAR(9)", "answered": "INTEGER", "calls": "INTEGER"},
        [
            {"day": day, "call_type": "GHOST", "answered": 1, "calls": 4}
            for day in ("2026-11-08", "2026-11-09", "2026-11-15", "2026-11-16")
        ],
    )
    changes = database.table(
        {"id": "VARCHAR(9)", "status": "VARCHAR(9)", "opened_at": "TIME", "changed_at": "TIME"},
        [
            {"id": "A", "status": "PROSES", "opened_at": "2026-11-15 23:59:59", "changed_at": None},
            {"id": "B", "status": "PROSES", "opened_at": "2026-11-16 00:00:00", "changed_at": "2026-11-16 00:00:00"},
            {"id": "C", "status": "SELESAI", "opened_at": "2026-01-01 00:00:00", "changed_at": "2026-11-09 00:00:00"},
        ],
    )
    incidents = database.table(COLUMNS)
    sources = [
        Source("incidents", {}, view=incidents),
        Source("steps", {}, view=steps),
        Source("calls", {}, view=calls),
        Source("changes", {}, view=changes),
    ]
    intake = SqlIntake(settings_for(sources, url=database.url, codes={"step": {"TIBA": "on_scene"}}), region)
    read = intake.steps(START, END)
    assert read is not None
    assert [(step.incident_id, step.role, step.kind) for step in read.rows] == [("A", Role.LEAD, StepKind.ON_SCENE)]
    counted = intake.calls(date(2026, 11, 9), date(2026, 11, 15))
    assert counted is not None
    assert sorted((count.day, count.kind, count.calls) for count in counted.rows) == [
        (date(2026, 11, 9), CallKind.SILENT, 4),
        (date(2026, 11, 15), CallKind.SILENT, 4),
    ]
    changed = intake.changes(START, END)
    assert changed is not None
    assert sorted(change.id for change in changed.rows) == ["A", "C"]
    assert changed.rows[0].opened_at in (local("2026-11-15 23:59:59").astimezone(UTC), local("2026-01-01").astimezone(UTC))


def test_sources_that_are_not_configured_answer_none(database: Database, region: Region) -> None:
    intake = reading(database, region)
    assert intake.steps(START, END) is None
    assert intake.calls(date(2026, 11, 9), date(2026, 11, 15)) is None
    assert intake.changes(START, END) is None


def test_nothing_can_be_written_through_the_intakes_connection(database: Database, region: Region) -> None:
    intake = reading(database, region)
    view = intake.settings.sources["incidents"].view

    with pytest.raises(IntakeError):
        intake.reading(
            intake.settings.sources["incidents"],
            lambda connection: connection.exec_driver_sql(f"INSERT INTO {view} (id) VALUES ('x')"),
        )
