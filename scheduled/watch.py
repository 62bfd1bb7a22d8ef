"""Look for posts whose outcome is unknown: by reading only, at set times, then a person decides."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from publisher.config import Settings
from publisher.instagram import Backend, Found, Verdict
from publisher.review import notify
from publisher.review.actions.post_moves import move_post
from publisher.review.models import Post, Publication
from publisher.review.plans import plan_of
from publisher.review.states import PostState
from publisher.review.store import Rules
from scheduled.read_back import go_live

# Minutes after the request (decisions 23).
CHECKS = (1, 2, 4, 8, 15, 30)
CALL_AGAIN_EVERY = timedelta(minutes=30)


def watch(settings: Settings, backend: Backend | None, publication: Publication, now: datetime) -> None:
    """One look at the profile for every post whose next look is due. Only absences in a row show that it is not there."""
    unsure = (PostState.UNKNOWN, PostState.NEEDS_HUMAN)
    for post in Post.objects.filter(edition__publication=publication, state__in=unsure):
        if post.intent_at is not None and _due(post, now):
            _look(post, Rules.of(settings), backend, now)


def _due(post: Post, now: datetime) -> bool:
    if post.intent_at is None:
        return False
    waited = now - post.intent_at
    if post.checks_done < len(CHECKS):
        return waited >= timedelta(minutes=CHECKS[post.checks_done])
    return waited >= timedelta(minutes=CHECKS[-1]) + CALL_AGAIN_EVERY * (post.checks_done - len(CHECKS) + 1)


def _look(post: Post, rules: Rules, backend: Backend | None, now: datetime) -> None:
    edition = post.edition
    found = Found(Verdict.UNSURE)
    # Without a session, or with another account's, this profile cannot be read; people are called all the same.
    if backend is not None and post.account == rules.account:
        found = backend.find(plan_of(edition, post, rules, now), post.intent_at or now)
    if found.verdict is Verdict.FOUND and found.media is not None:
        with transaction.atomic():
            move_post(post, "publish", now, media_id=found.media.media_id, checks_done=post.checks_done + 1)
            go_live(edition, post, found.media.permalink, now)
        return
    absences = [*post.absences, now.isoformat()] if found.verdict is Verdict.ABSENT else []
    done = post.checks_done + 1
    Post.objects.filter(pk=post.pk).update(checks_done=done, absences=absences)
    post.refresh_from_db()
    if done >= len(CHECKS):
        with transaction.atomic():
            if post.state == PostState.UNKNOWN:
                move_post(post, "ask_human", now)
            event = f"decide-{post.attempts.count()}-{done}"
            notify.tell(edition, event, f"Edisi {edition.week.number}: putuskan sekarang", now)
