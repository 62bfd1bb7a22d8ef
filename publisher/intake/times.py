"""Dates and times as sources write them → aware instants in UTC.

A naive time is local time of the source's declared zone; of an hour that a zone's clock shows twice, the first
is meant. Nothing here puts a value of the source into an error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo


class UnreadableError(ValueError):
    """A value that cannot be read as what it should be. Carries nothing of the value."""

    def __init__(self) -> None:
        super().__init__("unreadable value")


# English names too: foreign exports are read as well.
_MONTH_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb", "peb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "ags", "agt", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_ZONES: dict[str, tzinfo] = {
    "WIB": timezone(timedelta(hours=7)),
    "WITA": timezone(timedelta(hours=8)),
    "WIT": timezone(timedelta(hours=9)),
    "UTC": UTC,
    "GMT": UTC,
    "Z": UTC,
}
_ZONE = r"\s*(?P<zone>WIB|WITA|WIT|UTC|GMT|Z|[+-]\d{2}(?::?\d{2})?)?$"
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T ]\s*(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?)?" + _ZONE,
    re.IGNORECASE | re.ASCII,
)
# Day first, as Indonesia writes; the clock with a full stop or a colon.
_INDONESIAN = re.compile(
    r"(?:[a-z']+,\s*)?(?P<day>\d{1,2})(?P<mark>[ /.-])\s*(?P<month>\d{1,2}|[a-z]{3,9})\.?(?P=mark)\s*(?P<year>\d{4})"
    r"(?:[,T]?\s*(?:pukul\s+|jam\s+)?(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2}))?(?P<fraction>))?"
    + _ZONE,
    re.IGNORECASE | re.ASCII,
)


def read_instant(value: object, zone: ZoneInfo, formats: Sequence[str] = ()) -> datetime:
    """`value` as an aware instant in UTC. A date alone is its first moment in `zone`. Raises UnreadableError.

    Accepted: datetime (pandas' Timestamp is one) and date; text in one of `formats` (strptime), in ISO 8601,
    or as "16 November 2026 08.30 WIB", "16/11/2026 08:30", "16-11-2026 08.30". A bare number is never a time.
    """
    if isinstance(value, datetime):
        moment = _plain(value)
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001  placed in `zone` below
    elif isinstance(value, str):
        moment = _from_text(value.strip(), formats)
    else:
        raise UnreadableError
    return in_utc(moment, zone)


def in_utc(moment: datetime, zone: ZoneInfo) -> datetime:
    """A time as an instant in UTC; a naive one is of `zone`. Raises UnreadableError."""
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (OverflowError, ValueError):
        pass
    # The first and last days of the calendar have no UTC in some zones.
    raise UnreadableError


def read_day(value: object, zone: ZoneInfo, formats: Sequence[str] = ()) -> date:
    """`value` as a local calendar day of `zone`. Raises UnreadableError."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return read_instant(value, zone, formats).astimezone(zone).date()


def _plain(value: datetime) -> datetime:
    """A Timestamp counts nanoseconds, which neither a week nor a minute needs."""
    if type(value) is datetime:
        return value
    return datetime(
        value.year,
        value.month,
        value.day,
        value.hour,
        value.minute,
        value.second,
        value.microsecond,
        tzinfo=value.tzinfo,
        fold=value.fold,
    )


def _from_text(text: str, formats: Sequence[str]) -> datetime:
    for form in formats:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007  a naive time is placed in the source's zone
        except ValueError:
            continue
    for pattern in (_ISO, _INDONESIAN):
        found = pattern.match(text)
        if found:
            return _assemble(found.groupdict())
    raise UnreadableError


def _assemble(parts: dict[str, Any]) -> datetime:
    month = parts["month"]
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
    fraction = (parts["fraction"] or "")[:6].ljust(6, "0")
    try:
        return datetime(
            int(parts["year"]),
            number,
            int(parts["day"]),
            int(parts["hour"] or 0),
            int(parts["minute"] or 0),
            int(parts["second"] or 0),
            int(fraction),
            tzinfo=_zone_of(parts["zone"]),
        )
    except ValueError:
        pass
    raise UnreadableError


def _zone_of(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if (named := _ZONES.get(text.upper())) is not None:
        return named
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)
