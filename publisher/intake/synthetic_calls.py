"""The demonstration city's calls: the tickets' own, and many more that are no emergency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from random import Random
from typing import NamedTuple

from publisher.clock import Week
from publisher.intake import synthetic_city as city
from publisher.intake.synthetic_tickets import Ticket

_DAY_SECONDS = 86_400


class Call(NamedTuple):
    """`ringing` is seconds until it was answered, None where it ended before; `seconds` is its whole length."""

    at: datetime
    kind: str
    ringing: int | None
    seconds: int


def ticket_call(rng: Random, ticket: Ticket) -> Call:
    """The call from which a ticket was opened, a little before the opening."""
    kind = "PRANK" if ticket.status == "PRANK" else "NORMAL"
    at = ticket.opened - timedelta(seconds=rng.randrange(20, 90))
    return Call(at, kind, rng.randrange(2, 15), rng.randrange(40, 240))


def week_calls(rng: Random, preset: city.Preset, week: Week, tickets: int, *, last: bool) -> Iterator[Call]:
    """The calls of a week beside those of its `tickets`. The last week's total is the preset's own, elsewhere
    it swings by a tenth; where tickets abound (a flood), every ticket brings two calls more."""
    total = preset.calls if last else round(preset.calls * rng.uniform(0.9, 1.1))
    counts = _mix(total)
    flooding = max(0, tickets - 3 * counts["NORMAL"])
    counts["ABANDON"] += flooding * 2
    besides = max(0, counts["NORMAL"] - tickets)
    if last and preset.last == 0:
        # A week in which nothing happened has no emergency calls beside those of its own open tickets.
        counts["PRANK"] += besides
        besides = 0
    counts["NORMAL"] = besides
    start = datetime.combine(week.monday, time(0))
    yield from _calls(rng, start, 7 * _DAY_SECONDS, counts)


def monday_calls(rng: Random, preset: city.Preset, week: Week, read_at: datetime) -> Iterator[Call]:
    """The running week's calls up to `read_at`."""
    start = datetime.combine(week.monday, time(0))
    seconds = int((read_at - start).total_seconds())
    counts = _mix(round(preset.calls * seconds / (7 * _DAY_SECONDS) / 2))
    if seconds > 0:
        yield from _calls(rng, start, seconds, counts)


def _mix(total: int) -> dict[str, int]:
    """`total` calls by kind, rounded to whole ones; what rounding leaves over was abandoned."""
    answered = round(total * (1 - city.P_ABANDONED))
    counts = {kind: round(answered * share) for kind, share in city.ANSWERED_MIX.items()}
    counts["ABANDON"] = total - sum(counts.values())
    return counts


def _calls(rng: Random, start: datetime, seconds: int, counts: Mapping[str, int]) -> Iterator[Call]:
    for kind, count in counts.items():
        # A long stretch follows the day's curve; a morning is too short for it.
        hours = rng.choices(range(24), city.HOUR_SHARES, k=count)
        for position, hour in enumerate(hours):
            if seconds >= 7 * _DAY_SECONDS:
                offset = rng.randrange(7) * _DAY_SECONDS + hour * 3_600 + rng.randrange(3_600)
            else:
                offset = rng.randrange(seconds)
            at = start + timedelta(seconds=offset)
            if kind == "ABANDON":
                short = position < round(count * city.P_ABANDONED_WITHIN_10S)
                yield Call(at, kind, None, rng.randrange(2, 11) if short else rng.randrange(11, 60))
            else:
                yield Call(at, kind, rng.randrange(2, 12), rng.randrange(13, 30 if kind == "GHOST" else 180))
