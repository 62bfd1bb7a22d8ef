"""Posting: what was approved, once, and what is said when nobody can know."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings

from publisher.instagram import Ambiguous, CoolDown, FixContent, NeedsPerson, PostingError, RetrySafe, Verdict
from publisher.review.actions.moving import Refused
from publisher.review.models import Approval, AuditEntry, Edition, Notice, Post, PostAttempt
from publisher.review.store import image_path
from scheduled import wishes
from scheduled.post_approved import post_due, stop_without_channel
from scheduled.remind import expire
from tests.factories import SLOT, Channel, approved, draft, minutes, pending, person, publication, rules

pytestmark = pytest.mark.django_db


def run(channel: Channel, at: object = SLOT, **changes: object) -> Edition:
    post_due(replace(settings.PUBLICATION, **changes), channel, publication(), at)  # type: ignore[arg-type]
    return Edition.objects.get()


def test_at_the_slot_the_approved_bytes_are_posted_once_and_read_back() -> None:
    edition = approved()
    channel = Channel()
    live = run(channel)
    post = live.posts.get()
    assert (live.state, live.live_at) == ("live", SLOT)
    assert (post.state, post.media_id, post.permalink) == ("published", "111", "https://www.instagram.com/p/abc/")
    plan = channel.posted[0]
    assert plan.content_key == edition.revision.content_key
    assert [slide.sha256 for slide in plan.slides] == [page["sha256"] for page in edition.revision.pages]
    assert plan.caption == f"Takarir.\n\n{edition.marker}"
    run(channel, SLOT + minutes(1))
    assert channel.commits == 1


def test_before_the_slot_nothing_happens() -> None:
    approved()
    channel = Channel()
    assert run(channel, SLOT - minutes(1)).state == "approved" and not channel.posted


@pytest.mark.parametrize("make", [draft, pending])
def test_what_is_not_approved_is_never_posted(make: object) -> None:
    make()  # type: ignore[operator]
    channel = Channel()
    run(channel, SLOT + minutes(600))
    assert not channel.posted


def test_a_paused_publication_posts_nothing() -> None:
    approved()
    channel = Channel()
    assert run(channel, paused=True).state == "approved" and not channel.posted


def test_the_intent_is_in_the_store_before_the_request_leaves() -> None:
    approved()
    seen: list[tuple[str, int]] = []

    class Looking(Channel):
        def commit(self, *arguments: object) -> object:  # type: ignore[override]
            seen.append((Post.objects.get().state, PostAttempt.objects.filter(outcome="").count()))
            return super().commit(*arguments)  # type: ignore[arg-type]

    run(Looking())
    assert seen == [("sending", 1)]


@pytest.mark.parametrize("effect", [True, False])
@pytest.mark.parametrize("error", [Ambiguous("no_answer"), ValueError("x"), KeyError("y"), TimeoutError()])
def test_an_answer_that_proves_nothing_becomes_unknown_and_nothing_sends_again(error: Exception, effect: bool) -> None:
    approved()
    channel = Channel(failing={"commit": error}, effect=effect)
    for minute in range(0, 600, 7):
        edition = run(channel, SLOT + minutes(minute))
    assert channel.commits == 1
    assert (edition.state, edition.action_code, edition.posts.get().state) == ("action", "unknown", "unknown")
    assert Notice.objects.filter(event="unknown-1").exists()


def test_a_sender_that_died_in_the_middle_leaves_an_unknown_outcome_not_a_second_post() -> None:
    edition = approved()
    Edition.objects.filter(pk=edition.pk).update(state="posting")
    edition.posts.update(state="sending", intent_at=SLOT, ids={"sidecar": "1" * 13, "slides": []})
    channel = Channel()
    found = run(channel, SLOT + minutes(1))
    assert (found.state, found.action_code, channel.commits) == ("action", "unknown", 0)


def test_a_process_that_died_before_the_intent_goes_on() -> None:
    edition = approved()
    Edition.objects.filter(pk=edition.pk).update(state="posting")
    channel = Channel()
    assert run(channel, SLOT + minutes(1)).state == "live" and channel.commits == 1


def test_a_connection_that_fails_before_the_intent_is_tried_three_times_and_then_told() -> None:
    approved()
    channel = Channel(failing={"stage": RetrySafe("no_connection")})
    assert run(channel).state == "posting"
    assert run(channel, SLOT + minutes(1)).state == "posting"
    edition = run(channel, SLOT + minutes(2))
    assert (edition.state, edition.action_code, edition.posts.get().state) == ("action", "refused", "failed")
    assert channel.commits == 0


def test_a_request_that_certainly_never_left_is_prepared_again_and_then_posted() -> None:
    approved()
    channel = Channel(failing={"commit": RetrySafe("lease_lost")}, effect=False, spends_guard=False)
    assert run(channel).posts.get().state == "prepared"
    channel.failing, channel.effect, channel.spends_guard = {}, True, True
    assert run(channel, SLOT + minutes(1)).state == "live" and channel.commits == 1


@pytest.mark.parametrize("effect", [True, False])
@pytest.mark.parametrize(
    "error", [FixContent("image_refused"), CoolDown("feedback_required"), NeedsPerson("login_required")]
)
def test_a_refusal_after_the_request_left_proves_nothing(error: PostingError, effect: bool) -> None:
    """Found by the machine: a refusal of a post that was live, a feed that lagged, "Coba lagi": two posts."""
    approved()
    channel = Channel(failing={"commit": error}, effect=effect, verdict=Verdict.ABSENT)
    edition = run(channel)
    assert (edition.action_code, edition.posts.get().state, edition.posts.get().error_code) == (
        "unknown",
        "unknown",
        error.code,
    )
    with pytest.raises(Refused):
        wishes._try_again(edition, person("admin1", "admin"), SLOT + minutes(1))
    assert channel.commits == 1


def test_a_refusal_before_the_request_left_is_one() -> None:
    approved()
    refused = run(Channel(failing={"commit": FixContent("image_refused")}, effect=False, spends_guard=False))
    assert (refused.state, refused.action_code, refused.posts.get().state) == ("action", "refused", "failed")
    assert refused.posts.get().attempts.get().outcome == "refused"


def test_a_wrong_account_is_stopped_before_anything_is_staged() -> None:
    approved()
    channel = Channel(failing={"preflight": NeedsPerson("wrong_account")})
    edition = run(channel)
    assert (edition.state, edition.posts.get().error_code, channel.commits) == ("action", "wrong_account", 0)


def test_when_the_read_back_fails_the_post_stays_posted() -> None:
    approved()
    edition = run(Channel(failing={"verify": RetrySafe("no_connection")}))
    assert (edition.state, edition.posts.get().state) == ("live", "published")


def test_an_image_changed_on_disk_after_approval_stops_the_posting() -> None:
    edition = approved()
    path = image_path(settings.PUBLICATION.media, edition.revision.pages[1]["sha256"])
    original = path.read_bytes()
    try:
        path.write_bytes(original + b"\0")
        channel = Channel()
        found = run(channel)
    finally:
        path.write_bytes(original)
    assert (found.state, found.action_code, channel.commits) == ("action", "key_mismatch", 0)


def test_a_voided_approval_stops_the_posting() -> None:
    approved()
    Approval.objects.update(voided_at=SLOT)
    channel = Channel()
    assert (run(channel).action_code, channel.commits) == ("approval_missing", 0)


def test_another_account_than_the_approved_one_stops_the_posting() -> None:
    approved()
    channel = Channel()
    assert (run(channel, account="orang_lain").action_code, channel.commits) == ("account_changed", 0)


def test_a_broken_log_stops_the_posting(monkeypatch: pytest.MonkeyPatch) -> None:
    approved()
    monkeypatch.setattr("publisher.review.audit.first_broken", lambda: 1)
    channel = Channel()
    assert (run(channel).action_code, channel.commits) == ("log_broken", 0)


def test_seven_days_after_the_weeks_end_it_is_stale_and_never_posted() -> None:
    approved()
    channel = Channel()
    later = SLOT + timedelta(days=6, hours=8)
    expire(settings.PUBLICATION, publication(), later)
    edition = run(channel, later)
    assert (edition.state, channel.commits) == ("stale", 0)
    assert not Approval.objects.filter(voided_at__isnull=True).exists()


def test_an_edit_between_staging_and_the_intent_stops_it() -> None:
    approved()

    class Editing(Channel):
        def stage(self, plan: object) -> object:  # type: ignore[override]
            Approval.objects.update(voided_at=SLOT)
            return super().stage(plan)  # type: ignore[arg-type]

    channel = Editing()
    assert (run(channel).action_code, channel.commits) == ("approval_missing", 0)


def test_without_a_session_what_is_due_is_stopped_and_told() -> None:
    approved()
    stop_without_channel(publication(), rules(), SLOT)
    assert Edition.objects.get().action_code == "no_session"
    assert Notice.objects.filter(event__startswith="stopped-no_session").exists()


def test_every_step_of_a_posting_is_in_the_log() -> None:
    approved()
    run(Channel())
    acts = list(AuditEntry.objects.values_list("act", flat=True))
    assert acts == ["draft", "submit", "approve", "start_posting", "send", "go_live"]


def test_a_process_that_died_between_the_result_and_the_last_word_leaves_a_post_that_is_said_to_be_live() -> None:
    edition = approved()
    channel = Channel()
    run(channel)
    Edition.objects.filter(pk=edition.pk).update(state="posting", live_at=None)
    found = run(channel, SLOT + minutes(1))
    assert (found.state, channel.commits) == ("live", 1)


def test_after_an_old_store_was_restored_the_post_is_found_and_not_sent_again() -> None:
    approved()
    channel = Channel()
    run(channel)
    Edition.objects.update(state="approved", live_at=None)
    Post.objects.update(state="ready", media_id="", intent_at=None)
    PostAttempt.objects.all().delete()
    edition = run(channel, SLOT + minutes(5))
    assert (edition.state, channel.commits, edition.posts.get().state) == ("live", 1, "published")


def test_a_profile_that_cannot_be_read_before_sending_keeps_the_post_back() -> None:
    approved()
    channel = Channel(before=Verdict.UNSURE)
    assert run(channel).state == "posting" and channel.commits == 0
    channel.before = None
    assert run(channel, SLOT + minutes(1)).state == "live"


def test_a_session_whose_account_has_another_name_posts_nothing() -> None:
    approved()
    channel = Channel(account="orang_lain")
    edition = run(channel)
    assert (edition.posts.get().error_code, channel.commits) == ("wrong_account", 0)


def test_a_post_that_is_not_what_was_approved_is_told() -> None:
    approved()

    class Dropping(Channel):
        def verify(self, media_id: str) -> object:  # type: ignore[override]
            return replace(super().verify(media_id), slide_count=1, caption="")

    assert run(Dropping()).state == "live"
    assert "jumlah halaman, keterangan" in Notice.objects.get(event="differs").title


def test_a_post_that_is_gone_when_it_is_read_back_is_not_reported_as_live() -> None:
    approved()
    edition = run(Channel(failing={"verify": NeedsPerson("post_missing")}))
    assert (edition.state, edition.action_code, edition.posts.get().state) == ("action", "unknown", "unknown")


def test_a_read_back_that_fails_in_an_unlisted_way_does_not_hide_the_post() -> None:
    approved()
    assert run(Channel(failing={"verify": KeyError("x")})).state == "live"


def test_two_hours_after_its_slot_an_edition_waits_for_a_new_time_and_says_so() -> None:
    approved()
    channel = Channel()
    run(channel, SLOT + minutes(119), paused=True)
    later = SLOT + minutes(120)
    assert run(channel, later).state == "approved" and channel.commits == 0
    expire(settings.PUBLICATION, publication(), later)
    edition = Edition.objects.get()
    assert (edition.state, edition.slot_at) == ("pending", None)
    assert Notice.objects.filter(event__startswith="slot-passed").exists()


def test_an_edition_that_was_being_posted_when_the_session_was_lost_is_told_too() -> None:
    edition = approved()
    Edition.objects.filter(pk=edition.pk).update(state="posting")
    stop_without_channel(publication(), rules(), SLOT)
    assert Edition.objects.get().action_code == "no_session"


def test_a_post_that_is_there_is_said_to_be_live_also_when_the_session_was_lost_meanwhile() -> None:
    edition = approved()
    Edition.objects.filter(pk=edition.pk).update(state="posting")
    edition.posts.update(state="published", media_id="111")
    stop_without_channel(publication(), rules(), SLOT + minutes(1))
    assert Edition.objects.get().state == "live"


def test_a_post_that_is_there_is_said_to_be_live_also_while_publishing_is_paused() -> None:
    edition = approved()
    channel = Channel()
    run(channel)
    Edition.objects.filter(pk=edition.pk).update(state="posting", live_at=None)
    assert run(channel, SLOT + minutes(1), paused=True).state == "live"


def test_the_profile_of_another_account_is_not_asked_for_a_post_that_was_accepted() -> None:
    edition = approved()
    Edition.objects.filter(pk=edition.pk).update(state="posting")
    edition.posts.update(state="published", media_id="111")
    channel = Channel(account="akun.lain", failing={"verify": NeedsPerson("post_missing")})
    assert run(channel, SLOT + minutes(1), account="akun.lain").state == "live"


def test_a_posting_that_stood_still_for_two_hours_waits_for_a_person_and_then_goes_on() -> None:
    approved()
    channel = Channel(failing={"stage": RetrySafe("no_connection")})
    assert run(channel).state == "posting"
    channel.failing = {}
    later = SLOT + minutes(121)
    run(channel, SLOT + minutes(1), paused=True)
    edition = run(channel, later)
    assert (edition.state, edition.action_code, channel.commits) == ("action", "slot_passed", 0)
    assert Notice.objects.filter(event__startswith="stopped-slot_passed").exists()
    wishes._try_again(edition, person("admin1", "admin"), later)
    assert run(channel, later + minutes(1)).state == "live"


def test_every_stop_is_told_not_only_the_first() -> None:
    approved()
    for minute in (0, 2):
        edition = run(Channel(), SLOT + minutes(minute), account="orang_lain")
        assert edition.action_code == "account_changed"
        wishes._try_again(edition, person("admin1", "admin"), SLOT + minutes(minute))
    assert Notice.objects.filter(event__startswith="stopped-account_changed").count() == 2
