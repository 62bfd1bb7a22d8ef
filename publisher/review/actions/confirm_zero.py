"""Terbitkan edisi nihil: a named person confirms that nothing was closed in the week."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review.actions.moving import Refused, move, permit
from publisher.review.actor import Actor
from publisher.review.models import Edition, Wish


@transaction.atomic
def confirm_zero(edition: Edition, actor: Actor, now: datetime, confirmed: bool) -> None:
    permit("confirm_zero", actor)
    if edition.action_code != "zero" or edition.revision is None:
        raise Refused("Edisi ini bukan edisi nol kejadian.")
    if not edition.revision.reading.calls_known:
        raise Refused(
            "Catatan panggilan kosong, jadi angka nol tidak bisa dipastikan. Baca ulang data atau lewati minggu ini."
        )
    if Wish.objects.filter(edition=edition, kind="rebuild", done_at__isnull=True).exists():
        raise Refused("Data sedang dibaca ulang. Tunggu 1 menit, lalu pastikan lagi.")
    if not confirmed:
        raise Refused("Centang dulu: Saya memastikan tidak ada kejadian yang selesai.")
    move(edition, "confirm_zero", actor, now, action_code="")
