"""Serve the wishes that buttons wrote down: read again, check the source, try again."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction

from publisher.config import Settings
from publisher.intake import IntakeError
from publisher.review.actions.moving import Refused, move
from publisher.review.actions.post_moves import move_post
from publisher.review.actor import Actor, actor_for
from publisher.review.models import Edition, Post, Publication, Wish
from publisher.review.states import PostState
from scheduled.ensure_editions import OpenIntake, build_week, check_source

log = logging.getLogger(__name__)


def serve_wishes(settings: Settings, open_intake: OpenIntake, publication: Publication, now: datetime) -> None:
    """Do what was wished, oldest first, and write down how it ended."""
    for wish in Wish.objects.filter(publication=publication, done_at__isnull=True).order_by("made_at"):
        try:
            result = _serve(wish, settings, open_intake, now)
        except Refused as refusal:
            result = str(refusal)
        except IntakeError:
            result = "Gagal: pusat data tidak terjangkau. Yang lama tidak diubah."
        except Exception:
            # One wish that fails is told and ended; it neither comes back every minute nor keeps the others waiting.
            log.exception("wish failed", extra={"kind": wish.kind})
            result = "Gagal karena gangguan di sistem kami. Yang lama tidak diubah. Hubungi admin teknis."
        Wish.objects.filter(pk=wish.pk).update(done_at=now, result=result)
        log.info("wish served", extra={"kind": wish.kind})


def _serve(wish: Wish, settings: Settings, open_intake: OpenIntake, now: datetime) -> str:
    edition = wish.edition
    if edition is None or wish.made_by is None:
        return "Tidak ada edisi."
    actor = actor_for(wish.made_by, wish.publication, now.astimezone(settings.zone).date())
    if wish.kind in ("rebuild", "late_draft"):
        build_week(settings, open_intake, wish.publication, edition.week, now, actor=actor)
        return "Data dibaca ulang."
    if wish.kind == "check":
        same = check_source(settings, open_intake, edition, now)
        return "Sumber tidak berubah." if same else "Sumber berubah sejak draf."
    return _try_again(edition, actor, now)


@transaction.atomic
def _try_again(edition: Edition, actor: Actor, now: datetime) -> str:
    post = edition.posts.filter(state__in=(PostState.FAILED, PostState.READY, PostState.PREPARED)).first()
    if post is None:
        raise Refused("Tidak ada kiriman yang bisa dicoba lagi.")
    if post.state == PostState.FAILED:
        move_post(post, "retry", now, staged={}, error_code="")
    else:
        # From now on it counts as wished, however long its slot has passed.
        Post.objects.filter(pk=post.pk).update(updated_at=now)
    move(edition, "try_again", actor, now, detail={"account": post.account}, action_code="")
    return "Dicoba lagi."
