"""Whether the machine's clock can be believed at this tick. Pure; who asks gives all times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True)
class Reading:
    """Both clocks at one moment: the wall's, and the process's own that never jumps."""

    wall: datetime
    monotonic: float


def moved(now: Reading, before: Reading | None) -> timedelta:
    """How far the wall clock went against the other one since `before`."""
    if before is None:
        return timedelta(0)
    return (now.wall - before.wall) - timedelta(seconds=now.monotonic - before.monotonic)


def fault(now: datetime, last_tick_at: datetime | None, moved_by: timedelta = timedelta(0)) -> str:
    """Why nothing may be posted at this tick; "" when the clock can be believed."""
    if last_tick_at is not None and now < last_tick_at - TOLERANCE:
        return "clock_back"
    return "clock_jumped" if abs(moved_by) > TOLERANCE else ""
