"""A store that was restored from an older backup: nothing is sent until the profile was compared with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from django.conf import settings

from publisher.instagram import Verdict
from publisher.review import witness
from publisher.review.actions.moving import Refused
from publisher.review.actions.package import take_package
from publisher.review.actor import at_the_server
from publisher.review.models import AuditEntry, Edition, Notice, Post, Publication
from scheduled import clockwork
from scheduled.reconcile import Report, reconcile
from tests.factories import SLOT, Channel, approved, draft, minutes, person, publication, rules

pytestmark = pytest.mark.django_db
SITE = settings.PUBLICATION


def tick(channel: Channel, minute: int) -> Edition:
    clockwork.tick(SITE, SLOT + minutes(minute), lambda: None, channel)  # type: ignore[arg-type, return-value]
    return Edition.objects.get()


def compare(channel: Channel | None, minute: int) -> Report:
    return reconcile(SITE, channel, publication(), at_the_server(), SLOT + minutes(minute))


@pytest.fixture(autouse=True)
def no_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clockwork, "ensure_editions", lambda *arguments: [])


def restored(entries: int = 999) -> None:
    """As if the witness had seen a log that was `entries` longer than this store's."""
    witness.write(SITE, SLOT)
    path = witness.path(SITE)
    path.write_text(path.read_text().replace('"entry": ', f'"entry": {entries}'))


def test_a_restored_store_sends_nothing_and_says_so_once() -> None:
    approved()
    restored()
    channel = Channel()
    for minute in range(3):
        assert tick(channel, minute).state == "approved"
    assert channel.commits == 0
    assert Notice.objects.filter(event__startswith="restored-").count() == 1


def test_a_store_of_another_machine_has_no_witness_and_sends_nothing_either() -> None:
    approved()
    witness.path(SITE).unlink()
    Publication.objects.update(last_tick_at=SLOT - minutes(1))
    channel = Channel()
    tick(channel, 0)
    assert channel.commits == 0
    assert Notice.objects.filter(event="restored-unwitnessed").exists()


def test_an_entry_of_the_same_number_with_another_seal_is_another_log() -> None:
    approved()
    witness.write(SITE, SLOT)
    path = witness.path(SITE)
    seal = AuditEntry.objects.order_by("-id").values_list("seal", flat=True)[0]
    path.write_text(path.read_text().replace(seal, "0" * 64))
    assert not witness.fits(SITE, publication())


@pytest.mark.parametrize("broken", ["", "{}", '{"entry": "x"}', "[]"])
def test_a_witness_that_cannot_be_read_is_none(broken: str) -> None:
    approved()
    witness.path(SITE).write_text(broken)
    assert not witness.fits(SITE, publication()) and witness.seen_at(SITE) is None


def test_before_the_request_leaves_the_witness_knows_of_the_intent() -> None:
    approved()
    seen: list[bool] = []

    class Looking(Channel):
        def commit(self, *arguments: object) -> object:  # type: ignore[override]
            intent = AuditEntry.objects.filter(act="send").get()
            seen.append(f'"entry": {intent.pk}' in witness.path(SITE).read_text())
            return super().commit(*arguments)  # type: ignore[arg-type]

    tick(Looking(), 0)
    assert seen == [True]


def test_what_is_on_the_profile_is_live_whatever_the_restored_store_says() -> None:
    edition = draft()
    channel = Channel(before=Verdict.FOUND)
    assert edition.revision is not None
    from publisher.review.plans import plan_of

    channel.posted.append(plan_of(edition, Post(edition=edition, ids={"sidecar": "1", "slides": []}), rules(), SLOT))
    restored()
    report = compare(channel, 20)
    edition.refresh_from_db()
    assert (report.on, edition.state, edition.posts.get().state) == (True, "live", "published")
    assert AuditEntry.objects.filter(act="found_live", edition=edition).exists()
    assert AuditEntry.objects.filter(act="reconcile").exists()
    assert witness.fits(SITE, publication())


def test_when_nothing_is_there_publishing_is_on_again_and_the_edition_is_posted() -> None:
    approved()
    restored()
    channel = Channel()
    tick(channel, 0)
    assert compare(channel, 20).on
    assert tick(channel, 21).state == "live" and channel.commits == 1


def test_for_fifteen_minutes_after_the_store_was_last_seen_the_profile_may_lag() -> None:
    approved()
    restored()
    report = compare(Channel(), 14)
    assert not report.on and report.wait_until == SLOT + minutes(15)


def test_a_profile_that_cannot_be_read_leaves_publishing_off() -> None:
    approved()
    restored()
    report = compare(Channel(before=Verdict.UNSURE), 20)
    assert not report.on and [str(week) for week in report.unread] == ["2026-W46"]
    assert not witness.fits(SITE, publication())


def test_a_person_who_looked_may_switch_it_on() -> None:
    approved()
    restored()
    assert compare(None, 20).on


def test_a_package_is_not_handed_out_from_a_restored_store() -> None:
    edition = approved()
    Edition.objects.update(state="action", action_code="manual")
    edition.refresh_from_db()
    restored()
    with pytest.raises(Refused, match="Penyimpanan baru dipulihkan"):
        take_package(edition, person("admin1", "admin"), SLOT, replace(rules()))


def test_a_post_of_the_week_under_another_marker_is_told_and_never_doubled(tmp_path: object) -> None:
    """The backup was from before the draft: the new edition has another marker than what is on the profile."""
    from pathlib import Path

    from publisher.clock import FixedClock
    from publisher.instagram.rehearsal import Rehearsal

    assert isinstance(tmp_path, Path)
    feed = Rehearsal(tmp_path, FixedClock(SLOT), SITE.account)
    edition = approved()
    clockwork.tick(SITE, SLOT, lambda: None, feed)  # type: ignore[arg-type, return-value]
    assert Edition.objects.get().state == "live"
    other = f"{edition.marker.partition('·')[0]}·0000"
    Edition.objects.update(state="draft", live_at=None, marker=other)
    Post.objects.all().update(state="ready", media_id="", marker=other)
    restored()
    now: datetime = SLOT + minutes(20)
    report = reconcile(SITE, feed, publication(), at_the_server(), now)
    assert report.on and [str(week) for week in report.strange] == ["2026-W46"]
