"""Error pages: plain words and a code; never a traceback, never a value."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client

from publisher.web.views import home
from tests.web.html import Page
from tests.web.rows import HOME, browser, pending, person

SECRET = "Budi Santoso 081234567890"


def quiet(client: Client) -> Client:
    client.raise_request_exception = False
    return client


def test_a_server_error_shows_a_code_and_no_value(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: Any) -> Any:
        raise ValueError(SECRET)

    pending()
    monkeypatch.setattr(home, "rows", broken)
    with caplog.at_level(logging.ERROR, "publisher.web.errors"):
        answer = quiet(browser("admin_1", "admin")).get(HOME)
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Ada gangguan di sistem kami" in page
    assert not any(word in page for word in (SECRET, "Traceback", "ValueError", "home.py"))
    shown = re.search(r"E-[A-Z2-9]{4}", page)
    assert shown is not None
    logged = [record.error_id for record in caplog.records if hasattr(record, "error_id")]
    assert logged == [shown[0]]
    assert not any(SECRET in record.getMessage() for record in caplog.records if record.name == "publisher.web.errors")


@pytest.mark.parametrize("address", ["/redaksi/kota-pekalongan/tidak-ada/", "/entah/"])
def test_an_unknown_address_does_not_repeat_itself(address: str) -> None:
    answer = browser("admin_1", "admin").get(f"{address}?nama=Budi")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in page
    assert "Budi" not in page
    assert "entah" not in page
    assert len(Page(page).all("h1")) == 1


def test_a_form_without_its_token_is_refused_in_plain_words() -> None:
    user = person("admin_1", "admin")
    pending()
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    answer = client.post(f"{HOME}2026-W46/tahan/", {"reason": "Alasan yang cukup panjang"})
    assert answer.status_code == 403
    assert "tidak ada yang disimpan atau dikirim" in answer.content.decode()
    assert "CSRF" not in answer.content.decode()


def test_error_pages_speak_indonesian_and_keep_the_policy() -> None:
    answer = Client().get("/entah/")
    assert Page(answer.content.decode()).all("html")[0]["lang"] == "id"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_health_says_ok_to_anybody_and_nothing_else() -> None:
    assert Client().get("/sehat").content == b"ok"


def test_health_says_trouble_without_detail(monkeypatch: pytest.MonkeyPatch) -> None:
    from publisher.web.views import health

    def broken() -> bool:
        raise DatabaseError(SECRET)

    monkeypatch.setattr(health.Publication.objects, "exists", broken)
    answer = Client().get("/sehat")
    assert (answer.status_code, answer.content) == (503, b"gangguan")


def test_the_code_of_an_error_spells_no_name() -> None:
    from publisher.web.errors import ALPHABET

    assert not set(ALPHABET) & set("AEIOUY")
