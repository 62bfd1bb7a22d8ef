"""Tab Privasi: what it says of the audit, of sentences that people typed, of the door, and to whom."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any

import pytest
from django.test import Client

from publisher.review.models import AuditEntry, Edition, LedgerEntry, OwnSentence, Reading, Revision, SmallCountAudit
from tests.web.html import Page
from tests.web.rows import CAPTION, EDITION, HOME, WEEK, browser, draft, now, pending, person, yes

TAB = f"{EDITION}?tab=privasi"
NAME, STREET = "Pak Sutrisno", "Jl. Melati No 18"
SENTENCE = f"Terima kasih kepada {NAME} di {STREET} yang membantu petugas."
REASON = "Nama acara yang terbuka untuk umum."
AFTER = "Terima kasih yang membantu petugas."


def type_it(sentence: str = SENTENCE, who: str = "editor_1", role: str = "editor") -> OwnSentence:
    seen = Edition.objects.get().revision.number
    form = {"caption": f"{CAPTION}\n\n{sentence}", "seen_revision": str(seen)}
    browser(who, role).post(f"{EDITION}simpan/", form)
    return OwnSentence.objects.latest("pk")


def seen_by(client: Client) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]+)"', client.get(TAB).content.decode())
    assert found is not None
    return found.group(1)


def press(client: Client, sentence: OwnSentence, verb: str, **given: str) -> Any:
    form = {"seen": seen_by(client), **{name.replace("_", "-"): value for name, value in given.items()}}
    return client.post(f"{EDITION}kalimat/{sentence.pk}/{verb}/", form, follow=True)


def remove_all(sentence: OwnSentence) -> dict[str, str]:
    return {f"pilihan_{number}": "remove" for number in range(1, len(sentence.findings) + 1)}


def text(client: Client, address: str = TAB) -> str:
    return str(client.get(address).content.decode())


def audited(outcome: str, **fields: Any) -> None:
    revision = Edition.objects.get().revision
    SmallCountAudit.objects.create(revision=revision, at=now(), outcome=outcome, **fields)


def test_a_draft_that_passed_says_so_and_how() -> None:
    draft()
    page = text(browser("editor_1", "editor"))
    assert "Tidak ada angka kecil yang bisa dihitung dari edisi ini" in page
    assert "Cara kami memeriksa" in page
    assert "Tidak ada kalimat yang ditulis sendiri." in page


def test_a_pass_counts_the_earlier_editions_and_says_when_the_ledger_has_grown_since() -> None:
    edition = draft()
    earlier = draft(WEEK.earlier(1))
    entries = [
        LedgerEntry.objects.create(
            publication=edition.publication,
            edition=earlier,
            revision=earlier.revision,
            content_key="0" * 64,
            statements=[],
            sealed_cells="",
            at=now(),
        )
        for _ in range(2)
    ]
    SmallCountAudit.objects.create(
        revision=edition.revision, at=now(), outcome="passed", against=[entry.pk for entry in entries]
    )
    page = text(browser("editor_1", "editor"))
    assert "dari edisi ini bersama 1 edisi sebelumnya." in page
    assert "saat disetujui diperiksa lagi" in page


def test_each_finding_is_shown_with_number_quote_kind_why_and_three_choices() -> None:
    draft()
    type_it()
    page = text(browser("editor_2", "editor"))
    assert "Belum ikut tayang" in page and "1 dari 1 belum diputuskan" in page
    assert f"<mark>{NAME}" in page and "(bagian 1, nama orang)" in page and "(bagian 2, alamat)" in page
    assert "Nama menunjuk langsung kepada seseorang." in page
    for number in (1, 2):
        for choice in ("remove", "replace", "keep"):
            assert f'name="pilihan-{number}" value="{choice}"' in page


def test_every_field_of_the_tab_has_a_label_and_no_script_stands_in_it() -> None:
    draft()
    type_it()
    page = Page(text(browser("editor_1", "editor")))
    assert page.unlabelled == []
    assert not page.inline_script


@pytest.mark.parametrize("role", ["auditor", "technical"])
def test_who_may_not_decide_sees_how_many_of_which_kind_and_no_word(role: str) -> None:
    draft()
    sentence = type_it()
    client = browser("orang", role)
    for state in ("waiting", "decided"):
        OwnSentence.objects.filter(pk=sentence.pk).update(state=state)
        page = text(client)
        assert "1 kalimat menunggu keputusan atau pembaca." in page
        assert "1 nama orang" in page and "1 alamat" in page
        assert "Sutrisno" not in page and "Melati" not in page and "membantu petugas" not in page


def test_an_accepted_sentence_is_shown_to_all_with_the_reason_for_what_was_kept() -> None:
    draft()
    sentence = type_it()
    press(browser("editor_1", "editor"), sentence, "putuskan", pilihan_1="remove", pilihan_2="keep", alasan_2=REASON)
    press(browser("admin_1", "admin"), sentence, "baca")
    page = text(browser("orang", "auditor"))
    assert "Ikut tayang" in page and STREET in page and REASON in page
    assert "Sutrisno" not in page


def test_the_whole_way_from_typing_to_reading() -> None:
    draft()
    sentence = type_it()
    writer, reader = browser("editor_1", "editor"), browser("admin_1", "admin")
    said = press(writer, sentence, "putuskan", **remove_all(sentence)).content.decode()
    assert "Sekarang perlu dibaca orang lain." in said
    assert "Anda yang menulis kalimat ini, jadi perlu orang lain untuk membacanya." in said
    assert "Saya sudah membaca" not in said
    page = text(reader)
    assert "Saya sudah membaca, boleh tayang" in page and AFTER in page
    assert "Kalimat ikut tayang." in press(reader, sentence, "baca").content.decode()
    assert Edition.objects.get().revision.caption == f"{CAPTION}\n\n{AFTER}"


def test_the_writer_who_presses_the_readers_button_is_refused() -> None:
    draft()
    sentence = type_it()
    writer = browser("editor_1", "editor")
    press(writer, sentence, "putuskan", **remove_all(sentence))
    answer = press(writer, sentence, "baca")
    assert answer.status_code == 409 and "Anda yang menulis" in answer.content.decode()
    assert AFTER not in Edition.objects.get().revision.caption


def test_a_decision_without_a_reason_says_which_and_loses_nothing() -> None:
    draft()
    sentence = type_it()
    given = {"pilihan_1": "replace", "ganti_1": "seorang warga", "pilihan_2": "keep", "alasan_2": "pendek"}
    answer = press(browser("editor_1", "editor"), sentence, "putuskan", **given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bagian 2: Tulis alasan paling sedikit 10 karakter." in page
    assert 'value="seorang warga"' in page and 'value="pendek"' in page
    assert re.search(r'name="pilihan-2" value="keep" checked', page)


def test_a_partial_decision_is_kept() -> None:
    draft()
    sentence = type_it()
    page = press(browser("editor_1", "editor"), sentence, "putuskan", pilihan_1="remove").content.decode()
    assert "1 bagian belum diputuskan" in page
    assert re.search(r'name="pilihan-1" value="remove" checked', page)


def test_a_decision_can_be_changed_until_it_is_read() -> None:
    draft()
    sentence = type_it()
    writer = browser("editor_1", "editor")
    press(writer, sentence, "putuskan", **remove_all(sentence))
    assert "bisa diputuskan lagi" in press(writer, sentence, "ubah").content.decode()
    assert re.search(r'name="pilihan-1" value="remove" checked', text(writer))


def test_somebody_elses_decision_in_between_is_told() -> None:
    draft()
    sentence = type_it()
    one, other = browser("editor_1", "editor"), browser("editor_2", "editor")
    seen = seen_by(one)
    press(other, sentence, "putuskan", **remove_all(sentence))
    answer = one.post(f"{EDITION}kalimat/{sentence.pk}/putuskan/", {"seen": seen, "pilihan-1": "remove"})
    assert answer.status_code == 409
    assert "sudah berubah sejak Anda membukanya" in answer.content.decode()


def test_a_discarded_sentence_is_gone_from_the_screen() -> None:
    draft()
    sentence = type_it()
    page = press(browser("editor_1", "editor"), sentence, "buang").content.decode()
    assert "Kalimat dibuang." in page and "1 kalimat sudah dibuang" in page
    assert "Sutrisno" not in page


@pytest.mark.parametrize("verb", ["putuskan", "ubah", "baca", "buang"])
def test_opening_an_address_of_a_sentence_changes_nothing(verb: str) -> None:
    draft()
    sentence = type_it()
    before = AuditEntry.objects.count()
    answer = browser("admin_1", "admin").get(f"{EDITION}kalimat/{sentence.pk}/{verb}/")
    assert answer.status_code == 302
    assert (OwnSentence.objects.get().state, AuditEntry.objects.count()) == ("waiting", before)


@pytest.mark.parametrize("verb", ["putuskan", "ubah", "baca", "buang"])
def test_a_sentence_that_is_not_there_is_told_and_changes_nothing(verb: str) -> None:
    draft()
    answer = browser("admin_1", "admin").post(f"{EDITION}kalimat/4711/{verb}/", {"seen": "x"})
    assert answer.status_code == 409


def test_until_it_is_read_a_sentence_is_in_no_page_of_others_nor_in_any_revision() -> None:
    draft()
    type_it()
    client = browser("admin_1", "admin")
    addresses = ["?tab=pratinjau", "?tab=halaman", "?tab=teks", "?tab=data", "?tab=perubahan", "setujui/", "ajukan/"]
    for address in [*(EDITION + each for each in addresses), HOME, f"{HOME}catatan/", f"{HOME}latihan/"]:
        page = text(client, address)
        assert "Sutrisno" not in page and "Melati" not in page, address
    assert "Sutrisno" not in json.dumps([[item.caption, item.pages] for item in Revision.objects.all()])


def test_open_sentences_are_a_gap_that_links_to_the_tab() -> None:
    draft()
    sentence = type_it()
    client = browser("editor_1", "editor")
    assert "1 kalimat belum diputuskan</a>" in text(client, EDITION)
    press(client, sentence, "putuskan", **remove_all(sentence))
    answer = client.post(f"{EDITION}ajukan/")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="{EDITION}?tab=privasi#kalimat">1 kalimat belum dibaca orang lain</a>' in page


def test_the_bar_says_how_many_things_are_ready() -> None:
    draft()
    client = browser("editor_1", "editor")
    assert "Siap diajukan? 6 dari 6" in text(client, EDITION)
    type_it()
    assert "Siap diajukan? 5 dari 6" in text(client, EDITION)


def test_the_tab_counts_what_stands_open() -> None:
    draft()
    type_it()
    page = text(browser("editor_1", "editor"), EDITION)
    assert '<span class="count">1<span class="hidden"> hal terbuka</span></span>' in page
    audited("refused")
    page = text(browser("editor_1", "editor"), EDITION)
    assert '<span class="count count-red">2<span class="hidden"> hal terbuka</span></span>' in page


REFUSAL = {
    "target": "pertolongan warga di Pekalongan Utara, minggu 9–15 November 2026",
    "determined": True,
    "numbers": [
        {"edition": "edisi 2026-W46", "place": "keterangan", "meaning": "kejadian di Pekalongan Utara", "value": 1205},
        {"edition": "edisi 2026-W40", "place": "halaman 8, Wilayah", "meaning": "gangguan & bahaya", "value": 4},
    ],
}
MENDS = [
    {"kind": "drop", "place": "keterangan", "words": "Keluarkan angka pada keterangan", "keys": ["a"]},
    {"kind": "drop", "place": "halaman 8, Wilayah", "words": "Keluarkan halaman 8, Wilayah", "keys": ["b"]},
]


def test_a_refused_audit_names_the_target_the_numbers_and_the_mends_with_a_way_to_each() -> None:
    draft()
    audited("refused", refusals=[REFUSAL], mends=MENDS)
    page = text(browser("admin_1", "admin"))
    assert "Edisi ini ditolak oleh audit angka kecil" in page
    assert "pertolongan warga di Pekalongan Utara" in page and "bisa dihitung tepat" in page
    assert "1.205" in page and "edisi 2026-W40" in page and "edisi ini" in page
    assert page.index("Keluarkan angka pada keterangan") < page.index("Keluarkan halaman 8, Wilayah")
    assert f'href="{EDITION}buat-ulang/"' in page
    assert "Ubah teks" not in page  # an edited text tells more figures, never fewer


def test_a_person_who_may_not_rebuild_is_told_whom_to_ask() -> None:
    draft()
    audited("refused", refusals=[REFUSAL], mends=MENDS)
    page = text(browser("editor_1", "editor"))
    assert "Minta admin membuat ulang draf" in page and 'href="/redaksi/kota-pekalongan/2026-W46/buat-ulang/"' not in page


@pytest.mark.parametrize(("outcome", "says"), [("refused", "ditolak"), ("failed", "belum selesai")])
def test_an_audit_that_has_not_passed_bars_handing_in_and_approval(outcome: str, says: str) -> None:
    edition = pending()
    audited(outcome, refusals=[REFUSAL] if outcome == "refused" else [])
    answer = browser("admin_1", "admin").post(f"{EDITION}setujui/", yes(edition, person("admin_1")))
    assert answer.status_code == 422
    assert f"Audit angka kecil: {says}" in answer.content.decode()
    assert Edition.objects.get().state == "pending"


def test_a_failed_audit_says_what_to_do() -> None:
    draft()
    audited("failed", error="Catatan angka yang pernah tayang tidak bisa dibuka. Hubungi admin teknis.")
    page = text(browser("editor_1", "editor"))
    assert "Audit angka kecil belum selesai" in page and "Hubungi admin teknis." in page and "Periksa lagi" in page


def test_looking_again_runs_the_audit_and_clears_the_gap() -> None:
    draft()
    audited("failed", error="x")
    answer = browser("editor_1", "editor").post(f"{EDITION}periksa-angka/", follow=True)
    assert "Audit angka kecil lulus." in answer.content.decode()
    assert Edition.objects.get().revision.audits.order_by("id").last().outcome == "passed"


def test_only_who_may_edit_or_approve_sees_the_button_to_look_again() -> None:
    draft()
    assert "Periksa lagi" not in text(browser("orang", "auditor"))


def test_an_old_reading_says_in_a_sentence_what_it_does_not_know() -> None:
    draft()
    page = text(browser("editor_1", "editor"))
    assert "Draf ini dibuat sebelum kolom dihitung." in page
    assert "Draf ini dibuat sebelum daftar gabungan dicatat." in page
    assert "Nilai di luar daftar → tidak diketahui" in page


def test_the_door_is_told_by_kind_the_rest_by_count() -> None:
    draft()
    Reading.objects.update(
        door={
            "columns": {"nama": 4, "telepon": 2, "lain": 1},
            "coarsened": [["Jam → hari dan sif", 1205]],
            "missing_flags": ["minor", "death"],
        },
        merged=[["Pertolongan warga", "guarded", ["Medis"], "Selalu satu angka."], ["wilayah", "", [], "Terlalu sedikit."]],
        figures=[["guarded", 5, "pertolongan warga", None]],
        flags=[["injury", 2], ["death", 18]],
    )
    page = text(browser("editor_1", "editor"))
    assert "<dt>Nama dan identitas</dt><dd>4 kolom</dd>" in page and "<dt>Lain-lain</dt><dd>1 kolom</dd>" in page
    assert "<dt>Jam → hari dan sif</dt><dd>1.205</dd>" in page
    assert "<strong>Pertolongan warga 5</strong>: medis, kecelakaan, ketertiban" in page
    assert "Luka 2 kejadian" in page and "Sensitif 0" in page
    assert "Meninggal: tidak ada di sumber" in page and "dianggap menyala untuk semua kejadian" in page
    assert "Anak: tidak ada di sumber" in page


def test_a_source_that_gives_only_what_is_used_leaves_nothing() -> None:
    draft()
    Reading.objects.update(door={"columns": {}, "coarsened": []})
    assert "Sumber hanya memberi kolom yang dipakai." in text(browser("editor_1", "editor"))


def test_the_approver_reads_what_was_typed_as_a_difference() -> None:
    draft()
    browser("editor_1", "editor").post(
        f"{EDITION}simpan/", {"caption": CAPTION + " Semua siaga.", "seen_revision": "1", "alt-sekilas": "Teks lain."}
    )
    browser("editor_1", "editor").post(f"{EDITION}ajukan/")
    page = text(browser("admin_1", "admin"), f"{EDITION}setujui/")
    assert "Yang diubah tangan" in page
    assert '<ins><span class="hidden">ditambah: </span>' in page and "Semua siaga." in page
    assert "Halaman 2, Sekilas: teks alternatif" in page and "Halaman 1, Sampul: teks alternatif" not in page


def test_an_untouched_draft_has_nothing_to_read_twice() -> None:
    pending()
    assert "Yang diubah tangan" not in text(browser("admin_1", "admin"), f"{EDITION}setujui/")


def test_each_approver_reads_everything_since_their_own_last_yes(settings: Any) -> None:
    settings.PUBLICATION = dataclasses.replace(settings.PUBLICATION, approvals=2)
    edition = pending()
    browser("admin_1", "admin").post(f"{EDITION}setujui/", yes(edition, person("admin_1")))
    for caption, seen in ((CAPTION + " Semua siaga.", "1"), (CAPTION + " Semua siaga. Semua aman.", "2")):
        browser("editor_1", "editor").post(f"{EDITION}simpan/", {"caption": caption, "seen_revision": seen})
    browser("editor_1", "editor").post(f"{EDITION}ajukan/")
    for admin, base in (("admin_1", "versi 1, yang Anda setujui"), ("admin_2", "versi 1, seperti disusun dari data")):
        page = text(browser(admin, "admin"), f"{EDITION}setujui/")
        assert base in page and "Semua siaga. Semua aman." in page


def test_a_sentence_that_waits_is_no_longer_kept_as_unsaved() -> None:
    draft()
    form = {"caption": f"{CAPTION}\n\n{SENTENCE}", "seen_revision": "1"}
    page = browser("editor_1", "editor").post(f"{EDITION}simpan/", form, follow=True).content.decode()
    assert f'data-forget="{EDITION}simpan/#1"' in page
    assert "data-forget" not in text(browser("editor_1", "editor"))


def test_with_two_sentences_the_button_at_the_foot_saves_neither_by_chance() -> None:
    draft()
    type_it()
    client = browser("editor_1", "editor")
    assert '<button class="button indigo wide" form="putuskan-' in text(client)
    type_it("Terima kasih juga Bu Sulastri.")
    assert '<button class="button indigo wide" form="putuskan-' not in text(client)
