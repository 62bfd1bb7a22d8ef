"""Sudah dipasang: a person has put a correction into the old post's caption and pinned it as a comment (decisions 26)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review import audit
from publisher.review.actions.moving import Refused, permit
from publisher.review.actor import Actor
from publisher.review.corrections import PRINTED
from publisher.review.models import CorrectionRow, Edition


@transaction.atomic
def place_correction(edition: Edition, actor: Actor, now: datetime, confirmed: bool) -> None:
    """Before an edition has printed a correction its number is not checked, and nothing may be placed."""
    permit("place_correction", actor)
    if not confirmed:
        raise Refused("Centang dulu: Saya sudah memasang teksnya.")
    waiting = CorrectionRow.objects.filter(PRINTED, edition=edition, placed_at__isnull=True)
    ids = list(waiting.values_list("pk", flat=True))
    if not CorrectionRow.objects.filter(pk__in=ids, placed_at__isnull=True).update(placed_by=actor.user_id, placed_at=now):
        raise Refused("Tidak ada ralat yang menunggu dipasang pada kiriman ini.")
    audit.record(edition.publication, actor, "place_correction", now, edition)
