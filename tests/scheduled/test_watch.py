"""An unknown outcome: read at set times, then a person decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from django.conf import settings

from publisher.instagram import Ambiguous, Verdict
from publisher.review.actions.confirm_live import confirm_live
from publisher.review.actions.moving import Refused
from publisher.review.actions.send_again import absence_is_shown, send_again
from publisher.review.models import AuditEntry, Edition, Notice, Post
from scheduled.post_approved import post_due
from scheduled.watch import watch
from tests.factories import SLOT, Channel, approved, minutes, person, publication

pytestmark = pytest.mark.django_db


class Counting(Channel):
    looks: list[datetime]

    def __init__(self, **given: object) -> None:
        super().__init__(failing={"commit": Ambiguous("no_answer")}, **given)  # type: ignore[arg-type]
        self.looks = []


def unknown(**given: object) -> Counting:
    approved()
    channel = Counting(**given)
    post_due(settings.PUBLICATION, channel, publication(), SLOT)
    return channel


def watched(channel: Channel, until: int) -> list[int]:
    """Tick every minute; the minutes at which the profile was looked at."""
    looked = []
    for minute in range(1, until + 1):
        before = Post.objects.get().checks_done
        watch(settings.PUBLICATION, channel, publication(), SLOT + minutes(minute))
        if Post.objects.get().checks_done != before:
            looked.append(minute)
    return looked


def test_the_profile_is_looked_at_after_1_2_4_8_15_and_30_minutes_and_then_a_person_is_called() -> None:
    channel = unknown(effect=False)
    assert watched(channel, 59) == [1, 2, 4, 8, 15, 30]
    assert Post.objects.get().state == "needs_human"
    assert Notice.objects.filter(event__startswith="decide-").count() == 1


def test_the_person_is_called_again_every_thirty_minutes() -> None:
    channel = unknown(effect=False)
    watched(channel, 121)
    assert Notice.objects.filter(event__startswith="decide-").count() == 4


def test_found_by_its_marker_it_is_live() -> None:
    channel = unknown(effect=True)
    assert watched(channel, 5) == [1]
    edition = Edition.objects.get()
    assert (edition.state, edition.posts.get().state, channel.commits) == ("live", "published", 1)


def test_two_absences_five_minutes_apart_after_minute_fifteen_show_that_it_is_not_there() -> None:
    channel = unknown(effect=False)
    watched(channel, 29)
    assert not absence_is_shown(Post.objects.get())
    watch(settings.PUBLICATION, channel, publication(), SLOT + minutes(30))
    assert absence_is_shown(Post.objects.get())


def test_a_profile_that_could_not_be_read_shows_nothing() -> None:
    channel = unknown(effect=False, verdict=Verdict.UNSURE)
    watched(channel, 60)
    with pytest.raises(Refused, match="Profil tidak bisa dibaca"):
        send_again(Edition.objects.get(), person("admin1", "admin"), SLOT + minutes(61), confirmed=True)


def test_before_minute_thirty_nobody_may_send_again() -> None:
    channel = unknown(effect=False)
    watched(channel, 20)
    with pytest.raises(Refused, match="Sistem masih memeriksa"):
        send_again(Edition.objects.get(), person("admin1", "admin"), SLOT + minutes(21), confirmed=True)


def test_a_named_admin_who_confirms_sends_again_with_new_ids_and_the_same_marker() -> None:
    channel = unknown(effect=False)
    watched(channel, 31)
    edition, first = Edition.objects.get(), Post.objects.get().ids
    with pytest.raises(Refused, match="Centang dulu"):
        send_again(edition, person("admin1", "admin"), SLOT + minutes(32), confirmed=False)
    send_again(edition, person("admin1", "admin"), SLOT + minutes(32), confirmed=True)
    channel.failing, channel.effect = {}, True
    post_due(settings.PUBLICATION, channel, publication(), SLOT + minutes(33))
    post = Post.objects.get()
    assert (post.state, post.attempts.count(), len(channel.posted)) == ("published", 2, 1)
    assert post.ids != first and channel.posted[0].marker == edition.marker
    assert AuditEntry.objects.filter(act="send_again", who="Admin1").exists()


def test_an_admin_who_sees_the_post_gives_its_link() -> None:
    unknown(effect=True, verdict=Verdict.UNSURE)
    edition = Edition.objects.get()
    with pytest.raises(Refused, match="Tempel tautan"):
        confirm_live(edition, person("admin1", "admin"), SLOT + minutes(3), "https://example.org/p/x")
    confirm_live(edition, person("admin1", "admin"), SLOT + minutes(3), "https://www.instagram.com/p/abc/")
    assert (edition.state, edition.posts.get().permalink) == ("live", "https://www.instagram.com/p/abc/")


def test_a_sighting_in_between_wipes_earlier_absences() -> None:
    channel = unknown(effect=False)
    watched(channel, 30)
    channel.verdict = Verdict.UNSURE
    watch(settings.PUBLICATION, channel, publication(), SLOT + minutes(61))
    assert not absence_is_shown(Post.objects.get())


def test_without_a_session_people_are_called_all_the_same() -> None:
    unknown(effect=False)
    for minute in range(1, 32):
        watch(settings.PUBLICATION, None, publication(), SLOT + minutes(minute))
    assert Post.objects.get().state == "needs_human"
    assert Notice.objects.filter(event__startswith="decide-").exists()


def test_the_profile_of_another_account_shows_no_absence() -> None:
    unknown(effect=False)
    other = replace(settings.PUBLICATION, account="akun.lain")
    for minute in range(1, 91):
        watch(other, Channel(account="akun.lain"), publication(), SLOT + minutes(minute))
    post = Post.objects.get()
    assert post.state == "needs_human" and not absence_is_shown(post)
