"""Call the staff in time: an hour before a slot without approval, and when a slot has passed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from publisher.clock import clock_text
from publisher.config import Settings
from publisher.review import notify
from publisher.review.actions.moving import move, void_approvals
from publisher.review.actor import CLOCK
from publisher.review.models import Edition, Publication
from publisher.review.states import EditionState
from publisher.review.store import Rules

WARN_BEFORE = timedelta(minutes=60)
UNAPPROVED = (EditionState.DRAFT, EditionState.PENDING, EditionState.PENDING2)


def remind(settings: Settings, publication: Publication, now: datetime) -> None:
    """Write the messages that are due; each event once."""
    rules = Rules.of(settings)
    for edition in Edition.objects.filter(publication=publication, state__in=UNAPPROVED, late=False):
        slot = rules.slot_for(edition.week)
        hour = clock_text(slot, settings.zone)
        if now >= slot:
            title = f"Edisi {edition.week.number} belum disetujui sampai {hour}, jadi tidak tayang"
            notify.tell(edition, "missed", title, now)
        elif now >= slot - WARN_BEFORE:
            notify.tell(edition, "hour", f"Edisi {edition.week.number} belum disetujui, jadwal tayang {hour}", now)


def expire(settings: Settings, publication: Publication, now: datetime) -> None:
    """An approved edition whose week ended seven days ago is stale: it is never posted by itself."""
    rules = Rules.of(settings)
    for edition in Edition.objects.filter(publication=publication, state=EditionState.APPROVED):
        if now >= rules.stale_at(edition.week):
            with transaction.atomic():
                move(edition, "go_stale", CLOCK, now, slot_at=None)
                void_approvals(edition, now)
                notify.tell(edition, "stale", f"Edisi {edition.week.number} kedaluwarsa dan tidak ditayangkan", now)
