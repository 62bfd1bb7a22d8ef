"""Call the staff in time: before a slot without approval, when it has passed, and when a correction is to be placed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from publisher.clock import clock_text
from publisher.config import Settings
from publisher.review import notify
from publisher.review.actions.moving import move, void_approvals
from publisher.review.actor import CLOCK
from publisher.review.corrections import PRINTED
from publisher.review.models import CorrectionRow, Edition, Publication
from publisher.review.states import EditionState
from publisher.review.store import Rules
from scheduled.post_approved import SLOT_GRACE

WARN_BEFORE = timedelta(minutes=60)
UNAPPROVED = (EditionState.DRAFT, EditionState.PENDING, EditionState.PENDING2)


def remind(settings: Settings, publication: Publication, now: datetime) -> None:
    """Write the messages that are due; each event once."""
    rules = Rules.of(settings)
    for edition in Edition.objects.filter(publication=publication, state__in=UNAPPROVED, late=False):
        slot = rules.slot_for(edition.week)
        hour = clock_text(slot, settings.zone)
        if now >= slot:
            title = f"Edisi {edition.week.number} belum disetujui sampai {hour}, jadi tidak tayang"
            notify.tell(edition, "missed", title, now)
        elif now >= slot - WARN_BEFORE:
            notify.tell(edition, "hour", f"Edisi {edition.week.number} belum disetujui, jadwal tayang {hour}", now)
    call_for_placing(publication, now)


def call_for_placing(publication: Publication, now: datetime) -> None:
    """Say once for each printed correction that a person has to put it beside the old post."""
    waiting = CorrectionRow.objects.filter(PRINTED, edition__publication=publication, placed_at__isnull=True)
    for row in waiting.select_related("edition__publication"):
        title = f"Ralat edisi {row.edition.week.number} sudah dicetak; pasang di kiriman lamanya"
        notify.tell(row.edition, f"place-correction-{row.pk}", title, now)


def expire(settings: Settings, publication: Publication, now: datetime) -> None:
    """An approved edition whose slot is long past waits for a new time; one whose week ended seven days ago is stale."""
    rules = Rules.of(settings)
    for edition in Edition.objects.filter(publication=publication, state=EditionState.APPROVED):
        if now >= rules.stale_at(edition.week):
            with transaction.atomic():
                move(edition, "go_stale", CLOCK, now, slot_at=None)
                void_approvals(edition, now)
                notify.tell(edition, "stale", f"Edisi {edition.week.number} kedaluwarsa dan tidak ditayangkan", now)
        elif edition.slot_at is not None and now >= edition.slot_at + SLOT_GRACE:
            with transaction.atomic():
                move(edition, "miss_slot", CLOCK, now, slot_at=None)
                void_approvals(edition, now)
                title = f"Edisi {edition.week.number} tidak tayang pada waktunya; pilih waktu baru"
                notify.tell(edition, f"slot-passed-{edition.version}", title, now)
