"""The allowed moves of an edition and of a post. Anything that is not written here is impossible."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EditionState(StrEnum):
    DRAFT = "draft"
    PENDING = "pending"
    PENDING2 = "pending2"
    APPROVED = "approved"
    POSTING = "posting"
    LIVE = "live"
    ACTION = "action"
    HOLD = "hold"
    STALE = "stale"
    REJECTED = "rejected"
    SKIPPED = "skipped"


E = EditionState


@dataclass(frozen=True)
class Move:
    """One verb: the states it may start from, and where it leads. None = back to where the hold began."""

    sources: tuple[EditionState, ...]
    target: EditionState | None


MOVES: dict[str, Move] = {
    # people
    "submit": Move((E.DRAFT,), E.PENDING),
    "recall": Move((E.PENDING, E.PENDING2), E.DRAFT),
    "request_changes": Move((E.PENDING, E.PENDING2), E.DRAFT),
    "edit": Move((E.DRAFT, E.PENDING, E.PENDING2, E.APPROVED), E.DRAFT),
    "read_sentence": Move((E.DRAFT, E.PENDING, E.PENDING2, E.APPROVED), E.DRAFT),  # an own sentence enters: as an edit
    "approve": Move((E.PENDING, E.PENDING2), E.APPROVED),
    "approve_first": Move((E.PENDING,), E.PENDING2),  # only where a publication asks for two approvals
    "unschedule": Move((E.APPROVED,), E.PENDING),
    "reject": Move((E.DRAFT, E.PENDING, E.PENDING2, E.APPROVED), E.REJECTED),
    "rebuild": Move((E.DRAFT, E.REJECTED, E.STALE, E.ACTION), E.DRAFT),
    "hold": Move((E.DRAFT, E.PENDING, E.PENDING2, E.APPROVED, E.ACTION), E.HOLD),
    "release": Move((E.HOLD,), None),
    "confirm_zero": Move((E.ACTION,), E.DRAFT),
    "skip": Move((E.ACTION, E.STALE), E.SKIPPED),
    "make_late_draft": Move((E.SKIPPED,), E.DRAFT),
    "confirm_live": Move((E.ACTION,), E.LIVE),
    "try_again": Move((E.ACTION,), E.POSTING),  # only when it is certain that no publish command left
    "send_again": Move((E.ACTION,), E.POSTING),  # after an unknown outcome, on a named admin's word
    # after a restore: the profile has it
    "found_live": Move(tuple(state for state in E if state is not E.LIVE), E.LIVE),
    # the clock
    "draft_ready": Move((E.ACTION,), E.DRAFT),
    "start_posting": Move((E.APPROVED,), E.POSTING),
    "go_live": Move((E.POSTING, E.ACTION), E.LIVE),
    "needs_action": Move((E.POSTING, E.APPROVED), E.ACTION),
    "miss_slot": Move((E.APPROVED,), E.PENDING),  # too long past its time: a person chooses a new one
    "go_stale": Move((E.APPROVED,), E.STALE),
    "give_up": Move((E.ACTION,), E.SKIPPED),
}


class PostState(StrEnum):
    READY = "ready"
    PREPARED = "prepared"
    SENDING = "sending"
    UNKNOWN = "unknown"
    NEEDS_HUMAN = "needs_human"
    PUBLISHED = "published"
    FAILED = "failed"
    STALE = "stale"


P = PostState

POST_MOVES: dict[str, tuple[tuple[PostState, ...], PostState]] = {
    "stage": ((P.READY, P.PREPARED), P.PREPARED),  # pictures are there; nothing is public
    "intend": ((P.PREPARED,), P.SENDING),  # committed before the one request
    "never_sent": ((P.SENDING,), P.PREPARED),  # it is certain that no request left
    "publish": ((P.SENDING, P.UNKNOWN, P.NEEDS_HUMAN), P.PUBLISHED),
    "find": ((P.READY, P.PREPARED, P.FAILED, P.STALE), P.PUBLISHED),  # it was on the profile before anything was sent
    "vanish": ((P.PUBLISHED,), P.UNKNOWN),  # accepted, and not there when it was read back
    "lose_sight": ((P.SENDING,), P.UNKNOWN),  # every answer that proves nothing
    "ask_human": ((P.UNKNOWN,), P.NEEDS_HUMAN),
    "refuse": ((P.READY, P.PREPARED, P.SENDING), P.FAILED),  # a refusal that is certain
    "retry": ((P.FAILED,), P.READY),
    "send_again": ((P.NEEDS_HUMAN,), P.READY),  # a named admin says that it is not there
    "hand_over": ((P.READY, P.PREPARED, P.FAILED), P.NEEDS_HUMAN),  # a person has the package and may upload it any time
    "give_back": ((P.NEEDS_HUMAN,), P.READY),  # on an admin's word it was not uploaded
    "expire": ((P.READY, P.PREPARED, P.FAILED), P.STALE),
    "approve_again": ((P.READY, P.PREPARED, P.FAILED, P.STALE), P.READY),
}


def may_move(verb: str, state: str) -> bool:
    """Whether a verb is possible in a state."""
    return state in MOVES[verb].sources


# Once a publish command may have left, content and fate of an edition are no longer free.
SENT = (P.SENDING, P.UNKNOWN, P.NEEDS_HUMAN, P.PUBLISHED)
NOT_AFTER_SENDING = frozenset(
    {
        "rebuild",
        "draft_ready",
        "edit",
        "read_sentence",
        "reject",
        "skip",
        "give_up",
        "hold",
        "try_again",
        "confirm_zero",
        "start_posting",
    }
)
