"""Posting by hand: what is approved and due is checked as for any channel, and handed to people instead of sent."""

from __future__ import annotations

from datetime import datetime

from publisher.config import BY_HAND, Settings
from publisher.review.models import Edition, Publication
from publisher.review.states import EditionState
from publisher.review.store import Rules
from scheduled.post_approved import SLOT_GRACE, close_orphans, finish_published, start, stop


def hand_over_due(settings: Settings, publication: Publication, now: datetime) -> list[Edition]:
    """Tell staff that an edition waits to be uploaded, once its slot has come."""
    rules = Rules.of(settings)
    # What another channel left behind, before it was changed for this one.
    close_orphans(publication, now)
    finish_published(publication, rules, None, now)
    if settings.paused:
        return []
    editions = Edition.objects.filter(publication=publication, kind="weekly")
    due = editions.filter(state=EditionState.APPROVED, slot_at__lte=now, slot_at__gt=now - SLOT_GRACE)
    handed = [edition for edition in due.order_by("period_start") if start(edition, rules, now)]
    handed += editions.filter(state=EditionState.POSTING).exclude(pk__in=[edition.pk for edition in handed])
    for edition in handed:
        stop(edition, BY_HAND, now)
    return handed
