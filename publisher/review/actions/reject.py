"""Tolak: an admin ends this draft, with a reason; it stays readable."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review.actions.moving import move, permit, require_reason, void_approvals
from publisher.review.actor import Actor
from publisher.review.models import Edition


@transaction.atomic
def reject(edition: Edition, actor: Actor, now: datetime, reason: str) -> None:
    permit("reject", actor)
    reason = require_reason(reason)
    move(edition, "reject", actor, now, detail={"reason": reason}, reason=reason)
    void_approvals(edition, now)
