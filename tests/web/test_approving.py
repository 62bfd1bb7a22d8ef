"""Setujui & jadwalkan: who may, with what, and what never approves."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

import pytest

from publisher.review.actions.edit_texts import edit_texts
from publisher.review.models import Approval, AuditEntry, Edition, SmallCountAudit
from tests.web.rows import CAPTION, EDITION, actor, browser, code, draft, now, pending, person, rules, yes

APPROVE = f"{EDITION}setujui/"


def state() -> str:
    return Edition.objects.get().state


def test_an_admin_approves_exactly_what_was_shown() -> None:
    edition = pending()
    answer = browser("admin_1", "admin").post(APPROVE, yes(edition, person("admin_1")), follow=True)
    assert "Disetujui. Tayang Senin, 16 November 2026, 16.00 WIB." in answer.content.decode()
    approval = Approval.objects.get()
    assert (state(), approval.content_key) == ("approved", edition.revision.content_key)
    assert approval.slot_at == rules().slot_for(edition.week)


def test_the_last_editor_cannot_approve() -> None:
    edition = pending()
    edit_texts(edition, actor("admin_1", "admin"), now(), rules(), 1, CAPTION + " Baru.", {})
    browser("editor_1", "editor").post(f"{EDITION}ajukan/")
    edition.refresh_from_db()
    client = browser("admin_1", "admin")
    page = client.get(APPROVE).content.decode()
    assert "Anda tidak bisa menyetujui versi ini" in page
    assert "Anda yang terakhir mengubah isi, jadi perlu admin lain." in page
    assert client.post(APPROVE, yes(edition, person("admin_1"))).status_code == 422
    assert state() == "pending"


def test_self_approval_lets_the_last_editor_approve_and_marks_it(settings: Any) -> None:
    settings.PUBLICATION = dataclasses.replace(settings.PUBLICATION, self_approval=True)
    edition = pending()
    edit_texts(edition, actor("admin_1", "admin"), now(), rules(), 1, CAPTION + " Baru.", {})
    browser("editor_1", "editor").post(f"{EDITION}ajukan/")
    edition.refresh_from_db()
    client = browser("admin_1", "admin")
    assert "ditandai di catatan audit" in client.get(APPROVE).content.decode()
    client.post(APPROVE, yes(edition, person("admin_1")))
    assert Approval.objects.get().own_edit
    assert "menyetujui perubahan sendiri" in client.get(f"{EDITION[:-9]}catatan/").content.decode()


def test_two_approvals_need_two_people_and_one_time(settings: Any) -> None:
    settings.PUBLICATION = dataclasses.replace(settings.PUBLICATION, approvals=2)
    edition = pending()
    first, second = browser("admin_1", "admin"), browser("admin_2", "admin")
    first.post(APPROVE, yes(edition, person("admin_1")))
    assert state() == "pending2"
    assert first.post(APPROVE, yes(edition, person("admin_1"))).status_code == 422
    page = second.get(APPROVE).content.decode()
    assert "Setujui sebagai orang kedua?" in page
    assert "Waktu lain" not in page
    second.post(APPROVE, yes(edition, person("admin_2")))
    assert (state(), Approval.objects.count()) == ("approved", 2)


def test_a_link_never_approves() -> None:
    edition = pending()
    client = browser("admin_1", "admin")
    assert client.get(APPROVE, yes(edition, person("admin_1"))).status_code == 200
    assert client.head(APPROVE).status_code == 200
    assert (state(), Approval.objects.count()) == ("pending", 0)


def test_approval_asks_for_the_code() -> None:
    edition = pending()
    answer = browser("admin_1", "admin").post(APPROVE, yes(edition, person("admin_1"), code=""))
    assert answer.status_code == 422
    assert "Ketik kode 6 angka dari aplikasi autentikator." in answer.content.decode()
    assert state() == "pending"


def test_a_wrong_code_approves_nothing() -> None:
    edition = pending()
    form = yes(edition, person("admin_1", "admin"))
    form["code"] = f"{(int(form['code']) + 1) % 1_000_000:06d}"
    browser("admin_1", "admin").post(APPROVE, form)
    assert state() == "pending"


def test_a_used_code_fails() -> None:
    edition = pending()
    client, user = browser("admin_1", "admin"), person("admin_1")
    form = yes(edition, user)
    client.post(APPROVE, form)
    client.post(f"{EDITION}batalkan-jadwal/")
    answer = client.post(APPROVE, form)
    assert "Kode salah atau sudah dipakai" in answer.content.decode()
    assert state() == "pending"


def test_five_wrong_codes_lock_the_account_and_the_right_one_no_longer_helps() -> None:
    edition = pending()
    client, user = browser("admin_1", "admin"), person("admin_1")
    right = yes(edition, user)
    wrong = {**right, "code": f"{(int(right['code']) + 7) % 1_000_000:06d}"}
    for _ in range(5):
        client.post(APPROVE, wrong)
    assert "dikunci 15 menit" in client.post(APPROVE, right).content.decode()
    assert state() == "pending"


@pytest.mark.parametrize("missing", ["seen", "warnings_read"])
def test_both_ticks_are_needed(missing: str) -> None:
    edition = pending()
    form = yes(edition, person("admin_1", "admin"))
    del form[missing]
    assert browser("admin_1", "admin").post(APPROVE, form).status_code == 422
    assert state() == "pending"


def test_without_warnings_one_tick_is_enough() -> None:
    edition = pending(warnings=0)
    client = browser("admin_1", "admin")
    assert "warnings_read" not in client.get(APPROVE).content.decode()
    form = yes(edition, person("admin_1"))
    del form["warnings_read"]
    client.post(APPROVE, form)
    assert state() == "approved"


def test_the_ticks_start_empty_and_a_wrong_code_keeps_them() -> None:
    edition = pending()
    client = browser("admin_1", "admin")
    for answer, kept in (
        (client.get(APPROVE), False),
        (client.post(APPROVE, yes(edition, person("admin_1"), code="000000")), True),
        (client.post(APPROVE, yes(edition, person("admin_1"), code="", warnings_read="")), True),
        (client.post(APPROVE, yes(edition, person("admin_1"), content_key="0" * 64)), False),
    ):
        assert ("checked" in answer.content.decode().split('id="id_seen"')[1].split(">")[0]) is kept


def test_content_that_changed_meanwhile_is_not_approved_and_the_code_is_not_spent() -> None:
    edition = pending()
    user = person("admin_1", "admin")
    old = yes(edition, user)
    edit_texts(edition, actor("editor_1", "editor"), now(), rules(), 1, CAPTION + " Baru.", {})
    client = browser("admin_1", "admin")
    client.post(f"{EDITION}ajukan/")
    assert "Isi berubah sejak Anda membukanya" in client.post(APPROVE, old).content.decode()
    user.refresh_from_db()
    assert (state(), user.last_totp_step) == ("pending", 0)


def test_another_time_may_be_chosen_between_seven_and_twenty() -> None:
    edition = pending()
    client = browser("admin_1", "admin")
    page = client.get(APPROVE).content.decode()
    assert '<option value="07:00">07.00</option>' in page
    assert '<option value="20:00">20.00</option>' in page
    assert "20.30" not in page
    client.post(APPROVE, yes(edition, person("admin_1"), slot="lain", day="2026-11-17", half_hour="09:30"))
    assert Approval.objects.get().slot_at - rules().slot_for(edition.week) == timedelta(hours=17, minutes=30)


@pytest.mark.parametrize("chosen", [{"day": "", "half_hour": ""}, {"day": "2026-11-16", "half_hour": "07:00"}])
def test_a_missing_or_past_time_is_refused_before_the_code_is_spent(chosen: dict[str, str]) -> None:
    edition = pending()
    user = person("admin_1", "admin")
    answer = browser("admin_1", "admin").post(APPROVE, yes(edition, user, slot="lain", **chosen))
    user.refresh_from_db()
    assert "Pilih tanggal dan jam yang belum lewat." in answer.content.decode()
    assert (state(), user.last_totp_step) == ("pending", 0)


def test_after_a_missed_slot_the_next_half_hour_is_proposed(settings: Any) -> None:
    edition = pending()
    settings.PUBLICATION.clock.step_to(rules().slot_for(edition.week) + timedelta(minutes=12))
    page = browser("admin_1", "admin").get(APPROVE).content.decode()
    assert "Senin, 16 November 2026, 16.30 WIB" in page
    assert "Jadwal terlewat" in page


def test_a_draft_cannot_be_approved() -> None:
    edition = draft()
    client = browser("admin_1", "admin")
    assert "Edisi ini draf, jadi tindakan ini tidak bisa dilakukan." in client.get(APPROVE).content.decode()
    client.post(APPROVE, yes(edition, person("admin_1")))
    assert state() == "draft"


def test_the_log_names_who_approved() -> None:
    edition = pending()
    browser("admin_1", "admin").post(APPROVE, yes(edition, person("admin_1")))
    assert AuditEntry.objects.order_by("-id").first().who == "Admin 1"


def test_a_code_is_never_shown_again() -> None:
    edition = pending()
    user = person("admin_1", "admin")
    given = code(user)
    answer = browser("admin_1", "admin").post(APPROVE, yes(edition, user, code=given, seen=""))
    assert given not in answer.content.decode()


def test_what_an_edition_lacks_is_said_before_it_is_handed_in_an_audit_without_end_included() -> None:
    edition = draft()
    SmallCountAudit.objects.create(
        revision=edition.revision, at=now(), outcome="failed", error="Pemeriksaan tidak selesai."
    )
    page = browser("editor_1", "editor").get(f"{EDITION}ajukan/").content.decode()
    assert "Belum bisa diajukan." in page
    assert "Audit angka kecil: belum selesai" in page
