"""Tarik kembali: an editor takes a submitted draft back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review.actions.moving import move, permit, void_approvals
from publisher.review.actor import Actor
from publisher.review.models import Edition


@transaction.atomic
def recall(edition: Edition, actor: Actor, now: datetime) -> None:
    permit("recall", actor)
    move(edition, "recall", actor, now)
    void_approvals(edition, now)
