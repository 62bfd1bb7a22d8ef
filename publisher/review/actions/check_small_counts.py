"""Periksa lagi: run the small-count audit of the present revision once more, against all that has gone out by now."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review import audit, ledger
from publisher.review.actions.moving import STATE_NAMES, Refused, permit
from publisher.review.actor import Actor
from publisher.review.models import Edition, SmallCountAudit
from publisher.review.states import EditionState
from publisher.review.store import Rules

# Before: there are no pages. After: what is out can no longer be mended.
CHECKED = frozenset(
    [EditionState.DRAFT, EditionState.PENDING, EditionState.PENDING2, EditionState.APPROVED, EditionState.HOLD]
)


@transaction.atomic
def check_small_counts(edition: Edition, actor: Actor, now: datetime, rules: Rules) -> SmallCountAudit:
    """The audit's new outcome. It changes nothing in the edition; it may open or bar the way to approval."""
    permit("check_small_counts", actor)
    if edition.revision is None:
        raise Refused("Edisi ini belum punya halaman.")
    if edition.state not in CHECKED:
        raise Refused(f"Edisi ini {STATE_NAMES[EditionState(edition.state)]}, jadi tidak diperiksa lagi.")
    row = ledger.audit_revision(rules.settings, edition.revision, now)
    detail = {"revision": edition.revision.number, "to": row.outcome}
    audit.record(edition.publication, actor, "check_small_counts", now, edition, detail)
    return row
