"""Lepas tahanan: the edition returns to where it was; approved past its slot, it waits for a new time."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review.actions.moving import Refused, move, permit, void_approvals
from publisher.review.actor import Actor
from publisher.review.models import Edition
from publisher.review.states import EditionState


@transaction.atomic
def release(edition: Edition, actor: Actor, now: datetime) -> None:
    permit("release", actor)
    if edition.state != EditionState.HOLD:
        raise Refused("Edisi ini tidak sedang ditahan.")
    back = EditionState(edition.held_from)
    missed = back is EditionState.APPROVED and edition.slot_at is not None and edition.slot_at <= now
    target = EditionState.PENDING if missed else back
    slot = None if missed else edition.slot_at
    move(edition, "release", actor, now, to=target, held_from="", reason="", slot_at=slot)
    if missed:
        void_approvals(edition, now)
