"""Tarik edisi: what the pages say until the post was seen gone, and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from publisher.review.actions.withdraw import mark_gone, withdraw
from publisher.review.actor import CLOCK
from publisher.review.models import Edition, Post, Withdrawal
from tests.web.html import Page
from tests.web.rows import EDITION, HOME, actor, approved, browser, now

POSTING = f"{EDITION}tayang/"
REASON = "Satu halaman memuat hal yang tidak boleh tayang."


def live() -> Edition:
    edition = approved()
    Post.objects.update(state="published", media_id="111", permalink="https://www.instagram.com/p/abc/")
    Edition.objects.filter(pk=edition.pk).update(state="live", live_at=now())
    edition.refresh_from_db()
    return edition


def page(role: str = "admin", address: str = POSTING) -> str:
    return browser(f"{role}_9", role).get(address).content.decode()


def test_only_an_admin_is_offered_to_withdraw_a_live_edition() -> None:
    live()
    assert "Tarik edisi ini…" in page()
    assert "Tarik edisi ini…" not in page("editor")
    assert browser("editor_9", "editor").post(f"{EDITION}tarik/", {"reason": REASON}).status_code == 403


def test_a_draft_cannot_be_withdrawn() -> None:
    approved()
    answer = browser("admin_9", "admin").post(f"{EDITION}tarik/", {"reason": REASON})
    assert answer.status_code == 422 and not Withdrawal.objects.exists()


def test_until_it_is_seen_gone_every_page_says_that_it_is_still_there() -> None:
    live()
    answer = browser("admin_9", "admin").post(f"{EDITION}tarik/", {"reason": REASON})
    assert answer.status_code == 302
    text = page()
    assert "Sedang ditarik – masih tayang di feed latihan" in text and REASON in text
    assert "Sudah saya hapus…" in text and not Page(text).unlabelled
    assert "Ditarik</span>" not in text
    assert "masih tayang" in page(address=HOME)
    assert "Sudah saya hapus…" not in page("auditor")


def test_when_it_is_gone_the_pages_say_withdrawn_with_time_and_person() -> None:
    edition = live()
    row = withdraw(edition, actor("admin_2", "admin"), now(), REASON)
    mark_gone(row, CLOCK, now() + timedelta(minutes=9))
    text = page()
    assert "Ditarik" in text and "masih tayang" not in text and "08.39" in text and "Admin 2" in text
    assert "masih tayang" not in page(address=HOME)


@pytest.mark.parametrize("ticked", [True, False])
def test_the_tick_is_asked_for(ticked: bool) -> None:
    edition = live()
    withdraw(edition, actor("admin_2", "admin"), now(), REASON)
    answer = browser("admin_9", "admin").post(f"{EDITION}sudah-dihapus/", {"confirmed": "on"} if ticked else {})
    assert answer.status_code == (302 if ticked else 422)
    assert (Withdrawal.objects.get().said_at is not None) is ticked


def test_on_instagram_the_steps_are_to_delete_and_not_to_archive(settings: Any) -> None:
    settings.PUBLICATION = replace(settings.PUBLICATION, backend="manual")
    withdraw(live(), actor("admin_2", "admin"), now(), REASON)
    text = page()
    assert "Sedang ditarik – masih tayang di Instagram" in text and "Jangan Arsipkan" in text
    assert "admin yang memastikannya" in text
