"""An approved edition through instagrapi's real client to the loopback stand-in: the same bytes arrive, once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from publisher.clock import FixedClock
from publisher.config import Settings
from publisher.instagram.private import PrivateApi
from publisher.keys import create_key_file
from publisher.review.models import Edition, Post
from publisher.review.revisions import images_of
from scheduled.post_approved import post_due
from scheduled.session import SignedIn, load_signed_in, store_signed_in
from scheduled.watch import watch
from tests.factories import SLOT, approved, minutes, publication
from tests.faults.stand_in import StandIn

pytestmark = pytest.mark.django_db


def site_of(stand_in: StandIn) -> Settings:
    return replace(settings.PUBLICATION, account_id=stand_in.account_id)


def post(stand_in: StandIn, channel: PrivateApi, minute: int = 0) -> Edition:
    post_due(site_of(stand_in), channel, publication(), SLOT + minutes(minute))
    return Edition.objects.get()


def test_the_approved_carousel_arrives_with_identical_bytes_caption_and_alt_texts() -> None:
    edition = approved()
    with StandIn(clock=FixedClock(SLOT), account="lapor.pekalongankota") as stand_in:
        live = post(stand_in, PrivateApi(stand_in.session(), loopback=stand_in.base, pause=0))
        arrived = stand_in.posts[0]
    revision = edition.revision
    assert revision is not None
    assert live.state == "live" and len(stand_in.posts) == 1 and stand_in.problems == []
    assert list(arrived.slides) == images_of(revision)
    assert list(arrived.alts) == [page["alt"] for page in revision.pages]
    assert arrived.caption == f"{revision.caption}\n\n{edition.marker}"
    assert live.posts.get().media_id


@pytest.mark.parametrize("kind", ["drop", "html", "truncate"])
def test_a_lost_answer_becomes_unknown_and_is_found_by_reading_without_a_second_request(kind: str) -> None:
    approved()
    with StandIn(clock=FixedClock(SLOT), account="lapor.pekalongankota") as stand_in:
        stand_in.fault("configure", "after", kind)
        channel = PrivateApi(stand_in.session(), loopback=stand_in.base, pause=0)
        edition = post(stand_in, channel)
        assert (edition.state, edition.posts.get().state) == ("action", "unknown")
        post(stand_in, channel, 1)
        watch(site_of(stand_in), channel, publication(), SLOT + minutes(1))
        assert stand_in.count("configure") == 1 and len(stand_in.posts) == 1
    edition.refresh_from_db()
    assert (edition.state, edition.posts.get().state) == ("live", "published")


def test_a_session_of_another_account_stages_nothing() -> None:
    approved()
    with StandIn(clock=FixedClock(SLOT), account="lapor.pekalongankota") as stand_in:
        site = replace(settings.PUBLICATION, account_id="424242")
        post_due(site, PrivateApi(stand_in.session(), loopback=stand_in.base, pause=0), publication(), SLOT)
        assert stand_in.mutations() == []
    assert Edition.objects.get().posts.get().error_code == "wrong_account"


def test_after_a_post_that_worked_the_session_is_stored_as_it_stands_and_after_no_other(tmp_path: Path) -> None:
    create_key_file(tmp_path / "secret.key")
    stored = SignedIn({"authorization_data": {"sessionid": "as it was"}}, "lapor", "112", SLOT, SLOT - minutes(9))
    for kind, kept in (("drop", False), ("", True)):
        approved() if kind else Edition.objects.update(state="posting")
        with StandIn(clock=FixedClock(SLOT), account="lapor.pekalongankota") as stand_in:
            site = replace(
                site_of(stand_in), backend="instagrapi", file=tmp_path / "publisher.toml", key_file=tmp_path / "secret.key"
            )
            store_signed_in(site, stored)
            if kind:
                stand_in.fault("configure", "before", kind)
            post_due(site, PrivateApi(stand_in.session(), loopback=stand_in.base, pause=0), publication(), SLOT)
        held = load_signed_in(site)
        assert held is not None
        if kept:
            assert Edition.objects.get().state == "live" and held.used_at == SLOT
            assert held.secret["authorization_data"] == stand_in.session()["authorization_data"]
        else:
            assert held == stored
        Post.objects.update(state="ready")
