"""The times of posting that an approver may choose from."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from publisher.clock import long_date, moment_text
from publisher.review.actions.approve import next_half_hour
from publisher.web.desk import Desk
from publisher.web.standing import Standing
from publisher.web.wording import time_left

FIRST, LAST = time(7, 0), time(20, 0)
OTHER = "lain"
Choice = tuple[str, str]


def offered(standing: Standing) -> datetime:
    """The time that is proposed: the first approver's, the regular one, else the next half hour between 07.00 and 20.00."""
    desk = standing.desk
    if standing.approvals:
        return standing.approvals[0].slot_at
    regular = desk.rules.slot_for(standing.edition.week)
    if regular > desk.now:
        return regular
    local = next_half_hour(desk.now).astimezone(desk.zone)
    if local.time() > LAST:
        local = datetime.combine(local.date() + timedelta(days=1), FIRST, desk.zone)
    return max(local, datetime.combine(local.date(), FIRST, desk.zone))


def slot_choices(standing: Standing) -> list[Choice]:
    """The proposed time and, while no one has approved yet, a time of one's own."""
    proposed, desk = offered(standing), standing.desk
    label = f"{moment_text(proposed, desk.zone)} · {time_left(proposed, desk.now)}"
    first = (proposed.isoformat(), label)
    return [first] if standing.approvals else [first, (OTHER, "Waktu lain")]


def days(standing: Standing) -> list[Choice]:
    """From today until the edition would be stale."""
    desk = standing.desk
    day = desk.now.astimezone(desk.zone).date()
    end = desk.rules.stale_at(standing.edition.week).astimezone(desk.zone).date()
    found = []
    while day < end:
        found.append((day.isoformat(), long_date(day)))
        day += timedelta(days=1)
    return found


def half_hours() -> list[Choice]:
    times = [time(hour, minute) for hour in range(FIRST.hour, LAST.hour + 1) for minute in (0, 30)]
    return [(f"{each:%H:%M}", f"{each:%H.%M}") for each in times if each <= LAST]


def chosen(slot: str, day: str, half_hour: str, desk: Desk) -> datetime | None:
    """The instant behind what was chosen; None when day or time is missing."""
    if slot != OTHER:
        return datetime.fromisoformat(slot)
    if not day or not half_hour:
        return None
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(half_hour), desk.zone)
