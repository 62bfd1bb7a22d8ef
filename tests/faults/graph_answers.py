"""Answers of the official API that mean trouble, by its documented codes. The body of a redirect is its target."""

from __future__ import annotations

import json
from collections.abc import Mapping


def _error(status: int, code: int, subcode: int | None = None, message: str = "An error") -> tuple[int, bytes]:
    error: dict[str, object] = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "A1"}
    if subcode is not None:
        error["error_subcode"] = subcode
    return status, json.dumps({"error": error}).encode()


ANSWERS: Mapping[str, tuple[int, bytes]] = {
    "redirect_302": (302, b"https://www.instagram.com/accounts/login/"),
    "html": (200, b"<!doctype html><html><body>Sorry, something went wrong</body></html>"),
    "list": (200, b"[]"),
    "empty": (200, b"{}"),
    "408": (408, b"{}"),
    "429": (429, b"{}"),
    "500": (500, b"<html>Oops</html>"),
    "503": (503, b"<html>Unavailable</html>"),
    "server_token": _error(500, 190, message="token"),
    "unknown_error": _error(500, -1, 2207001),
    "upload_failed": _error(400, -2, 2207003),
    "create_retry": _error(400, -1, 2207032),
    "not_fetched": _error(400, 9004, 2207052),
    "too_large": _error(400, 36000, 2207004),
    "bad_format": _error(400, 36001, 2207005),
    "bad_ratio": _error(400, 36003, 2207009),
    "caption_long": _error(400, 36004, 2207010),
    "carousel_count": _error(400, 100, 2207028),
    "mentions": _error(400, 100, 2207040),
    "media_gone": _error(400, 24, 2207006),
    "container_gone": _error(400, 24, 2207008),
    "expired": _error(400, -2, 2207020),
    "media_not_ready": _error(400, 9007, 2207027),
    "quota": _error(400, 9, 2207042),
    "blocked": _error(403, 4, 2207051),
    "restricted": _error(403, 25, 2207050),
    "token_invalid": _error(400, 190),
    "session_102": _error(400, 102),
    "session_expired": _error(400, 463),
    "session_467": _error(400, 467),
    "no_permission": _error(403, 10),
    "no_permission_200": _error(403, 200),
    "unauthorized": (401, b"{}"),
    "forbidden": (403, b"{}"),
    "rate_4": _error(400, 4),
    "rate_17": _error(400, 17),
    "rate_32": _error(400, 32),
    "rate_613": _error(400, 613),
    "rate_80002": _error(400, 80002),
    "unsupported_get": _error(400, 100, 33, "Unsupported get request"),
    "checkpoint": _error(400, 190, 459, "Log in to www.instagram.com and follow the instructions given."),
}
