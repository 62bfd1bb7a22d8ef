"""Periksa lagi: the audit runs once more, its outcome is logged, nothing of the edition changes."""

from __future__ import annotations

import pytest

from publisher.review.actions.check_small_counts import check_small_counts
from publisher.review.actions.moving import Refused
from publisher.review.models import AuditEntry, Edition
from tests.factories import MONDAY_0830, draft, person, rules

pytestmark = pytest.mark.django_db


def test_another_run_is_kept_and_logged() -> None:
    edition = draft()
    before = (edition.version, edition.revision.audits.count())
    row = check_small_counts(edition, person("editor1", "editor"), MONDAY_0830, rules())
    edition.refresh_from_db()
    assert (edition.version, edition.revision.audits.count()) == (before[0], before[1] + 1)
    entry = AuditEntry.objects.get(act="check_small_counts")
    assert entry.detail == {"revision": 1, "to": row.outcome} and row.outcome == "passed"


@pytest.mark.parametrize("role", ["auditor", "technical"])
def test_it_needs_a_person_who_may_edit_or_approve(role: str) -> None:
    with pytest.raises(Refused):
        check_small_counts(draft(), person("orang", role), MONDAY_0830, rules())


def test_what_is_out_is_not_looked_at_again() -> None:
    edition = draft()
    Edition.objects.filter(pk=edition.pk).update(state="live")
    edition.refresh_from_db()
    with pytest.raises(Refused, match="tidak diperiksa lagi"):
        check_small_counts(edition, person("editor1", "editor"), MONDAY_0830, rules())
