"""Buttons that the clock serves: each wish ends with words, none blocks another."""

from __future__ import annotations

import pytest
from django.conf import settings

from publisher.intake import IntakeError
from publisher.review.actions.wish import wish
from publisher.review.models import Edition, Wish
from scheduled import wishes
from tests.factories import MONDAY_0830, SLOT, Channel, approved, draft, minutes, person, publication

pytestmark = pytest.mark.django_db


def serve() -> list[str]:
    wishes.serve_wishes(settings.PUBLICATION, lambda: None, publication(), MONDAY_0830)  # type: ignore[arg-type, return-value]
    return list(Wish.objects.order_by("made_at", "pk").values_list("result", flat=True))


@pytest.mark.parametrize(
    ("error", "says"),
    [(IntakeError("tabel x"), "tidak terjangkau"), (ZeroDivisionError("Budi 0812"), "Hubungi admin teknis")],
)
def test_a_wish_that_fails_ends_with_words_and_the_next_is_served(
    error: Exception, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = draft()
    admin = person("admin1", "admin")
    wish(publication(), "rebuild", admin, MONDAY_0830, edition)
    wish(publication(), "check", admin, MONDAY_0830 + minutes(1), edition)

    def fail(*arguments: object, **more: object) -> None:
        raise error

    monkeypatch.setattr(wishes, "build_week", fail)
    monkeypatch.setattr(wishes, "check_source", lambda *arguments: True)
    first, second = serve()
    assert says in first and "Budi" not in first and "tabel" not in first
    assert second == "Sumber tidak berubah."
    assert not Wish.objects.filter(done_at__isnull=True).exists()


def test_trying_again_after_a_certain_refusal_starts_the_posting_anew() -> None:
    from publisher.instagram import NeedsPerson
    from scheduled.post_approved import post_due

    approved()
    channel = Channel(failing={"preflight": NeedsPerson("login_required")})
    post_due(settings.PUBLICATION, channel, publication(), SLOT)
    edition = Edition.objects.get()
    wish(publication(), "try_again", person("admin1", "admin"), SLOT, edition)
    assert serve() == ["Dicoba lagi."]
    channel.failing = {}
    post_due(settings.PUBLICATION, channel, publication(), SLOT + minutes(1))
    assert Edition.objects.get().state == "live" and channel.commits == 1
