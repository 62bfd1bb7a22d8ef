"""Now, reporting weeks, shifts, and times in words. The only module that asks the system what time it is.

All instants are aware. They are kept in UTC and turned into the publication's zone only to be
shown or to find the week and shift that they belong to.
"""

from __future__ import annotations

import re
import time as _time
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from publisher.language import SOURCE, date_text, language

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class FixedClock:
    """A clock that stands still until it is set: for tests."""

    instant: datetime

    def now(self) -> datetime:
        return require_aware(self.instant).astimezone(UTC)


@dataclass(frozen=True)
class FileClock:
    """A clock that stands at the instant written in a file, so that a demo's web pages, its scheduler
    and its commands share one time that a person steps forward by hand."""

    path: Path

    def now(self) -> datetime:
        text = self.path.read_text(encoding="utf-8").strip()
        return require_aware(datetime.fromisoformat(text)).astimezone(UTC)

    def step_to(self, instant: datetime) -> None:
        """Move forward to `instant`. Raises ValueError for a step backwards: nothing here runs twice."""
        require_aware(instant)
        if self.path.exists() and instant < self.now():
            raise ValueError(f"The clock stands at {self.now().isoformat()}; it cannot go back to {instant.isoformat()}.")
        partial = self.path.with_suffix(".part")
        partial.write_text(instant.isoformat() + "\n", encoding="utf-8")
        partial.replace(self.path)


def monotonic() -> float:
    """Seconds on a clock that never jumps, to measure how long something took."""
    return _time.monotonic()


def require_aware(instant: datetime) -> datetime:
    """`instant` itself; raises ValueError when it has no zone, because a naive time has no place on a week."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant!r} has no time zone.")
    return instant


@dataclass(frozen=True, order=True)
class Week:
    """An ISO reporting week: half-open, Monday 00.00 to the next Monday 00.00 in the publication's zone.

    Ordered and hashed by (ISO year, ISO week); 2026 has a week 53, from 28 December 2026 to
    3 January 2027.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        date.fromisocalendar(self.year, self.number, 1)

    @classmethod
    def parse(cls, text: str) -> Week:
        """Read "2026-W46". Raises ValueError that names the form and, for a week 53, why it does not exist."""
        form = re.fullmatch(r"([0-9]{4})-W([0-9]{1,2})", text.strip().upper())
        if form is None:
            raise ValueError(f"{text!r} is not a reporting week; write year and ISO week like 2026-W46.")
        year, number = int(form[1]), int(form[2])
        try:
            return cls(year, number)
        except ValueError as error:
            raise ValueError(f"{text!r}: the ISO year {year} has no week {number}.") from error

    @classmethod
    def of_day(cls, day: date) -> Week:
        """The week in which a local calendar day lies."""
        iso = day.isocalendar()
        return cls(iso.year, iso.week)

    @classmethod
    def containing(cls, instant: datetime, zone: ZoneInfo) -> Week:
        """The week in which an instant lies, by the calendar of `zone`."""
        return cls.of_day(require_aware(instant).astimezone(zone).date())

    @classmethod
    def last_complete(cls, now: datetime, zone: ZoneInfo) -> Week:
        """The newest week that has ended by `now`."""
        return cls.containing(now, zone).earlier(1)

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=offset) for offset in range(7))

    def start(self, zone: ZoneInfo) -> datetime:
        """The first instant of the week, in UTC."""
        return datetime.combine(self.monday, time(0), zone).astimezone(UTC)

    def end(self, zone: ZoneInfo) -> datetime:
        """The first instant after the week, in UTC."""
        return self.later(1).start(zone)

    def at(self, weekday: int, clock_time: time, zone: ZoneInfo, weeks_after: int = 0) -> datetime:
        """An instant of this week (or of a later one): weekday 0 is Monday."""
        day = self.monday + timedelta(days=weekday, weeks=weeks_after)
        return datetime.combine(day, clock_time, zone).astimezone(UTC)

    def earlier(self, weeks: int) -> Week:
        return Week.of_day(self.monday - timedelta(weeks=weeks))

    def later(self, weeks: int) -> Week:
        return Week.of_day(self.monday + timedelta(weeks=weeks))

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02d}"


@dataclass(frozen=True)
class Shift:
    """A shift of the call centre, by local clock times; it may run over midnight."""

    code: str
    name: str
    start: time
    end: time

    @property
    def over_midnight(self) -> bool:
        return self.end <= self.start

    def covers(self, clock_time: time) -> bool:
        if self.over_midnight:
            return clock_time >= self.start or clock_time < self.end
        return self.start <= clock_time < self.end


def shift_at(instant: datetime, zone: ZoneInfo, shifts: tuple[Shift, ...]) -> tuple[date, Shift | None]:
    """The shift in which an instant lies, and the local date on which that shift began.

    Half past midnight on a Tuesday belongs to Monday's night shift. Where the shifts leave a gap,
    the shift is None and the date is the instant's own.
    """
    local = require_aware(instant).astimezone(zone)
    for shift in shifts:
        if shift.covers(local.time()):
            after_midnight = shift.over_midnight and local.time() < shift.end
            return (local.date() - timedelta(days=1) if after_midnight else local.date()), shift
    return local.date(), None


def week_text(week: Week) -> str:
    """ "9–15 November 2026"; over two months short names: "28 Sep–4 Okt 2026", "28 Des 2026–3 Jan 2027"."""
    first, last = week.monday, week.sunday
    if first.year != last.year:
        return f"{short_date(first)}–{short_date(last)}"
    if first.month != last.month:
        return f"{day_month(first)}–{short_date(last)}"
    return f"{first.day}–{last.day} {month_name(first)} {first.year}"


def short_date(day: date) -> str:
    """ "16 Nov 2026"."""
    return f"{day_month(day)} {day.year}"


def day_month(day: date) -> str:
    """ "16 Nov"."""
    return f"{day.day} {_named(day, 'MMM') or SHORT_MONTHS[day.month - 1]}"


def month_name(day: date) -> str:
    """ "November"."""
    return _named(day, "MMMM") or MONTHS[day.month - 1]


def day_name(weekday: int) -> str:
    """ "Senin" for 0."""
    return _named(date(2024, 1, 1 + weekday), "EEEE") or DAYS[weekday]


def _named(day: date, pattern: str) -> str:
    """A name in the language that holds; "" in that of the source texts, whose names stand above."""
    code = language().code
    return "" if code == SOURCE else date_text(code, day, pattern)


def long_date(day: date) -> str:
    """ "Senin, 16 November 2026"."""
    return f"{day_name(day.weekday())}, {day.day} {month_name(day)} {day.year}"


def clock_text(instant: datetime, zone: ZoneInfo) -> str:
    """ "16.00 WIB"; outside Indonesia the zone's own abbreviation."""
    local = require_aware(instant).astimezone(zone)
    return f"{local:%H.%M} {ZONE_NAMES.get(zone.key, local.tzname() or zone.key)}"


def moment_text(instant: datetime, zone: ZoneInfo) -> str:
    """ "Senin, 16 November 2026, 16.00 WIB"."""
    return f"{long_date(require_aware(instant).astimezone(zone).date())}, {clock_text(instant, zone)}"
