"""The real client library against the stand-in: one carousel, read back."""

from __future__ import annotations

import logging

import pytest

from publisher.instagram import (
    CommitGuard,
    Committed,
    CoolDown,
    FixContent,
    NeedsPerson,
    PostingError,
    RetrySafe,
    Verdict,
)
from publisher.instagram.private import PrivateApi
from tests.faults.stand_in import NOON, StandIn
from tests.instagram.plans import guard, plan, slide


def test_the_carousel_arrives_byte_for_byte_in_order_with_caption_and_alt_texts(instagram, backend):
    edition = plan(pages=8)
    posted = backend.commit(edition, backend.stage(edition), guard(edition))

    assert instagram.problems == []
    [post] = instagram.posts
    assert posted == Committed(media_id=post.pk, code=post.code)
    assert post.slides == tuple(page.jpeg for page in edition.slides)
    assert post.alts == tuple(page.alt for page in edition.slides)
    assert post.caption == edition.caption
    assert post.sidecar == edition.ids.sidecar
    assert [entry.endpoint for entry in instagram.log] == ["me", *["upload"] * 8, "configure"]


def test_a_post_is_verified_with_its_permalink_slides_caption_and_alt_texts(instagram, backend):
    edition = plan()
    posted = backend.commit(edition, backend.stage(edition), guard(edition))
    remote = backend.verify(posted.media_id)
    assert remote.permalink == "https://www.instagram.com/p/DStandIn1/"
    assert (remote.slide_count, remote.caption, remote.taken_at) == (3, edition.caption, NOON)
    assert remote.alt_texts == tuple(page.alt for page in edition.slides)


def test_alt_texts_that_the_channel_forgets_read_back_as_none(instagram, backend):
    instagram.alt_texts = False
    edition = plan()
    posted = backend.commit(edition, backend.stage(edition), guard(edition))
    assert backend.verify(posted.media_id).alt_texts == (None, None, None)


def test_a_post_that_has_vanished_needs_a_person(instagram, backend):
    edition = plan()
    posted = backend.commit(edition, backend.stage(edition), guard(edition))
    instagram.remove(posted.media_id)
    with pytest.raises(NeedsPerson) as error:
        backend.verify(posted.media_id)
    assert error.value.code == "post_missing"


@pytest.mark.parametrize("fault", ["drop", "login_required", "500", "429"])
def test_a_post_that_cannot_be_read_back_is_never_called_not_live(instagram, backend, fault):
    edition = plan()
    posted = backend.commit(edition, backend.stage(edition), guard(edition))
    instagram.fault("info", "before", fault)
    with pytest.raises(PostingError) as error:
        backend.verify(posted.media_id)
    assert error.value.code != "post_missing"
    assert error.value.sentence.startswith("Sudah tayang")
    assert "kirim lagi" not in error.value.sentence


def test_preflight_tells_whose_session_it_is(instagram, backend):
    assert backend.preflight(instagram.account_id).account == instagram.account


def test_the_session_of_another_account_needs_a_person_before_anything_is_staged(instagram, backend):
    with pytest.raises(NeedsPerson) as error:
        backend.stage(plan(account_id="63700000099"))
    assert error.value.code == "wrong_account"
    assert [entry.endpoint for entry in instagram.log] == ["me"]


def test_a_session_of_another_account_never_commits(instagram):
    other = PrivateApi(instagram.session("63700000099"), loopback=instagram.base, pause=0)
    edition = plan()
    with pytest.raises(NeedsPerson):
        other.commit(edition, _staged(instagram, edition), guard(edition))
    assert instagram.count("configure") == 0


def test_a_plan_that_breaks_a_limit_is_refused_before_a_request(instagram, backend):
    with pytest.raises(FixContent):
        backend.stage(plan(slides=(slide(1),)))
    assert instagram.log == []


def test_staging_may_be_repeated_and_changes_nothing_public(instagram, backend):
    edition = plan()
    assert backend.stage(edition) == backend.stage(edition)
    assert instagram.posts == []
    backend.commit(edition, backend.stage(edition), guard(edition))
    assert len(instagram.posts) == 1


@pytest.mark.parametrize(
    ("fault", "kind", "code"),
    [
        ("drop", RetrySafe, "no_connection"),
        ("truncate", RetrySafe, "unreadable"),
        ("408", RetrySafe, "instagram_down"),
        ("500", RetrySafe, "instagram_down"),
        ("503", RetrySafe, "instagram_down"),
        ("429", CoolDown, "throttled"),
        ("please_wait", CoolDown, "throttled"),
        ("feedback_required", CoolDown, "feedback_required"),
        ("login_required", NeedsPerson, "login_required"),
        ("redirect_302", NeedsPerson, "login_required"),
        ("challenge_required", NeedsPerson, "challenge_required"),
        ("checkpoint_required", NeedsPerson, "checkpoint_required"),
        ("forbidden", NeedsPerson, "forbidden"),
        ("processing_failed", FixContent, "image_refused"),
        ("not_found", RetrySafe, "unlisted_before_commit"),
    ],
)
def test_a_failed_upload_is_sent_once_and_never_ambiguous(instagram, backend, fault, kind, code):
    instagram.fault("upload", "before", fault)
    with pytest.raises(PostingError) as error:
        backend.stage(plan())
    assert (type(error.value), error.value.code) == (kind, code)
    assert instagram.count("upload") == 1
    assert instagram.posts == []


@pytest.mark.parametrize(
    ("fault", "kind", "code"),
    [
        ("drop", RetrySafe, "no_connection"),
        ("truncate", RetrySafe, "unreadable"),
        ("html", RetrySafe, "unreadable"),
        ("408", RetrySafe, "no_connection"),
        ("500", RetrySafe, "instagram_down"),
        ("429", CoolDown, "throttled"),
        ("login_required", NeedsPerson, "login_required"),
        ("redirect_302", NeedsPerson, "login_required"),
        ("challenge_required", NeedsPerson, "challenge_required"),
        ("404_masked", NeedsPerson, "challenge_required"),
        ("suspended", NeedsPerson, "suspended"),
        ("forbidden", NeedsPerson, "forbidden"),
        ("address_blocked", NeedsPerson, "forbidden"),
        ("needs_upgrade", NeedsPerson, "outdated"),
        ("unauthorized", NeedsPerson, "login_required"),
        ("bad_password", NeedsPerson, "login_required"),
        ("two_factor_required", NeedsPerson, "login_required"),
        ("please_wait", CoolDown, "please_wait"),
        ("rate_limit", CoolDown, "throttled"),
        ("sentry_block", CoolDown, "throttled"),
        ("no_items", RetrySafe, "unlisted_before_commit"),
    ],
)
def test_a_failed_preflight_is_sent_once_and_says_who_must_act(instagram, backend, fault, kind, code):
    instagram.fault("me", "after", fault)
    with pytest.raises(PostingError) as error:
        backend.preflight(instagram.account_id)
    assert (type(error.value), error.value.code) == (kind, code)
    assert instagram.count("me") == 1


def test_no_session_needs_a_person_and_sends_nothing(instagram):
    with pytest.raises(NeedsPerson) as error:
        PrivateApi({"uuids": {}}, loopback=instagram.base)
    assert error.value.code == "no_session"
    assert instagram.log == []


def test_a_posting_never_signs_in(instagram, backend):
    with pytest.raises(NeedsPerson):
        backend._client.login("someone", "password")
    assert instagram.log == []


def test_the_session_blob_cannot_weaken_tls_repeats_or_transport(instagram):
    blob = {
        **instagram.session(),
        "tls_verify": False,
        "request_timeout": 9,
        "session_retry_total": 5,
        "private_transport": "curl",
        "public_transport": "curl",
    }
    backend = PrivateApi(blob, loopback=instagram.base, pause=0)
    client = backend._client
    assert (client.tls_verify, client.private.verify) == (True, True)
    assert (client.request_timeout, client.session_retry_total) == (0, 0)
    assert client.private_transport == "requests"
    assert client.handle_exception is None
    assert not any(key.startswith(("tls_", "session_retry", "private_transport")) for key in backend.session())
    assert backend.session()["authorization_data"] == blob["authorization_data"]


@pytest.mark.parametrize("fault", ["feedback_required", "html", "drop", "login_required"])
def test_neither_exceptions_nor_logs_hold_the_session(instagram, backend, caplog, fault):
    caplog.set_level(logging.DEBUG)
    edition = plan()
    staged = backend.stage(edition)
    instagram.fault("configure", "before", fault)
    with pytest.raises(PostingError) as error:
        backend.commit(edition, staged, guard(edition))
    failure = error.value
    assert failure.__cause__ is None
    assert failure.__context__ is None
    told = f"{failure!r} {failure.detail} {failure.sentence} {vars(failure)} {caplog.text}"
    assert "secret-session" not in told
    assert "IGT:2" not in told


def test_slides_staged_for_another_plan_are_not_committed(instagram, backend):
    first, second = plan(), plan(seed_ms=1_763_269_999_000)
    with pytest.raises(RetrySafe) as error:
        backend.commit(second, backend.stage(first), guard(second))
    assert error.value.code == "not_staged"
    assert instagram.count("configure") == 0


def test_an_attempt_that_is_no_longer_ours_sends_nothing(instagram, backend):
    edition = plan()
    staged = backend.stage(edition)
    with pytest.raises(RetrySafe) as error:
        backend.commit(edition, staged, CommitGuard(edition.ids.sidecar, still_mine=lambda: False))
    assert error.value.code == "lease_lost"
    assert instagram.count("configure") == 0
    assert backend.find(edition, NOON).verdict is Verdict.ABSENT


def _staged(instagram: StandIn, edition):
    return PrivateApi(instagram.session(), loopback=instagram.base, pause=0).stage(edition)
