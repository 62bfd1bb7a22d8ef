"""Signing in, by a person at a terminal: the only place that ever holds a password. The scheduler never comes here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from publisher.instagram.classify import before_commit
from publisher.instagram.egress import TIMEOUT, EgressError, Loopback, loopback_netloc
from publisher.instagram.errors import NeedsPerson, PostingError, SignInRefused
from publisher.instagram.sign_in_egress import HOSTS, SignInEgress

# The same phone at every sign-in: one that changes looks like a thief's. What identifies it (`uuids`, `usdid`) is made
# once and kept with the session.
DEVICE = {
    "android_version": 34,
    "android_release": "14",
    "dpi": "480dpi",
    "resolution": "1344x2992",
    "manufacturer": "Google/google",
    "device": "husky",
    "model": "Pixel 8 Pro",
    "cpu": "husky",
}
PLACE = {"locale": "id_ID", "country": "ID", "country_code": 62, "timezone_offset": 25_200}
PHONE = ("uuids", "usdid", "mid", "device_settings", "user_agent")
PAUSE = 1.0

BY_CODE: Mapping[str, str] = {
    "challenge_required": "challenge_required",
    "checkpoint_required": "challenge_required",
    "suspended": "suspended",
    "forbidden": "refused",
    "outdated": "outdated",
    "no_connection": "no_connection",
    "instagram_down": "instagram_down",
    "feedback_required": "too_often",
    "please_wait": "too_often",
    "throttled": "too_often",
}
BY_CLASS: Mapping[str, str] = {
    "BadPassword": "wrong_password",
    "BadCredentials": "wrong_password",
    "ProxyAddressIsBlocked": "refused",
}
# Words of the channel for a code that it does not take; compared, never shown.
CODE_WORDS = ("security code", "verification code", "invalid_code", "sms_code_validation", "code_expired")
# The library's own words where the present flow ends without a session and without a reason; nearly always the password.
NO_SESSION = "caa login did not return a session"

log = logging.getLogger(__name__)

Result = TypeVar("Result")


@dataclass(frozen=True)
class Entered:
    """Who has come in. `secret` is what is stored."""

    secret: dict[str, Any] = field(repr=False)
    account: str = ""
    account_id: str = ""


def sign_in(
    username: str,
    password: str,
    code: str,
    account_id: str,
    before: Mapping[str, Any] | None = None,
    loopback: str | None = None,
) -> Entered:
    """Sign in to the private API; `before` is the last session, whose phone is used again. Raises SignInRefused."""
    if loopback is not None:
        loopback_netloc(loopback)
    from publisher.instagram.client import OneRequest, clean_session, tame, wall
    from publisher.instagram.once import SendOnce

    class SigningIn(OneRequest):
        def login_flow(self) -> bool:
            """What the app looks at first. That it fails says nothing about the session, which is checked after."""
            try:
                return bool(super().login_flow())
            except Exception as error:
                # Whatever it was: the session is looked at next, and that decides. But it is not lost without a word.
                log.info("first look after signing in failed", extra={"kind": type(error).__name__})
                return False

    phone = {key: before[key] for key in PHONE if before and before.get(key)}
    client = tame(SigningIn, {"device_settings": DEVICE, **phone, **PLACE}, loopback, 0.0 if loopback else PAUSE)
    private, public = (http.get_adapter(f"https://{HOSTS[0]}/") for http in (client.private, client.public))
    wall(client)
    if loopback:
        private = public = Loopback(loopback)
    once = private if loopback else SendOnce(private)
    # Over the public session only the key for the password is read.
    for http, egress in (
        (client.private, SignInEgress(private, TIMEOUT, once)),
        (client.public, SignInEgress(public, TIMEOUT)),
    ):
        for host in HOSTS:
            http.mount(f"https://{host}/", egress)
    try:
        _call(lambda: client.login(username, password, verification_code=code), "login", bool(code))
        user = _call(lambda: client.private_request("accounts/current_user/?edit=true")["user"], "current_user", True)
        if str(user.get("pk")) != account_id:
            raise SignInRefused("wrong_account")
        return Entered(clean_session(client.get_settings()), str(user.get("username") or username), account_id)
    except NeedsPerson as error:
        failure = SignInRefused("unknown_answer", error.detail)
    finally:
        client.password = None
    raise failure


def check_token(token: str, account_id: str, host: str, version: str, loopback: str | None = None) -> Entered:
    """Whose token of the official API is this, and may it publish? Raises SignInRefused."""
    from publisher.instagram.graph import GraphApi, Token

    try:
        health = GraphApi(Token(token, host, version), loopback=loopback).preflight(account_id)
        return Entered({"token": token}, health.account, health.account_id)
    except PostingError as error:
        code = BY_CODE.get(error.code, "unknown_answer")
        if isinstance(error, NeedsPerson) and code not in ("challenge_required", "suspended"):
            code = "wrong_account" if error.code == "wrong_account" else "token_refused"
        failure = SignInRefused(code, error.detail)
    except ValueError:
        failure = SignInRefused("token_refused", "not a token")
    raise failure


def _call(send: Callable[[], Result], step: str, with_code: bool) -> Result:
    """One step of signing in; a failure leaves without a chain to the library's exception, which holds the request."""
    try:
        return send()
    except Exception as error:
        failure = _meaning(error, step, with_code)
    raise failure


def _meaning(error: Exception, step: str, with_code: bool) -> SignInRefused:
    if isinstance(error, EgressError) and isinstance(error.__context__, Exception):
        # The library wanted to try the password a second time; what it was told at the first counts.
        error = error.__context__
    known = before_commit(error, step)
    for kind in type(error).__mro__:
        if kind.__name__ == "TwoFactorRequired":
            return SignInRefused("code_wrong" if with_code else "code_needed", known.detail)
        if kind.__name__ in BY_CLASS:
            return SignInRefused(BY_CLASS[kind.__name__], known.detail)
    words = f"{error} {getattr(error, 'error_type', '')}".casefold()
    if any(word in words for word in CODE_WORDS):
        return SignInRefused("code_wrong", known.detail)
    if NO_SESSION in words:
        return SignInRefused("wrong_password", known.detail)
    return SignInRefused(BY_CODE.get(known.code, "unknown_answer"), known.detail)
