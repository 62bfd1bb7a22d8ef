"""How every verb changes an edition's state: checked, conditional, logged, all in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from publisher.review import audit
from publisher.review.actor import Actor
from publisher.review.known_values import forget_known
from publisher.review.models import Approval, Edition
from publisher.review.permissions import role_refusal
from publisher.review.states import MOVES, NOT_AFTER_SENDING, SENT, EditionState

STATE_NAMES = {
    EditionState.DRAFT: "draf",
    EditionState.PENDING: "menunggu persetujuan",
    EditionState.PENDING2: "menunggu persetujuan kedua",
    EditionState.APPROVED: "disetujui",
    EditionState.POSTING: "sedang diunggah",
    EditionState.LIVE: "tayang",
    EditionState.ACTION: "perlu tindakan",
    EditionState.HOLD: "ditahan",
    EditionState.STALE: "kedaluwarsa",
    EditionState.REJECTED: "ditolak",
    EditionState.SKIPPED: "dilewati",
}

REASON_MINIMUM = 10
REASON_MAXIMUM = 500
# No word of these is edited again; a rebuilt draft brings its own reading.
FINISHED = (EditionState.LIVE, EditionState.REJECTED, EditionState.SKIPPED, EditionState.STALE)
STILL_WRITTEN = (EditionState.DRAFT, EditionState.PENDING, EditionState.PENDING2, EditionState.ACTION, EditionState.HOLD)


class Refused(Exception):
    """A verb that may not be done now. The message is for the reader, in Indonesian."""


def permit(verb: str, actor: Actor) -> None:
    """Refuse a person whose roles do not allow the verb; the clock does only what its own code calls."""
    if not actor.is_clock and (refusal := role_refusal(verb, actor.roles)):
        raise Refused(refusal)


def require_reason(reason: str) -> str:
    """A reason of at least ten characters that holds no personal data."""
    from publisher.anonymise.gate import Level, screen

    reason = " ".join(reason.split())
    if len(reason) < REASON_MINIMUM:
        raise Refused(f"Tulis alasan paling sedikit {REASON_MINIMUM} karakter.")
    if len(reason) > REASON_MAXIMUM:
        raise Refused(f"Alasan paling panjang {REASON_MAXIMUM} karakter.")
    if screen(reason, Level.PATTERNS).spans:
        raise Refused("Alasan ini tampak memuat data pribadi. Tulis tanpa nama, nomor, atau alamat.")
    return reason


def move(
    edition: Edition,
    verb: str,
    actor: Actor,
    now: datetime,
    *,
    to: EditionState | None = None,
    detail: Mapping[str, Any] | None = None,
    **changes: Any,
) -> None:
    """Take `edition` through `verb`: the row changes only if it is still as the caller read it.

    Call inside a transaction. Raises Refused when the move is not allowed or somebody was faster.
    """
    rule = MOVES[verb]
    before = EditionState(edition.state)
    if before not in rule.sources:
        raise Refused(f"Edisi ini {STATE_NAMES[before]}, jadi tindakan ini tidak bisa dilakukan.")
    if verb in NOT_AFTER_SENDING and edition.posts.filter(state__in=SENT).exists():
        raise Refused("Perintah tayang edisi ini sudah atau mungkin sudah terkirim. Selesaikan dulu di halaman Tayang.")
    target = to or rule.target
    if target is None:
        raise ValueError(f"{verb} needs its target named.")
    changed = Edition.objects.filter(pk=edition.pk, state=before, version=edition.version).update(
        state=target, version=edition.version + 1, **changes
    )
    if changed != 1:
        raise Refused("Edisi ini berubah sejak Anda membukanya. Muat ulang, lalu periksa lagi.")
    edition.refresh_from_db()
    if target not in STILL_WRITTEN:
        _forget_unfinished(edition)
    if target in FINISHED:
        forget_known(edition)
    audit.record(
        edition.publication,
        actor,
        verb,
        now,
        edition,
        {"from": before.value, "to": target.value, **(detail or {})},
    )


def _forget_unfinished(edition: Edition) -> None:
    """No note of an agency and no undecided sentence outlives the draft it belonged to."""
    from publisher.review.actions.own_sentences import forget_open

    edition.suggestions.all().delete()
    forget_open(edition)


def void_approvals(edition: Edition, now: datetime) -> int:
    """No approval of any revision of this edition stands any more; they stay readable."""
    return Approval.objects.filter(revision__edition=edition, voided_at__isnull=True).update(voided_at=now)
