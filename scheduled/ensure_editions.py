"""Every complete week since installation has an edition: built when due, caught up as a late draft, never posted late."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.db import transaction

from publisher.anonymise.safe_list import SafeList
from publisher.clock import Week
from publisher.config import Settings
from publisher.intake import Intake, IntakeError
from publisher.periods import Period
from publisher.prepare import Earlier, Progress, prepare_week, read_fingerprint
from publisher.review import audit, notify
from publisher.review.actions.moving import move
from publisher.review.actions.store_draft import new_edition, store_draft
from publisher.review.actor import CLOCK, Actor
from publisher.review.corrections import acts_to_tell
from publisher.review.ledger import all_known, marks_out, protected_as_published, quarter_told, told_tickets
from publisher.review.models import Edition, Publication, QuarterList
from publisher.review.states import EditionState
from publisher.review.store import Rules

log = logging.getLogger(__name__)

LOOK_BACK_WEEKS = 8
TRY_AGAIN_AFTER = timedelta(minutes=15)
GIVE_UP_AT = time(23, 59)

# Why there is no draft: the act in the log, and what staff are told.
FAILURES = {
    "intake": ("source_unreachable", "pusat data tidak terjangkau"),
    "build": ("draft_failed", "draf gagal disusun"),
}

OpenIntake = Callable[[], Intake]


def ensure_editions(settings: Settings, open_intake: OpenIntake, publication: Publication, now: datetime) -> list[Edition]:
    """Build what is due and missing, oldest first. Returns the editions made or mended."""
    made = []
    for week in weeks_due(settings, publication, now):
        edition = Edition.objects.filter(publication=publication, kind="weekly", period_start=week.monday, number=1).first()
        if edition is None or _waits_for_source(edition, now):
            built = build_week(settings, open_intake, publication, week, now)
            if built is not None:
                made.append(built)
    return made


def weeks_due(settings: Settings, publication: Publication, now: datetime) -> list[Week]:
    """Complete weeks whose draft time has come, oldest first, at most eight, from the one complete at installation."""
    rules = Rules.of(settings)
    newest = Week.last_complete(now, settings.zone)
    first = max(Week.last_complete(publication.created_at, settings.zone), newest.earlier(LOOK_BACK_WEEKS - 1))
    weeks = [newest.earlier(back) for back in range(LOOK_BACK_WEEKS)]
    return [week for week in reversed(weeks) if week >= first and rules.draft_at(week) <= now]


def build_week(
    settings: Settings,
    open_intake: OpenIntake,
    publication: Publication,
    week: Week,
    now: datetime,
    *,
    actor: Actor = CLOCK,
    progress: Progress | None = None,
    raising: bool = False,
) -> Edition | None:
    """Read and store the draft of one week. A source that cannot be read leaves the last good state and says so.

    Raises IntakeError to whoever asked for it (`raising`, or a person); the clock writes it down instead.
    """
    late = week < Week.last_complete(now, settings.zone)
    try:
        prepared = prepare_week(settings, open_intake(), week, now, progress, _earlier(settings, publication, week))
        edition = store_draft(publication, prepared, Rules.of(settings), now, actor, late)
    except Exception as error:
        if raising or not actor.is_clock:
            raise
        # Whatever fails here fails for this week alone: it is told, tried again, and does not keep other weeks waiting.
        code = "intake" if isinstance(error, IntakeError) else "build"
        log.warning("draft failed", exc_info=True, extra={"week": str(week), "code": code})
        return _without_draft(publication, week, settings, now, late, code)
    log.info("draft stored", extra={"week": str(week), "state": edition.state})
    return edition


def _earlier(settings: Settings, publication: Publication, week: Week) -> Earlier:
    """What our records know of earlier editions. Raises SealBroken when the ledger does not open."""
    quarter = Period.quarter_of(week)
    before = Period.quarter_of(quarter.first_week.earlier(1))
    out, known = marks_out(publication, week), all_known(settings, publication)
    return Earlier(
        counted=frozenset(its.identity for its in out),
        told=told_tickets(out),
        protected=protected_as_published(known, week),
        safe_list=_kept_list(publication, quarter),
        last_safe_list=_kept_list(publication, before),
        issue_number=1 + _published_before(publication, week),
        last_quarter_told=quarter_told(known, before),
        corrections=acts_to_tell(publication, week, settings),
    )


def _kept_list(publication: Publication, quarter: Period) -> SafeList | None:
    kept = QuarterList.objects.filter(publication=publication, quarter=str(quarter)).first()
    return SafeList.from_json(kept.content) if kept is not None else None


def _published_before(publication: Publication, week: Week) -> int:
    """Weekly editions of earlier weeks that have gone out, or are on their way."""
    states = (EditionState.APPROVED, EditionState.POSTING, EditionState.LIVE)
    return Edition.objects.filter(
        publication=publication, kind="weekly", period_start__lt=week.monday, state__in=states
    ).count()


def check_source(settings: Settings, open_intake: OpenIntake, edition: Edition, now: datetime) -> bool:
    """Whether the source still gives what the draft was made from. Shown to the reviewer, never swapped in."""
    if edition.revision is None:
        return True
    reading = edition.revision.reading
    same = read_fingerprint(settings, open_intake(), edition.week) == reading.fingerprint
    reading.checked_at, reading.source_changed = now, not same
    reading.save(update_fields=["checked_at", "source_changed"])
    return same


def _waits_for_source(edition: Edition, now: datetime) -> bool:
    return (
        edition.state == EditionState.ACTION
        and edition.action_code in FAILURES
        and (edition.tried_at is None or now - edition.tried_at >= TRY_AGAIN_AFTER)
    )


def _without_draft(
    publication: Publication, week: Week, settings: Settings, now: datetime, late: bool, code: str
) -> Edition:
    act, title = FAILURES[code]
    with transaction.atomic():
        edition, created = new_edition(publication, week, now, late)
        if created:
            edition.state, edition.action_code = EditionState.ACTION, code
            edition.tried_at = now
            edition.save()
            audit.record(publication, CLOCK, act, now, edition, {"late": late})
            notify.tell(edition, code, f"Edisi {week.number} belum bisa dibuat: {title}", now)
        else:
            Edition.objects.filter(pk=edition.pk, action_code__in=FAILURES).update(tried_at=now, action_code=code)
            edition.refresh_from_db()
        give_up_at = week.at(0, GIVE_UP_AT, settings.zone, weeks_after=1)
        if now >= give_up_at and edition.state == EditionState.ACTION:
            reason = f"{title[0].upper()}{title[1:]} sampai Senin 23.59"
            move(edition, "give_up", CLOCK, now, detail={"reason": reason}, reason=reason, action_code="")
            notify.tell(edition, "gave-up", f"Edisi {week.number} dilewati: {title}", now)
    return edition
