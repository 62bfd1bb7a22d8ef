"""Every address × every role, by the one table of permissions."""

from __future__ import annotations

import pytest
from django.test import Client

from publisher.review.models import AuditEntry, Edition
from publisher.review.permissions import MAY, Role
from tests.web.rows import EDITION, HOME, browser, draft, pending

# Address under the publication → the verb that opens it.
PAGES = {
    "": "read",
    "2026-W46/": "read",
    "2026-W46/?tab=teks": "read",
    "2026-W46/?tab=privasi": "read",
    "2026-W46/?tab=data&hal=2": "read",
    "2026-W46/?tab=perubahan": "read",
    "latihan/": "read",
    "kata-sandi/": "read",
    "catatan/": "read_log",
    "2026-W46/setujui/": "approve",
    "2026-W46/ajukan/": "submit",
    "2026-W46/tarik-kembali/": "recall",
    "2026-W46/minta-perubahan/": "request_changes",
    "2026-W46/tolak/": "reject",
    "2026-W46/tahan/": "hold",
    "2026-W46/lepas/": "release",
    "2026-W46/batalkan-jadwal/": "unschedule",
    "2026-W46/nihil/": "confirm_zero",
    "2026-W46/lewati/": "skip",
    "2026-W46/buat-ulang/": "rebuild",
    "2026-W46/coba-lagi/": "try_again",
    "2026-W46/kirim-lagi/": "send_again",
    "2026-W46/sudah-ada/": "confirm_live",
    "2026-W46/ralat/": "correct",
    "2026-W46/ralat-dipasang/": "place_correction",
    "2026-W46/batalkan-ralat/": "correct",
    "2026-W46/tarik/": "withdraw",
    "2026-W46/sudah-dihapus/": "withdraw",
}
ACTIONS = {path: verb for path, verb in PAGES.items() if path.count("/") == 2 and "?" not in path}
ACTIONS |= {"2026-W46/simpan/": "edit", "periksa/": "request_check", "2026-W46/periksa-angka/": "check_small_counts"}
ACTIONS |= {
    f"2026-W46/kalimat/1/{name}/": verb
    for name, verb in {
        "putuskan": "decide_sentence",
        "ubah": "decide_sentence",
        "baca": "read_sentence",
        "buang": "discard_sentence",
    }.items()
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("path", "verb"), PAGES.items())
def test_a_page_opens_for_the_roles_that_may_and_for_no_other(path: str, verb: str, role: Role) -> None:
    draft()
    answer = browser("orang", role).get(HOME + path)
    assert answer.status_code == (200 if role in MAY[verb] else 403)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("path", "verb"), ACTIONS.items())
def test_pressing_a_button_that_is_not_shown_is_refused(path: str, verb: str, role: Role) -> None:
    edition = pending()
    before = AuditEntry.objects.count()
    answer = browser("orang", role).post(HOME + path, {"reason": "Alasan yang cukup panjang"})
    if role in MAY[verb]:
        assert answer.status_code in (302, 409, 422)
        return
    assert answer.status_code == 403
    edition.refresh_from_db()
    assert (edition.state, AuditEntry.objects.count()) == ("pending", before)


@pytest.mark.parametrize("path", [*PAGES, *ACTIONS, "gambar/" + "0" * 64 + ".jpg"])
def test_nobody_gets_in_without_signing_in(path: str) -> None:
    draft()
    for answer in (Client().get(HOME + path), Client().post(HOME + path)):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/redaksi/masuk/")


def test_a_person_without_a_role_sees_the_sentence_and_nothing_else() -> None:
    draft()
    answer = browser("tamu").get(HOME)
    assert answer.status_code == 403
    assert "Anda tidak punya izin untuk halaman ini. Hubungi admin." in answer.content.decode()


def test_another_publication_is_an_unknown_address() -> None:
    assert browser("orang", "admin").get("/redaksi/kota-lain/").status_code == 404


@pytest.mark.parametrize(
    ("role", "shown", "absent"),
    [
        ("editor", ["Ajukan persetujuan", "Simpan"], ["Setujui", "Tahan…", "Tolak…", "Catatan audit"]),
        ("admin", ["Ajukan persetujuan", "Simpan", "Tahan…", "Tolak…", "Catatan audit"], []),
        ("auditor", ["Tahan…", "Catatan audit"], ["Ajukan persetujuan", "Simpan", "Tolak…"]),
        ("technical", ["Catatan audit"], ["Ajukan persetujuan", "Simpan", "Tahan…", "Tolak…"]),
    ],
)
def test_a_draft_offers_only_what_the_role_may_do(role: str, shown: list[str], absent: list[str]) -> None:
    draft()
    page = browser("orang", role).get(f"{EDITION}?tab=teks").content.decode()
    assert all(f"{label}" in page for label in shown)
    assert not any(label in page for label in absent)


def test_every_verb_of_a_button_is_in_the_table() -> None:
    from publisher.web.dialog_texts import DIALOGS
    from publisher.web.offers import BUTTONS

    assert {dialog.verb for dialog in DIALOGS.values()} | {verb for _, _, verb in BUTTONS} <= set(MAY)


def test_a_week_without_an_edition_is_an_unknown_address() -> None:
    draft()
    client = browser("orang", "admin")
    assert client.get(f"{HOME}2026-W45/").status_code == 404
    assert client.get(f"{HOME}2026-W99/").status_code == 404
    assert Edition.objects.count() == 1
