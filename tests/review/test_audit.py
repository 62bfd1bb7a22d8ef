"""The audit log: who, when, what; sealed."""

from __future__ import annotations

import pytest
from django.db import connection

from publisher.review import audit
from publisher.review.actor import CLOCK
from publisher.review.models import AuditEntry
from tests.factories import MONDAY_0830, approved, publication

pytestmark = pytest.mark.django_db


def test_every_step_to_an_approval_is_in_the_log_with_its_actor() -> None:
    edition = approved()
    acts = list(AuditEntry.objects.filter(edition=edition).values_list("act", "who"))
    assert acts == [("draft", "Penjadwal"), ("submit", "Editor1"), ("approve", "Admin1")]


def test_a_whole_chain_is_whole() -> None:
    approved()
    assert audit.first_broken() is None


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE review_auditentry SET who = 'X' WHERE id = (SELECT MIN(id) + 1 FROM review_auditentry)",
        "DELETE FROM review_auditentry WHERE id = (SELECT MIN(id) FROM review_auditentry)",
        "UPDATE review_auditentry SET detail = '{}' WHERE act = 'approve'",
        "UPDATE review_auditentry SET at = '2020-01-01 00:00:00' WHERE act = 'submit'",
    ],
)
def test_a_log_that_was_tampered_with_behind_the_triggers_is_noticed(tampering: str) -> None:
    approved()
    on = " ON review_auditentry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for verb in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER review_auditentry_no_{verb}{on}")
        cursor.execute(tampering)
    assert audit.first_broken() is not None


def test_a_detail_that_the_log_has_no_place_for_is_refused() -> None:
    with pytest.raises(ValueError, match="narrative"):
        audit.record(publication(), CLOCK, "test", MONDAY_0830, None, {"narrative": "x"})
