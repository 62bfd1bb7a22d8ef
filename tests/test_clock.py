"""Weeks, shifts and times in words."""

import os
import subprocess
import sys
import time as _time
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.clock import (
    FileClock,
    FixedClock,
    Shift,
    SystemClock,
    Week,
    clock_text,
    day_month,
    long_date,
    moment_text,
    monotonic,
    require_aware,
    shift_at,
    short_date,
    week_text,
)

WIB = ZoneInfo("Asia/Jakarta")
BERLIN = ZoneInfo("Europe/Berlin")
PAGI = Shift("pagi", "pagi", time(7, 30), time(16))
SORE = Shift("sore", "sore", time(16), time(23, 30))
MALAM = Shift("malam", "malam", time(23, 30), time(7, 30))
SHIFTS = (PAGI, SORE, MALAM)


def wib(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=WIB)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("week", "monday", "sunday"),
    [
        (Week(2026, 53), date(2026, 12, 28), date(2027, 1, 3)),
        (Week(2020, 53), date(2020, 12, 28), date(2021, 1, 3)),
        (Week(2027, 1), date(2027, 1, 4), date(2027, 1, 10)),
        (Week(2026, 1), date(2025, 12, 29), date(2026, 1, 4)),
        (Week(2026, 46), date(2026, 11, 9), date(2026, 11, 15)),
        (Week(2028, 9), date(2028, 2, 28), date(2028, 3, 5)),
    ],
)
def test_a_week_runs_from_monday_to_sunday(week: Week, monday: date, sunday: date) -> None:
    assert (week.monday, week.sunday) == (monday, sunday)
    assert week.days == tuple(monday + timedelta(days=day) for day in range(7))


def test_new_years_day_2027_lies_in_week_53_of_2026() -> None:
    assert Week.of_day(date(2027, 1, 1)) == Week(2026, 53)


def test_the_flood_of_31_december_2022_lies_in_2022_w52_which_ends_on_new_years_day() -> None:
    week = Week.containing(wib(2022, 12, 31, 3), WIB)
    assert week == Week(2022, 52)
    assert week.sunday == date(2023, 1, 1)


def test_a_leap_day_lies_in_its_week() -> None:
    assert Week.of_day(date(2028, 2, 29)) == Week(2028, 9)


def test_weeks_are_counted_over_week_53() -> None:
    assert Week(2026, 52).later(1) == Week(2026, 53)
    assert Week(2026, 53).later(1) == Week(2027, 1)
    assert Week(2027, 1).earlier(1) == Week(2026, 53)
    assert Week(2027, 10).earlier(53) == Week(2026, 10)


def test_weeks_are_ordered_over_the_years_end() -> None:
    assert Week(2026, 2) < Week(2026, 10) < Week(2026, 53) < Week(2027, 1)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 200))
def test_every_day_lies_in_its_week_and_going_back_and_forth_returns(day: date, weeks: int) -> None:
    week = Week.of_day(day)
    assert week.monday <= day <= week.sunday
    assert week.later(weeks).earlier(weeks) == week
    assert Week.parse(str(week)) == week


def test_a_week_is_half_open_from_sunday_17_utc_to_sunday_17_utc() -> None:
    week = Week(2026, 46)
    assert week.start(WIB) == datetime(2026, 11, 8, 17, tzinfo=UTC)
    assert week.end(WIB) == datetime(2026, 11, 15, 17, tzinfo=UTC)
    assert week.start(WIB).utcoffset() == timedelta(0)
    assert Week.containing(week.start(WIB), WIB) == week
    assert Week.containing(week.start(WIB) - timedelta(microseconds=1), WIB) == Week(2026, 45)
    assert Week.containing(week.end(WIB) - timedelta(microseconds=1), WIB) == week
    assert Week.containing(week.end(WIB), WIB) == Week(2026, 47)


def test_in_a_zone_with_summer_time_the_week_of_the_change_has_an_hour_less_or_more() -> None:
    spring, autumn = Week.of_day(date(2026, 3, 29)), Week.of_day(date(2026, 10, 25))
    assert spring.end(BERLIN) - spring.start(BERLIN) == timedelta(days=7, hours=-1)
    assert autumn.end(BERLIN) - autumn.start(BERLIN) == timedelta(days=7, hours=1)
    assert spring.start(BERLIN) == datetime(2026, 3, 22, 23, tzinfo=UTC)
    assert spring.end(BERLIN) == datetime(2026, 3, 29, 22, tzinfo=UTC)


def test_the_last_complete_week_ends_by_now() -> None:
    assert Week.last_complete(wib(2026, 11, 16, 0), WIB) == Week(2026, 46)
    assert Week.last_complete(wib(2026, 11, 15, 23, 59), WIB) == Week(2026, 45)
    # 17.30 UTC on Sunday is already Monday in Pekalongan.
    assert Week.last_complete(datetime(2026, 11, 15, 17, 30, tzinfo=UTC), WIB) == Week(2026, 46)


def test_an_instant_of_the_week_after_is_found_by_weekday_and_clock_time() -> None:
    assert Week(2026, 53).at(0, time(8, 30), WIB, weeks_after=1) == datetime(2027, 1, 4, 1, 30, tzinfo=UTC)
    assert Week(2026, 46).at(6, time(16), WIB) == datetime(2026, 11, 15, 9, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2025-W53", "2026-W54", "2026-W00", "0000-W01"])
def test_a_week_that_does_not_exist_is_refused_with_the_reason(text: str) -> None:
    year, number = int(text[:4]), int(text[6:])
    with pytest.raises(ValueError, match=f"{text}.*the ISO year {year} has no week {number}"):
        Week.parse(text)


def test_a_week_that_does_not_exist_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="53"):
        Week(2025, 53)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026W46", "W46-2026", "26-W46", "2026-W", "2026-W²", "²026-W1", "2026-W٤٦", "2026-W046"]
)
def test_what_is_no_week_is_refused_with_the_form_to_write(text: str) -> None:
    with pytest.raises(ValueError, match="is not a reporting week; write year and ISO week like 2026-W46"):
        Week.parse(text)


def test_a_week_is_read_with_spaces_small_letters_and_one_digit() -> None:
    assert Week.parse(" 2026-w46\n") == Week(2026, 46)
    assert Week.parse("2026-W1") == Week(2026, 1)
    assert str(Week(2026, 1)) == "2026-W01"


def test_a_naive_instant_has_no_place_on_a_week() -> None:
    naive = datetime(2026, 11, 9)  # noqa: DTZ001 - the point of the test
    for use in (
        lambda: require_aware(naive),
        lambda: Week.containing(naive, WIB),
        lambda: shift_at(naive, WIB, SHIFTS),
        lambda: clock_text(naive, WIB),
        lambda: moment_text(naive, WIB),
        lambda: FixedClock(naive).now(),
    ):
        with pytest.raises(ValueError, match="has no time zone"):
            use()


@pytest.mark.parametrize(
    ("instant", "day", "code"),
    [
        (wib(2026, 11, 10, 7, 29), date(2026, 11, 9), "malam"),
        (wib(2026, 11, 10, 7, 30), date(2026, 11, 10), "pagi"),
        (wib(2026, 11, 10, 15, 59), date(2026, 11, 10), "pagi"),
        (wib(2026, 11, 10, 16), date(2026, 11, 10), "sore"),
        (wib(2026, 11, 10, 23, 29), date(2026, 11, 10), "sore"),
        (wib(2026, 11, 10, 23, 30), date(2026, 11, 10), "malam"),
    ],
)
def test_a_shift_begins_at_its_first_minute_and_ends_before_the_next(instant: datetime, day: date, code: str) -> None:
    assert _shift(instant) == (day, code)


def _shift(instant: datetime) -> tuple[date, str | None]:
    day, shift = shift_at(instant, WIB, SHIFTS)
    return day, shift.code if shift else None


def test_a_night_shift_over_midnight_belongs_to_the_date_of_its_start() -> None:
    assert _shift(wib(2026, 11, 11, 0, 30)) == (date(2026, 11, 10), "malam")


def test_a_night_shift_from_sunday_to_monday_belongs_to_sunday() -> None:
    instant = wib(2026, 11, 16, 2)
    assert _shift(instant) == (date(2026, 11, 15), "malam")
    assert Week.containing(instant, WIB) == Week(2026, 47)


def test_a_night_shift_over_new_year_belongs_to_the_old_year() -> None:
    assert _shift(wib(2027, 1, 1, 0)) == (date(2026, 12, 31), "malam")
    assert _shift(wib(2028, 3, 1, 3)) == (date(2028, 2, 29), "malam")


def test_an_instant_in_utc_is_put_on_the_local_shift() -> None:
    assert _shift(datetime(2026, 11, 9, 16, 45, tzinfo=UTC)) == (date(2026, 11, 9), "malam")


def test_in_the_hour_that_summer_time_repeats_both_instants_lie_in_the_same_shift() -> None:
    for hour in (0, 1):  # 02.30 twice: at 00.30 and at 01.30 UTC
        day, shift = shift_at(datetime(2026, 10, 25, hour, 30, tzinfo=UTC), BERLIN, SHIFTS)
        assert (day, shift) == (date(2026, 10, 24), MALAM)


def test_where_the_shifts_leave_a_gap_there_is_none_and_the_date_is_its_own() -> None:
    assert shift_at(wib(2026, 11, 10, 3), WIB, (PAGI, SORE)) == (date(2026, 11, 10), None)


def test_a_shift_of_a_whole_day_covers_every_instant() -> None:
    whole = Shift("jaga", "jaga", time(8), time(8))
    assert shift_at(wib(2026, 11, 10, 8), WIB, (whole,)) == (date(2026, 11, 10), whole)
    assert shift_at(wib(2026, 11, 10, 7, 59), WIB, (whole,)) == (date(2026, 11, 9), whole)


@given(st.times())
def test_every_time_of_day_lies_in_exactly_one_shift(clock_time: time) -> None:
    assert sum(shift.covers(clock_time) for shift in SHIFTS) == 1


@pytest.mark.parametrize(
    ("week", "text"),
    [
        (Week(2026, 46), "9–15 November 2026"),
        (Week(2026, 40), "28 Sep–4 Okt 2026"),
        (Week(2026, 53), "28 Des 2026–3 Jan 2027"),
        (Week(2026, 18), "27 Apr–3 Mei 2026"),
        (Week(2026, 32), "3–9 Agustus 2026"),
    ],
)
def test_a_week_is_printed_as_dates(week: Week, text: str) -> None:
    assert week_text(week) == text


def test_dates_and_times_in_words() -> None:
    day = date(2026, 11, 16)
    assert short_date(day) == "16 Nov 2026"
    assert day_month(day) == "16 Nov"
    assert long_date(day) == "Senin, 16 November 2026"
    assert moment_text(datetime(2026, 11, 15, 18, 5, tzinfo=UTC), WIB) == "Senin, 16 November 2026, 01.05 WIB"
    assert clock_text(datetime(2026, 11, 16, 9, tzinfo=UTC), ZoneInfo("Asia/Makassar")) == "17.00 WITA"
    assert clock_text(datetime(2026, 11, 16, 9, tzinfo=UTC), ZoneInfo("Asia/Jayapura")) == "18.00 WIT"
    assert clock_text(datetime(2026, 7, 16, 9, tzinfo=UTC), BERLIN) == "11.00 CEST"


def test_the_machines_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)
    assert monotonic() <= monotonic()


def test_a_fixed_clock_answers_in_utc() -> None:
    now = FixedClock(wib(2026, 11, 16, 8)).now()
    assert now == datetime(2026, 11, 16, 1, tzinfo=UTC)
    assert now.utcoffset() == timedelta(0)


def test_a_file_clock_is_shared_by_all_who_read_its_file(tmp_path: Path) -> None:
    mine, theirs = FileClock(tmp_path / "clock.txt"), FileClock(tmp_path / "clock.txt")
    mine.step_to(wib(2026, 11, 16, 8))
    assert theirs.now() == datetime(2026, 11, 16, 1, tzinfo=UTC)
    theirs.step_to(wib(2026, 11, 16, 8))  # the same instant is no step back
    theirs.step_to(wib(2026, 11, 16, 9))
    assert mine.now() == datetime(2026, 11, 16, 2, tzinfo=UTC)
    assert [path.name for path in tmp_path.iterdir()] == ["clock.txt"]


def test_a_file_clock_never_goes_back(tmp_path: Path) -> None:
    clock = FileClock(tmp_path / "clock.txt")
    clock.step_to(wib(2026, 11, 16, 8))
    with pytest.raises(ValueError, match="cannot go back"):
        clock.step_to(datetime(2026, 11, 16, 8, tzinfo=timezone(timedelta(hours=8))))  # an hour earlier
    assert clock.now() == datetime(2026, 11, 16, 1, tzinfo=UTC)


def test_a_file_clock_refuses_a_naive_instant_first_and_later(tmp_path: Path) -> None:
    clock = FileClock(tmp_path / "clock.txt")
    naive = datetime(2026, 11, 17)  # noqa: DTZ001 - the point of the test
    for _ in range(2):
        with pytest.raises(ValueError, match="has no time zone"):
            clock.step_to(naive)
        clock.step_to(wib(2026, 11, 16, 8))
    assert clock.now() == datetime(2026, 11, 16, 1, tzinfo=UTC)


@pytest.fixture(params=["UTC", "Asia/Jakarta", "America/Los_Angeles"])
def process_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", request.param)
        _time.tzset()
        yield
    _time.tzset()


@pytest.mark.usefixtures("process_zone")
def test_the_zone_of_the_process_changes_nothing() -> None:
    instant = datetime(2026, 11, 15, 17, tzinfo=UTC)
    assert Week.containing(instant, WIB) == Week(2026, 47)
    assert Week(2026, 47).start(WIB) == instant
    assert shift_at(instant, WIB, SHIFTS) == (date(2026, 11, 15), MALAM)
    assert moment_text(instant, WIB) == "Senin, 16 November 2026, 00.00 WIB"


def test_a_fresh_process_in_utc_finds_the_same_week() -> None:
    code = (
        "from datetime import UTC, datetime; from zoneinfo import ZoneInfo; from publisher.clock import Week;"
        "print(Week.containing(datetime(2026, 12, 27, 17, tzinfo=UTC), ZoneInfo('Asia/Jakarta')))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "TZ": "UTC"}, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "2026-W53"
