"""Posting by hand: what is due is checked and handed to people; once the package is taken nothing else can happen."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from django.conf import settings

from publisher.review.actions.confirm_live import confirm_live
from publisher.review.actions.moving import Refused
from publisher.review.actions.package import return_package, take_package
from publisher.review.models import AuditEntry, Edition, Notice, Post
from publisher.review.revisions import images_of
from scheduled import clockwork
from scheduled.hand_over import hand_over_due
from scheduled.post_approved import post_due
from tests.factories import SLOT, Channel, approved, draft, minutes, person, publication, rules

pytestmark = pytest.mark.django_db
LINK = "https://www.instagram.com/p/Cabc123/"


def due() -> Edition:
    approved()
    hand_over_due(settings.PUBLICATION, publication(), SLOT)
    return Edition.objects.get()


def admin():  # type: ignore[no-untyped-def]
    return person("admin1", "admin")


def test_an_approved_edition_waits_for_a_person_once_its_slot_has_come() -> None:
    approved()
    hand_over_due(settings.PUBLICATION, publication(), SLOT - minutes(1))
    assert Edition.objects.get().state == "approved"
    hand_over_due(settings.PUBLICATION, publication(), SLOT)
    edition = Edition.objects.get()
    assert (edition.state, edition.action_code, edition.posts.get().state) == ("action", "manual", "ready")
    assert Notice.objects.filter(title="Edisi 46 siap diunggah lewat aplikasi").exists()


def test_the_tick_of_a_publication_by_hand_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    approved()
    site = replace(settings.PUBLICATION, backend="manual")
    assert clockwork.open_channel(site) is None
    monkeypatch.setattr(clockwork, "ensure_editions", lambda *arguments: [])
    clockwork.tick(site, SLOT, lambda: None, None)  # type: ignore[arg-type, return-value]
    assert Edition.objects.get().action_code == "manual"


def test_a_paused_publication_hands_nothing_over() -> None:
    approved()
    hand_over_due(replace(settings.PUBLICATION, paused=True), publication(), SLOT)
    assert Edition.objects.get().state == "approved"


def test_the_package_is_what_was_approved_and_taking_it_is_written_down() -> None:
    edition = due()
    content = take_package(edition, person("editor1", "editor"), SLOT + minutes(1), rules())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert edition.revision is not None
        assert [archive.read(f"{number:02d}.jpg") for number in (1, 2, 3)] == images_of(edition.revision)
        assert archive.read("keterangan.txt").decode().rstrip("\n").endswith(edition.marker)
    post = Post.objects.get()
    assert (post.state, post.error_code, post.attempts.count()) == ("needs_human", "manual", 1)
    assert AuditEntry.objects.filter(act="take_package", edition=edition).count() == 1
    # Taken again it is the same, and still one attempt.
    assert take_package(edition, admin(), SLOT + minutes(2), rules()) == content
    assert Post.objects.get().attempts.count() == 1


def test_while_somebody_has_the_package_nothing_is_sent_and_nothing_is_edited() -> None:
    edition = due()
    take_package(edition, admin(), SLOT + minutes(1), rules())
    channel = Channel()
    Edition.objects.update(state="posting")
    post_due(settings.PUBLICATION, channel, publication(), SLOT + minutes(2))
    assert (channel.commits, channel.posted) == (0, [])


def test_the_link_makes_it_live() -> None:
    edition = due()
    take_package(edition, admin(), SLOT + minutes(1), rules())
    edition.refresh_from_db()
    confirm_live(edition, admin(), SLOT + minutes(9), LINK)
    edition.refresh_from_db()
    assert (edition.state, edition.posts.get().state, edition.posts.get().permalink) == ("live", "published", LINK)


def test_a_package_that_was_not_used_is_given_back_on_a_named_admins_word() -> None:
    edition = due()
    take_package(edition, admin(), SLOT + minutes(1), rules())
    with pytest.raises(Refused, match="Centang dulu"):
        return_package(edition, admin(), SLOT + minutes(5), confirmed=False)
    with pytest.raises(Refused):
        return_package(edition, person("editor1", "editor"), SLOT + minutes(5), confirmed=True)
    return_package(edition, admin(), SLOT + minutes(5), confirmed=True)
    post = Post.objects.get()
    assert (post.state, post.attempts.get().outcome) == ("ready", "not_sent")
    with pytest.raises(Refused, match="Tidak ada paket"):
        return_package(edition, admin(), SLOT + minutes(6), confirmed=True)


def test_a_package_is_only_there_when_nothing_may_have_been_sent() -> None:
    approved()
    with pytest.raises(Refused, match="Paket hanya bisa diunduh"):
        take_package(Edition.objects.get(), admin(), SLOT, rules())
    Edition.objects.update(state="action", action_code="unknown")
    Post.objects.update(state="unknown")
    with pytest.raises(Refused, match="Paket hanya bisa diunduh"):
        take_package(Edition.objects.get(), admin(), SLOT, rules())


@pytest.mark.parametrize("fault", ["bytes", "approval", "account", "stale"])
def test_what_is_not_as_approved_is_not_handed_out(fault: str) -> None:
    edition = due()
    assert edition.revision is not None
    now, by = SLOT + minutes(1), rules()
    if fault == "bytes":
        Edition.objects.update(marker="Edisi 2026-W46·0000")
    elif fault == "approval":
        edition.revision.approvals.update(voided_at=SLOT)
    elif fault == "account":
        by = rules(account="akun.lain")
        Post.objects.update(account="akun.lain")
    else:
        now = by.stale_at(edition.week)
    with pytest.raises(Refused):
        take_package(Edition.objects.get(), admin(), now, by)
    assert Post.objects.get().state == "ready"


def test_after_a_refusal_of_the_channel_the_package_is_the_way_out() -> None:
    approved()
    Edition.objects.update(state="action", action_code="refused")
    Post.objects.update(state="failed", error_code="suspended")
    assert take_package(Edition.objects.get(), admin(), SLOT + minutes(30), rules())


def test_a_draft_has_no_package() -> None:
    edition = draft()
    with pytest.raises(Refused):
        take_package(edition, admin(), SLOT, rules())


def test_what_another_channel_left_behind_is_not_handed_out() -> None:
    """A sender that died, or a post that is there already, before the office changed to posting by hand."""
    edition = approved()
    Edition.objects.update(state="posting")
    Post.objects.update(state="sending", intent_at=SLOT)
    hand_over_due(settings.PUBLICATION, publication(), SLOT + minutes(1))
    edition.refresh_from_db()
    assert (edition.action_code, edition.posts.get().state) == ("unknown", "unknown")
    Edition.objects.update(state="posting")
    Post.objects.update(state="published", media_id="111")
    hand_over_due(settings.PUBLICATION, publication(), SLOT + minutes(2))
    edition.refresh_from_db()
    assert edition.state == "live"
