"""Answers of the private API that mean trouble, as the client library's sources and issues show them.

The body of a redirect is its target."""

from __future__ import annotations

import json
from collections.abc import Mapping


def _fail(status: int, message: str, **more: object) -> tuple[int, bytes]:
    return status, json.dumps({"message": message, "status": "fail", **more}).encode()


ANSWERS: Mapping[str, tuple[int, bytes]] = {
    "redirect_302": (302, b"https://www.instagram.com/accounts/login/"),
    "redirect_307": (307, b"https://i.instagram.com/api/v1/media/configure_sidecar/"),
    "html": (200, b"<!doctype html><html><body>Sorry, something went wrong</body></html>"),
    "408": (408, b"{}"),
    "429": _fail(429, "Too many requests"),
    "500": (500, b"<html>Oops</html>"),
    "503": (503, b"<html>Unavailable</html>"),
    "404_masked": (404, b"Not Found"),
    "not_found": _fail(404, "Not found here"),
    "media_not_found": _fail(400, "Media not found or unavailable"),
    "forbidden": _fail(403, "Not allowed"),
    "feedback_required": _fail(400, "feedback_required", feedback_message="We restrict certain activity", spam=True),
    "challenge_required": _fail(
        400, "challenge_required", challenge={"url": "https://i.instagram.com/challenge/1/", "api_path": "/challenge/1/"}
    ),
    "suspended": _fail(400, "challenge_required", challenge={"url": "https://i.instagram.com/accounts/suspended/"}),
    "login_required": _fail(403, "login_required", logout_reason=8),
    "checkpoint_required": _fail(400, "checkpoint_required", checkpoint_url="https://i.instagram.com/challenge/2/"),
    "please_wait": _fail(401, "Please wait a few minutes before you try again."),
    "rate_limit": _fail(400, "Try again later", error_type="rate_limit_error"),
    "sentry_block": _fail(400, "Sorry, there was a problem with your request.", error_type="sentry_block"),
    "needs_upgrade": _fail(400, "Your version is out of date", error_type="needs_upgrade"),
    "bad_password": _fail(400, "The password you entered is incorrect", error_type="bad_password"),
    "two_factor_required": _fail(400, "", error_type="two_factor_required", two_factor_info={"username": "x"}),
    "address_blocked": _fail(400, "The username you entered doesn't appear to belong to an account."),
    "unauthorized": _fail(401, "Not signed in"),
    "media_needs_reupload": (
        200,
        json.dumps({"error_title": "bad image input", "message": "media_needs_reupload", "status": "ok"}).encode(),
    ),
    "child_needs_reupload": _fail(400, "child_needs_reupload"),
    "processing_failed": (400, b'{"debug_info":{"type":"ProcessingFailedError","message":"Request processing failed"}}'),
    "status_fail": _fail(200, "Transcode not finished yet."),
    "no_items": (200, b'{"status":"ok"}'),
    "odd_item": (200, b'{"status":"ok","items":[{"pk":1}]}'),
    "list": (200, b"[]"),
    "server_login_required": _fail(500, "login_required"),
}
