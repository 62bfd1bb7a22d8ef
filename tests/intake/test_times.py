# ruff: noqa: DTZ001 — naive local times are what is tested
from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.clock import MONTHS, SHORT_MONTHS
from publisher.intake.times import UnreadableError, read_day, read_instant

WIB = ZoneInfo("Asia/Jakarta")
NEW_YORK = ZoneInfo("America/New_York")

moments = st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31, 23, 59, 59)).map(lambda m: m.replace(microsecond=0))


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-16 08:30:00",
        "2026-11-16T08:30:00",
        "2026-11-16 08:30",
        "2026-11-16 08:30:00.000",
        "2026-11-16T08:30:00,000000",
        "2026-11-16T01:30:00Z",
        "2026-11-16T01:30:00.000000999Z",
        "2026-11-16T01:30:00+00:00",
        "2026-11-16 08:30:00+07",
        "2026-11-16 08:30:00 +0700",
        "2026-11-16 08:30 WIB",
        "2026-11-16 09:30 WITA",
        "2026-11-16 01:30:00 UTC",
        "16 November 2026 08.30",
        "16 Nov 2026 08:30:00 WIB",
        "16 nov. 2026 08.30",
        "Senin, 16 November 2026 pukul 08.30 WIB",
        "16/11/2026 08:30",
        "16/11/2026 8:30",
        "16-11-2026 08.30",
        "16.11.2026 08.30",
        "  2026-11-16 08:30:00  ",
    ],
)
def test_every_usual_form_of_half_past_eight_is_half_past_one_in_utc(text: str) -> None:
    assert read_instant(text, WIB) == datetime(2026, 11, 16, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "kemarin",
        "16/13/2026 08:30",
        "05/16/2018",
        "31/02/2026",
        "2026-02-29",
        "2026-11-16 24:00:00",
        "2026-11-16 08:61",
        "16 Novembre 2026",
        "01/02/2026 03:00 PM",
        "2026-11-16 08:30:00+99:00",
        "0001-01-01 00:00:00",
        20261116,
        46342.35,
        True,
        b"2026-11-16",
        timedelta(hours=8),
    ],
)
def test_what_is_no_time_is_refused_without_its_value(value: object) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_instant(value, WIB)
    assert str(caught.value) == "unreadable value"
    assert caught.value.__context__ is None


def test_objects_of_drivers_and_of_pandas_are_read() -> None:
    expected = datetime(2026, 11, 16, 1, 30, tzinfo=UTC)
    assert read_instant(datetime(2026, 11, 16, 8, 30), WIB) == expected
    assert read_instant(datetime(2026, 11, 16, 3, 30, tzinfo=timezone(timedelta(hours=2))), WIB) == expected
    assert read_instant(pd.Timestamp("2026-11-16 08:30:00.000000999"), WIB) == expected
    assert read_instant(pd.Timestamp("2026-11-16 01:30", tz="UTC"), WIB) == expected
    assert type(read_instant(pd.Timestamp("2026-11-16 08:30"), WIB)) is datetime


def test_a_date_alone_is_its_first_moment_in_the_zone() -> None:
    assert read_instant(date(2026, 11, 16), WIB) == datetime(2026, 11, 15, 17, tzinfo=UTC)
    assert read_instant("2026-11-16", WIB) == datetime(2026, 11, 15, 17, tzinfo=UTC)


def test_configured_forms_come_first() -> None:
    assert read_instant("05/06/2018 03:00:00 PM", WIB, ("%m/%d/%Y %I:%M:%S %p",)) == datetime(2018, 5, 6, 8, tzinfo=UTC)
    # Without them the day stands first, as Indonesia writes.
    assert read_instant("05/06/2018", WIB) == datetime(2018, 6, 4, 17, tzinfo=UTC)


def test_summer_time_is_the_zones_and_of_a_doubled_hour_the_first_is_meant() -> None:
    assert read_instant("2026-07-01 12:00", NEW_YORK) == datetime(2026, 7, 1, 16, tzinfo=UTC)
    assert read_instant("2026-12-01 12:00", NEW_YORK) == datetime(2026, 12, 1, 17, tzinfo=UTC)
    assert read_instant("2026-11-01 01:30", NEW_YORK) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_day_is_the_sources_own_calendar_day() -> None:
    assert read_day("2026-11-16", WIB) == date(2026, 11, 16)
    assert read_day(date(2026, 11, 16), WIB) == date(2026, 11, 16)
    assert read_day("2026-11-15T18:00:00Z", WIB) == date(2026, 11, 16)
    with pytest.raises(UnreadableError):
        read_day("besok", WIB)


@given(moments)
def test_what_is_written_in_any_usual_form_is_read_back(moment: datetime) -> None:
    expected = moment.replace(tzinfo=WIB).astimezone(UTC)
    long, short = MONTHS[moment.month - 1], SHORT_MONTHS[moment.month - 1]
    for text in (
        moment.isoformat(" "),
        moment.isoformat("T"),
        expected.isoformat(),
        expected.isoformat().replace("+00:00", "Z"),
        f"{moment.day} {long} {moment.year} {moment:%H.%M.%S}",
        f"{moment.day} {short} {moment.year} {moment:%H:%M:%S} WIB",
        f"{moment:%d/%m}/{moment.year} {moment:%H:%M:%S}",
        f"{moment:%d-%m}-{moment.year} {moment:%H.%M.%S}",
    ):
        assert read_instant(text, WIB) == expected, text


@given(moments)
def test_a_configured_form_round_trips(moment: datetime) -> None:
    form = "%Y|%m|%d|%H|%M|%S"
    assert read_instant(moment.strftime(form), WIB, (form,)) == moment.replace(tzinfo=WIB)


@given(st.text(max_size=40))
def test_any_text_is_a_time_or_unreadable_and_nothing_else(text: str) -> None:
    with contextlib.suppress(UnreadableError):
        assert read_instant(text, WIB).tzinfo is UTC
