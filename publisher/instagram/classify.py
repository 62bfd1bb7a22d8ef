"""The client library's exceptions → what a person must do.

The library's classes are matched by name, because importing them costs more than a second; a test proves that each
name exists. An answer's own word ("feedback_required") counts more than the class that the library chose for it.
"""

from __future__ import annotations

from collections.abc import Mapping

import requests

from publisher.instagram.errors import Ambiguous, CoolDown, FixContent, NeedsPerson, PostingError, RetrySafe

Meaning = tuple[type[PostingError], str]

# Words by which the channel says that it did nothing: believed at every step, also at commit.
WORDS: Mapping[str, Meaning] = {
    "feedback_required": (CoolDown, "feedback_required"),
    "login_required": (NeedsPerson, "login_required"),
    "challenge_required": (NeedsPerson, "challenge_required"),
    "checkpoint_required": (NeedsPerson, "checkpoint_required"),
    "media_needs_reupload": (FixContent, "image_refused"),
    "child_needs_reupload": (FixContent, "image_refused"),
}

# Classes that stand for a definite rejection even at commit.
REJECTIONS: Mapping[str, Meaning] = {
    "AccountSuspended": (NeedsPerson, "suspended"),
    "FeedbackRequired": (CoolDown, "feedback_required"),
    "LoginRequired": (NeedsPerson, "login_required"),
    "PleaseWaitFewMinutes": (CoolDown, "please_wait"),
    "RateLimitError": (CoolDown, "throttled"),
    "SentryBlock": (CoolDown, "throttled"),
    "ClientThrottledError": (CoolDown, "throttled"),
}

# Before commit nothing can be live, so these may be named too. ChallengeError is not above: the library also raises it
# for a bare 404, which at commit proves nothing.
BEFORE: Mapping[str, Meaning] = {
    "ChallengeError": (NeedsPerson, "challenge_required"),
    "ClientLoginRequired": (NeedsPerson, "login_required"),
    "ClientUnauthorizedError": (NeedsPerson, "login_required"),
    "ReloginAttemptExceeded": (NeedsPerson, "login_required"),
    "TwoFactorRequired": (NeedsPerson, "login_required"),
    "BadPassword": (NeedsPerson, "login_required"),
    "BadCredentials": (NeedsPerson, "login_required"),
    "ClientForbiddenError": (NeedsPerson, "forbidden"),
    "ProxyAddressIsBlocked": (NeedsPerson, "forbidden"),
    "ClientNeedsUpgradeError": (NeedsPerson, "outdated"),
    "ClientConnectionError": (RetrySafe, "no_connection"),
    "ClientRequestTimeout": (RetrySafe, "no_connection"),
    "ClientIncompleteReadError": (RetrySafe, "unreadable"),
    "ClientJSONDecodeError": (RetrySafe, "unreadable"),
}

# At commit: still ambiguous, only with a clearer sentence.
UNCLEAR: Mapping[str, str] = {
    "ClientConnectionError": "no_answer",
    "ClientRequestTimeout": "no_answer",
    "ClientIncompleteReadError": "unreadable_answer",
    "ClientJSONDecodeError": "unreadable_answer",
}


class UploadError(Exception):
    """An upload answered with another status than 200, or with status "fail": `word` is the answer's message."""

    def __init__(self, status: int, word: str) -> None:
        self.status = status
        self.word = word
        super().__init__(f"upload refused with HTTP {status}")


def before_commit(error: Exception, step: str) -> PostingError:
    """What a failure of preflight, stage or verify means. Never Ambiguous."""
    if isinstance(error, PostingError):
        return error
    detail = _detail(error, step)
    if isinstance(error, UploadError):
        return _refused_upload(error, detail)
    meaning = _word_meaning(error) or _class_meaning(error, REJECTIONS) or _class_meaning(error, BEFORE)
    if meaning is not None:
        return meaning[0](meaning[1], detail)
    if isinstance(error, requests.ConnectionError | requests.Timeout):
        return RetrySafe("no_connection", detail)
    if isinstance(error, requests.TooManyRedirects):
        # An API call is redirected to nothing but the page for signing in.
        return NeedsPerson("login_required", detail)
    if (_status(error) or 0) >= 500:
        return RetrySafe("instagram_down", detail)
    if isinstance(error, requests.RequestException):
        return RetrySafe("unreadable", detail)
    return RetrySafe("unlisted_before_commit", detail)


def at_commit(error: Exception, step: str) -> PostingError:
    """What a failure of the one mutating request means: Ambiguous, unless the channel itself said that it did nothing."""
    if isinstance(error, PostingError):
        return error
    detail = _detail(error, step)
    meaning = _word_meaning(error) or _class_meaning(error, REJECTIONS)
    if meaning is not None:
        return meaning[0](meaning[1], detail)
    for name in _class_names(error):
        if name in UNCLEAR:
            return Ambiguous(UNCLEAR[name], detail)
    if isinstance(error, requests.exceptions.UnrewindableBodyError):
        # The transport wanted to send again and had nothing left to send (see `once`).
        return Ambiguous("second_send_blocked", detail)
    if isinstance(error, requests.ConnectionError | requests.Timeout):
        return Ambiguous("no_answer", detail)
    if (_status(error) or 0) >= 500:
        return Ambiguous("server_error", detail)
    return Ambiguous("unlisted", detail)


def _refused_upload(error: UploadError, detail: str) -> PostingError:
    """An upload has no public effect, so every refusal can be named."""
    for word, (kind, code) in WORDS.items():
        if word in error.word:
            return kind(code, detail)
    if error.status == 429 or "wait a few minutes" in error.word:
        return CoolDown("throttled", detail)
    if error.status in (401, 403):
        return NeedsPerson("forbidden", detail)
    if error.status == 408 or error.status >= 500:
        return RetrySafe("instagram_down", detail)
    if error.status == 400:
        return FixContent("image_refused", detail)
    return RetrySafe("unlisted_before_commit", detail)


def _word_meaning(error: Exception) -> Meaning | None:
    """The meaning of the answer's own message. A server error's words are not believed: it may have acted."""
    status = _status(error)
    if (status is not None and status >= 500) or not _class_names(error):
        return None
    if "AccountSuspended" in _class_names(error):
        return REJECTIONS["AccountSuspended"]
    for said in (getattr(error, "raw_message", None), getattr(error, "message", None), _said(error)):
        if isinstance(said, str) and said in WORDS:
            return WORDS[said]
    return None


def _said(error: Exception) -> object:
    response = getattr(error, "response", None)
    if not isinstance(response, requests.Response):
        return None
    try:
        answer = response.json()
    except ValueError:
        return None
    return answer.get("message") if isinstance(answer, dict) else None


def _class_meaning(error: Exception, table: Mapping[str, Meaning]) -> Meaning | None:
    return next((table[name] for name in _class_names(error) if name in table), None)


def _class_names(error: Exception) -> list[str]:
    """Names of the library's own classes of an exception, nearest first; empty for anybody else's exception."""
    return [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "instagrapi.exceptions"]


def _status(error: Exception) -> int | None:
    """HTTP status of the answer behind an exception, if there was one."""
    response = getattr(error, "response", None)
    return response.status_code if isinstance(response, requests.Response) else None


def _detail(error: Exception, step: str) -> str:
    """Class, step and status: never an exception's own text, which may quote an answer or a header."""
    status = error.status if isinstance(error, UploadError) else _status(error)
    return f"{type(error).__name__} at {step}" + (f", HTTP {status}" if status is not None else "")
