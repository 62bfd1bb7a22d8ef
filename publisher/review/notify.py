"""Messages to staff: one per event, written down once; sending them comes with the newsroom."""

from __future__ import annotations

from datetime import datetime

from publisher.review.models import Edition, Notice


def tell(edition: Edition, event: str, title: str, now: datetime) -> bool:
    """Write one message for one event; False when it was already written. Never report text, names or images."""
    _, created = Notice.objects.get_or_create(
        edition=edition,
        event=event,
        defaults={"publication": edition.publication, "title": title, "at": now},
    )
    return bool(created)
