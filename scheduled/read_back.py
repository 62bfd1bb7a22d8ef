"""After the result: read the post, say that it is live, and tell where it is not what was approved."""

from __future__ import annotations

import logging
import unicodedata
from datetime import datetime

from django.db import transaction

from publisher.instagram import Backend, NeedsPerson, Plan, RemotePost
from publisher.review import notify
from publisher.review.actions.moving import move
from publisher.review.actions.post_moves import move_post
from publisher.review.actor import CLOCK
from publisher.review.models import Edition, Post
from publisher.review.plans import plan_of
from publisher.review.store import Rules

log = logging.getLogger(__name__)


def read_back(edition: Edition, post: Post, backend: Backend | None, rules: Rules, now: datetime) -> None:
    """Read the post and say that it is live; tell where it is not what was sent, or not there at all.

    Without a channel, or with that of another account, it is said unread: it was accepted.
    """
    permalink, differs = post.permalink, []
    if backend is None or post.account != rules.account:
        go_live(edition, post, permalink, now)
        return
    try:
        remote = backend.verify(post.media_id)
    except NeedsPerson as error:
        if error.code == "post_missing":
            _vanished(edition, post, now)
            return
        log.warning("not read back", extra={"edition": str(edition.week), "code": error.code})
    except Exception as error:
        log.warning("not read back", extra={"edition": str(edition.week), "kind": type(error).__name__})
    else:
        permalink, differs = remote.permalink, _differences(remote, plan_of(edition, post, rules, now))
    go_live(edition, post, permalink, now)
    if differs:
        title = f"Edisi {edition.week.number} tayang, tetapi tidak sama dengan yang disetujui: {', '.join(differs)}"
        notify.tell(edition, "differs", title, now)


def _differences(remote: RemotePost, plan: Plan) -> list[str]:
    """What of the post, as the channel shows it, is not what was approved."""
    same_caption = (
        unicodedata.normalize("NFC", remote.caption).strip() == unicodedata.normalize("NFC", plan.caption).strip()
    )
    alts_differ = any(
        given is not None and given != slide.alt for given, slide in zip(remote.alt_texts, plan.slides, strict=False)
    )
    checks = (
        (remote.slide_count != len(plan.slides), "jumlah halaman"),
        (not same_caption, "keterangan"),
        (alts_differ, "teks alternatif"),
    )
    return [words for differs, words in checks if differs]


@transaction.atomic
def _vanished(edition: Edition, post: Post, now: datetime) -> None:
    """Accepted, and gone when it was read back: nobody can say that it is live."""
    move_post(post, "vanish", now, intent_at=post.intent_at or now, error_code="post_missing")
    edition.refresh_from_db()
    move(edition, "needs_action", CLOCK, now, detail={"code": "post_missing"}, action_code="unknown")
    notify.tell(edition, f"vanished-{post.attempts.count()}", f"Edisi {edition.week.number}: belum pasti tayang", now)


@transaction.atomic
def go_live(edition: Edition, post: Post, permalink: str, now: datetime) -> None:
    """The post is there: say so."""
    edition.refresh_from_db()
    Post.objects.filter(pk=post.pk).update(permalink=permalink)
    move(edition, "go_live", CLOCK, now, detail={"media": post.media_id}, live_at=now, action_code="")
    notify.tell(edition, "live", f"Edisi {edition.week.number} sudah tayang", now)
