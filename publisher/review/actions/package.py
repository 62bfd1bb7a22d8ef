"""Unduh paket: hand the approved post to a person who uploads it in the app, and take it back.

From the moment the package is taken the post may be public at any time. So the taking is written down like the sending
of a command: nothing of the edition can change, and the publisher sends nothing, until the person gives the link or says
that it was not uploaded.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.config import BY_HAND
from publisher.instagram import PostingError
from publisher.instagram.manual import package
from publisher.review import audit, witness
from publisher.review.actions.moving import Refused, permit
from publisher.review.actions.post_moves import Overtaken, move_post
from publisher.review.actor import Actor
from publisher.review.models import Edition, Post, PostAttempt
from publisher.review.plans import plan_of
from publisher.review.revisions import key_of_stored_bytes
from publisher.review.states import EditionState, PostState
from publisher.review.store import Rules

BEFORE = (PostState.READY, PostState.PREPARED, PostState.FAILED)


@transaction.atomic
def take_package(edition: Edition, actor: Actor, now: datetime, rules: Rules) -> bytes:
    """The ZIP. Taken again, it is the same; the first taking is what counts."""
    permit("take_package", actor)
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    post = edition.posts.filter(account=rules.account).first()
    if post is None or edition.state != EditionState.ACTION or not (post.state in BEFORE or is_by_hand(post)):
        raise Refused("Paket hanya bisa diunduh saat penayangan berhenti dan belum ada perintah tayang yang terkirim.")
    if not witness.fits(rules.settings, edition.publication):
        raise Refused("Penyimpanan baru dipulihkan. Minta admin teknis menjalankan publisher reconcile dulu.")
    _as_approved(edition, post, rules, now)
    try:
        content = package(plan_of(edition, post, rules, now))
    except PostingError as error:
        raise Refused(error.sentence) from error
    if post.state in BEFORE:
        try:
            move_post(post, "hand_over", now, intent_at=now, checks_done=0, absences=[], error_code=BY_HAND)
        except Overtaken as error:
            raise Refused("Kiriman ini berubah sejak Anda membukanya. Muat ulang, lalu periksa lagi.") from error
        number = post.attempts.count() + 1
        PostAttempt.objects.create(post=post, number=number, content_key=post.content_key, intent_at=now)
    audit.record(edition.publication, actor, "take_package", now, edition, {"key": post.content_key})
    return content


@transaction.atomic
def return_package(edition: Edition, actor: Actor, now: datetime, confirmed: bool) -> None:
    """Tidak jadi diunggah: on the word of one named admin the post is where it was before."""
    permit("send_again", actor)
    post = next((post for post in edition.posts.all() if is_by_hand(post)), None)
    if post is None:
        raise Refused("Tidak ada paket yang sedang dibawa orang.")
    if not confirmed:
        raise Refused("Centang dulu: Saya sudah membuka profil dan kiriman ini tidak ada.")
    attempt = post.attempts.order_by("-number").first()
    if attempt is not None:
        PostAttempt.objects.filter(pk=attempt.pk, outcome="").update(outcome="not_sent", error_code=BY_HAND, ended_at=now)
    move_post(post, "give_back", now, intent_at=None, checks_done=0, absences=[], error_code="")
    audit.record(edition.publication, actor, "return_package", now, edition, {"key": post.content_key})


def is_by_hand(post: Post) -> bool:
    """Whether a person has the package and has not said yet what became of it."""
    return post.state == PostState.NEEDS_HUMAN and post.error_code == BY_HAND


def _as_approved(edition: Edition, post: Post, rules: Rules, now: datetime) -> None:
    """The same checks as before a command is sent: these bytes, this account, approvals that stand, not stale."""
    revision = edition.revision
    if revision is None or revision.account != rules.account or post.content_key != revision.content_key:
        raise Refused("Isi tidak sama dengan yang disetujui. Buat ulang draf, lalu setujui lagi.")
    if key_of_stored_bytes(revision, edition.marker) != revision.content_key:
        raise Refused("Isi tidak sama dengan yang disetujui. Buat ulang draf, lalu setujui lagi.")
    if now >= rules.stale_at(edition.week):
        raise Refused("Edisi ini sudah kedaluwarsa dan tidak boleh ditayangkan.")
    standing = revision.approvals.filter(voided_at__isnull=True, content_key=revision.content_key, account=rules.account)
    if standing.count() < rules.approvals:
        raise Refused("Persetujuan edisi ini tidak lengkap. Setujui lagi.")
