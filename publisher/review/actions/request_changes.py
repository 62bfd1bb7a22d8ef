"""Minta perubahan: an admin sends the draft back with a text for the editors."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review import notify
from publisher.review.actions.moving import move, permit, require_reason, void_approvals
from publisher.review.actor import Actor
from publisher.review.models import Edition


@transaction.atomic
def request_changes(edition: Edition, actor: Actor, now: datetime, reason: str) -> None:
    permit("request_changes", actor)
    reason = require_reason(reason)
    move(edition, "request_changes", actor, now, detail={"reason": reason}, reason=reason)
    void_approvals(edition, now)
    notify.tell(edition, f"changes-{edition.version}", f"Edisi {edition.week.number} perlu perubahan", now)
