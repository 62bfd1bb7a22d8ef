"""Lewati minggu ini: no edition for this week, with a public reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review.actions.moving import move, permit, require_reason, void_approvals
from publisher.review.actor import Actor
from publisher.review.models import Edition


@transaction.atomic
def skip(edition: Edition, actor: Actor, now: datetime, reason: str) -> None:
    permit("skip", actor)
    reason = require_reason(reason)
    move(edition, "skip", actor, now, detail={"reason": reason}, reason=reason, action_code="")
    void_approvals(edition, now)
