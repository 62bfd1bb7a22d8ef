"""Baca ulang data, buat ulang draf: a button writes a wish; the clock serves it within a minute."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review import audit
from publisher.review.actions.moving import Refused, permit
from publisher.review.actor import Actor
from publisher.review.models import Edition, Publication, Wish
from publisher.review.states import may_move

KINDS = {"rebuild": "rebuild", "late_draft": "make_late_draft", "check": "request_check", "try_again": "try_again"}


@transaction.atomic
def wish(publication: Publication, kind: str, actor: Actor, now: datetime, edition: Edition | None = None) -> Wish:
    """Write the wish down; pressing twice makes one."""
    verb = KINDS[kind]
    permit(verb, actor)
    if edition is not None and kind != "check" and not may_move(verb, edition.state):
        raise Refused("Tindakan ini tidak bisa dilakukan sekarang.")
    made, created = Wish.objects.get_or_create(
        publication=publication,
        kind=kind,
        done_at=None,
        defaults={"edition": edition, "made_by_id": actor.user_id, "made_at": now},
    )
    if created:
        audit.record(publication, actor, f"wish_{kind}", now, edition)
    return made
