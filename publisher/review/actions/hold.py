"""Tahan: an admin or auditor stops an edition where it stands. Content and approvals are kept."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review.actions.moving import Refused, move, permit, require_reason
from publisher.review.actor import Actor
from publisher.review.models import Edition
from publisher.review.states import EditionState


@transaction.atomic
def hold(edition: Edition, actor: Actor, now: datetime, reason: str) -> None:
    permit("hold", actor)
    if edition.state == EditionState.POSTING:
        raise Refused("Perintah tayang sudah terkirim. Anda bisa menarik edisi setelah tayang.")
    reason = require_reason(reason)
    move(edition, "hold", actor, now, detail={"reason": reason}, held_from=edition.state, reason=reason)
