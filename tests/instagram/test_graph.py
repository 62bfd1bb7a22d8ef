"""The official API: what is laid ready, sent once, found and read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from publisher.instagram import (
    Ambiguous,
    CommitGuard,
    CoolDown,
    FixContent,
    NeedsPerson,
    Plan,
    PostingError,
    RetrySafe,
    Verdict,
)
from publisher.instagram.graph import GraphApi, Token, refreshed
from tests.faults.graph_answers import ANSWERS
from tests.faults.graph_face import EFFECT_FAULTS, HOST, SECRET, VERSION, WIRE_FAULTS, GraphFace, Hosting
from tests.faults.stand_in import ACCOUNT, ACCOUNT_ID, NOON
from tests.instagram.plans import guard, jpeg, plan, slide


@pytest.fixture
def hosting() -> Iterator[Hosting]:
    made = Hosting()
    yield made
    made.close()


@pytest.fixture
def instagram() -> Iterator[GraphFace]:
    with GraphFace() as face:
        yield face


@pytest.fixture
def backend(instagram: GraphFace) -> GraphApi:
    return opened(instagram)


def opened(instagram: GraphFace, read: float = 20.0) -> GraphApi:
    return GraphApi(
        instagram.token(), loopback=instagram.base, timeout=httpx.Timeout(read, connect=5), wait=lambda seconds: None
    )


def hosted(hosting: Hosting, pages: int = 3) -> Plan:
    slides = tuple(replace(slide(number), url=hosting.put(jpeg(number))) for number in range(1, pages + 1))
    return plan(slides=slides)


def test_slides_become_containers_and_one_request_makes_the_post(instagram, backend, hosting):
    edition = hosted(hosting)
    assert backend.preflight(ACCOUNT_ID).account == ACCOUNT
    staged = backend.stage(edition)
    assert (len(instagram.posts), len(instagram.containers)) == (0, 4)
    committed = backend.commit(edition, staged, guard(edition))
    post = instagram.posts[0]
    assert committed.media_id == post.id
    assert [jpeg(number) for number in (1, 2, 3)] == list(post.slides)
    assert list(post.alts) == [one.alt for one in edition.slides]
    assert post.caption == edition.caption
    remote = backend.verify(committed.media_id)
    assert (remote.slide_count, remote.caption) == (3, edition.caption)
    assert remote.alt_texts == tuple(one.alt for one in edition.slides)
    assert remote.taken_at == NOON
    assert instagram.problems == []
    assert instagram.count("publish") == 1


def test_a_slow_container_is_waited_for(hosting):
    waits: list[float] = []
    with GraphFace(slow=3) as instagram:
        backend = GraphApi(instagram.token(), loopback=instagram.base, wait=waits.append)
        backend.stage(hosted(hosting))
    assert len(waits) == 4 * 3


def test_a_container_that_never_gets_ready_is_given_up_before_anything_is_live(hosting):
    with GraphFace(slow=1000) as instagram, pytest.raises(RetrySafe) as error:
        opened(instagram).stage(hosted(hosting))
    assert error.value.code == "container_not_ready"


# What is not named here says at the commit only that the outcome is not known.
COMMIT_FAULTS = {
    **dict.fromkeys(ANSWERS, (Ambiguous, "unlisted")),
    "drop": (Ambiguous, "no_answer"),
    "hang": (Ambiguous, "no_answer"),
    "truncate": (Ambiguous, "no_answer"),
    "truncate_chunked": (Ambiguous, "no_answer"),
    "html": (Ambiguous, "unreadable_answer"),
    "list": (Ambiguous, "unreadable_answer"),
    "empty": (Ambiguous, "answer_without_post"),
    "ok_without_id": (Ambiguous, "answer_without_post"),
    "missing_fields": (Ambiguous, "answer_without_post"),
    "500": (Ambiguous, "server_error"),
    "503": (Ambiguous, "server_error"),
    "server_token": (Ambiguous, "server_error"),
    "unknown_error": (Ambiguous, "server_error"),
    "token_invalid": (NeedsPerson, "login_required"),
    "session_102": (NeedsPerson, "login_required"),
    "session_expired": (NeedsPerson, "login_required"),
    "session_467": (NeedsPerson, "login_required"),
    "checkpoint": (NeedsPerson, "checkpoint_required"),
}


def test_every_fault_that_the_stand_in_knows_is_tried_at_the_commit():
    # "caption_dropped" and "vanish" are successes, "lag" is one of reading, "expire" has no after; each has its own test.
    assert set(COMMIT_FAULTS) == {*ANSWERS, *WIRE_FAULTS, *EFFECT_FAULTS} - {"caption_dropped", "vanish", "lag", "expire"}


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("fault", COMMIT_FAULTS)
def test_one_publish_request_leaves_and_find_says_what_is_live(instagram, backend, hosting, fault, when):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    instagram.fault("publish", when, fault)
    sender = opened(instagram, read=0.5) if fault == "hang" else backend
    with pytest.raises(PostingError) as error:
        sender.commit(edition, staged, guard(edition))
    assert (type(error.value), error.value.code) == COMMIT_FAULTS[fault]
    assert SECRET not in f"{error.value!r}{error.value.detail}"
    assert instagram.count("publish") == 1
    live = when == "after"
    assert len(instagram.posts) == (1 if live else 0)
    found = backend.find(replace(edition, container=staged.container), NOON)
    assert found.verdict is (Verdict.FOUND if live else Verdict.ABSENT)


STAGE_FAULTS = {
    ("me", "token_invalid"): (NeedsPerson, "login_required"),
    ("me", "session_expired"): (NeedsPerson, "login_required"),
    ("me", "checkpoint"): (NeedsPerson, "checkpoint_required"),
    ("me", "no_permission"): (NeedsPerson, "forbidden"),
    ("me", "restricted"): (NeedsPerson, "forbidden"),
    ("me", "redirect_302"): (NeedsPerson, "login_required"),
    ("me", "session_102"): (NeedsPerson, "login_required"),
    ("me", "session_467"): (NeedsPerson, "login_required"),
    ("me", "unauthorized"): (NeedsPerson, "login_required"),
    ("me", "no_permission_200"): (NeedsPerson, "forbidden"),
    ("me", "forbidden"): (NeedsPerson, "forbidden"),
    ("me", "truncate"): (RetrySafe, "no_connection"),
    ("me", "truncate_chunked"): (RetrySafe, "no_connection"),
    ("quota", "503"): (RetrySafe, "instagram_down"),
    ("node", "500"): (RetrySafe, "instagram_down"),
    ("node", "unsupported_get"): (RetrySafe, "unlisted_before_commit"),
    ("me", "drop"): (RetrySafe, "no_connection"),
    ("me", "500"): (RetrySafe, "instagram_down"),
    ("me", "408"): (RetrySafe, "instagram_down"),
    ("me", "html"): (RetrySafe, "unreadable"),
    ("create", "429"): (CoolDown, "throttled"),
    ("create", "rate_4"): (CoolDown, "throttled"),
    ("create", "rate_17"): (CoolDown, "throttled"),
    ("create", "rate_32"): (CoolDown, "throttled"),
    ("create", "rate_613"): (CoolDown, "throttled"),
    ("create", "quota"): (CoolDown, "quota_reached"),
    ("create", "blocked"): (CoolDown, "feedback_required"),
    ("create", "rate_80002"): (RetrySafe, "instagram_down"),
    ("create", "unknown_error"): (RetrySafe, "instagram_down"),
    ("create", "create_retry"): (RetrySafe, "instagram_down"),
    ("create", "upload_failed"): (RetrySafe, "picture_not_fetched"),
    ("create", "not_fetched"): (RetrySafe, "picture_not_fetched"),
    ("create", "expired"): (RetrySafe, "container_gone"),
    ("create", "empty"): (RetrySafe, "unreadable"),
    ("create", "too_large"): (FixContent, "too_heavy"),
    ("create", "bad_format"): (FixContent, "image_refused"),
    ("create", "bad_ratio"): (FixContent, "image_refused"),
    ("create", "mentions"): (FixContent, "image_refused"),
    ("create", "caption_long"): (FixContent, "caption_too_long"),
    ("create", "carousel_count"): (FixContent, "page_count"),
}


@pytest.mark.parametrize(("endpoint", "fault"), STAGE_FAULTS)
def test_before_the_commit_every_answer_has_a_name_and_nothing_is_live(instagram, backend, hosting, endpoint, fault):
    instagram.fault(endpoint, "before", fault)
    with pytest.raises(PostingError) as error:
        backend.stage(hosted(hosting))
    assert (type(error.value), error.value.code) == STAGE_FAULTS[endpoint, fault]
    assert instagram.count("publish") == 0


def test_another_account_is_found_out_before_anything_is_laid_ready(instagram, backend):
    with pytest.raises(NeedsPerson) as error:
        backend.preflight("17841400000000001")
    assert error.value.code == "wrong_account"


def test_a_used_up_quota_says_that_somebody_else_posts(hosting):
    with GraphFace(quota=50) as instagram, pytest.raises(CoolDown) as error:
        opened(instagram).preflight(ACCOUNT_ID)
    assert error.value.code == "quota_reached"


def test_pictures_that_cannot_be_fetched_from_outside_are_not_handed_over(instagram, backend, hosting):
    edition = hosted(hosting)
    hosting.pictures.clear()
    with pytest.raises(NeedsPerson) as error:
        backend.stage(edition)
    assert error.value.code == "picture_unreachable"
    assert "Halaman 1" in error.value.sentence
    assert instagram.count("create") == 0


def test_an_address_that_gives_other_bytes_than_those_approved_stops_the_post(instagram, backend, hosting):
    edition = hosted(hosting)
    hosting.pictures["/1.jpg"] = jpeg(9)
    with pytest.raises(FixContent) as error:
        backend.stage(edition)
    assert (error.value.code, "Halaman 2" in error.value.sentence) == ("bytes_changed", True)


def test_an_address_that_gives_no_jpeg_or_none_at_all_is_refused(backend, hosting):
    edition = hosted(hosting)
    hosting.kind = "text/html"
    with pytest.raises(NeedsPerson, match="picture_unreachable"):
        backend.stage(edition)
    with pytest.raises(NeedsPerson, match="picture_unreachable"):
        backend.stage(plan())


def test_a_container_that_is_published_already_is_not_sent_again(instagram, backend, hosting):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    backend.commit(edition, staged, guard(edition))
    with pytest.raises(Ambiguous) as error:
        backend.commit(edition, staged, guard(edition))
    assert error.value.code == "already_there"
    assert instagram.count("publish") == 1


@pytest.mark.parametrize("status", ["EXPIRED", "ERROR"])
def test_a_container_that_is_gone_is_made_anew_and_not_sent(instagram, backend, hosting, status):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    instagram.set_status(staged.container, status)
    with pytest.raises(RetrySafe) as error:
        backend.commit(edition, staged, guard(edition))
    assert error.value.code == "container_gone"
    assert instagram.count("publish") == 0


def test_a_guard_that_says_no_keeps_the_request_in(instagram, backend, hosting):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    with pytest.raises(RetrySafe) as error:
        backend.commit(edition, staged, CommitGuard(edition.ids.sidecar, lambda: False))
    assert error.value.code == "lease_lost"
    assert instagram.count("publish") == 0


def test_a_container_of_another_plan_is_not_published(instagram, backend, hosting):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    for other in (replace(staged, container=""), replace(staged, content_key="00" * 32)):
        with pytest.raises(RetrySafe, match="not_staged"):
            backend.commit(edition, other, guard(edition))
    assert instagram.count("publish") == 0


# What find says.


def test_a_published_container_is_found_although_captions_are_not_told(hosting):
    with GraphFace(captions=False) as instagram:
        backend, edition = opened(instagram), hosted(hosting)
        staged = backend.stage(edition)
        committed = backend.commit(edition, staged, guard(edition))
        known = replace(edition, container=staged.container)
        found = backend.find(known, NOON)
        assert (found.verdict, found.media.media_id) == (Verdict.FOUND, committed.media_id)
        # Without the container's word a post without a caption may be anybody's.
        assert backend.find(edition, NOON).verdict is Verdict.UNSURE


def test_a_published_container_whose_post_is_not_listed_yet_is_live_all_the_same(instagram, backend, hosting):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    backend.commit(edition, staged, guard(edition))
    instagram.fault("list", "after", "lag")
    found = backend.find(replace(edition, container=staged.container), NOON)
    assert found.verdict is Verdict.FOUND
    assert found.media is not None
    assert found.media.media_id == f"container:{staged.container}"
    with pytest.raises(RetrySafe):
        backend.verify(found.media.media_id)


def test_never_the_first_of_the_list_but_the_one_with_the_marker(instagram, backend, hosting):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    committed = backend.commit(edition, staged, guard(edition))
    instagram.posts.append(replace(instagram.posts[0], id="18000000000009999", caption="Kiriman lain"))
    found = backend.find(replace(edition, container=staged.container), NOON)
    assert (found.verdict, found.media.media_id, found.matches) == (Verdict.FOUND, committed.media_id, 1)


def test_an_older_post_with_the_same_marker_is_no_absence(instagram, backend, hosting):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    backend.commit(edition, staged, guard(edition))
    instagram.set_status(staged.container, "EXPIRED")
    later = NOON + timedelta(hours=3)
    assert backend.find(replace(edition, container=staged.container), later).verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    ("endpoint", "fault"),
    [("node", "drop"), ("node", "unsupported_get"), ("list", "500"), ("list", "html"), ("list", "empty")],
)
def test_a_read_that_fails_is_never_an_absence(instagram, backend, hosting, endpoint, fault):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    instagram.fault(endpoint, "before", fault)
    assert backend.find(replace(edition, container=staged.container), NOON).verdict is Verdict.UNSURE


def test_a_container_in_progress_is_neither_there_nor_absent(instagram, backend, hosting):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    instagram.set_status(staged.container, "IN_PROGRESS")
    assert backend.find(replace(edition, container=staged.container), NOON).verdict is Verdict.UNSURE


def test_a_read_outage_after_the_post_calls_for_no_second_one(instagram, backend, hosting):
    edition = hosted(hosting)
    committed = backend.commit(edition, backend.stage(edition), guard(edition))
    instagram.fault("node", "before", "unsupported_get")
    with pytest.raises(PostingError) as error:
        backend.verify(committed.media_id)
    assert error.value.sentence.startswith("Sudah tayang")


@pytest.mark.parametrize("republish", [False, True])
def test_one_post_whether_a_container_can_be_published_twice_or_not(instagram, backend, hosting, republish):
    """Nobody knows whether it can. Its status is read before the one request, and nothing here sends it twice."""
    instagram.republish = republish
    edition = hosted(hosting)
    staged = backend.stage(edition)
    instagram.fault("publish", "after", "drop")
    with pytest.raises(Ambiguous):
        backend.commit(edition, staged, guard(edition))
    again = replace(edition, container=staged.container)
    assert backend.find(again, NOON).verdict is Verdict.FOUND
    # A person who sends again nevertheless meets the same container.
    with pytest.raises(Ambiguous) as error:
        backend.commit(again, backend.stage(again), guard(again))
    assert error.value.code == "already_there"
    assert (instagram.count("publish"), len(instagram.posts)) == (1, 1)


def test_a_container_that_expires_under_the_request_is_unknown_and_then_absent(instagram, backend, hosting):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    instagram.fault("publish", "after", "expire")
    with pytest.raises(Ambiguous):
        backend.commit(edition, staged, guard(edition))
    again = replace(edition, container=staged.container)
    assert backend.find(again, NOON).verdict is Verdict.ABSENT
    assert backend.stage(again).container != staged.container


def test_a_dropped_caption_is_posted_found_and_seen_on_reading_back(instagram, backend, hosting):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    instagram.fault("publish", "after", "caption_dropped")
    posted = backend.commit(edition, staged, guard(edition))
    assert backend.verify(posted.media_id).caption == ""
    assert backend.find(replace(edition, container=staged.container), NOON).verdict is Verdict.FOUND


def test_a_post_that_vanishes_after_success_is_never_called_not_live(instagram, backend, hosting):
    """Here a read that fails proves nothing, so the container's word stands: a person looks at the profile."""
    edition = hosted(hosting)
    staged = backend.stage(edition)
    instagram.fault("publish", "after", "vanish")
    posted = backend.commit(edition, staged, guard(edition))
    with pytest.raises(PostingError) as error:
        backend.verify(posted.media_id)
    assert error.value.sentence.startswith("Sudah tayang")
    assert backend.find(replace(edition, container=staged.container), NOON).verdict is Verdict.FOUND


@pytest.mark.parametrize("answer", ["unsupported_get", "503", "token_invalid"])
def test_during_an_outage_of_all_reads_nothing_is_said_to_be_absent(instagram, backend, hosting, answer):
    edition = hosted(hosting)
    staged = backend.stage(edition)
    backend.commit(edition, staged, guard(edition))
    instagram.outage = answer
    again = replace(edition, container=staged.container)
    assert backend.find(again, NOON).verdict is Verdict.UNSURE
    with pytest.raises(PostingError):
        backend.commit(again, staged, guard(again))
    instagram.outage = ""
    assert backend.find(again, NOON).verdict is Verdict.FOUND
    assert instagram.count("publish") == 1


# Tokens.


def test_a_token_is_renewed_with_its_time(instagram):
    assert refreshed(instagram.token(), loopback=instagram.base) == (f"{SECRET}-new", 5_184_000)


@pytest.mark.parametrize(("fault", "kind"), [("token_invalid", NeedsPerson), ("drop", RetrySafe), ("empty", RetrySafe)])
def test_a_token_that_is_not_renewed_stays_and_is_not_told(instagram, fault, kind):
    instagram.fault("refresh", "before", fault)
    with pytest.raises(kind) as error:
        refreshed(instagram.token(), loopback=instagram.base)
    assert SECRET not in f"{error.value!r}{error.value.detail}{error.value.__context__!r}"


@pytest.mark.parametrize(("host", "version"), [("example.org", VERSION), (HOST, "26"), (HOST, "v26.0/../x")])
def test_only_the_channels_hosts_and_a_version_are_taken(host, version):
    with pytest.raises(ValueError, match="a host of"):
        GraphApi(Token(SECRET, host, version))


def test_no_token_is_no_channel_and_a_stranger_is_no_loopback(instagram):
    with pytest.raises(NeedsPerson, match="no_session"):
        GraphApi(Token("", HOST, VERSION))
    with pytest.raises(ValueError, match="loopback"):
        GraphApi(instagram.token(), loopback="http://example.org")
