"""Marks: how our own records notice that a ticket changed, without being able to say which ticket it is.

A mark is HMAC-SHA-256 over (source, ticket id, year of opening) with the publication's key, beside a version
of the fields that count. Ids are reused or reset each year by some vendors, hence the year.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from publisher.incidents import Incident

GROUP = "*"


@dataclass(frozen=True)
class Mark:
    """`told_as` is what the edition tells of the ticket: an open category's code, GROUP for any other class, "" for one
    that is not counted. It says no more than the edition's own counts."""

    identity: str
    version: str
    told_as: str = ""


@dataclass(frozen=True)
class Drift:
    """What has become of an earlier week's tickets since its figures were frozen."""

    added: int = 0
    removed: int = 0
    changed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def mark(incident: Incident, source: str, zone: ZoneInfo, key: bytes) -> Mark:
    """The mark of one ticket. `key` is the publication's mark key."""
    opened = incident.opened_at or incident.closed_at
    identity = (source, incident.id, str(opened.astimezone(zone).year))
    # Everything that a figure or a story is made from; a flag raised after the draft must be noticed, too.
    version = (
        _moment(incident.opened_at),
        _moment(incident.on_scene_at),
        _moment(incident.closed_at),
        incident.category or "",
        incident.subcategory or "",
        incident.district or "",
        incident.sub_district or "",
        incident.status or "",
        incident.close_reason or "",
        incident.call_type or "",
        incident.merged_into or "",
        str(bool(incident.out_of_area)),
        *sorted(f"{flag}={value}" for flag, value in incident.flags.items() if value is not None),
    )
    return Mark(_digest(key, identity), _digest(key, version))


def drift(before: Mapping[str, str], now: Iterable[Mark]) -> Drift:
    """Compare identities and versions kept at freezing (identity → version) with those read now."""
    present = {item.identity: item.version for item in now}
    return Drift(
        added=len(present.keys() - before.keys()),
        removed=len(before.keys() - present.keys()),
        changed=sum(before[identity] != present[identity] for identity in before.keys() & present.keys()),
    )


def _moment(instant: datetime | None) -> str:
    return instant.astimezone(UTC).isoformat() if instant else ""


def _digest(key: bytes, parts: tuple[str, ...]) -> str:
    return hmac.new(key, "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()[:32]
