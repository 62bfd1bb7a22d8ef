"""Answers and failures of the official API → what a person must do.

Codes and subcodes: Instagram Platform, "Error codes" (page of 2 June 2026), and what other publishers have met. At
commit only a refusal of the token is believed; the rest has been seen for posts that were live (code 4, 2207051).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from publisher.instagram.errors import Ambiguous, CoolDown, FixContent, NeedsPerson, PostingError, RetrySafe

Meaning = tuple[type[PostingError], str]

# By subcode first, because one code stands for several things.
SUBCODES: Mapping[int, Meaning] = {
    2207001: (RetrySafe, "instagram_down"),
    2207032: (RetrySafe, "instagram_down"),
    2207003: (RetrySafe, "picture_not_fetched"),
    2207052: (RetrySafe, "picture_not_fetched"),
    2207020: (RetrySafe, "container_gone"),
    2207006: (RetrySafe, "container_gone"),
    2207008: (RetrySafe, "container_gone"),
    2207027: (RetrySafe, "container_not_ready"),
    2207004: (FixContent, "too_heavy"),
    2207005: (FixContent, "image_refused"),
    2207009: (FixContent, "image_refused"),
    2207010: (FixContent, "caption_too_long"),
    2207028: (FixContent, "page_count"),
    2207040: (FixContent, "image_refused"),
    2207042: (CoolDown, "quota_reached"),
    2207050: (NeedsPerson, "forbidden"),
    2207051: (CoolDown, "feedback_required"),
}
CODES: Mapping[int, Meaning] = {
    190: (NeedsPerson, "login_required"),
    102: (NeedsPerson, "login_required"),
    463: (NeedsPerson, "login_required"),
    467: (NeedsPerson, "login_required"),
    10: (NeedsPerson, "forbidden"),
    25: (NeedsPerson, "forbidden"),
    200: (NeedsPerson, "forbidden"),
    4: (CoolDown, "throttled"),
    17: (CoolDown, "throttled"),
    32: (CoolDown, "throttled"),
    613: (CoolDown, "throttled"),
    9: (CoolDown, "quota_reached"),
    80002: (RetrySafe, "instagram_down"),
    9004: (RetrySafe, "picture_not_fetched"),
    36000: (FixContent, "too_heavy"),
    36001: (FixContent, "image_refused"),
    36003: (FixContent, "image_refused"),
    36004: (FixContent, "caption_too_long"),
}
CHECKPOINT = "log in to www.instagram.com"
# Codes by which the channel says at commit that it did not even look at the request.
TOKEN = frozenset({190, 102, 463, 467})


class AnswerError(Exception):
    """An answer that is no success: its HTTP status and the codes in it, never its text."""

    def __init__(self, status: int, code: int | None, subcode: int | None, checkpoint: bool) -> None:
        self.status, self.code, self.subcode, self.checkpoint = status, code, subcode, checkpoint
        super().__init__(f"HTTP {status}, code {code}, subcode {subcode}")


class UnreadableAnswer(Exception):
    """A success whose body is no JSON object, or lacks what it must hold."""


def read_answer(response: httpx.Response) -> dict[str, Any]:
    """The JSON object of a success. Raises AnswerError and UnreadableAnswer."""
    try:
        said = response.json()
    except ValueError:
        said = None
    error = said.get("error") if isinstance(said, dict) else None
    if response.status_code != 200 or error is not None:
        fields: Mapping[str, Any] = error if isinstance(error, dict) else {}
        checkpoint = CHECKPOINT in str(fields.get("message", "")).casefold()
        raise AnswerError(
            response.status_code, _number(fields.get("code")), _number(fields.get("error_subcode")), checkpoint
        )
    if not isinstance(said, dict):
        raise UnreadableAnswer("no JSON object")
    return said


def before_commit(error: Exception, step: str) -> PostingError:
    """What a failure of preflight, stage or verify means. Never Ambiguous."""
    if isinstance(error, PostingError):
        return error
    detail = f"{type(error).__name__} at {step}"
    if isinstance(error, AnswerError):
        detail = f"{error} at {step}"
        kind, code = _meaning(error) or _by_status(error.status)
        return kind(code, detail)
    if isinstance(error, httpx.TransportError):
        return RetrySafe("no_connection", detail)
    if isinstance(error, UnreadableAnswer | httpx.HTTPError):
        return RetrySafe("unreadable", detail)
    return RetrySafe("unlisted_before_commit", detail)


def at_commit(error: Exception, step: str) -> PostingError:
    """What a failure of the one mutating request means: Ambiguous, unless the token itself was refused, or nothing left."""
    if isinstance(error, PostingError):
        return error
    detail = f"{type(error).__name__} at {step}"
    if isinstance(error, AnswerError):
        detail = f"{error} at {step}"
        if error.checkpoint and error.status < 500:
            return NeedsPerson("checkpoint_required", detail)
        if error.code in TOKEN and error.status < 500:
            return NeedsPerson("login_required", detail)
        return Ambiguous("server_error" if error.status >= 500 else "unlisted", detail)
    if isinstance(error, httpx.TransportError):
        return Ambiguous("no_answer", detail)
    if isinstance(error, UnreadableAnswer | httpx.HTTPError):
        return Ambiguous("unreadable_answer", detail)
    return Ambiguous("unlisted", detail)


def _meaning(error: AnswerError) -> Meaning | None:
    if error.checkpoint:
        return NeedsPerson, "checkpoint_required"
    return SUBCODES.get(error.subcode or 0) or CODES.get(error.code or 0)


def _by_status(status: int) -> Meaning:
    if status == 429:
        return CoolDown, "throttled"
    if status == 401:
        return NeedsPerson, "login_required"
    if status == 403:
        return NeedsPerson, "forbidden"
    if status in (301, 302, 303, 307, 308):
        return NeedsPerson, "login_required"
    if status == 408 or status >= 500:
        return RetrySafe, "instagram_down"
    return RetrySafe, "unlisted_before_commit"


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
