"""The stepped clock of a demo: how far a button may take it."""

from __future__ import annotations

from datetime import datetime, timedelta

from publisher.clock import Week
from publisher.review.models import Edition
from publisher.review.states import EditionState
from publisher.web.desk import Desk

STEP = timedelta(minutes=5)


def next_slot(desk: Desk) -> datetime:
    """The next time of posting: of the approved edition, else the regular one of the week."""
    approved = (
        Edition.objects.filter(publication=desk.publication, state=EditionState.APPROVED, slot_at__gt=desk.now)
        .order_by("slot_at")
        .first()
    )
    if approved is not None and approved.slot_at is not None:
        return approved.slot_at
    week = Week.last_complete(desk.now, desk.zone)
    regular = desk.rules.slot_for(week)
    return regular if regular > desk.now else desk.rules.slot_for(week.later(1))
