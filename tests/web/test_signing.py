"""Masuk: the same words for everybody, a lock after five, a code that works once."""

from __future__ import annotations

import re

from django.test import Client

from publisher.review.models import User
from tests.web.rows import HOME, PASSWORD, code, person

IN, STEP = "/redaksi/masuk/", "/redaksi/masuk/kode/"
WRONG = "Nama pengguna atau kata sandi salah."


def enter(client: Client, username: str, password: str, **more: str) -> str:
    return client.post(IN, {"username": username, "password": password, **more}, follow=True).content.decode()


def inside(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def test_an_editor_enters_with_name_and_password() -> None:
    person("editor_1", "editor")
    client = Client()
    assert "Belum ada edisi" in enter(client, "editor_1", PASSWORD)


def test_an_admin_needs_the_code_too() -> None:
    user = person("admin_1", "admin")
    client = Client()
    assert "Kode dua langkah" in enter(client, "admin_1", PASSWORD)
    assert not inside(client)
    client.post(STEP, {"code": code(user)})
    assert inside(client)


def test_a_code_works_once() -> None:
    user = person("admin_1", "admin")
    given = code(user)
    for right in (True, False):
        client = Client()
        enter(client, "admin_1", PASSWORD)
        client.post(STEP, {"code": given})
        assert inside(client) is right


def test_the_code_page_is_closed_without_a_right_password() -> None:
    assert Client().get(STEP)["Location"] == IN


def test_unknown_accounts_get_the_same_words() -> None:
    person("editor_1", "editor")
    pages = [enter(Client(), name, "salah") for name in ("editor_1", "tidak_ada")]
    plain = [re.sub(r'value="[^"]*"', "", page) for page in pages]
    assert WRONG in pages[0]
    assert plain[0] == plain[1]


def test_five_failures_lock_the_account_also_for_the_right_password() -> None:
    person("editor_1", "editor")
    client = Client()
    for _ in range(5):
        page = enter(client, "editor_1", "salah")
    assert "Akun dikunci 15 menit" in page
    assert "Akun dikunci 15 menit" in enter(client, "editor_1", PASSWORD)
    assert not inside(client)


def test_the_counter_is_shown_from_the_third_failure() -> None:
    person("editor_1", "editor")
    pages = [enter(Client(), "editor_1", "salah") for _ in range(3)]
    assert ["Sisa 2 kali" in page for page in pages] == [False, False, True]


def test_five_wrong_codes_lock_the_account() -> None:
    user = person("admin_1", "admin")
    client = Client()
    enter(client, "admin_1", PASSWORD)
    wrong = f"{(int(code(user)) + 1) % 1_000_000:06d}"
    for _ in range(5):
        page = client.post(STEP, {"code": wrong}).content.decode()
    assert "Akun dikunci 15 menit" in page
    client.post(STEP, {"code": code(user)})
    assert not inside(client)


def test_a_person_who_left_cannot_enter() -> None:
    user = person("editor_1", "editor")
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert WRONG in enter(Client(), "editor_1", PASSWORD)


def test_an_admin_without_an_authenticator_is_told_whom_to_ask() -> None:
    user = person("admin_1", "admin")
    User.objects.filter(pk=user.pk).update(totp_seed="")
    assert "belum punya autentikator" in enter(Client(), "admin_1", PASSWORD)


def test_the_password_is_never_sent_back() -> None:
    assert "kata-sandi-rahasia" not in enter(Client(), "siapa", "kata-sandi-rahasia")


def test_only_an_address_of_ours_is_followed_afterwards() -> None:
    person("editor_1", "editor")
    for asked, reached in (
        ("https://jahat.example/", HOME),
        ("//jahat.example/", HOME),
        (f"{HOME}latihan/", f"{HOME}latihan/"),
    ):
        answer = Client().post(IN, {"username": "editor_1", "password": PASSWORD, "next": asked})
        assert answer["Location"] == reached


def test_leaving_is_a_button_and_not_a_link() -> None:
    person("editor_1", "editor")
    client = Client()
    enter(client, "editor_1", PASSWORD)
    assert client.get("/redaksi/keluar/").status_code == 405
    client.post("/redaksi/keluar/")
    assert not inside(client)


def test_the_session_gets_a_new_name_when_somebody_enters() -> None:
    person("editor_1", "editor")
    client = Client()
    client.get(IN)
    client.session.save()
    before = client.session.session_key
    enter(client, "editor_1", PASSWORD)
    assert client.session.session_key != before
