"""Every code that staff may be shown is brought about by a real adapter, on a stand-in, with one fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publisher.clock import FixedClock
from publisher.instagram import CommitGuard, Plan, PostingError
from publisher.instagram.errors import SENTENCES
from publisher.instagram.limits import MAX_ALT, MAX_BYTES, MAX_CAPTION
from publisher.instagram.private import PrivateApi
from publisher.instagram.rehearsal import Rehearsal
from tests.faults.graph_face import Hosting
from tests.faults.stand_in import StandIn
from tests.instagram.aim import opened
from tests.instagram.plans import CAPTION, MARKER, guard, jpeg, plan, slide
from tests.instagram.test_graph import GraphFace, hosted
from tests.instagram.test_graph import opened as graph_opened

# (face, endpoint, fault), always before the effect; the plan is staged, committed and read back.
FAULTS = {
    "no_connection": ("private", "me", "drop"),
    "instagram_down": ("private", "upload", "503"),
    "unreadable": ("private", "me", "html"),
    "unlisted_before_commit": ("private", "upload", "not_found"),
    "picture_not_fetched": ("graph", "create", "not_fetched"),
    "container_gone": ("graph", "create", "expired"),
    "image_refused": ("private", "upload", "processing_failed"),
    "feedback_required": ("private", "configure", "feedback_required"),
    "please_wait": ("private", "configure", "please_wait"),
    "quota_reached": ("graph", "create", "quota"),
    "throttled": ("private", "configure", "429"),
    "login_required": ("graph", "publish", "token_invalid"),
    "challenge_required": ("private", "configure", "challenge_required"),
    "checkpoint_required": ("graph", "publish", "checkpoint"),
    "suspended": ("private", "me", "suspended"),
    "forbidden": ("private", "me", "forbidden"),
    "outdated": ("private", "me", "needs_upgrade"),
    "post_missing": ("private", "info", "media_not_found"),
    "no_answer": ("graph", "publish", "drop"),
    "server_error": ("private", "configure", "500"),
    "unreadable_answer": ("graph", "publish", "html"),
    "answer_without_post": ("private", "configure", "no_items"),
    "second_send_blocked": ("private-h2", "configure", "goaway"),
    "unlisted": ("graph", "publish", "blocked"),
}

PLANS: dict[str, Callable[[], Plan]] = {
    "page_count": lambda: plan(pages=1),
    "caption_too_long": lambda: plan(caption=f"{'a' * MAX_CAPTION}\n{MARKER}"),
    "too_many_hashtags": lambda: plan(caption=f"#a #b #c #d #e #f\n{MARKER}"),
    "marker_missing": lambda: plan(caption="Tanpa tanda"),
    "alt_missing": lambda: plan(slides=(slide(1), slide(2, alt=" "))),
    "alt_too_long": lambda: plan(slides=(slide(1), slide(2, alt="a" * (MAX_ALT + 1)))),
    "not_jpeg": lambda: plan(slides=(slide(1), slide(2, jpeg(2, form="PNG")))),
    "wrong_size": lambda: plan(slides=(slide(1), slide(2, jpeg(2, (1080, 1080))))),
    "too_heavy": lambda: plan(slides=(slide(1), slide(2, jpeg(2) + bytes(MAX_BYTES)))),
    "bytes_changed": lambda: plan(slides=(slide(1), replace(slide(2), jpeg=jpeg(3)))),
    "bad_ids": lambda: replace(plan(), ids=replace(plan().ids, slides=("1", "2", "3"))),
    "wrong_account": lambda: plan(account_id="63700000099"),
}


def test_no_code_is_left_out():
    others = {name.removeprefix("brings_") for name in globals() if name.startswith("brings_")}
    assert {*FAULTS, *PLANS, *others} == set(SENTENCES)
    assert CAPTION.endswith(MARKER)


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_of_the_stand_in_brings_about(code):
    face, endpoint, fault = FAULTS[code]
    with _graph() if face == "graph" else _private(face == "private-h2") as (instagram, backend, edition):
        instagram.fault(endpoint, "before", fault)
        with pytest.raises(PostingError) as error:
            staged = backend.stage(edition)
            backend.verify(backend.commit(edition, staged, guard(edition)).media_id)
    assert error.value.code == code


@pytest.mark.parametrize("code", PLANS)
def test_a_plan_brings_about(code):
    with _private(False) as (instagram, backend, _), pytest.raises(PostingError) as error:
        backend.stage(PLANS[code]())
    assert error.value.code == code
    assert instagram.count("upload") == 0


def brings_lease_lost(tmp_path: Path) -> None:
    with _private(False) as (_, backend, edition):
        backend.commit(edition, backend.stage(edition), CommitGuard(edition.ids.sidecar, lambda: False))


def brings_not_staged(tmp_path: Path) -> None:
    with _private(False) as (_, backend, edition):
        backend.commit(edition, backend.stage(plan(seed_ms=1_763_269_999_000)), guard(edition))


def brings_no_session(tmp_path: Path) -> None:
    with StandIn() as instagram:
        PrivateApi({}, loopback=instagram.base)


def brings_container_not_ready(tmp_path: Path) -> None:
    with _graph(slow=1000) as (_, backend, edition):
        backend.stage(edition)


def brings_picture_unreachable(tmp_path: Path) -> None:
    with _graph() as (_, backend, edition):
        backend.stage(replace(edition, slides=tuple(replace(one, url=f"{one.url}x") for one in edition.slides)))


def brings_folder_unusable(tmp_path: Path) -> None:
    (tmp_path / "feed").write_text("no folder")
    _rehearsal(tmp_path).stage(plan())


def brings_already_there(tmp_path: Path) -> None:
    edition, backend = plan(), _rehearsal(tmp_path)
    for _ in range(2):
        backend.commit(edition, backend.stage(edition), guard(edition))


@pytest.mark.parametrize("code", [name.removeprefix("brings_") for name in dir() if name.startswith("brings_")])
def test_a_moment_brings_about(code, tmp_path):
    with pytest.raises(PostingError) as error:
        globals()[f"brings_{code}"](tmp_path)
    assert error.value.code == code


def _rehearsal(tmp_path: Path) -> Rehearsal:
    return Rehearsal(tmp_path / "feed", FixedClock(datetime(2026, 11, 16, 9, tzinfo=UTC)))


@contextmanager
def _private(h2: bool) -> Iterator[tuple]:
    with StandIn(h2=h2) as instagram:
        yield instagram, opened(instagram), plan()


@contextmanager
def _graph(**options) -> Iterator[tuple]:
    hosting = Hosting()
    try:
        with GraphFace(**options) as instagram:
            yield instagram, graph_opened(instagram), hosted(hosting)
    finally:
        hosting.close()
