"""Messages to staff: one per event, written down once; sending them comes with the newsroom."""

from __future__ import annotations

from datetime import datetime

from publisher.exits import let_out
from publisher.review.models import Edition, Notice, Publication


def tell(edition: Edition, event: str, title: str, now: datetime) -> bool:
    """Write one message for one event of an edition; False when it was already written."""
    return tell_of(edition.publication, edition, event, title, now)


def tell_of(publication: Publication, edition: Edition | None, event: str, title: str, now: datetime) -> bool:
    """The same, also where there is no edition. Never report text, names or images.

    Raises GateError for a title that holds what looks like personal data.
    """
    let_out([title], "message to staff")
    _, created = Notice.objects.get_or_create(
        edition=edition, event=event, defaults={"publication": publication, "title": title, "at": now}
    )
    return bool(created)
