"""Each fault of the one mutating request: sent once, named rightly, and settled by a look at the profile.

Over both transports: plain HTTP/1 by requests, and HTTP/2 over TLS by libcurl, which is what production uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from curl_cffi import CurlOpt

from publisher.instagram import Ambiguous, CoolDown, FixContent, NeedsPerson, PostingError, Verdict
from publisher.instagram.once import SendOnce
from publisher.instagram.private import PrivateApi
from tests.faults.answers import ANSWERS
from tests.faults.stand_in import EFFECT_FAULTS, NOON, WIRE_FAULTS, StandIn
from tests.instagram.aim import opened
from tests.instagram.plans import guard, plan

FAULTS = {
    "drop": (Ambiguous, "no_answer"),
    "hang": (Ambiguous, "no_answer"),
    "truncate": (Ambiguous, "unreadable_answer"),
    "truncate_chunked": (Ambiguous, "unreadable_answer"),
    "html": (Ambiguous, "unreadable_answer"),
    "list": (Ambiguous, "unlisted"),
    "408": (Ambiguous, "no_answer"),
    "500": (Ambiguous, "server_error"),
    "503": (Ambiguous, "server_error"),
    "server_login_required": (Ambiguous, "server_error"),
    "404_masked": (Ambiguous, "unlisted"),
    "not_found": (Ambiguous, "unlisted"),
    "forbidden": (Ambiguous, "unlisted"),
    "redirect_302": (Ambiguous, "unlisted"),
    "redirect_307": (Ambiguous, "unlisted"),
    "status_fail": (Ambiguous, "unlisted"),
    "ok_without_media": (Ambiguous, "answer_without_post"),
    "missing_fields": (Ambiguous, "answer_without_post"),
    "no_items": (Ambiguous, "answer_without_post"),
    "odd_item": (Ambiguous, "answer_without_post"),
    "media_not_found": (Ambiguous, "unlisted"),
    "processing_failed": (Ambiguous, "unlisted"),
    "needs_upgrade": (Ambiguous, "unlisted"),
    "bad_password": (Ambiguous, "unlisted"),
    "two_factor_required": (Ambiguous, "unlisted"),
    "address_blocked": (Ambiguous, "unlisted"),
    "unauthorized": (Ambiguous, "unlisted"),
    "rate_limit": (CoolDown, "throttled"),
    "sentry_block": (CoolDown, "throttled"),
    "429": (CoolDown, "throttled"),
    "please_wait": (CoolDown, "please_wait"),
    "feedback_required": (CoolDown, "feedback_required"),
    "challenge_required": (NeedsPerson, "challenge_required"),
    "checkpoint_required": (NeedsPerson, "checkpoint_required"),
    "login_required": (NeedsPerson, "login_required"),
    "suspended": (NeedsPerson, "suspended"),
    "media_needs_reupload": (FixContent, "image_refused"),
    "child_needs_reupload": (FixContent, "image_refused"),
}
CURL_FAULTS = {
    **FAULTS,
    "truncate": (Ambiguous, "no_answer"),
    "truncate_chunked": (Ambiguous, "no_answer"),
    "reset": (Ambiguous, "no_answer"),
    # A server that says it did not look at the request may still have acted on it.
    "refused": (Ambiguous, "second_send_blocked"),
    "goaway": (Ambiguous, "second_send_blocked"),
}
TRANSPORTS = {"requests": FAULTS, "curl": CURL_FAULTS}
EACH = [(transport, fault) for transport, faults in TRANSPORTS.items() for fault in faults]


def test_every_fault_that_the_stand_in_knows_is_tried_at_the_commit():
    # "caption_dropped" and "vanish" are successes, "lag" is one of reading; each has a test of its own.
    assert set(CURL_FAULTS) == {*ANSWERS, *WIRE_FAULTS, *EFFECT_FAULTS} - {"caption_dropped", "vanish", "lag"}


@pytest.fixture(params=TRANSPORTS)
def transport(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def instagram(transport: str) -> Iterator[StandIn]:
    with StandIn(h2=transport == "curl") as stand_in:
        yield stand_in


@pytest.fixture
def backend(instagram: StandIn) -> PrivateApi:
    return opened(instagram)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("transport", "fault"), EACH)
def test_one_request_leaves_and_find_says_what_is_live(instagram, backend, transport, fault, when):
    edition = plan()
    staged = backend.stage(edition)
    instagram.fault("configure", when, fault)
    sender = opened(instagram, timeout=(0.5, 0.5)) if fault == "hang" else backend

    with pytest.raises(PostingError) as error:
        sender.commit(edition, staged, guard(edition))

    assert (type(error.value), error.value.code) == TRANSPORTS[transport][fault]
    assert instagram.problems == []
    assert instagram.count("configure") == 1
    assert len(instagram.mutations()) == 1
    assert len(instagram.posts) == (1 if when == "after" else 0)
    found = backend.find(edition, NOON)
    assert found.verdict is (Verdict.FOUND if when == "after" else Verdict.ABSENT)
    assert found.media is None or found.media.media_id == instagram.posts[0].pk


@pytest.mark.parametrize("transport", ["curl"], indirect=True)
@pytest.mark.parametrize("fault", ["drop", "refused", "goaway"])
def test_libcurl_would_send_twice_and_is_kept_from_it(instagram, backend, fault):
    """The control: without the body that is read once, one `commit` makes two posts and reports success."""
    edition = plan()
    staged = backend.stage(edition)
    backend._egress.committing = backend._egress.inner
    instagram.fault("configure", "after", fault)
    backend.commit(edition, staged, guard(edition))
    assert instagram.count("configure") == len(instagram.posts) == 2


@pytest.mark.parametrize("transport", ["curl"], indirect=True)
def test_the_body_alone_keeps_libcurl_from_it_on_a_connection_used_before(instagram, backend):
    class Reusing(dict):
        def update(self, more):
            super().update({option: value for option, value in more.items() if option != CurlOpt.FRESH_CONNECT})

    edition = plan()
    staged = backend.stage(edition)
    curl = backend._egress.inner
    curl.client.curl_options = Reusing(curl.client.curl_options)
    backend._egress.committing = SendOnce(curl)
    instagram.fault("configure", "after", "drop")
    with pytest.raises(Ambiguous) as error:
        backend.commit(edition, staged, guard(edition))
    assert error.value.code == "second_send_blocked"
    assert instagram.count("configure") == len(instagram.posts) == 1
    assert instagram.server.handshakes == 1


def test_a_second_send_under_the_same_guard_never_leaves(instagram, backend):
    edition = plan()
    staged = backend.stage(edition)
    once = guard(edition)
    backend.commit(edition, staged, once)
    with pytest.raises(Ambiguous) as error:
        backend.commit(edition, staged, once)
    assert error.value.code == "second_send_blocked"
    assert instagram.count("configure") == 1


def test_the_library_s_own_repeat_is_stopped_at_the_way_out(instagram, backend, monkeypatch):
    """Were the client's single send ever lost in an upgrade, the library's repeat after 408 still meets the guard."""
    from instagrapi import Client
    from instagrapi.mixins import private as library

    from publisher.instagram.client import SingleSend

    edition = plan()
    staged = backend.stage(edition)
    monkeypatch.setattr(SingleSend, "private_request", Client.private_request)
    monkeypatch.setattr(library.time, "sleep", lambda seconds: None)
    instagram.fault("configure", "after", "408", times=2)
    with pytest.raises(Ambiguous) as error:
        backend.commit(edition, staged, guard(edition))
    assert error.value.code == "second_send_blocked"
    assert instagram.count("configure") == 1
    assert len(instagram.posts) == 1


def test_nothing_waits_after_408_or_a_cut_answer(instagram, backend, monkeypatch):
    from instagrapi.mixins import private as library

    waits: list[float] = []
    monkeypatch.setattr(library.time, "sleep", waits.append)
    edition = plan()
    staged = backend.stage(edition)
    for fault in ("408", "truncate"):
        instagram.fault("configure", "before", fault)
        with pytest.raises(Ambiguous):
            backend.commit(edition, staged, guard(edition))
    assert set(waits) <= {0}


def test_an_exception_that_is_in_no_list_is_ambiguous(backend, monkeypatch):
    edition = plan()
    staged = backend.stage(edition)

    def surprise(*args, **kwargs):
        raise KeyError("a field that Instagram dropped")

    monkeypatch.setattr(backend._client, "album_configure", surprise)
    with pytest.raises(Ambiguous) as error:
        backend.commit(edition, staged, guard(edition))
    assert error.value.code == "unlisted"
    assert error.value.detail == "KeyError at configure_sidecar"


def test_a_dropped_caption_is_posted_and_seen_on_reading_back(instagram, backend):
    edition = plan()
    staged = backend.stage(edition)
    instagram.fault("configure", "after", "caption_dropped")
    posted = backend.commit(edition, staged, guard(edition))
    assert backend.verify(posted.media_id).caption == ""
    assert backend.find(edition, NOON).verdict is Verdict.FOUND


def test_without_device_timestamps_a_captionless_carousel_is_unsure_and_never_absent(instagram, backend):
    instagram.device_timestamps = False
    edition = plan()
    staged = backend.stage(edition)
    instagram.fault("configure", "after", "caption_dropped")
    backend.commit(edition, staged, guard(edition))
    assert backend.find(edition, NOON).verdict is Verdict.UNSURE


def test_the_marker_finds_the_post_where_device_timestamps_are_gone(instagram, backend):
    instagram.device_timestamps = False
    edition = plan()
    staged = backend.stage(edition)
    instagram.fault("configure", "after", "drop")
    with pytest.raises(Ambiguous):
        backend.commit(edition, staged, guard(edition))
    assert backend.find(edition, NOON).verdict is Verdict.FOUND


def test_a_lagging_feed_says_absent_first_and_found_later(instagram, backend):
    """Why one negative read proves nothing and a person decides."""
    edition = plan()
    backend.commit(edition, backend.stage(edition), guard(edition))
    instagram.fault("feed", "after", "lag")
    assert backend.find(edition, NOON).verdict is Verdict.ABSENT
    assert backend.find(edition, NOON).verdict is Verdict.FOUND


@pytest.mark.parametrize(
    "fault",
    [
        "drop",
        "truncate",
        "html",
        "list",
        "408",
        "429",
        "500",
        "503",
        "status_fail",
        "no_items",
        "odd_item",
        "login_required",
    ],
)
def test_a_read_that_fails_is_unsure_though_the_post_is_live(instagram, backend, fault):
    edition = plan()
    backend.commit(edition, backend.stage(edition), guard(edition))
    instagram.fault("feed", "after", fault, times=9)
    found = backend.find(edition, NOON)
    assert found.verdict is Verdict.UNSURE
    assert found.reason
    # libcurl repeats a read whose connection ended, a few times, which harms nothing.
    assert instagram.count("feed") <= (6 if (instagram.h2, fault) == (True, "drop") else 1)


def test_a_read_that_hangs_is_unsure(instagram):
    reader = opened(instagram, timeout=(0.5, 0.5))
    instagram.fault("feed", "before", "hang")
    assert reader.find(plan(), NOON - timedelta(hours=1)).verdict is Verdict.UNSURE


def test_a_time_without_a_zone_is_a_mistake_and_not_a_verdict(instagram, backend):
    with pytest.raises(ValueError, match="time zone"):
        backend.find(plan(), NOON.replace(tzinfo=None))
    assert instagram.count("feed") == 0


@pytest.mark.parametrize("dedupe", [False, True])
def test_one_post_whether_the_channel_ignores_a_repeated_id_or_not(instagram, backend, dedupe):
    """Nobody knows whether it does. Nothing here rests on it: what may be there is looked for, not sent again."""
    instagram.dedupe = dedupe
    edition = plan()
    staged = backend.stage(edition)
    instagram.fault("configure", "after", "drop")
    with pytest.raises(Ambiguous):
        backend.commit(edition, staged, guard(edition))
    assert backend.find(edition, NOON).verdict is Verdict.FOUND
    assert (instagram.count("configure"), len(instagram.posts)) == (1, 1)
    # What a script that simply sends again would bring about.
    backend.commit(edition, staged, guard(edition))
    assert len(instagram.posts) == (1 if dedupe else 2)
    assert backend.find(edition, NOON).matches == (1 if dedupe else 2)


def test_a_post_that_vanishes_after_success_is_missed_on_reading_back(instagram, backend):
    edition = plan()
    staged = backend.stage(edition)
    instagram.fault("configure", "after", "vanish")
    posted = backend.commit(edition, staged, guard(edition))
    with pytest.raises(NeedsPerson) as error:
        backend.verify(posted.media_id)
    assert error.value.code == "post_missing"
    assert backend.find(edition, NOON).verdict is Verdict.ABSENT


@pytest.mark.parametrize("answer", ["503", "html", "login_required", "not_found"])
def test_during_an_outage_of_all_reads_nothing_is_said_to_be_absent(instagram, backend, answer):
    edition = plan()
    posted = backend.commit(edition, backend.stage(edition), guard(edition))
    instagram.outage = answer
    assert backend.find(edition, NOON).verdict is Verdict.UNSURE
    with pytest.raises(PostingError):
        backend.preflight(instagram.account_id)
    if answer != "not_found":
        with pytest.raises(PostingError) as error:
            backend.verify(posted.media_id)
        assert error.value.sentence.startswith("Sudah tayang")
    instagram.outage = ""
    assert backend.find(edition, NOON).verdict is Verdict.FOUND
    assert instagram.count("configure") == 1
