"""Tarik edisi: an admin wants a live edition gone. A person deletes the post in the app; nothing is said before it is so.

The edition stays live in our records: its post is there until somebody has seen that it is not. So there is no state for
it but a row of its own (`Withdrawal`), and nothing else of the edition can change.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review import audit, notify
from publisher.review.actions.moving import STATE_NAMES, Refused, permit, require_reason
from publisher.review.actor import Actor
from publisher.review.models import Edition, Withdrawal
from publisher.review.states import EditionState
from publisher.review.store import Rules
from publisher.review.withdrawals import a_person_must_say, withdrawal_of


@transaction.atomic
def withdraw(edition: Edition, actor: Actor, now: datetime, reason: str) -> Withdrawal:
    """Write the word down, with a reason that the public may read. Raises Refused."""
    permit("withdraw", actor)
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.state != EditionState.LIVE:
        raise Refused(f"Edisi ini {STATE_NAMES[EditionState(edition.state)]}. Yang bisa ditarik hanya yang sudah tayang.")
    reason = require_reason(reason)
    row, created = Withdrawal.objects.get_or_create(
        edition=edition,
        defaults={"reason": reason, "asked_by_id": actor.user_id, "asked_at": now, "next_look_at": now},
    )
    if not created:
        raise Refused("Edisi ini sudah ditarik. Lihat halaman Tayang.")
    audit.record(edition.publication, actor, "withdraw", now, edition, {"reason": reason})
    title = f"Edisi {edition.week.number} ditarik dan masih tayang. Hapus kirimannya lewat aplikasi"
    notify.tell(edition, "withdrawing", title, now)
    return row


@transaction.atomic
def say_deleted(edition: Edition, actor: Actor, now: datetime, rules: Rules, confirmed: bool) -> None:
    """Sudah saya hapus: where only a person can know, that is the end of it; else the clock looks at once."""
    permit("withdraw", actor)
    Edition.objects.select_for_update().get(pk=edition.pk)
    row = withdrawal_of(edition)
    if row is None or row.gone_at is not None:
        raise Refused("Tidak ada kiriman yang menunggu dihapus pada edisi ini.")
    if not confirmed:
        raise Refused("Centang dulu: Saya sudah membuka profil dan kiriman ini tidak ada lagi.")
    row.said_by_id, row.said_at, row.next_look_at, row.looks = actor.user_id, now, now, 0
    row.save(update_fields=["said_by", "said_at", "next_look_at", "looks"])
    audit.record(edition.publication, actor, "say_deleted", now, edition)
    if a_person_must_say(row, rules.settings):
        mark_gone(row, actor, now)


def mark_gone(row: Withdrawal, actor: Actor, now: datetime) -> None:
    """The post is not there any more. Said once, whoever comes first; call inside a transaction."""
    if not Withdrawal.objects.filter(pk=row.pk, gone_at__isnull=True).update(gone_at=now):
        return
    row.refresh_from_db()
    edition = row.edition
    audit.record(edition.publication, actor, "seen_gone", now, edition)
    notify.tell(edition, "withdrawn", f"Edisi {edition.week.number} ditarik: tidak ada lagi di Instagram", now)
