"""Answers of the private API → posts, and the search for one plan among them. Pure; no network."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from publisher.instagram import Found, Plan, RemotePost, Verdict

SLACK = timedelta(minutes=5)
"""How far the channel's clock may stand behind ours."""


class UnreadableError(Exception):
    """An answer without the fields that a statement about the profile rests on."""


@dataclass(frozen=True)
class Item:
    """One post of a feed answer, with the time that the sender's device gave it (our sidecar id)."""

    post: RemotePost
    device_timestamp: str


def read_items(answer: Any) -> list[Item]:
    """The posts of a feed or info answer. Raises UnreadableError unless it says "ok" and lists readable posts."""
    if not isinstance(answer, dict) or answer.get("status") != "ok" or not isinstance(answer.get("items"), list):
        raise UnreadableError("answer without status ok and a list of items")
    return [_item(raw) for raw in answer["items"]]


def _item(raw: Any) -> Item:
    try:
        slides = raw.get("carousel_media") or []
        caption = (raw.get("caption") or {}).get("text") or ""
        post = RemotePost(
            media_id=str(raw["pk"]),
            permalink=f"https://www.instagram.com/p/{raw['code']}/",
            slide_count=len(slides) or 1,
            caption=caption,
            alt_texts=tuple(slide.get("accessibility_caption") for slide in slides or [raw]),
            taken_at=datetime.fromtimestamp(int(raw["taken_at"]), UTC),
        )
        return Item(post, str(raw.get("device_timestamp") or ""))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError) as error:
        raise UnreadableError(f"post without readable fields: {type(error).__name__}") from None


def search(plan: Plan, items: Sequence[Item], more: bool, not_before: datetime) -> Found:
    """Look for a plan among the newest posts of its account.

    FOUND: the sidecar id is the post's, or marker, slide count and time all fit. ABSENT: nothing fits, nothing is near
    and the list reaches back far enough (`more` says that older posts were left out). Everything between is UNSURE:
    a statement that nothing is there may let a person post again.
    """
    since = not_before - SLACK
    hits = [item.post for item in items if _is_ours(plan, item, since)]
    if hits:
        return Found(Verdict.FOUND, min(hits, key=lambda post: post.taken_at), len(hits))
    for item in items:
        if has_stem(plan, item.post):
            return Found(Verdict.UNSURE, item.post, 0, "a post of this edition of another size, time or marker")
        if item.post.taken_at >= since and not item.post.caption and item.post.slide_count > 1:
            return Found(Verdict.UNSURE, item.post, 0, "a new carousel without a caption")
    # Pinned posts come first whatever their age, so only the last of the list tells how far it reaches.
    if more and (not items or items[-1].post.taken_at >= since):
        return Found(Verdict.UNSURE, reason="the list does not reach back to the attempt")
    return Found(Verdict.ABSENT)


def _is_ours(plan: Plan, item: Item, since: datetime) -> bool:
    if item.device_timestamp == plan.ids.sidecar:
        return True
    post = item.post
    return has_marker(plan, post) and post.slide_count == len(plan.slides) and post.taken_at >= since


def has_stem(plan: Plan, post: RemotePost) -> bool:
    """Whether a post says that it is the same edition, also under another marker: of a store that was lost, say."""
    stem = plan.marker.partition("·")[0] + "·"
    return unicodedata.normalize("NFC", stem) in unicodedata.normalize("NFC", post.caption)


def has_marker(plan: Plan, post: RemotePost) -> bool:
    """Whether a post carries the plan's marker: compared in one Unicode form, because the channel may store another."""
    return unicodedata.normalize("NFC", plan.marker) in unicodedata.normalize("NFC", post.caption)
