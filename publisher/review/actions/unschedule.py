"""Batalkan jadwal: an approved edition goes back to waiting; its approvals are void."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review.actions.moving import move, permit, void_approvals
from publisher.review.actor import Actor
from publisher.review.models import Edition


@transaction.atomic
def unschedule(edition: Edition, actor: Actor, now: datetime) -> None:
    permit("unschedule", actor)
    move(edition, "unschedule", actor, now, slot_at=None)
    void_approvals(edition, now)
