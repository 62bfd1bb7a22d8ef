"""The contract of a channel: bytes and text go in, one post comes out, once.

The order of a posting is preflight → stage → (intent on disk, guard made) → commit → verify; after Ambiguous, find.
Only `commit` has a public effect, and it sends exactly one mutating request. What a step raises is in `errors`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from publisher.instagram.errors import Ambiguous, CoolDown, FixContent, NeedsPerson, PostingError, RetrySafe
from publisher.instagram.guard import CommitGuard

__all__ = [
    "Ambiguous",
    "Backend",
    "CommitGuard",
    "Committed",
    "CoolDown",
    "FixContent",
    "Found",
    "Health",
    "NeedsPerson",
    "Plan",
    "PlanIds",
    "PostingError",
    "RemotePost",
    "RetrySafe",
    "Slide",
    "Staged",
    "Verdict",
    "make_ids",
]


@dataclass(frozen=True)
class Slide:
    """One page as approved: the exact bytes, their SHA-256 in hex, and the text for people who do not see it.

    `url` is the public address that gives these bytes for a short while, where a channel fetches pictures itself.
    """

    jpeg: bytes
    sha256: str
    alt: str
    url: str = ""


@dataclass(frozen=True)
class PlanIds:
    """Numbers under which the channel will know the post and its slides: fixed and stored before anything is sent."""

    sidecar: str
    slides: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A post as frozen at approval.

    `edition` is a label such as "2026-W46"; `caption` ends with `marker` as its last line; `content_key` is the hash
    that was approved. A new attempt that a person allows has new `ids` and the same marker. `container` is what `stage`
    gave for it, where a channel makes one: by it the channel can be asked what became of the post.
    """

    edition: str
    account: str
    account_id: str
    slides: tuple[Slide, ...]
    caption: str
    marker: str
    content_key: str
    ids: PlanIds
    container: str = ""


@dataclass(frozen=True)
class Health:
    """The account that the backend is really signed in to."""

    account_id: str
    account: str


@dataclass(frozen=True)
class Staged:
    """Proof that a plan's slides lie ready under its ids. Holds no secret. `container`: the channel's own handle, to be
    stored before the commit; a repeated `stage` makes a new one."""

    content_key: str
    account_id: str
    ids: PlanIds
    container: str = ""


@dataclass(frozen=True)
class Committed:
    """The channel's own number of the new post. Store it before anything else is done."""

    media_id: str
    code: str | None = None


@dataclass(frozen=True)
class RemotePost:
    """A post as the channel shows it now. `alt_texts` are in slide order, None where the channel gives none."""

    media_id: str
    permalink: str
    slide_count: int
    caption: str
    alt_texts: tuple[str | None, ...]
    taken_at: datetime


class Verdict(StrEnum):
    """FOUND and ABSENT are statements about the profile; UNSURE says that it could not be read well enough."""

    FOUND = "found"
    ABSENT = "absent"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Found:
    """What a look at the profile says. `reason` is for the log; `matches` above 1 means the post is there twice."""

    verdict: Verdict
    media: RemotePost | None = None
    matches: int = 0
    reason: str = ""


class Backend(Protocol):
    """A channel. All methods raise PostingError only; times are aware UTC."""

    name: str

    def preflight(self, account_id: str) -> Health:
        """Read-only: is this the configured account, and is it usable? Raises NeedsPerson, CoolDown, RetrySafe."""
        ...

    def stage(self, plan: Plan) -> Staged:
        """Check the plan and lay its slides ready. No public effect, may be repeated freely.

        Raises FixContent (names what is wrong), NeedsPerson, CoolDown, RetrySafe; never Ambiguous.
        """
        ...

    def commit(self, plan: Plan, staged: Staged, guard: CommitGuard) -> Committed:
        """Send the one mutating request. Raises FixContent, CoolDown, NeedsPerson on a definite rejection, RetrySafe
        only when the guard or a mismatch kept the request from leaving, and Ambiguous for everything else."""
        ...

    def find(self, plan: Plan, not_before: datetime) -> Found:
        """Read-only: is the plan on the profile, not older than `not_before` less five minutes? Never raises for a
        failed read: that is UNSURE."""
        ...

    def verify(self, media_id: str) -> RemotePost:
        """Read the post back. Raises NeedsPerson("post_missing") when it is gone, else RetrySafe, CoolDown,
        NeedsPerson; whatever it raises, the post stays recorded as posted."""
        ...


def make_ids(seed_ms: int, count: int) -> PlanIds:
    """Distinct 13-digit numbers for a post and its `count` slides, from a time in milliseconds since 1970.

    The slides come before the sidecar, as they do from a phone. Raises ValueError outside thirteen digits: the
    channel has dropped slides whose ids were not distinct and of that form (dilame/instagram-private-api #443).
    """
    if count < 1 or seed_ms - count < 10**12 or seed_ms >= 10**13:
        raise ValueError(f"{seed_ms} with {count} slides does not give thirteen-digit ids.")
    return PlanIds(sidecar=str(seed_ms), slides=tuple(str(seed_ms - count + index) for index in range(count)))
