"""A folder that shows as a feed: a post is there whole or not at all, once."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import pytest

from publisher.clock import FixedClock
from publisher.instagram import Ambiguous, CommitGuard, FixContent, NeedsPerson, RetrySafe, Verdict, rehearsal
from publisher.instagram.open import open_backend
from publisher.instagram.private import PrivateApi
from publisher.instagram.rehearsal import Rehearsal, post_id, posts, show
from tests.faults.stand_in import NOON
from tests.instagram.plans import MARKER, guard, plan, slide

SECOND_SEED = 1_763_270_000_000


@pytest.fixture
def feed(tmp_path: Path) -> Rehearsal:
    return Rehearsal(tmp_path / "feed", FixedClock(NOON), "laporpekalongan")


def publish(feed: Rehearsal, edition):
    return feed.commit(edition, feed.stage(edition), guard(edition))


def test_a_post_lies_in_the_folder_with_exact_bytes_and_all_that_was_said(feed):
    edition = plan(pages=8)
    posted = publish(feed, edition)
    folder = feed.folder / "posts" / posted.media_id
    for number, page in enumerate(edition.slides, start=1):
        assert (folder / f"{number}.jpg").read_bytes() == page.jpeg
    record = json.loads((folder / "post.json").read_text(encoding="utf-8"))
    assert record["caption"] == edition.caption
    assert record["alts"] == [page.alt for page in edition.slides]
    assert (record["marker"], record["content_key"]) == (MARKER, edition.content_key)
    assert record["taken_at"] == NOON.isoformat()


def test_a_second_post_with_the_same_marker_is_refused_also_under_new_ids(feed):
    publish(feed, plan())
    again = plan(seed_ms=SECOND_SEED)
    with pytest.raises(Ambiguous) as error:
        publish(feed, again)
    assert error.value.code == "already_there"
    assert len(posts(feed.folder)) == 1
    assert feed.find(again, NOON).verdict is Verdict.FOUND


def test_of_eight_that_post_at_once_one_does(feed):
    edition = plan()
    staged = feed.stage(edition)

    def attempt(_: int) -> bool:
        try:
            feed.commit(edition, staged, CommitGuard(edition.ids.sidecar))
        except Ambiguous:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1
    assert len(posts(feed.folder)) == 1
    assert [path.name for path in (feed.folder / "posts").iterdir()] == [post_id(MARKER)]


@pytest.mark.parametrize("stop_at", ["1.jpg", "3.jpg", "post.json", "index.html"])
def test_a_post_that_cannot_be_written_whole_is_not_there(feed, monkeypatch, stop_at):
    edition = plan()
    staged = feed.stage(edition)
    write = rehearsal._write

    def full_disk(path: Path, content: bytes) -> None:
        if path.name == stop_at:
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(rehearsal, "_write", full_disk)
    with pytest.raises(NeedsPerson) as error:
        feed.commit(edition, staged, guard(edition))
    assert error.value.code == "folder_unusable"
    assert list((feed.folder / "posts").iterdir()) == []
    assert feed.find(edition, NOON).verdict is Verdict.ABSENT


@pytest.mark.parametrize("stop_at", ["2.jpg", "post.json"])
def test_a_process_that_dies_in_the_middle_leaves_no_post(feed, monkeypatch, stop_at):
    edition = plan()
    staged = feed.stage(edition)
    write = rehearsal._write

    def die(path: Path, content: bytes) -> None:
        if path.name == stop_at:
            raise KeyboardInterrupt
        write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(rehearsal, "_write", die)
        with pytest.raises(KeyboardInterrupt):
            feed.commit(edition, staged, guard(edition))
    assert feed.find(edition, NOON).verdict is Verdict.ABSENT
    assert feed.commit(edition, staged, guard(edition)).media_id == post_id(MARKER)
    assert len(posts(feed.folder)) == 1


def test_a_guard_serves_one_rehearsed_commit(feed):
    edition = plan()
    staged, once = feed.stage(edition), guard(edition)
    feed.commit(edition, staged, once)
    with pytest.raises(Ambiguous) as error:
        feed.commit(edition, staged, once)
    assert error.value.code == "second_send_blocked"


def test_staging_checks_the_limits_and_shows_nothing(feed):
    with pytest.raises(FixContent):
        feed.stage(plan(slides=(slide(1),)))
    feed.stage(plan())
    assert posts(feed.folder) == []


def test_slides_staged_for_another_plan_are_not_shown(feed):
    other = plan(seed_ms=SECOND_SEED)
    with pytest.raises(RetrySafe):
        feed.commit(other, feed.stage(plan()), guard(other))
    assert posts(feed.folder) == []


def test_a_post_is_found_by_its_marker_and_verified(feed):
    edition = plan()
    feed.stage(edition)
    assert feed.find(edition, NOON).verdict is Verdict.ABSENT
    posted = publish(feed, edition)
    found = feed.find(edition, NOON)
    assert (found.verdict, found.media) == (Verdict.FOUND, feed.verify(posted.media_id))
    assert found.media.caption == edition.caption
    assert found.media.alt_texts == tuple(page.alt for page in edition.slides)
    assert (feed.folder / found.media.permalink).is_file()
    assert feed.find(plan(marker="Edisi 2026-W47·ffff"), NOON).verdict is Verdict.ABSENT


def test_a_folder_that_is_gone_or_damaged_is_unsure(feed):
    edition = plan()
    assert feed.find(edition, NOON).verdict is Verdict.UNSURE
    posted = publish(feed, edition)
    (feed.folder / "posts" / posted.media_id / "post.json").write_text("{")
    assert feed.find(edition, NOON).verdict is Verdict.UNSURE
    with pytest.raises(RetrySafe):
        feed.verify(posted.media_id)


def test_a_post_that_is_not_there_needs_a_person(feed):
    feed.stage(plan())
    with pytest.raises(NeedsPerson) as error:
        feed.verify("edisi-lain")
    assert error.value.code == "post_missing"


def test_a_folder_that_cannot_be_made_needs_a_person(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NeedsPerson) as error:
        Rehearsal(tmp_path / "file", FixedClock(NOON)).preflight("1")
    assert error.value.code == "folder_unusable"


class Page(HTMLParser):
    """Tags with attributes, and text, of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_feed_shows_every_post_newest_first_and_each_as_a_carousel(feed):
    publish(feed, plan())
    feed.clock = FixedClock(NOON.replace(day=23))
    second = plan(marker="Edisi 2026-W47·ffff", caption="Pekan tenang.\nEdisi 2026-W47·ffff", seed_ms=SECOND_SEED)
    publish(feed, second)

    profile = Page(feed.folder / "index.html")
    links = [link["href"] for link in profile.all("a")]
    assert links == [f"posts/{post.id}/index.html" for post in posts(feed.folder)]
    assert links[0] == f"posts/{post_id(second.marker)}/index.html"
    assert all((feed.folder / image["src"]).is_file() for image in profile.all("img"))

    folder = feed.folder / "posts" / post_id(second.marker)
    page = Page(folder / "index.html")
    assert [image["alt"] for image in page.all("img")] == [one.alt for one in second.slides]
    assert all((folder / image["src"]).is_file() for image in page.all("img"))
    assert "Pekan tenang." in page.text
    assert "Senin, 23 November 2026, 12.00 WIB" in page.text
    assert page.all("script") == []


def test_caption_alt_text_and_account_are_escaped(feed):
    nasty = '"><script>alert(1)</script>&'
    marker = "Edisi <b>·a1b2"
    edition = plan(caption=f"{nasty}\n{marker}", marker=marker, slides=(slide(1, alt=nasty), slide(2)))
    posted = publish(feed, edition)
    for path in (feed.folder / "index.html", feed.folder / "posts" / posted.media_id / "index.html"):
        page = Page(path)
        assert page.all("script") == []
        assert page.all("b") == []
        assert any(nasty in (image["alt"] or "") for image in page.all("img"))


def test_an_empty_feed_can_be_shown(feed):
    feed.preflight("")
    assert "0 kiriman" in show(feed.folder).read_text(encoding="utf-8")


def test_markers_that_look_alike_have_folders_of_their_own():
    assert post_id("Edisi 2026-W46·a1b2") != post_id("Edisi 2026-W46-a1b2")
    assert post_id("../..") not in ("..", "../..")


def test_a_channel_is_opened_by_its_name(tmp_path, instagram):
    clock = FixedClock(NOON)
    assert isinstance(open_backend("rehearsal", clock, folder=tmp_path), Rehearsal)
    private = open_backend("instagrapi", clock, session=instagram.session(), loopback=instagram.base)
    assert isinstance(private, PrivateApi)
    with pytest.raises(NeedsPerson):
        open_backend("instagrapi", clock)
    with pytest.raises(ValueError, match="folder"):
        open_backend("rehearsal", clock)
    with pytest.raises(ValueError, match="not a channel"):
        open_backend("fax", clock)
