"""Usulan dari instansi: shown to who may edit, marked where the gate finds something, used or discarded."""

from __future__ import annotations

from django.conf import settings

from publisher.prepare import Suggestion as Note
from publisher.review.actions.suggestions import keep_suggestions
from publisher.review.models import Edition, OwnSentence, Suggestion
from publisher.review.store import Rules
from tests.web.rows import CAPTION, EDITION, browser, draft, now

TAB = f"{EDITION}?tab=teks"
CLEAN = "Sarang tawon di pohon sudah dipindahkan petugas."
WITH_NAME = "Terima kasih Pak Sutrisno yang menjaga jalan."


def offer(text: str) -> Suggestion:
    draft()
    notes = [Note("HWN", "TAWON", "33.75.01", text)]
    keep_suggestions(Edition.objects.get(), notes, Rules.of(settings.PUBLICATION), now())
    return Suggestion.objects.get()


def page(who: str = "editor_1", role: str = "editor") -> str:
    return str(browser(who, role).get(TAB).content.decode())


def test_a_note_is_shown_with_the_incident_that_it_tells_of() -> None:
    offer(CLEAN)
    shown = page()
    assert "Usulan dari instansi" in shown
    assert CLEAN in shown
    assert "Evakuasi sarang tawon, Pekalongan Barat" in shown


def test_what_the_gate_finds_is_marked_before_anybody_uses_it() -> None:
    offer(WITH_NAME)
    shown = page()
    assert "<mark>" in shown
    assert "Ditemukan: nama orang" in shown


def test_without_notes_there_is_no_such_part() -> None:
    draft()
    assert "Usulan dari instansi" not in page()


def test_who_may_not_edit_does_not_see_a_note() -> None:
    offer(CLEAN)
    assert CLEAN not in page("ppid", "auditor")


def test_used_it_stands_in_the_caption_and_is_no_longer_offered() -> None:
    note = offer(CLEAN)
    seen = Edition.objects.get().revision.number
    answer = browser("editor_1", "editor").post(f"{EDITION}usulan/{note.pk}/pakai/", {"seen_revision": seen}, follow=True)
    assert answer.status_code == 200
    caption = Edition.objects.get().revision.caption
    assert CLEAN in caption and CAPTION.split("\n")[0] in caption
    assert not Suggestion.objects.exists()


def test_used_with_a_name_in_it_the_sentence_waits_for_a_decision() -> None:
    note = offer(WITH_NAME)
    seen = Edition.objects.get().revision.number
    browser("editor_1", "editor").post(f"{EDITION}usulan/{note.pk}/pakai/", {"seen_revision": seen})
    assert "Sutrisno" not in Edition.objects.get().revision.caption
    assert OwnSentence.objects.get().state == OwnSentence.State.WAITING


def test_discarded_it_is_gone() -> None:
    note = offer(CLEAN)
    browser("editor_1", "editor").post(f"{EDITION}usulan/{note.pk}/buang/")
    assert not Suggestion.objects.exists()


def test_opening_the_address_uses_nothing() -> None:
    note = offer(CLEAN)
    browser("editor_1", "editor").get(f"{EDITION}usulan/{note.pk}/pakai/")
    assert Suggestion.objects.count() == 1
