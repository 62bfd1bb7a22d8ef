# ruff: noqa: DTZ001 — naive local times are what is tested
from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from publisher.incidents import Change, Incident
from publisher.intake import Effect, Quarantined, Reason
from publisher.intake.quarantine import (
    change_key,
    duration_faults,
    incident_key,
    local_opening_times,
    rounded_share,
    twelve_hour_clock,
    without_repeats,
)

from .conftest import WIB, local

CLOSED = local("2026-11-10 10:00")


def incident(row: int, ticket: str = "T", **fields: object) -> Incident:
    return Incident(row=row, id=ticket, **{"closed_at": CLOSED, **fields})  # type: ignore[arg-type]


def repeats(*incidents: Incident) -> tuple[list[int], list[int]]:
    kept, aside = without_repeats(incidents, lambda item: incident_key(item, WIB), "incidents")
    assert all(fault.reason is Reason.REPEATED_ID and fault.effect is Effect.SET_ASIDE for fault in aside)
    return [item.row for item in kept], [fault.row for fault in aside]


@pytest.mark.parametrize(
    ("opened", "reason"),
    [
        (CLOSED + timedelta(seconds=1), Reason.CLOSED_BEFORE_OPENED),
        (CLOSED, Reason.ZERO_DURATION),
        (CLOSED - timedelta(days=60, seconds=1), Reason.TOO_LONG),
        (CLOSED - timedelta(days=60), None),
        (CLOSED - timedelta(minutes=1), None),
        (None, None),
    ],
)
def test_a_duration_that_cannot_be_is_kept_out_of_durations_only(opened: datetime | None, reason: Reason | None) -> None:
    faults = duration_faults([incident(4, opened_at=opened)], "incidents")
    assert faults == ([Quarantined("incidents", 4, reason, Effect.NO_DURATION)] if reason else [])


def test_of_a_repeated_ticket_the_newest_change_is_kept() -> None:
    older, newer = CLOSED + timedelta(hours=1), CLOSED + timedelta(hours=2)
    assert repeats(incident(1, changed_at=newer), incident(2, changed_at=older)) == ([1], [2])
    assert repeats(incident(1, changed_at=older), incident(2, changed_at=newer)) == ([2], [1])


def test_without_times_of_change_the_last_row_is_kept() -> None:
    assert repeats(incident(1), incident(2), incident(3)) == ([3], [1, 2])
    assert repeats(incident(1, changed_at=CLOSED), incident(2)) == ([1], [2])
    assert repeats(incident(1, changed_at=CLOSED), incident(2, changed_at=CLOSED)) == ([2], [1])


def test_the_same_id_of_another_opened_year_is_another_ticket() -> None:
    first = incident(1, opened_at=local("2026-12-31 23:59"))
    second = incident(2, opened_at=local("2027-01-01 00:00"))
    assert repeats(first, second) == ([1, 2], [])
    # The year is the source's own: at 00.00 WIB it is still 2026 in UTC.
    assert incident_key(second, WIB) == ("T", 2027)
    assert incident_key(second, ZoneInfo("UTC")) == ("T", 2026)


def test_without_an_opening_time_the_year_of_closing_tells_tickets_apart() -> None:
    assert repeats(incident(1), incident(2, opened_at=CLOSED - timedelta(hours=1))) == ([2], [1])


def test_other_rows_keep_their_order() -> None:
    assert repeats(incident(1, "A"), incident(2, "B"), incident(3, "A"), incident(4, "C")) == ([2, 3, 4], [1])


def test_changes_are_told_apart_in_the_same_way() -> None:
    assert change_key(Change(1, "A", None, local("2026-05-01"), None), WIB) == ("A", 2026)
    assert change_key(Change(1, "A", None, None, CLOSED), WIB) == ("A", None)


def test_fifty_times_without_an_afternoon_are_a_clock_of_twelve_hours() -> None:
    morning = [datetime(2026, 11, 9, 1 + index % 12, index) for index in range(50)]
    assert twelve_hour_clock(morning)
    assert not twelve_hour_clock(morning[:49])
    assert not twelve_hour_clock([*morning[:49], datetime(2026, 11, 9, 13, 0)])
    assert not twelve_hour_clock([])


def test_the_share_of_rounded_times_looks_at_the_minute_alone() -> None:
    minutes = [datetime(2026, 11, 9, 8, minute, 45) for minute in (0, 30, 15, 59)]
    assert rounded_share(minutes) == 0.5
    assert rounded_share([]) == 0.0


def test_opening_times_are_looked_at_on_the_sources_clock() -> None:
    incidents = [incident(1, opened_at=local("2026-11-09 00:30")), incident(2)]
    assert [moment.hour for moment in local_opening_times(incidents, WIB)] == [0]
    assert [moment.hour for moment in local_opening_times(incidents, ZoneInfo("UTC"))] == [17]
