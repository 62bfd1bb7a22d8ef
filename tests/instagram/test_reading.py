"""Is the plan on the profile? Found, absent, or unsure: a wrong "absent" would let a person post twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from publisher.instagram import RemotePost, Verdict
from publisher.instagram.reading import Item, UnreadableError, read_items, search
from tests.faults.stand_in import NOON
from tests.instagram.plans import CAPTION, MARKER, plan

PLAN = plan(pages=3)


def item(caption=CAPTION, slides=3, minutes=0.0, device="", media_id="1") -> Item:
    taken_at = NOON + timedelta(minutes=minutes)
    return Item(RemotePost(media_id, "", slides, caption, (None,) * slides, taken_at), device)


OLD = item(caption="Edisi 2026-W45·9f3c", minutes=-10_000)


@pytest.mark.parametrize(
    ("items", "verdict"),
    [
        ([], Verdict.ABSENT),
        ([OLD], Verdict.ABSENT),
        ([item(), OLD], Verdict.FOUND),
        ([item(minutes=-5)], Verdict.FOUND),
        ([item(caption="", slides=2, device=PLAN.ids.sidecar)], Verdict.FOUND),
        ([item(minutes=-5.1)], Verdict.UNSURE),
        ([item(slides=2)], Verdict.UNSURE),
        ([item(caption="")], Verdict.UNSURE),
        ([item(caption="", minutes=-60)], Verdict.ABSENT),
        ([item(caption="", slides=1)], Verdict.ABSENT),
        ([item(caption="Lomba 17 Agustus")], Verdict.ABSENT),
        ([item(caption=CAPTION.replace(MARKER, "Edisi 2026-W46·a1b3"))], Verdict.UNSURE),
    ],
)
def test_marker_slide_count_and_time_together_or_the_sidecar_id_alone(items, verdict):
    assert search(PLAN, items, more=False, not_before=NOON).verdict is verdict


def test_a_post_that_is_there_twice_is_found_and_counted():
    found = search(PLAN, [item(minutes=3, media_id="2"), item(media_id="1")], more=False, not_before=NOON)
    assert (found.verdict, found.matches, found.media.media_id) == (Verdict.FOUND, 2, "1")


def test_a_list_that_does_not_reach_back_to_the_attempt_is_unsure():
    newer = item(caption="lain", minutes=30)
    pinned = replace(OLD)
    assert search(PLAN, [pinned, newer], more=True, not_before=NOON).verdict is Verdict.UNSURE
    assert search(PLAN, [], more=True, not_before=NOON).verdict is Verdict.UNSURE
    assert search(PLAN, [newer, OLD], more=True, not_before=NOON).verdict is Verdict.ABSENT


def test_the_marker_is_compared_in_one_unicode_form():
    composed = replace(PLAN, marker="Edisi \u00e9")
    assert search(composed, [item(caption="x\nEdisi e\u0301")], more=False, not_before=NOON).verdict is Verdict.FOUND


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        {"status": "ok"},
        {"status": "ok", "items": None},
        {"status": "fail", "items": []},
        {"status": "ok", "items": [None]},
        {"status": "ok", "items": [{"pk": 1, "code": "a"}]},
        {"status": "ok", "items": [{"pk": 1, "code": "a", "taken_at": "soon"}]},
        {"status": "ok", "items": [{"pk": 1, "code": "a", "taken_at": 1, "caption": "text"}]},
    ],
)
def test_an_answer_without_what_a_statement_rests_on_is_unreadable(answer):
    with pytest.raises(UnreadableError):
        read_items(answer)
