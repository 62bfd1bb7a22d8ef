"""What the clock has to say stands on the home page: no failure is silent."""

from __future__ import annotations

import pytest
from django.test import Client

from publisher.review.models import Notice, User
from tests.factories import MONDAY_0830, draft, person, publication

pytestmark = pytest.mark.django_db


def test_the_newest_messages_of_the_clock_are_on_the_home_page() -> None:
    edition = draft()
    person("editor1", "editor")
    Notice.objects.create(
        publication=publication(),
        edition=edition,
        event="failed-x",
        title="Penjadwal gagal pada langkah x.",
        at=MONDAY_0830,
    )
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(username="editor1"))
    page = client.get("/redaksi/kota-pekalongan/").content.decode()
    assert "Penjadwal gagal pada langkah x." in page and "siap diperiksa" in page
