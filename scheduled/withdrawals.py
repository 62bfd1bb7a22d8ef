"""Look whether the post of a withdrawn edition is gone: by reading only, at growing intervals, until it is.

A look counts when the account answered and said what of the post it has; anything else proves nothing and begins the
count of absences anew.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from enum import Enum

from django.db import transaction

from publisher.config import Settings
from publisher.instagram import Backend, NeedsPerson
from publisher.review import notify
from publisher.review.actions.withdraw import mark_gone
from publisher.review.actor import CLOCK
from publisher.review.models import Post, Publication, Withdrawal
from publisher.review.states import PostState
from publisher.review.withdrawals import APART

log = logging.getLogger(__name__)

# Minutes from one look to the next while the post is there or cannot be read; the last for as long as it takes.
INTERVALS = (2, 5, 10, 20, 30, 60, 120, 240)
CALL_EVERY = timedelta(minutes=30)
CALL_FOR = timedelta(days=1)


class Sight(Enum):
    THERE = "there"
    MISSING = "missing"
    UNREAD = "unread"


def look_for_withdrawn(settings: Settings, backend: Backend | None, publication: Publication, now: datetime) -> None:
    """One look at each withdrawn post whose look is due, and a call to the staff while it is still public."""
    waiting = Withdrawal.objects.filter(edition__publication=publication, gone_at__isnull=True)
    for row in waiting.select_related("edition__publication"):
        post = row.edition.posts.filter(state=PostState.PUBLISHED, account=settings.account).exclude(media_id="").first()
        if backend is not None and post is not None and now >= row.next_look_at:
            _take_down(row, backend, _look(backend, settings, post), now)
        _call(row, now)


def _look(backend: Backend, settings: Settings, post: Post) -> Sight:
    try:
        health = backend.preflight(settings.account_id or post.account)
    except Exception as error:  # also what nobody listed: it proves nothing
        log.warning("withdrawn post not looked for", extra={"kind": type(error).__name__})
        return Sight.UNREAD
    if health.account.casefold() != post.account.casefold():
        return Sight.UNREAD
    try:
        backend.verify(post.media_id)
    except NeedsPerson as error:
        return Sight.MISSING if error.code == "post_missing" else Sight.UNREAD
    except Exception as error:
        log.warning("withdrawn post not read", extra={"kind": type(error).__name__})
        return Sight.UNREAD
    return Sight.THERE


def _take_down(row: Withdrawal, backend: Backend, sight: Sight, now: datetime) -> None:
    """Write one look down; after the second absence in a row the post is gone."""
    absences = [*row.absences, now.isoformat()] if sight is Sight.MISSING else []
    # Another channel asks for a number that was never its own, and says truly that it does not know it.
    seen_by = backend.name if sight is Sight.THERE or row.seen_by == backend.name else ""
    wait = timedelta(minutes=INTERVALS[min(row.looks, len(INTERVALS) - 1)])
    with transaction.atomic():
        Withdrawal.objects.filter(pk=row.pk, gone_at__isnull=True).update(
            absences=absences,
            seen_by=seen_by,
            looks=row.looks + 1,
            next_look_at=now + (APART if len(absences) == 1 else wait),
        )
        row.refresh_from_db()
        moments = [datetime.fromisoformat(moment) for moment in absences]
        apart = bool(moments) and moments[-1] - moments[0] >= APART
        if apart and seen_by and row.gone_at is None:
            mark_gone(row, CLOCK, now)


def _call(row: Withdrawal, now: datetime) -> None:
    number = (min(now, row.asked_at + CALL_FOR) - row.asked_at) // CALL_EVERY
    if row.gone_at is None and number > 0:
        title = f"Edisi {row.edition.week.number} ditarik dan belum terlihat hilang. Hapus kirimannya lewat aplikasi"
        notify.tell(row.edition, f"withdrawing-{number}", title, now)
