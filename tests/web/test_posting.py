"""Tayang: what is said in each case, and that "Belum ada yang tayang" is said only where it is certain."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from publisher.instagram.errors import SENTENCES
from publisher.review.models import Edition, Post
from tests.web.rows import EDITION, HOME, approved, browser, jpeg, publication, rules, unknown

POSTING = f"{EDITION}tayang/"
NOTHING = "Belum ada yang tayang"


def page(role: str = "admin", address: str = POSTING) -> str:
    return browser(f"{role}_9", role).get(address).content.decode()


def stopped(post_state: str, code: str, action_code: str = "refused") -> str:
    edition = approved()
    Post.objects.update(state=post_state, error_code=code)
    Edition.objects.filter(pk=edition.pk).update(state="action", action_code=action_code)
    return page()


def test_an_unknown_outcome_shows_the_checks_and_never_says_that_nothing_is_live() -> None:
    unknown("unknown", 3)
    text = page()
    assert "Kami memeriksa apakah sudah tayang" in text
    assert "Pemeriksaan 3 dari 6" in text
    assert "Jangan unggah manual." in text
    assert "bisa dipilih mulai 16.30 WIB" in text
    assert "Coba lagi" not in text
    assert NOTHING not in text
    assert NOTHING not in page(address=HOME)


def test_at_minute_thirty_an_admin_decides() -> None:
    unknown()
    text = page()
    assert "Anda perlu memutuskan" in text
    assert "Tidak ada, kirim lagi…" in text
    assert NOTHING not in text


def test_an_unreadable_profile_cannot_be_decided() -> None:
    unknown(reads=0)
    text = page()
    assert "Profil tidak bisa dibaca, jadi belum bisa diputuskan." in text
    assert "kirim-lagi" not in text


def test_only_an_admin_sees_the_decision() -> None:
    unknown()
    assert "Hanya admin yang memutuskan." in page("auditor")


def test_sending_again_asks_for_the_tick_and_names_who_decided() -> None:
    unknown()
    client = browser("admin_9", "admin")
    assert client.post(f"{EDITION}kirim-lagi/").status_code == 422
    assert Post.objects.get().state == "needs_human"
    client.post(f"{EDITION}kirim-lagi/", {"confirmed": "on"})
    assert (Post.objects.get().state, Edition.objects.get().state) == ("ready", "posting")


def test_a_link_that_is_not_of_a_post_is_refused_and_kept() -> None:
    unknown()
    client = browser("admin_9", "admin")
    answer = client.post(f"{EDITION}sudah-ada/", {"link": "https://contoh.example/p/x"})
    assert answer.status_code == 422
    assert "https://contoh.example/p/x" in answer.content.decode()
    client.post(f"{EDITION}sudah-ada/", {"link": "https://www.instagram.com/p/Cabc123/"})
    assert Edition.objects.get().state == "live"


@pytest.mark.parametrize(
    ("code", "title", "button"),
    [
        ("challenge_required", "Instagram meminta verifikasi", "Sudah, lanjutkan"),
        ("login_required", "Sambungan ke Instagram berakhir", "Coba lagi"),
        ("no_connection", "Gambar gagal diunggah", "Coba lagi"),
        ("image_refused", "Instagram menolak kiriman ini", "Buat ulang draf…"),
        ("suspended", "Akun Instagram ditangguhkan", "Coba lagi"),
    ],
)
def test_a_stop_before_sending_says_what_to_do_and_that_nothing_is_live(code: str, title: str, button: str) -> None:
    text = stopped("failed", code)
    assert title in text
    assert NOTHING in text
    assert button in text
    assert "IG-46-" in text


def test_changed_content_offers_no_second_try() -> None:
    text = stopped("ready", "", "key_mismatch")
    assert "Isi tidak sama dengan yang disetujui" in text
    assert "coba-lagi" not in text
    assert "Buat ulang draf…" in text


@pytest.mark.parametrize("code", SENTENCES)
def test_no_code_of_the_channel_is_shown_as_such(code: str) -> None:
    assert code not in stopped("failed", code)


def test_trying_again_writes_one_request_however_often_it_is_pressed() -> None:
    stopped("failed", "no_connection")
    client = browser("admin_9", "admin")
    for _ in range(2):
        text = client.post(f"{EDITION}coba-lagi/", follow=True).content.decode()
    assert publication().wish_set.count() == 1
    assert "Diminta 08.30, dikerjakan dalam 1 menit" in text


def test_a_request_that_waits_too_long_says_so(settings: Any) -> None:
    stopped("failed", "no_connection")
    browser("admin_9", "admin").post(f"{EDITION}coba-lagi/")
    clock = settings.PUBLICATION.clock
    clock.step_to(clock.now() + timedelta(minutes=4))
    assert "Belum dikerjakan. Penjadwal mungkin berhenti." in page()
    assert "Penjadwal mungkin berhenti" in page(address=HOME)


def test_a_rehearsed_edition_says_that_it_is_practice_and_shows_its_post(settings: Any) -> None:
    edition = approved()
    folder = settings.PUBLICATION.feed_folder / "posts" / "edisi-46-abc"
    folder.mkdir(parents=True)
    for number in (1, 2):
        (folder / f"{number}.jpg").write_bytes(jpeg(number))
    post = {
        "id": "edisi-46-abc",
        "edition": "2026-W46",
        "account": "lapor.pekalongankota",
        "caption": "kata " * 40,
        "alts": ["Satu.", "Dua."],
        "taken_at": "2026-11-16T16:00:00+07:00",
        "content_key": "k",
        "marker": "m",
        "sidecar": "1",
    }
    (folder / "post.json").write_text(json.dumps(post), encoding="utf-8")
    Post.objects.update(state="published", media_id="edisi-46-abc")
    Edition.objects.filter(pk=edition.pk).update(state="live", live_at=rules().slot_for(edition.week))
    text = page()
    assert "Latihan: tayang di feed latihan" in text
    assert f"{HOME}latihan/edisi-46-abc/" in text
    client = browser("editor_9", "editor")
    assert "edisi-46-abc" in client.get(f"{HOME}latihan/").content.decode()
    shown = client.get(f"{HOME}latihan/edisi-46-abc/?hal=2").content.decode()
    assert "2/2" in shown
    assert "selengkapnya" in shown
    assert client.get(f"{HOME}latihan/edisi-46-abc/2.jpg").content == jpeg(2)
    assert client.get(f"{HOME}latihan/edisi-46-abc/3.jpg").status_code == 404
    assert client.get(f"{HOME}latihan/lain/").status_code == 404


def test_before_there_is_anything_to_post_the_page_leads_back() -> None:
    approved()
    assert browser("admin_9", "admin").get(POSTING)["Location"] == EDITION


# Posting by hand.


def by_hand() -> Edition:
    edition = approved()
    Edition.objects.filter(pk=edition.pk).update(state="action", action_code="manual")
    return edition


def test_an_edition_to_be_posted_by_hand_says_the_three_steps_and_offers_the_package() -> None:
    by_hand()
    text = page("editor")
    assert "Unggah lewat aplikasi" in text and "Unduh paket (ZIP)" in text
    assert NOTHING in text
    assert "Unduh paket (ZIP)" not in page("auditor")


def test_the_package_comes_as_a_file_and_the_page_then_waits_for_the_link(monkeypatch: pytest.MonkeyPatch) -> None:
    # The pages of these tests are stamps, which no channel would take.
    monkeypatch.setattr("publisher.instagram.manual.check_plan", lambda plan: None)
    by_hand()
    answer = browser("admin_9", "admin").post(f"{POSTING}paket/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    assert answer["Content-Disposition"] == 'attachment; filename="edisi-2026-w46.zip"'
    assert answer.content.startswith(b"PK")
    text = page()
    assert "Paket sudah diunduh" in text and "Sudah saya unggah…" in text and "Tidak jadi diunggah…" in text
    assert NOTHING not in text


def test_a_package_that_may_not_be_taken_says_why() -> None:
    approved()
    answer = browser("admin_9", "admin").post(f"{POSTING}paket/", follow=True)
    assert "Paket hanya bisa diunduh saat penayangan berhenti" in answer.content.decode()
