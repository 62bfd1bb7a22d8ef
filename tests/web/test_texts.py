"""Editing: nothing typed is lost, nothing is overwritten unseen, the gate stands before the store."""

from __future__ import annotations

from publisher.review.models import Edition, Revision
from tests.web.rows import CAPTION, EDITION, approved, browser, draft, pending

SAVE = f"{EDITION}simpan/"


def form(caption: str = CAPTION, seen: int = 1, **alts: str) -> dict[str, str]:
    return {"caption": caption, "seen_revision": str(seen), **{f"alt-{key}": text for key, text in alts.items()}}


def test_saving_makes_a_new_revision() -> None:
    draft()
    answer = browser("editor_1", "editor").post(SAVE, form(CAPTION + " Baru.", sekilas="Teks baru."), follow=True)
    assert "Tersimpan 08.30" in answer.content.decode()
    revision = Edition.objects.get().revision
    assert (revision.number, revision.caption, revision.pages[1]["alt"]) == (2, CAPTION + " Baru.", "Teks baru.")


def test_a_stale_revision_keeps_the_typed_text_and_shows_both() -> None:
    draft()
    browser("editor_2", "editor").post(SAVE, form("Tulisan editor dua."))
    answer = browser("editor_1", "editor").post(SAVE, form("Tulisan editor satu."))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Tulisan editor satu.</textarea>" in page
    assert "Tulisan editor dua." in page
    assert "Pakai teks saya" in page
    assert "Pakai teks Editor 2" in page
    assert Edition.objects.get().revision.caption == "Tulisan editor dua."


def test_after_a_conflict_one_press_takes_the_own_text() -> None:
    draft()
    browser("editor_2", "editor").post(SAVE, form("Tulisan editor dua."))
    client = browser("editor_1", "editor")
    page = client.post(SAVE, form("Tulisan editor satu.")).content.decode()
    assert 'name="seen_revision" value="2"' in page
    client.post(SAVE, form("Tulisan editor satu.", seen=2))
    assert Edition.objects.get().revision.caption == "Tulisan editor satu."


def test_a_sentence_with_a_finding_goes_to_the_privacy_tab_and_the_rest_is_saved() -> None:
    draft()
    typed = CAPTION + "\n\nTerima kasih, hubungi 0812-3456-7890 ya."
    answer = browser("editor_1", "editor").post(SAVE, form(typed, sekilas="Teks baru."), follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0].endswith("?tab=privasi&tersimpan=1#kalimat")
    assert "kecuali 1 kalimat yang tampak memuat data pribadi" in page
    revision = Edition.objects.get().revision
    assert (revision.caption, revision.pages[1]["alt"]) == (CAPTION, "Teks baru.")


def test_a_text_of_which_nothing_could_enter_is_refused_and_stays_in_its_field() -> None:
    draft()
    answer = browser("editor_1", "editor").post(SAVE, form("Terima kasih, hubungi 0812-3456-7890 ya."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "tampak memuat data pribadi" in page
    assert "Terima kasih, hubungi 0812-3456-7890 ya.</textarea>" in page
    assert Revision.objects.count() == 1


def test_a_held_sentence_keeps_the_draft_from_being_handed_in_by_the_way() -> None:
    draft()
    typed = CAPTION + "\n\nTerima kasih Pak Sutrisno."
    browser("editor_1", "editor").post(SAVE, {**form(typed), "lanjut": "ajukan"})
    assert Edition.objects.get().state == "draft"


def test_an_empty_alt_text_is_refused_with_the_page_number() -> None:
    draft()
    answer = browser("editor_1", "editor").post(SAVE, form(sekilas=" "))
    assert "Halaman 2 belum punya teks alternatif." in answer.content.decode()


def test_too_long_a_caption_says_by_how_much() -> None:
    draft()
    page = browser("editor_1", "editor").post(SAVE, form("a" * 2200)).content.decode()
    assert "Batas 2.200." in page
    assert "a" * 2200 in page


def test_saving_an_approved_edition_says_first_that_the_approval_falls() -> None:
    approved()
    client = browser("editor_1", "editor")
    page = client.get(f"{EDITION}?tab=teks").content.decode()
    assert "Begitu Anda menyimpan, persetujuan Admin 2" in page
    client.post(SAVE, form(CAPTION + " Baru."))
    page = client.get(EDITION).content.decode()
    assert Edition.objects.get().state == "draft"
    assert "Persetujuan gugur karena isi diubah." in page


def test_submitting_from_the_text_panel_saves_first() -> None:
    draft()
    browser("editor_1", "editor").post(SAVE, {**form(CAPTION + " Baru."), "lanjut": "ajukan"})
    edition = Edition.objects.get()
    assert (edition.state, edition.revision.caption) == ("pending", CAPTION + " Baru.")


def test_a_gap_is_named_with_a_link_when_the_draft_is_handed_in() -> None:
    draft(pages=2)
    answer = browser("editor_1", "editor").post(f"{EDITION}ajukan/")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "hal perlu diselesaikan:" in page
    assert "Halaman Cara membaca wajib ada di tempatnya." in page
    assert Edition.objects.get().state == "draft"


def test_opening_the_save_address_changes_nothing() -> None:
    draft()
    assert browser("editor_1", "editor").get(SAVE).status_code == 302
    assert Revision.objects.count() == 1


def test_the_changes_panel_says_old_and_new_in_words_too() -> None:
    pending()
    client = browser("editor_1", "editor")
    client.post(SAVE, form("18 peristiwa. Laporan baru."))
    page = client.get(f"{EDITION}?tab=perubahan").content.decode()
    assert '<del><span class="hidden">dihapus: </span>' in page
    assert '<ins><span class="hidden">ditambah: </span>' in page


def test_typed_markup_is_shown_as_text() -> None:
    draft()
    page = browser("editor_1", "editor").post(SAVE, form("<script>alert(1)</script>", seen=9)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_in_a_conflict_nothing_is_handed_in_by_the_way() -> None:
    draft()
    browser("editor_2", "editor").post(SAVE, form("Tulisan editor dua."))
    answer = browser("editor_1", "editor").post(SAVE, {**form("Tulisan editor satu."), "lanjut": "ajukan"})
    assert 'value="ajukan"' not in answer.content.decode()
    assert Edition.objects.get().state == "draft"


def test_the_cover_headline_stays_the_one_that_is_drawn() -> None:
    draft()
    client = browser("editor_1", "editor")
    client.post(SAVE, form("Baris pertama yang lain."))
    assert '<p class="headline">Judul</p>' in client.get(f"{EDITION}?tab=teks").content.decode()


def test_an_alt_text_of_ours_is_not_scolded_for_its_length_and_one_typed_by_hand_is_advised() -> None:
    draft()
    client = browser("editor_1", "editor")
    assert "sebaiknya di bawah 400" not in client.get(f"{EDITION}?tab=teks").content.decode()
    client.post(SAVE, form(sekilas="Teks baru."))
    assert client.get(f"{EDITION}?tab=teks").content.decode().count("sebaiknya di bawah 400") == 1
