"""A witness beside the store: how far its audit log had come. It is in no backup of the store.

A store that was restored lacks the entry that the witness names, or there is no witness where a clock has ticked before
(another machine). Then posts may be on the profile of which the store knows nothing, and nothing is sent or handed out
until `publisher reconcile` has looked. The witness is written after each tick and before each request.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

from publisher.config import Settings
from publisher.review.models import AuditEntry, Publication

NAME = "witness.json"


def path(settings: Settings) -> Path:
    return settings.folder / NAME


def write(settings: Settings, now: datetime) -> None:
    """Name the newest entry of the log, on the disk before this returns."""
    newest = AuditEntry.objects.order_by("-id").first()
    seen = {"entry": newest.pk if newest else 0, "seal": newest.seal if newest else "", "at": now.isoformat()}
    partial = path(settings).with_suffix(".part")
    with partial.open("w", encoding="utf-8") as file:
        json.dump(seen, file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path(settings))


def fits(settings: Settings, publication: Publication) -> bool:
    """Whether this store is at least as new as what the witness saw."""
    try:
        seen = json.loads(path(settings).read_text(encoding="utf-8"))
        entry, seal = int(seen["entry"]), str(seen["seal"])
    except FileNotFoundError:
        # The first tick of a new store writes the first witness.
        return publication.last_tick_at is None
    except (ValueError, KeyError, TypeError):
        return False
    return entry == 0 or AuditEntry.objects.filter(pk=entry, seal=seal).exists()


def seen_at(settings: Settings) -> datetime | None:
    """When the witness was written; None without a readable one."""
    try:
        return datetime.fromisoformat(json.loads(path(settings).read_text(encoding="utf-8"))["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
