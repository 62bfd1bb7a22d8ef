"""What is known of an edition's withdrawal. Read by the newsroom, the clock and whatever shows editions to the public."""

from __future__ import annotations

from datetime import timedelta

from publisher.config import Settings
from publisher.review.models import Edition, Withdrawal

# "Not there" needs two looks in a row that read, as far apart as after an unknown outcome (decisions 23).
APART = timedelta(minutes=5)


def withdrawal_of(edition: Edition) -> Withdrawal | None:
    return Withdrawal.objects.filter(edition=edition).select_related("asked_by", "said_by").first()


def is_hidden(edition: Edition) -> bool:
    """Whether the public copy of an edition is closed: from the moment of the word, not only once the post is gone."""
    return Withdrawal.objects.filter(edition=edition).exists()


def a_person_must_say(row: Withdrawal, settings: Settings) -> bool:
    """Whether only a person can know that the post is gone: no channel reads, the post has no number that one could ask
    for, or the channel says that it is not there and has never seen it (it may be another channel's post)."""
    if settings.by_hand or not row.edition.posts.exclude(media_id="").exists():
        return True
    return bool(row.absences) and not row.seen_by
