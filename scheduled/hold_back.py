"""A tick at which nothing is posted, for a reason that staff are told: a restored store, a clock that jumped."""

from __future__ import annotations

from datetime import datetime

from publisher.instagram import Backend
from publisher.review import notify
from publisher.review.models import Publication
from publisher.review.store import Rules
from scheduled.post_approved import close_orphans, finish_published

RESTORED = "Penyimpanan dipulihkan: tidak ada yang tayang sampai admin teknis menjalankan publisher reconcile"
CLOCK = "Jam server melompat: penayangan ditunda satu putaran. Minta admin teknis memeriksa jam"


def hold_back(
    publication: Publication, rules: Rules, backend: Backend | None, now: datetime, event: str, title: str
) -> None:
    """Settle what was under way, by reading only, and tell why nothing is sent. Each event is told once."""
    close_orphans(publication, now)
    finish_published(publication, rules, backend, now)
    notify.tell_of(publication, None, event, title, now)
