"""Times, spans and roles in the newsroom's words."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from publisher.clock import DAYS, clock_text, day_month


def when(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """ "hari ini 10.12", "besok 07.00", "Senin 9 Nov 10.12"."""
    there, here = instant.astimezone(zone).date(), now.astimezone(zone).date()
    hour = clock_text(instant, zone).rpartition(" ")[0]
    if there == here:
        return f"hari ini {hour}"
    if there == here + timedelta(days=1):
        return f"besok {hour}"
    year = f" {there.year}" if there.year != here.year else ""
    return f"{DAYS[there.weekday()]} {day_month(there)}{year} {hour}"


def time_left(instant: datetime, now: datetime) -> str:
    """ "1 jam 29 menit lagi", "3 hari 2 jam lagi", "sudah lewat"."""
    minutes = int((instant - now).total_seconds() // 60)
    if minutes < 0:
        return "sudah lewat"
    if minutes == 0:
        return "sekarang"
    return f"{span(minutes)} lagi"


def span(minutes: int) -> str:
    """ "55 menit", "7 jam 30 menit", "2 hari"."""
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "hari"), (hours, "jam"), (minutes, "menit")]
    words = [f"{count} {unit}" for count, unit in parts if count]
    return " ".join(words[:2])


def greeting(now: datetime, zone: ZoneInfo) -> str:
    hour = now.astimezone(zone).hour
    if hour < 11:
        return "Selamat pagi"
    if hour < 15:
        return "Selamat siang"
    return "Selamat sore" if hour < 18 else "Selamat malam"
