"""Ajukan persetujuan: an editor hands the draft over."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.instagram.limits import MAX_PAGES, MIN_PAGES
from publisher.review import ledger, notify
from publisher.review.actions.moving import Refused, move, permit
from publisher.review.actor import Actor
from publisher.review.models import Edition


@transaction.atomic
def submit(edition: Edition, actor: Actor, now: datetime) -> None:
    permit("submit", actor)
    revision = edition.revision
    if revision is None:
        raise Refused("Edisi ini belum punya halaman.")
    if not MIN_PAGES <= len(revision.pages) <= MAX_PAGES:
        raise Refused(f"Instagram menerima {MIN_PAGES} sampai {MAX_PAGES} halaman. Sekarang {len(revision.pages)}.")
    newest = revision.audits.order_by("id").last()
    if newest is None or newest.outcome == ledger.REFUSED:
        raise Refused("Audit angka kecil menolak edisi ini. Lihat tab Privasi.")
    move(
        edition,
        "submit",
        actor,
        now,
        detail={"key": revision.content_key, "revision": revision.number},
        submitted_by_id=actor.user_id,
        submitted_at=now,
        reason="",
    )
    notify.tell(edition, f"submitted-{revision.number}", f"Edisi {edition.week.number} menunggu persetujuan", now)
