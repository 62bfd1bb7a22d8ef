"""Ganti kata sandi: with the current one and a code; nothing else changes it."""

from __future__ import annotations

import pytest

from publisher.review.models import AuditEntry, User
from publisher.review.signing_in import check_credentials
from tests.web.rows import HOME, PASSWORD, browser, code, now, person

PAGE = f"{HOME}kata-sandi/"
NEW = "pagi-hari-di-alun-alun-kota"


def form(user: User, **changes: str) -> dict[str, str]:
    return {"current": PASSWORD, "new": NEW, "again": NEW, "code": code(user), **changes}


def test_a_person_changes_their_password_and_stays_in_this_browser_only() -> None:
    here, there = browser("admin_1", "admin"), browser("admin_1", "admin")
    answer = here.post(PAGE, form(person("admin_1")), follow=True)
    assert "Kata sandi diganti." in answer.content.decode()
    assert here.get(HOME).status_code == 200 and there.get(HOME).status_code == 302
    assert check_credentials("admin_1", NEW, now()).user is not None
    assert list(AuditEntry.objects.values_list("act", "who")) == [("change_password", "Admin 1")]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"current": "salah"}, "Kata sandi sekarang salah."),
        ({"code": "000000"}, "Kode salah atau sudah dipakai."),
        ({"again": NEW + "x"}, "Kedua kata sandi baru tidak sama."),
        ({"new": PASSWORD, "again": PASSWORD}, "sama dengan yang sekarang"),
        ({"new": "pendek", "again": "pendek"}, "12 karakter"),
        ({"code": ""}, "Ketik kode 6 angka"),
    ],
)
def test_anything_wrong_changes_nothing_and_sends_no_password_back(changes: dict[str, str], says: str) -> None:
    client = browser("admin_1", "admin")
    answer = client.post(PAGE, form(person("admin_1"), **changes))
    text = answer.content.decode()
    assert answer.status_code == 422 and says in text and NEW not in text
    assert check_credentials("admin_1", PASSWORD, now()).user is not None


def test_who_has_no_authenticator_is_asked_for_none() -> None:
    client = browser("editor_1", "editor")
    assert "autentikator" not in client.get(PAGE).content.decode()
    client.post(PAGE, {"current": PASSWORD, "new": NEW, "again": NEW})
    assert check_credentials("editor_1", NEW, now()).user is not None


def test_wrong_passwords_here_are_in_the_log_and_lock_the_account_as_at_the_door() -> None:
    client = browser("editor_1", "editor")
    for _ in range(5):
        text = client.post(PAGE, {"current": "salah", "new": NEW, "again": NEW}).content.decode()
    assert "dikunci 15 menit" in text
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["sign_in_failed"] * 5 + ["locked_out"]
