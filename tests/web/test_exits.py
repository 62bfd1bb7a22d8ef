"""No page that the public can read, and no page about an error, carries personal data out."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from publisher.web.exits import ExitMiddleware

SAID = "<p>Pelapor: Bapak Suryono, Jl. Melati No. 3, 0812 3456 7890</p>"


def answer(path: str, status: int = 200, said: str = SAID, kind: str = "text/html; charset=utf-8") -> HttpResponse:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(said, status=status, content_type=kind)

    response = ExitMiddleware(page)(RequestFactory().get(path))
    assert isinstance(response, HttpResponse)
    return response


@pytest.mark.parametrize("path", ["/", "/edisi/2026-W46/", "/data/", "/ralat/"])
def test_a_public_page_with_personal_data_is_stopped_without_repeating_it(path: str) -> None:
    response = answer(path)
    assert response.status_code == 500
    assert b"3456" not in response.content
    assert b"Suryono" not in response.content


@pytest.mark.parametrize("kind", ["application/atom+xml", "text/csv", "application/json", "text/plain"])
def test_feeds_and_tables_are_looked_at_too(kind: str) -> None:
    assert answer("/atom.xml", kind=kind).status_code == 500


def test_an_error_page_of_the_newsroom_is_looked_at() -> None:
    assert answer("/redaksi/kota-pekalongan/", status=500).content != SAID.encode()


def test_a_newsroom_page_shows_an_editor_what_they_typed() -> None:
    assert answer("/redaksi/kota-pekalongan/").status_code == 200


@pytest.mark.parametrize("status", [409, 422])
def test_a_refused_form_of_the_newsroom_gives_the_writer_their_words_back(status: int) -> None:
    assert answer("/redaksi/kota-pekalongan/2026-W46/simpan/", status=status).content == SAID.encode()
    assert answer("/edisi/2026-W46/", status=status).status_code == 500


def test_an_ordinary_page_passes_unchanged() -> None:
    said = "<p>18 kejadian darurat selesai dalam seminggu di Kota Pekalongan. Darurat? Hubungi 112.</p>"
    assert answer("/", said=said).content == said.encode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/redaksi/masuk/", "/sehat", "/tidak-ada/"])
def test_the_pages_that_anybody_can_open_pass(client: Client, path: str) -> None:
    response = client.get(path, follow=True)
    assert response.status_code in (200, 404)
