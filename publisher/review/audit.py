"""The audit log: who did what when. Each entry is sealed with an HMAC over itself and the seal before it."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from publisher.review.actor import Actor
from publisher.review.models import AuditEntry, Edition, Publication

# What details may hold; anything else would be a way for report text to get in.
DETAIL_KEYS = frozenset(
    {
        "from",
        "to",
        "reason",
        "key",
        "revision",
        "slot",
        "pages",
        "code",
        "account",
        "media",
        "fields",
        "late",
        "ip",
        "role",
        "person",
        "counts",
    }
)
LOCK_NUMBER = 112_2019


def record(
    publication: Publication,
    actor: Actor,
    act: str,
    now: datetime,
    edition: Edition | None = None,
    detail: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Append one entry. Raises ValueError for a detail that the log does not know."""
    detail = dict(detail or {})
    if unknown := set(detail) - DETAIL_KEYS:
        raise ValueError(f"The audit log has no place for {sorted(unknown)}.")
    with transaction.atomic():
        _one_writer()
        last = AuditEntry.objects.order_by("-id").first()
        entry = AuditEntry(
            publication=publication,
            at=now,
            who=actor.name,
            user_id=actor.user_id,
            act=act,
            edition=edition,
            detail=detail,
        )
        entry.seal = seal(entry, last.seal if last else "")
        entry.save(force_insert=True)
    return entry


def seal(entry: AuditEntry, before: str) -> str:
    """The seal of an entry that follows the seal `before`."""
    content = [
        before,
        entry.publication_id,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.who,
        entry.user_id,
        entry.act,
        entry.edition_id,
        entry.detail,
    ]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(settings.AUDIT_KEY, canonical.encode(), hashlib.sha256).hexdigest()


def first_broken() -> int | None:
    """The id of the first entry whose seal does not fit, or None for a whole chain."""
    before = ""
    for entry in AuditEntry.objects.order_by("id").iterator():
        if not hmac.compare_digest(entry.seal, seal(entry, before)):
            return int(entry.pk)
        before = entry.seal
    return None


def key_fits() -> bool:
    """Whether the log's beginning was sealed with the present key: of a store that was restored beside another key file
    not even that fits, while somebody who changes the log rarely begins there."""
    first = AuditEntry.objects.order_by("id").first()
    return first is None or hmac.compare_digest(first.seal, seal(first, ""))


def _one_writer() -> None:
    """Two appends at once would seal the same predecessor; SQLite's immediate transactions already exclude it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_NUMBER])
