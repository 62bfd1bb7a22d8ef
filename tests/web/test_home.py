"""Beranda and the smaller screens: what is the case, what is to be done; the demo's clock; the log."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

import pytest

from publisher.clock import SystemClock
from publisher.review.models import AuditEntry, Edition, Publication
from publisher.review.states import EditionState
from publisher.web.desk import Desk
from publisher.web.hero import SAID, hero
from publisher.web.standing import STEPS_DONE, Standing
from tests.web.rows import EDITION, HOME, WEEK, actor, approved, browser, draft, now, pending, person, publication, rules


def home(role: str = "admin") -> str:
    return browser(f"{role}_9", role).get(HOME).content.decode()


def test_the_front_door_leads_to_the_newsroom() -> None:
    assert browser("admin_1", "admin").get("/")["Location"] == HOME


@pytest.mark.parametrize("state", list(EditionState))
@pytest.mark.parametrize("role", ["editor", "admin", "auditor", "technical"])
def test_every_state_has_a_badge_four_steps_a_sentence_and_a_button(state: EditionState, role: str) -> None:
    edition = draft(state=state, held_from="draft" if state is EditionState.HOLD else "", reason="Alasan.", live_at=now())
    standing = Standing(edition, Desk(publication(), actor("orang", role), now(), rules()))
    said = hero(standing)
    assert standing.badge.word and standing.badge.icon
    assert len(standing.steps) == 4
    assert said.says or said.strong
    assert said.button
    assert {*SAID} == {*STEPS_DONE} == {*EditionState}


def test_the_first_run_says_when_the_first_draft_comes_and_that_nothing_leaves() -> None:
    text = home()
    assert "Belum ada edisi" in text
    assert "tidak ada yang keluar ke Instagram" in text


def test_a_week_without_incidents_is_suspicious_first() -> None:
    edition = draft(state="action", action_code="zero")
    text = home()
    assert "Periksa dulu: mungkin datanya belum masuk." in text
    assert "Panggilan tetap tercatat: 398 masuk, 219 diangkat" in text
    assert text.count('class="bar-value"') == 12
    client = browser("admin_1", "admin")
    assert client.post(f"{EDITION}nihil/").status_code == 422
    client.post(f"{EDITION}nihil/", {"confirmed": "on"})
    edition.refresh_from_db()
    assert edition.state == "draft"


def test_a_zero_edition_is_not_offered_when_the_call_log_is_empty() -> None:
    edition = draft(state="action", action_code="zero")
    type(edition.revision.reading).objects.update(calls_known=False)
    assert f"{EDITION}nihil/" not in home()


def test_an_unreachable_source_says_when_it_is_tried_again() -> None:
    Edition.objects.create(
        publication=publication(),
        period_start=WEEK.monday,
        created_at=now(),
        tried_at=now(),
        state="action",
        action_code="intake",
        marker="m",
    )
    text = home()
    assert "Pusat data 112 tidak terjangkau" in text
    assert "Dicoba lagi otomatis 08.45 WIB" in text
    assert "Tidak ada yang hilang dan tidak ada yang tayang." in text


def test_reading_again_is_one_request() -> None:
    draft(state="action", action_code="zero")
    client = browser("admin_1", "admin")
    client.post(f"{EDITION}buat-ulang/")
    text = client.post(f"{EDITION}buat-ulang/", follow=True).content.decode()
    assert publication().wish_set.count() == 1
    assert "Diminta 08.30, dikerjakan dalam 1 menit" in text


def test_checking_now_is_a_request_and_shows_itself() -> None:
    draft()
    text = browser("editor_1", "editor").post(f"{HOME}periksa/", follow=True).content.decode()
    assert "Diminta 08.30, dikerjakan dalam 1 menit" in text


def test_a_silent_scheduler_is_named_after_three_minutes() -> None:
    draft()
    assert "Penjadwal mungkin berhenti" not in home()
    Publication.objects.update(last_tick_at=now() - timedelta(minutes=4))
    assert "Penjadwal mungkin berhenti" in home()


def test_earlier_editions_are_filtered_by_state() -> None:
    draft()
    draft(WEEK.earlier(1), state="rejected", reason="Angka memuat uji.")
    draft(WEEK.earlier(2), state="skipped", reason="Data tidak terbaca.")
    client = browser("admin_1", "admin")
    text = client.get(f"{HOME}?status=rejected&tahun=2026").content.decode()
    assert "Angka memuat uji." in text
    assert "Data tidak terbaca." not in text
    assert client.get(f"{HOME}?status=bukan&tahun=x&hal=99").status_code == 200


@pytest.mark.parametrize("name", ["tahan", "tolak", "minta-perubahan"])
def test_a_short_reason_is_refused_and_kept(name: str) -> None:
    pending()
    answer = browser("admin_1", "admin").post(f"{EDITION}{name}/", {"reason": "pendek"})
    assert answer.status_code == 422
    assert "paling sedikit 10 karakter" in answer.content.decode()
    assert ">pendek</textarea>" in answer.content.decode()
    assert Edition.objects.get().state == "pending"


def test_an_auditor_holds_and_releases_an_approved_edition() -> None:
    approved()
    client = browser("auditor_1", "auditor")
    client.post(f"{EDITION}tahan/", {"reason": "Menunggu jawaban hukum."})
    text = client.get(EDITION).content.decode()
    assert "Ditahan" in text
    assert "“Menunggu jawaban hukum.” Tidak ada yang tayang selama ditahan." in text
    client.post(f"{EDITION}lepas/")
    assert Edition.objects.get().state == "approved"


def test_releasing_what_is_not_held_is_refused_in_words() -> None:
    draft()
    answer = browser("admin_1", "admin").post(f"{EDITION}lepas/")
    assert answer.status_code == 422
    assert "Edisi ini draf, jadi tindakan ini tidak bisa dilakukan." in answer.content.decode()


def test_quarantine_shows_row_numbers_and_never_a_row() -> None:
    draft()
    text = browser("admin_1", "admin").get(f"{EDITION}?tab=data").content.decode()
    assert "Baris 4, 17" in text
    assert "Dari 24 baris menjadi 18 kejadian" in text
    assert "12–24" in text


def test_the_demo_clock_steps_forward_by_hand() -> None:
    draft()
    client = browser("editor_1", "editor")
    assert "Jam latihan:" in client.get(HOME).content.decode()
    client.post(f"{HOME}jam/", {"langkah": "menit"})
    assert now() == rules().draft_at(WEEK) + timedelta(minutes=5)
    client.post(f"{HOME}jam/", {"langkah": "jadwal"})
    assert now() == rules().slot_for(WEEK)
    assert client.get(f"{HOME}jam/")["Location"] == HOME
    assert now() == rules().slot_for(WEEK)


def test_outside_a_demo_no_page_moves_the_clock(settings: Any) -> None:
    draft()
    settings.PUBLICATION = dataclasses.replace(settings.PUBLICATION, clock=SystemClock())
    client = browser("admin_1", "admin")
    assert client.post(f"{HOME}jam/").status_code == 404
    assert "Jam latihan" not in client.get(HOME).content.decode()


def test_the_log_is_newest_first_and_says_whether_it_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    pending()
    client = browser("auditor_1", "auditor")
    text = client.get(f"{HOME}catatan/?edisi=2026-W46").content.decode()
    assert text.index("Mengajukan persetujuan") < text.index("Draf dibuat")
    assert "Catatan utuh." in text
    first = AuditEntry.objects.order_by("id").first()
    monkeypatch.setattr("publisher.review.audit.first_broken", lambda: first.pk)
    assert "Catatan tidak utuh mulai entri" in client.get(f"{HOME}catatan/").content.decode()


def test_the_log_filters_by_edition_and_survives_nonsense() -> None:
    pending()
    client = browser("auditor_1", "auditor")
    assert "Belum ada catatan." in client.get(f"{HOME}catatan/?edisi=2026-W40").content.decode()
    assert client.get(f"{HOME}catatan/?edisi=kemarin&hal=x").status_code == 200


def test_a_broken_log_is_said_on_the_first_page_and_in_the_health_card(monkeypatch: pytest.MonkeyPatch) -> None:
    draft()
    assert "Catatan audit tidak utuh" not in home() and "Setiap entri tersambung" in home()
    monkeypatch.setattr("publisher.review.audit.first_broken", lambda: 7)
    for role in ("editor", "admin"):
        assert "Catatan audit tidak utuh mulai entri 7." in home(role) and "Tidak utuh" in home(role)


def test_a_draft_stands_at_its_first_step_and_nothing_is_said_to_be_handed_in() -> None:
    def marks(edition: Edition) -> list[str]:
        return [
            step.mark for step in Standing(edition, Desk(publication(), actor("orang", "editor"), now(), rules())).steps
        ]

    edition = pending()
    assert marks(edition) == ["done", "done", "now", "todo"]
    edition.state = "draft"
    assert marks(edition) == ["now", "todo", "todo", "todo"]


def test_a_notice_that_is_over_is_no_longer_shown() -> None:
    pending()
    assert "Edisi 46 menunggu persetujuan" in home()
    Edition.objects.update(state="approved")
    assert "Edisi 46 menunggu persetujuan" not in home()


def test_the_log_tells_roles_and_wrong_passwords_in_indonesian() -> None:
    from publisher.review import audit
    from publisher.review.actor import CLOCK
    from publisher.review.signing_in import check_credentials

    audit.record(publication(), CLOCK, "grant_role", now(), None, {"role": "Rina: technical"})
    person("editor_1", "editor")
    check_credentials("editor_1", "salah", now())
    text = browser("auditor_1", "auditor").get(f"{HOME}catatan/").content.decode()
    assert "Rina: Admin teknis" in text and "Gagal masuk: kata sandi salah" in text
