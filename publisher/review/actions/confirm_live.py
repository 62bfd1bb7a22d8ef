"""Ya, sudah ada: an admin has seen the post on the profile and gives its link."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction

from publisher.review.actions.moving import Refused, move, permit
from publisher.review.actions.post_moves import move_post
from publisher.review.actor import Actor
from publisher.review.models import Edition, Post
from publisher.review.states import PostState

LINK = re.compile(r"https://(?:www\.)?instagram\.com/p/[A-Za-z0-9_\-]+/?")


@transaction.atomic
def confirm_live(edition: Edition, actor: Actor, now: datetime, link: str) -> None:
    permit("confirm_live", actor)
    post = edition.posts.filter(state__in=(PostState.UNKNOWN, PostState.NEEDS_HUMAN)).first()
    if post is None:
        raise Refused("Tidak ada kiriman yang belum pasti pada edisi ini.")
    if not LINK.fullmatch(link.strip()):
        raise Refused("Tempel tautan kiriman seperti https://www.instagram.com/p/… dari aplikasi.")
    if Post.objects.filter(permalink__startswith=link.strip().rstrip("/")).exclude(pk=post.pk).exists():
        raise Refused("Tautan ini milik edisi lain. Tempel tautan kiriman edisi ini.")
    move_post(post, "publish", now, permalink=link.strip())
    move(edition, "confirm_live", actor, now, detail={"account": post.account}, live_at=now, action_code="")
