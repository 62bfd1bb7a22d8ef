"""Tulis ralat: the form, and what the old edition's posting page says until the words are beside the post."""

from __future__ import annotations

from publisher.review.models import CorrectionRow, Edition
from tests.web.html import Page
from tests.web.rows import EDITION, WEEK, approved, browser, draft, now

POSTING = f"{EDITION}tayang/"
FORM = f"{EDITION}ralat/"
GIVEN = {"number": "total", "new": "17", "kind": "erratum", "new_category": ""}


def live() -> Edition:
    edition = approved()
    Edition.objects.filter(pk=edition.pk).update(state="live", live_at=now())
    return edition


def page(role: str = "admin", address: str = POSTING) -> str:
    return browser(f"{role}_9", role).get(address).content.decode()


def test_only_an_admin_is_offered_to_write_a_correction_of_a_live_edition() -> None:
    live()
    assert "Tulis ralat…" in page()
    assert "Tulis ralat…" not in page("editor")
    text = page(address=FORM)
    assert "Kejadian selesai: tercetak 18" in text and not Page(text).unlabelled


def test_a_draft_has_nothing_to_correct() -> None:
    draft()
    answer = browser("admin_9", "admin").post(FORM, GIVEN)
    assert answer.status_code == 422 and not CorrectionRow.objects.exists()


def test_what_was_typed_wrongly_is_said_and_nothing_is_recorded() -> None:
    live()
    client = browser("admin_9", "admin")
    for wrong, said in (({"new": ""}, "Isi angka yang benar."), ({"new": "18"}, "harus lain"), ({"new": "x"}, "bulat")):
        answer = client.post(FORM, {**GIVEN, **wrong})
        assert answer.status_code == 422 and said in answer.content.decode()
    assert client.post(FORM, {**GIVEN, "number": "guarded"}).status_code == 422
    assert not CorrectionRow.objects.exists()


def test_from_the_record_to_the_pinned_comment() -> None:
    live()
    client = browser("admin_9", "admin")
    assert client.post(FORM, GIVEN).status_code == 302
    text = page()
    assert "tertulis 18, seharusnya 17." in text and "Menunggu draf berikutnya." in text
    assert "Salin teks" not in text and "Batalkan ralat yang belum masuk draf…" in text
    later = draft(WEEK.later(1))
    CorrectionRow.objects.update(told_in=later)
    text = page()
    assert "Ada dalam draf edisi 47." in text and "Salin teks" not in text and "Batalkan ralat" not in text
    Edition.objects.filter(pk=later.pk).update(state="live", live_at=now())
    text = page("editor")
    assert "Ralat Edisi 46/2026: kejadian selesai, tertulis 18, seharusnya 17." in text
    assert "Salin teks" in text and "Sudah dipasang…" in text and not Page(text).unlabelled
    assert "Sudah dipasang…" not in page("auditor")
    assert browser("editor_9", "editor").post(f"{EDITION}ralat-dipasang/", {"confirmed": "on"}).status_code == 302
    text = page()
    assert "Dipasang di kiriman ini oleh Editor 9" in text and "Salin teks" not in text


def test_what_is_in_no_draft_can_be_dropped() -> None:
    live()
    client = browser("admin_9", "admin")
    client.post(FORM, GIVEN)
    assert client.post(f"{EDITION}batalkan-ralat/").status_code == 302
    assert not CorrectionRow.objects.exists()
