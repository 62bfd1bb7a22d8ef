"""The wake-up: the order of its steps, one owner, and no failure in silence."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest
from django.conf import settings

from publisher.log import AllowListFormatter
from publisher.review.models import Edition, Notice, Publication
from scheduled import clockwork
from scheduled.one_owner import one_owner
from scheduled.remind import expire, remind
from tests.factories import MONDAY_0830, SLOT, Channel, approved, draft, minutes, publication

pytestmark = pytest.mark.django_db


def tick(channel: Channel | None, now: object = SLOT) -> None:
    clockwork.tick(settings.PUBLICATION, now, lambda: None, channel)  # type: ignore[arg-type, return-value]


def test_a_tick_posts_what_is_due_and_leaves_its_time() -> None:
    approved()
    tick(Channel())
    assert Edition.objects.get().state == "live"
    assert Publication.objects.get().last_tick_at == SLOT


def test_a_step_that_fails_is_told_and_the_others_still_run(monkeypatch: pytest.MonkeyPatch) -> None:
    approved()

    def broken(*arguments: object) -> None:
        raise ZeroDivisionError("Pelapor: Budi 08123456789")

    monkeypatch.setattr(clockwork, "ensure_editions", broken)
    tick(Channel())
    assert Edition.objects.get().state == "live"
    assert Notice.objects.filter(event__startswith="failed-editions").count() == 1


def test_without_a_channel_what_is_due_is_stopped_and_told() -> None:
    approved()
    tick(None)
    assert Edition.objects.get().action_code == "no_session"


def test_only_one_owner_acts_at_a_time() -> None:
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return  # one session may lock twice there; two processes are tested by killing them
    with one_owner(settings.PUBLICATION) as first, one_owner(settings.PUBLICATION) as second:
        assert (first, second) == (True, False)
    with one_owner(settings.PUBLICATION) as again:
        assert again


def test_an_hour_before_the_slot_an_unapproved_draft_is_called_and_at_the_slot_it_is_said_to_be_missed() -> None:
    draft()
    remind(settings.PUBLICATION, publication(), SLOT - minutes(61))
    assert not Notice.objects.filter(event__in=("hour", "missed")).exists()
    for minute in (-60, -59, 0, 1):
        remind(settings.PUBLICATION, publication(), SLOT + minutes(minute))
    assert list(Notice.objects.filter(event__in=("hour", "missed")).values_list("event", flat=True)) == ["hour", "missed"]


def test_an_approved_edition_expires_seven_days_after_its_week() -> None:
    approved()
    end = MONDAY_0830.replace(hour=17, minute=0) - timedelta(days=1)
    Edition.objects.update(slot_at=end + timedelta(days=7) - minutes(30))
    expire(settings.PUBLICATION, publication(), end + timedelta(days=7) - minutes(1))
    assert Edition.objects.get().state == "approved"
    expire(settings.PUBLICATION, publication(), end + timedelta(days=7))
    assert Edition.objects.get().state == "stale"


def test_the_log_keeps_the_class_of_an_error_and_never_its_words() -> None:
    logger = logging.getLogger("scheduled.test")
    try:
        raise ValueError("Pelapor: Budi 08123456789")
    except ValueError:
        record = logger.makeRecord(
            "scheduled.test",
            logging.ERROR,
            "f",
            1,
            "step failed",
            (),
            __import__("sys").exc_info(),
            None,
            {"what": "editions", "caller_phone": "08123456789"},
        )
    line = AllowListFormatter().format(record)
    assert "Budi" not in line and "0812" not in line
    assert json.loads(line)["error"] == "ValueError" and json.loads(line)["what"] == "editions"


def test_a_librarys_message_is_not_quoted() -> None:
    record = logging.LogRecord("sqlalchemy.pool", logging.ERROR, "f", 1, "value %s", ("Budi",), None)
    assert "Budi" not in AllowListFormatter().format(record)
