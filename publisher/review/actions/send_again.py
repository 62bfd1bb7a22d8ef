"""Tidak ada, kirim lagi: after an unknown outcome, on the word of one named admin who confirmed twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from publisher.review.actions.moving import Refused, move, permit
from publisher.review.actions.post_moves import move_post
from publisher.review.actor import Actor
from publisher.review.models import Edition, Post
from publisher.review.states import PostState

# Decisions 23: "not there" needs fifteen minutes and two successful negative reads five minutes apart.
SETTLED_AFTER = timedelta(minutes=15)
APART = timedelta(minutes=5)


def absence_is_shown(post: Post) -> bool:
    """Whether the profile was read twice without the post, five minutes apart, at or after minute fifteen."""
    if post.intent_at is None:
        return False
    reads = [moment for moment in map(datetime.fromisoformat, post.absences) if moment >= post.intent_at + SETTLED_AFTER]
    return bool(reads) and max(reads) - min(reads) >= APART


@transaction.atomic
def send_again(edition: Edition, actor: Actor, now: datetime, confirmed: bool) -> None:
    permit("send_again", actor)
    post = edition.posts.filter(state=PostState.NEEDS_HUMAN).first()
    if post is None:
        raise Refused("Belum waktunya memutuskan. Sistem masih memeriksa profil.")
    if not absence_is_shown(post):
        raise Refused("Profil tidak bisa dibaca, jadi belum bisa diputuskan.")
    if not confirmed:
        raise Refused("Centang dulu: Saya sudah membuka profil dan kiriman ini tidak ada.")
    # The channel's handle is kept: should the first request still arrive, the same handle cannot be used twice.
    kept = {key: post.staged[key] for key in ("container", "content_key") if key in post.staged}
    move_post(post, "send_again", now, ids={}, staged=kept, absences=[], checks_done=0, intent_at=None)
    move(edition, "send_again", actor, now, detail={"account": post.account}, action_code="")
