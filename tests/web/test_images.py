"""Page images: only for those who are signed in, and only hashes of this publication."""

from __future__ import annotations

from django.conf import settings

from publisher.review.store import image_path, put_image
from tests.web.rows import HOME, browser, draft, jpeg


def test_an_image_of_a_revision_is_served_and_may_be_kept() -> None:
    name = draft().revision.pages[0]["sha256"]
    answer = browser("editor_1", "editor").get(f"{HOME}gambar/{name}.jpg")
    assert (answer.content, answer["Content-Type"]) == (jpeg(20), "image/jpeg")
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"


def test_an_image_that_no_revision_names_is_unknown_even_when_it_is_stored() -> None:
    draft()
    name = put_image(settings.PUBLICATION.media, jpeg(77))
    assert browser("editor_1", "editor").get(f"{HOME}gambar/{name}.jpg").status_code == 404


def test_an_image_changed_on_disk_is_not_served() -> None:
    name = draft().revision.pages[0]["sha256"]
    image_path(settings.PUBLICATION.media, name).write_bytes(jpeg(78))
    assert browser("editor_1", "editor").get(f"{HOME}gambar/{name}.jpg").status_code == 404


def test_anything_that_is_not_a_hash_is_unknown() -> None:
    draft()
    client = browser("editor_1", "editor")
    for name in ("..%2F..%2Fsecret", "A" * 64, "0" * 63, "sampul"):
        assert client.get(f"{HOME}gambar/{name}.jpg").status_code == 404
