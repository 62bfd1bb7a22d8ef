"""The examples' figures counted a second time, by pandas alone: nothing here knows the publisher, its packs or its rules.

What counts is written down once more in the plainest terms of each file, so that a mistake in a mapping, a pack, a
bound or a query shows as a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

Counts = Mapping[str, int]

AMERICAN = "%m/%d/%Y %I:%M:%S %p"
MONDAY_TO_MONDAY = pd.Timedelta(days=7)

SF_OPEN = r"Fire|Alarms|Smoke|Odor|Gas|Electrical|Elevator"
NY_OPEN = (
    r"^Noise(?! - Residential)|Parking|Driveway|Vehicle$|^Traffic|^Street|^Sidewalk|^Maintenance|^Graffiti"
    r"|Dumping|Dirty|Litter|Missed|Rodent|Dead Animal|Tree|Water System"
)
BALTIMORE_NOBODY_REPORTED = (
    r"Proactive|^SW-Bulk|^SW-Leaf|Sweeping|Pitch-In|^ECC-(?!Grass)|^CC-|^FCCS|^FCDA|^FCPF-(?!Stolen)|^FINBAPS"
    r"|^TR-|General Parking|Parking Away|Contractor|Water Turn"
)
BALTIMORE_GUARDED = (
    r"^HCD-(?:CCE|Maintenance|Zoning|Systems|Fire)|^HLTH-Animal (?:In Danger|Barking|Aggressive|Unsanitary|Failure|Attack)"
    r"|^BPD|^BCLB|^HLTH-EV Noise|^HLTH-Food|^FIN-City"
)


def week_of(monday: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The local bounds of the week that begins on `monday`."""
    start = pd.Timestamp(monday)
    return start, start + MONDAY_TO_MONDAY


def san_francisco(path: Path, monday: str) -> Counts:
    """Incidents whose last unit became available in the week."""
    units = pd.read_csv(path, dtype=str)
    units["closed"] = pd.to_datetime(units["Available DtTm"], format=AMERICAN)
    last = units.sort_values("closed").groupby("Incident Number").tail(1)
    start, end = week_of(monday)
    week = last[(last["closed"] >= start) & (last["closed"] < end)]
    gone = week["Call Final Disposition"].isin(["No Merit", "Cancelled"])
    handed = week["Call Final Disposition"].isin(["SFPD", "CHP"])
    counted = week[~gone & ~handed]
    is_open = counted["Call Type"].str.contains(SF_OPEN)
    steps = units[units["Incident Number"].isin(week["Incident Number"])]
    times = steps[["Dispatch DtTm", "On Scene DtTm", "Available DtTm"]].notna().sum().sum()
    return {
        "rows": len(week),
        "not an incident": int(gone.sum()),
        "transferred": int(handed.sum()),
        "total": len(counted),
        "open": int(is_open.sum()),
        "guarded": int((~is_open).sum()),
        "unknown category": int((counted["Call Type"] == "Other").sum()),
        "steps": int(times),
    }


def new_york(path: Path, monday: str) -> Counts:
    """Requests by closed_date; still open are those without one, or with a later one."""
    requests = pd.read_csv(path, dtype=str)
    opened, closed = (pd.to_datetime(requests[name], format="ISO8601") for name in ("created_date", "closed_date"))
    start, end = week_of(monday)
    week = requests[(closed >= start) & (closed < end)]
    is_open = week["complaint_type"].str.contains(NY_OPEN)
    return {
        "rows": len(week),
        "total": len(week),
        "open": int(is_open.sum()),
        "guarded": int((~is_open).sum()),
        "still open": int(((opened < end) & (closed.isna() | (closed >= end))).sum()),
    }


def baltimore(path: Path, monday: str) -> Counts:
    """Requests by CloseDate; what is still open was opened or changed in the 26 weeks before, or closed since."""
    requests = pd.read_csv(path, dtype=str)
    opened, changed, closed = (
        pd.to_datetime(requests[name], format=AMERICAN) for name in ("CreatedDate", "StatusDate", "CloseDate")
    )
    start, end = week_of(monday)
    now = (closed >= start) & (closed < end)
    reported = ~requests["SRType"].str.contains(BALTIMORE_NOBODY_REPORTED)
    status = requests["SRStatus"]
    counted = requests[now & reported & (status == "Closed")]
    guarded = counted["SRType"].str.contains(BALTIMORE_GUARDED) | counted["SRType"].str.contains("Handicapped P|Stolen")
    took = (closed - opened)[now]
    unfinished = closed.isna()
    seen = (opened >= start - 26 * MONDAY_TO_MONDAY) | (changed >= start - 26 * MONDAY_TO_MONDAY)
    waiting = unfinished & reported & seen & status.isin(["New", "Open", "In Progress", "Pending"])
    later = (closed >= end) & reported & (status == "Closed")
    return {
        "rows": int(now.sum()),
        "duplicates": int((now & (status == "Closed (Duplicate)")).sum()),
        "transferred": int((now & reported & (status == "Closed (Transferred)")).sum()),
        "not an incident": int((now & ~reported & (status != "Closed (Duplicate)")).sum()),
        "total": len(counted),
        "open": int((~guarded).sum()),
        "guarded": int(guarded.sum()),
        "unknown category": int(counted["SRType"].str.contains("Handicapped P|Stolen").sum()),
        "quarantine: not closed": int((unfinished & (changed >= start) & (changed < end)).sum()),
        "quarantine: over 60 days": int((took > pd.Timedelta(days=60)).sum()),
        "quarantine: no duration": int((took == pd.Timedelta(0)).sum()),
        "still open": int(((waiting | later) & (opened < end)).sum()),
    }


COUNTERS: Mapping[str, Callable[[Path, str], Counts]] = {
    "san-francisco": san_francisco,
    "new-york": new_york,
    "baltimore": baltimore,
}
