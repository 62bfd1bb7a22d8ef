from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from publisher.classified import CallCount
from publisher.incidents import Incident
from publisher.intake import Batch, Effect, Quarantined, Reason
from publisher.intake.mapping import Values
from publisher.intake.rows import Bounds, Tally, read_calls, read_changes, read_incidents, read_steps
from publisher.regions import Region
from publisher.vocabulary import CallKind, Flag, Role, StepKind

from .conftest import CANARY, END, START, WIB

VALUES = Values(WIB)
BOUNDS = Bounds(START, END)
CLOSED = "2026-11-10 10:00:00"


def read(region: Region, *rows: dict[str, object]) -> tuple[Batch[Incident], Tally]:
    return read_incidents(enumerate(({"id": "T", "closed_at": CLOSED, **row} for row in rows), 1), VALUES, region, BOUNDS)


def faults(batch: Batch[object]) -> list[tuple[int, Reason, Effect]]:
    return [(fault.row, fault.reason, fault.effect) for fault in batch.quarantine]


def test_a_whole_row_becomes_an_incident(region: Region) -> None:
    batch, _ = read(
        region,
        {
            "opened_at": "2026-11-10 09:00",
            "category": " HWN ",
            "reopen_count": "1",
            "out_of_area": "tidak",
            "flag_death": 0,
            "flag_police": "ya",
            "flag_injury": None,
        },
    )
    (incident,) = batch.rows
    assert incident.closed_at == datetime(2026, 11, 10, 3, tzinfo=UTC)
    assert incident.opened_at == datetime(2026, 11, 10, 2, tzinfo=UTC)
    assert (incident.category, incident.reopen_count, incident.out_of_area) == ("HWN", 1, False)
    assert incident.flags == {Flag.DEATH: False, Flag.INJURY: None, Flag.POLICE: True}
    assert batch.quarantine == ()


def test_the_week_begins_with_its_monday_and_ends_before_the_next(region: Region) -> None:
    rows = [
        {"id": str(number), "closed_at": closed}
        for number, closed in enumerate(
            ("2026-11-08 23:59:59", "2026-11-09 00:00:00", "2026-11-15 23:59:59", "2026-11-16 00:00:00", "2026-11-09")
        )
    ]
    batch, tally = read(region, *rows)
    assert [incident.id for incident in batch.rows] == ["1", "2", "4"]
    assert (tally.rows, tally.times) == (5, 5)


def test_rows_without_id_or_closing_time_are_set_aside_with_their_reason(region: Region) -> None:
    batch, tally = read(
        region,
        {"id": "-"},
        {"id": "A", "closed_at": CANARY},
        {"id": "B", "closed_at": "0000-00-00 00:00:00", "status": "SELESAI"},
        {"id": "C", "closed_at": None, "status": "PROSES"},
        {"id": "D", "closed_at": ""},
        {"id": "E", "reopen_count": CANARY},
    )
    assert batch.rows == ()
    assert [reason for _, reason, _ in faults(batch)] == [
        Reason.NO_ID,
        Reason.BAD_TIME,
        Reason.NO_CLOSING_TIME,
        Reason.NOT_CLOSED,
        Reason.NO_CLOSING_TIME,
        Reason.BAD_NUMBER,
    ]
    assert all(effect is Effect.SET_ASIDE for _, _, effect in faults(batch))
    assert CANARY not in repr(batch)
    assert (tally.rows, tally.times) == (6, 2)


def test_a_row_without_closing_time_is_named_in_the_week_that_it_concerns_only(region: Region) -> None:
    batch, _ = read(
        region,
        {"id": "A", "closed_at": None, "opened_at": "2025-01-01 10:00"},
        {"id": "B", "closed_at": None, "opened_at": "2025-01-01 10:00", "changed_at": "2026-11-11 10:00"},
        {"id": "C", "closed_at": None, "opened_at": "2026-11-11 10:00"},
    )
    assert [row for row, _, _ in faults(batch)] == [2, 3]


@pytest.mark.parametrize("field", ["opened_at", "dispatched_at", "on_scene_at", "changed_at"])
def test_an_unreadable_optional_time_leaves_the_row_counted(region: Region, field: str) -> None:
    batch, _ = read(region, {field: CANARY})
    assert len(batch.rows) == 1
    assert getattr(batch.rows[0], field) is None
    assert faults(batch) == [(1, Reason.BAD_TIME, Effect.NO_DURATION)]


def test_a_row_closed_before_it_opened_is_counted_out_of_durations(region: Region) -> None:
    batch, _ = read(region, {"opened_at": "2026-11-10 11:00"})
    assert len(batch.rows) == 1
    assert faults(batch) == [(1, Reason.CLOSED_BEFORE_OPENED, Effect.NO_DURATION)]


def test_a_repeated_row_is_named_once_even_where_its_duration_is_odd_too(region: Region) -> None:
    batch, _ = read(region, {"opened_at": CLOSED}, {"opened_at": "2026-11-10 09:00"})
    assert [incident.row for incident in batch.rows] == [2]
    assert faults(batch) == [(1, Reason.REPEATED_ID, Effect.SET_ASIDE)]


def test_no_ticket_is_dropped_for_its_area(region: Region) -> None:
    batch, _ = read(region, {"out_of_area": "Kab. Batang"})
    assert batch.rows[0].out_of_area is None
    assert batch.quarantine == ()


def test_stored_month_and_year_are_not_even_a_field(region: Region) -> None:
    batch, _ = read(region, {"month": "Oktober", "year": "2019"})
    assert batch.rows[0].closed_at.year == 2026


def step(**fields: object) -> dict[str, object]:
    return {"id": "T", "agency": "Damkar", "role": "lead", "step": "sent", "at": CLOSED, "closed_at": CLOSED, **fields}


def test_steps_of_tickets_closed_in_the_week() -> None:
    rows = [
        step(at="2026-11-01 08:00"),
        step(closed_at="2026-11-16 00:00:00"),
        step(closed_at=None),
        step(id=None),
        step(at=CANARY),
        step(at=None),
        step(step=CANARY),
        step(agency=None, role=None, step="done"),
    ]
    batch = read_steps(enumerate(rows, 1), VALUES, BOUNDS, by_closing=True)
    assert [(item.row, item.agency, item.role, item.kind) for item in batch.rows] == [
        (1, "Damkar", Role.LEAD, StepKind.SENT),
        (8, None, Role.SUPPORT, StepKind.DONE),
    ]
    assert [(row, reason) for row, reason, _ in faults(batch)] == [
        (4, Reason.NO_ID),
        (5, Reason.BAD_TIME),
        (6, Reason.BAD_TIME),
        (7, Reason.BAD_STEP),
    ]
    assert CANARY not in repr(batch)


def test_calls_are_counted_by_day_and_kind_with_both_days_included(region: Region) -> None:
    def call(
        day: object, kind: str = "PRANK", answered: object = 1, calls: object = 3, short: object = None
    ) -> dict[str, object]:
        return {"day": day, "call_type": kind, "answered": answered, "calls": calls, "ended_within_10s": short}

    rows = [
        call("2026-11-09"),
        call(date(2026, 11, 15), "ABANDON", 0, 8, 5),
        call("2026-11-08"),
        call("2026-11-16"),
        call(CANARY),
        call("2026-11-10", calls=CANARY),
        call("2026-11-10", answered=None),
        call("2026-11-10", "uji  coba", "ya", 2.0),
    ]
    batch, tally = read_calls(enumerate(rows, 1), VALUES, region, date(2026, 11, 9), date(2026, 11, 15))
    assert batch.rows == (
        CallCount(date(2026, 11, 9), CallKind.PRANK, True, 3),
        CallCount(date(2026, 11, 15), CallKind.UNKNOWN, False, 8, 5),
        CallCount(date(2026, 11, 10), CallKind.TEST, True, 2),
    )
    assert [(row, reason) for row, reason, _ in faults(batch)] == [
        (5, Reason.BAD_TIME),
        (6, Reason.BAD_NUMBER),
        (7, Reason.BAD_NUMBER),
    ]
    assert (tally.rows, tally.times) == (8, 7)


def test_changes_are_tickets_opened_or_changed_within_the_bounds() -> None:
    def change(ticket: object, opened: object, changed: object) -> dict[str, object]:
        return {"id": ticket, "status": "PROSES", "opened_at": opened, "changed_at": changed}

    rows = [
        change("A", "2026-11-10 08:00", None),
        change("B", "2026-10-01 08:00", "2026-11-15 23:59:59"),
        change("C", "2026-10-01 08:00", "2026-11-16 00:00:00"),
        change("D", CANARY, None),
        change("E", CANARY, "2026-11-12 08:00"),
        change(None, "2026-11-10 08:00", None),
        change("A", "2026-11-10 08:00", "2026-11-11 08:00"),
    ]
    batch = read_changes(enumerate(rows, 1), VALUES, BOUNDS)
    assert [(item.row, item.id) for item in batch.rows] == [(2, "B"), (5, "E"), (7, "A")]
    assert batch.rows[1].opened_at is None
    assert faults(batch) == [
        (1, Reason.REPEATED_ID, Effect.SET_ASIDE),
        (4, Reason.BAD_TIME, Effect.SET_ASIDE),
        (6, Reason.NO_ID, Effect.SET_ASIDE),
    ]


def test_an_empty_week_is_an_empty_batch(region: Region) -> None:
    assert read_incidents([], VALUES, region, BOUNDS) == (Batch(()), Tally(0, 0))
    assert read_steps([], VALUES, BOUNDS, by_closing=True) == Batch(())
    assert read_changes([], VALUES, BOUNDS) == Batch(())


def test_quarantine_is_in_the_order_of_rows(region: Region) -> None:
    late = {"id": "A", "opened_at": (START + timedelta(days=300)).isoformat()}
    batch, _ = read(region, late, {"id": None}, {"id": "B", "opened_at": CLOSED})
    assert [fault.row for fault in batch.quarantine] == [1, 2, 3]
    assert all(isinstance(fault, Quarantined) and fault.source == "incidents" for fault in batch.quarantine)
