"""An approved edition through the official API's stand-in: it fetches the approved bytes from us, and posts once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import httpx
import pytest
from django.conf import settings
from django.test import Client

from publisher.clock import FixedClock
from publisher.config import Settings
from publisher.instagram.graph import GraphApi
from publisher.review import plans
from publisher.review.models import Edition, Post
from publisher.review.picture_links import picture_path
from publisher.review.revisions import images_of
from publisher.web.views import pictures
from scheduled.post_approved import post_due
from scheduled.watch import watch
from tests.factories import SLOT, approved, minutes, publication
from tests.faults.graph_face import GraphFace, Hosting

pytestmark = pytest.mark.django_db
CLOCK = FixedClock(SLOT)


@dataclass
class Site:
    settings: Settings
    instagram: GraphFace
    channel: GraphApi

    def post(self, minute: int = 0) -> Edition:
        post_due(self.settings, self.channel, publication(), SLOT + minutes(minute))
        return Edition.objects.get()

    def watch(self, minute: int) -> Edition:
        watch(self.settings, self.channel, publication(), SLOT + minutes(minute))
        return Edition.objects.get()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The stand-in fetches the pictures over the wire; what stands there is what our own view answers at that moment.

    The view is asked in the test's thread, because a test's store is open to one thread alone.
    """
    hosting = Hosting()
    with GraphFace(clock=CLOCK, account="lapor.pekalongankota") as instagram:
        ours = replace(
            settings.PUBLICATION, account_id=instagram.account_id, public_url=hosting.base, clock=CLOCK, backend="graph"
        )
        monkeypatch.setattr(pictures, "PUBLICATION", ours)

        def told(post: Post, sha256: str, now: datetime) -> str:
            path = picture_path(post, sha256, now)
            answer = Client().get(path)
            if answer.status_code == 200:
                hosting.pictures[path] = answer.content
            return path

        monkeypatch.setattr(plans, "picture_path", told)
        channel = GraphApi(instagram.token(), loopback=instagram.base, timeout=httpx.Timeout(10), wait=lambda seconds: None)
        yield Site(ours, instagram, channel)
    hosting.close()


def test_the_approved_bytes_caption_and_alt_texts_arrive_once(site: Site) -> None:
    edition = approved()
    live = site.post()
    revision = edition.revision
    assert revision is not None
    assert (live.state, len(site.instagram.posts), site.instagram.problems) == ("live", 1, [])
    post = site.instagram.posts[0]
    assert list(post.slides) == images_of(revision)
    assert list(post.alts) == [page["alt"] for page in revision.pages]
    assert post.caption == f"{revision.caption}\n\n{edition.marker}"
    assert site.instagram.count("publish") == 1
    assert live.posts.get().staged["container"] == post.container


@pytest.mark.parametrize("kind", ["drop", "html", "500", "blocked", "ok_without_id"])
def test_an_answer_that_proves_nothing_is_settled_by_the_containers_word(site: Site, kind: str) -> None:
    approved()
    site.instagram.fault("publish", "after", kind)
    edition = site.post()
    assert (edition.state, edition.posts.get().state) == ("action", "unknown")
    site.post(1)
    edition = site.watch(1)
    assert (edition.state, edition.posts.get().state) == ("live", "published")
    assert site.instagram.count("publish") == 1


def test_what_did_not_go_out_is_a_persons_to_decide_and_never_sent_by_itself(site: Site) -> None:
    approved()
    site.instagram.fault("publish", "before", "drop")
    site.post()
    for minute in (1, 2, 4, 8, 15, 30, 60, 90):
        site.post(minute)
        site.watch(minute)
    assert Post.objects.get().state == "needs_human"
    assert (site.instagram.count("publish"), site.instagram.posts) == (1, [])


def test_the_same_container_is_used_again_when_a_person_sends_again(site: Site) -> None:
    approved()
    site.instagram.fault("publish", "before", "drop")
    site.post()
    container = Post.objects.get().staged["container"]
    Post.objects.update(state="ready")
    Edition.objects.update(state="posting")
    edition = site.post(40)
    assert edition.state == "live"
    assert site.instagram.posts[0].container == container
    assert len(site.instagram.containers) == len(site.instagram.posts[0].slides) + 1


# The addresses of the pictures.


def test_an_address_gives_approved_bytes_while_the_post_is_sent_and_then_nothing(site: Site) -> None:
    edition = approved()
    assert edition.revision is not None
    sha256 = edition.revision.pages[0]["sha256"]
    address = picture_path(edition.posts.get(), sha256, SLOT)
    assert Client().get(address).status_code == 404  # approved, not being sent
    Edition.objects.update(state="posting")
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"], answer.content) == (
        200,
        "image/jpeg",
        images_of(edition.revision)[0],
    )
    assert answer["Cache-Control"] == "no-store"
    Edition.objects.update(state="approved")
    site.post()
    assert Client().get(address).status_code == 404


def test_an_address_that_was_changed_grown_old_or_made_up_leads_nowhere(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = approved()
    assert edition.revision is not None
    Edition.objects.update(state="posting")
    post, sha256 = edition.posts.get(), edition.revision.pages[0]["sha256"]
    address = picture_path(post, sha256, SLOT)
    last = address.removesuffix(".jpg")[-1]
    changed = address.replace(f"{last}.jpg", f"{'a' if last != 'a' else 'b'}.jpg")
    strange = picture_path(post, "0" * 64, SLOT)
    for wrong in (changed, strange, "/g/1-2-3.jpg", f"/g/{sha256}.jpg"):
        assert Client().get(wrong).status_code == 404, wrong
    monkeypatch.setattr(pictures, "PUBLICATION", replace(site.settings, clock=FixedClock(SLOT + minutes(181))))
    assert Client().get(address).status_code == 404
