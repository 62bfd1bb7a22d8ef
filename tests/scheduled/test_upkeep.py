"""Once a day a token is renewed in time; staff are told when that fails and little time is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from publisher.config import Settings
from publisher.instagram.graph import Token, refreshed
from publisher.keys import create_key_file
from publisher.review.models import Notice
from scheduled.session import SignedIn, forget_signed_in, load_signed_in, store_signed_in
from scheduled.upkeep import upkeep
from tests.factories import SLOT, publication
from tests.faults.graph_face import SECRET, GraphFace

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def instagram() -> Iterator[GraphFace]:
    with GraphFace() as face:
        yield face


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    create_key_file(tmp_path / "secret.key")
    return replace(
        settings.PUBLICATION, file=tmp_path / "publisher.toml", key_file=tmp_path / "secret.key", backend="graph"
    )


def hold(site: Settings, days_left: float, age: timedelta = 30 * DAY) -> SignedIn:
    held = SignedIn(
        {"token": SECRET}, "lapor", "112", SLOT, SLOT, issued_at=SLOT - age, expires_at=SLOT + timedelta(days=days_left)
    )
    store_signed_in(site, held)
    return held


def keep(site: Settings, instagram: GraphFace, days: float = 0) -> SignedIn | None:
    now = SLOT + timedelta(days=days)
    upkeep(site, publication(), now, lambda token: refreshed(token, loopback=instagram.base))
    return load_signed_in(site)


def test_a_token_with_less_than_thirty_days_is_renewed_and_the_old_one_stays_beside(
    site: Settings, instagram: GraphFace
) -> None:
    hold(site, 29)
    held = keep(site, instagram)
    assert held is not None and held.secret == {"token": f"{SECRET}-new"}
    assert (held.issued_at, held.expires_at) == (SLOT, SLOT + 60 * DAY)
    assert not Notice.objects.exists()
    assert len(list(site.folder.glob("instagram-token*.enc"))) == 2


@pytest.mark.parametrize(("days_left", "age"), [(31, 30 * DAY), (20, 0.9 * DAY), (0, 60 * DAY)])
def test_a_token_that_holds_long_is_too_young_or_has_ended_is_not_sent(
    site: Settings, instagram: GraphFace, days_left: float, age: timedelta
) -> None:
    held = hold(site, days_left, age)
    assert keep(site, instagram) == held
    assert instagram.count("refresh") == 0


def test_a_failure_leaves_the_token_and_is_told_from_fourteen_days_on_once_a_day(
    site: Settings, instagram: GraphFace
) -> None:
    held = hold(site, 15.5)
    for days in (0, 0.01, 1, 2, 2.01):
        instagram.fault("refresh", "before", "token_invalid")
        assert keep(site, instagram, days) == held
    assert instagram.count("refresh") == 3
    told = list(Notice.objects.values_list("event", "title"))
    assert [event for event, _ in told] == [f"token-{(SLOT + 2 * DAY):%Y-%m-%d}"]
    assert "13 hari" in told[0][1] and SECRET not in told[0][1]


def test_an_ended_token_is_told(site: Settings, instagram: GraphFace) -> None:
    hold(site, -1, 61 * DAY)
    keep(site, instagram)
    assert "sudah habis" in Notice.objects.get().title


def test_a_token_of_the_other_host_is_not_renewed_but_told(site: Settings, instagram: GraphFace) -> None:
    hold(site, 10)
    keep(replace(site, graph_host="graph.facebook.com"), instagram)
    assert instagram.count("refresh") == 0 and Notice.objects.count() == 1


def test_who_signs_out_or_in_anew_during_a_renewal_is_not_overruled(site: Settings) -> None:
    hold(site, 20)

    def meanwhile_out(token: Token) -> tuple[str, int]:
        forget_signed_in(site)
        return "late", 5_184_000

    upkeep(site, publication(), SLOT, meanwhile_out)
    assert load_signed_in(site) is None
    hold(site, 20)
    newer = SignedIn({"token": "newer"}, "lapor", "112", SLOT, SLOT, SLOT, SLOT + 60 * DAY)

    def meanwhile_in(token: Token) -> tuple[str, int]:
        store_signed_in(site, newer)
        return "late", 5_184_000

    upkeep(site, publication(), SLOT + DAY, meanwhile_in)
    assert load_signed_in(site) == newer


def test_the_other_channels_have_no_upkeep(site: Settings) -> None:
    upkeep(replace(site, backend="instagrapi"), publication(), SLOT)
    upkeep(replace(site, backend="rehearsal"), publication(), SLOT)
