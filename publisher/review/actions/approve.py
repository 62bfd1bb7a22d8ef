"""Setujui & jadwalkan: an admin's yes to exactly this content, account and slot."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from publisher.edition.content_hash import short_key
from publisher.review import ledger
from publisher.review.actions.moving import Refused, move, permit
from publisher.review.actions.own_sentences import require_none_open
from publisher.review.actor import Actor
from publisher.review.models import Approval, Edition, Post
from publisher.review.permissions import approval_refusal
from publisher.review.revisions import key_of_stored_bytes
from publisher.review.states import POST_MOVES, EditionState, PostState
from publisher.review.store import Rules


@transaction.atomic
def approve(edition: Edition, actor: Actor, now: datetime, rules: Rules, content_key: str, slot_at: datetime) -> None:
    """Approve `content_key`, the key that the admin saw. Raises Refused when the content is another by now,
    when the stored bytes do not give this key, when the small-count audit has not passed, or when this admin may
    not approve. With the last approval needed, the revision's numbers enter the ledger."""
    permit("approve", actor)
    revision = edition.revision
    if revision is None or content_key != revision.content_key:
        raise Refused("Isi berubah sejak Anda membukanya. Muat ulang, lalu periksa lagi.")
    if key_of_stored_bytes(revision, edition.marker) != content_key:
        raise Refused("Gambar yang tersimpan tidak sama dengan kunci isi. Buat ulang draf ini.")
    if revision.account != rules.account:
        raise Refused(f"Draf ini dibuat untuk akun @{revision.account}. Buat ulang draf untuk akun @{rules.account}.")
    if slot_at < now:
        raise Refused("Waktu tayang sudah lewat. Pilih waktu lain.")
    if slot_at >= rules.stale_at(edition.week):
        raise Refused("Waktu tayang lebih dari tujuh hari setelah minggu itu berakhir.")
    standing = list(revision.approvals.filter(voided_at__isnull=True))
    refusal = approval_refusal(
        user_id=actor.user_id or 0,
        last_editor_id=revision.created_by_id,
        submitter_id=edition.submitted_by_id,
        approver_ids=frozenset(approval.user_id for approval in standing),
        approvals_needed=rules.approvals,
        self_approval=rules.self_approval,
    )
    if refusal:
        raise Refused(refusal)
    require_none_open(edition)
    try:
        ledger.require_passed(rules.settings, revision, now)
    except ledger.NotPassed as reason:
        raise Refused(str(reason)) from reason
    own_edit = revision.created_by_id == actor.user_id
    complete = len(standing) + 1 >= rules.approvals
    if standing and standing[0].slot_at != slot_at:
        raise Refused("Persetujuan pertama untuk waktu tayang yang lain. Samakan waktunya.")
    detail = {"key": short_key(content_key), "revision": revision.number, "slot": slot_at.isoformat()}
    if own_edit:
        detail["reason"] = "self_approval"
    verb, target = ("approve", EditionState.APPROVED) if complete else ("approve_first", EditionState.PENDING2)
    move(edition, verb, actor, now, to=target, detail=detail, slot_at=slot_at)
    Approval.objects.create(
        revision=revision,
        content_key=content_key,
        account=rules.account,
        slot_at=slot_at,
        user_id=actor.user_id,
        at=now,
        own_edit=own_edit,
    )
    if complete:
        ledger.enter(rules.settings, revision, now)
        _ready_post(edition, rules.account, content_key, now)


def next_half_hour(now: datetime) -> datetime:
    """The next full half hour that is at least five minutes away."""
    earliest = now + timedelta(minutes=5)
    past = timedelta(minutes=earliest.minute % 30, seconds=earliest.second, microseconds=earliest.microsecond)
    return earliest - past + (timedelta(minutes=30) if past else timedelta(0))


def _ready_post(edition: Edition, account: str, content_key: str, now: datetime) -> None:
    """The one Post row of this edition and account, ready for this key."""
    fresh = {"state": PostState.READY, "content_key": content_key, "marker": edition.marker, "updated_at": now}
    post, created = Post.objects.get_or_create(edition=edition, account=account, defaults=fresh)
    if created:
        return
    sources, target = POST_MOVES["approve_again"]
    changed = Post.objects.filter(pk=post.pk, state__in=sources).update(
        state=target, content_key=content_key, ids={}, staged={}, error_code="", updated_at=now
    )
    if changed != 1:
        raise Refused("Kiriman edisi ini sudah pernah dicoba dan belum pasti. Selesaikan dulu di halaman Tayang.")
