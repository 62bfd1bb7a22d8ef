"""`publisher instagram login|status|logout`: a person signs in at a terminal; the scheduler only uses what is stored."""

from __future__ import annotations

import sys
from datetime import datetime, time, timedelta
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.clock import moment_text
from publisher.commands import CommandError
from publisher.commands.start import ensure_store, start
from publisher.commands.words import say, say_json
from publisher.config import Settings
from publisher.no_dump import forbid_core_dumps

if TYPE_CHECKING:  # costs the channel's libraries, which --help does not need
    from publisher.instagram.sign_in import Entered

PERSON_NEEDED = 3
TOKEN_DAYS = 60
REVOKE = (
    "Removing a file does not wipe it from a disk, and the session is still known to Instagram: end it in the app "
    "(Accounts Centre → Password and security → Where you're logged in), or revoke the token in Meta's dashboard."
)


def login(config: str | Path | None, loopback: str | None = None) -> int:
    """Ask, sign in, check whose account it is, store the session. `loopback` is for tests."""
    forbid_core_dumps()
    settings = start(config)
    if not settings.needs_session:
        raise CommandError(f"{settings.backend!r} needs no sign-in; set [instagram] backend first.")
    if not sys.stdin.isatty():
        raise CommandError("A secret is typed at a terminal, never piped: it would stand in a file or a shell's history.")
    ensure_store(settings)
    from scheduled.session import SignedIn, store_signed_in

    now = settings.clock.now()
    issued = expires = None
    if settings.backend == "graph":
        entered, issued = _with_token(settings, now, loopback)
        expires = issued + timedelta(days=TOKEN_DAYS)
    else:
        entered = _with_password(settings, loopback)
    store_signed_in(settings, SignedIn(entered.secret, entered.account, entered.account_id, now, now, issued, expires))
    _record(settings, "instagram_login", now)
    say(f"Signed in as @{entered.account} ({entered.account_id}). Password and code were not kept.")
    return 0


def _with_password(settings: Settings, loopback: str | None) -> Entered:
    from publisher.instagram.errors import NeedsPerson
    from publisher.instagram.sign_in import sign_in
    from scheduled.session import load_session

    try:
        before = load_session(settings)
    except NeedsPerson:
        before = None
    username = input("Instagram user name: ").strip().removeprefix("@")
    password = getpass("Password (not shown, not kept): ")
    code = "".join(getpass("Six-digit code of the authenticator (empty: none): ").split())
    return sign_in(username, password, code, settings.account_id, before, loopback)


def _with_token(settings: Settings, now: datetime, loopback: str | None) -> tuple[Entered, datetime]:
    from publisher.instagram.sign_in import check_token

    token = getpass("Long-lived access token (not shown): ").strip()
    made = input("Day on which it was made, like 2026-11-25 (empty: today): ").strip()
    try:
        issued = datetime.combine(datetime.fromisoformat(made), time(), settings.zone) if made else now
    except ValueError:
        raise CommandError(f"{made!r} is not a day like 2026-11-25.") from None
    if not now - timedelta(days=TOKEN_DAYS) < issued <= now:
        raise CommandError(f"A token made on {made} is not valid now; they hold for {TOKEN_DAYS} days.")
    return check_token(token, settings.account_id, settings.graph_host, settings.graph_version, loopback), issued


def status(config: str | Path | None, as_json: bool) -> int:
    """Who is signed in, since when, for how long. 0 signed in · 3 a person must sign in. Never the secret."""
    settings = start(config)
    from publisher.instagram.errors import NeedsPerson
    from scheduled.session import load_signed_in

    try:
        found = load_signed_in(settings)
        trouble = ""
    except NeedsPerson as error:
        found, trouble = None, f" What is stored does not open with {settings.key_file} ({error.detail})."
    now = settings.clock.now()
    left = (found.expires_at - now).days if found and found.expires_at else None
    good = not settings.needs_session or (found is not None and (left is None or left >= 0))
    if as_json:
        times = {name: getattr(found, name) if found else None for name in ("signed_in_at", "used_at", "expires_at")}
        say_json(
            {
                "backend": settings.backend,
                "signed_in": found is not None,
                "account": found.account if found else "",
                "account_id": found.account_id if found else "",
                "days_left": left,
                **{name: at.isoformat(timespec="seconds") if at else None for name, at in times.items()},
            }
        )
    elif not settings.needs_session:
        say(f"{settings.backend}: nobody signs in.")
    elif found is None:
        say(f"{settings.backend}: nobody is signed in.{trouble} Run `publisher instagram login`.")
    else:

        def told(at: datetime | None) -> str:
            return moment_text(at, settings.zone) if at else "not known"

        say(f"{settings.backend}: @{found.account} ({found.account_id}), signed in {told(found.signed_in_at)}")
        say(f"  last good use: {told(found.used_at)}")
        if left is not None:
            say(f"  token: {max(left, 0)} days left, until {told(found.expires_at)}")
    return 0 if good else PERSON_NEEDED


def logout(config: str | Path | None) -> int:
    """Remove what is stored."""
    settings = start(config)
    ensure_store(settings)
    from scheduled.session import forget_signed_in

    if not forget_signed_in(settings):
        say("Nobody was signed in; nothing was removed.")
        return 0
    _record(settings, "instagram_logout", settings.clock.now())
    say(f"Signed out: the stored session was removed; nothing is posted from here. {REVOKE}")
    return 0


def _record(settings: Settings, act: str, now: datetime) -> None:
    from publisher.review import audit
    from publisher.review.actor import at_the_server
    from publisher.review.models import Publication

    audit.record(
        Publication.objects.get(slug=settings.slug), at_the_server(), act, now, None, {"account": settings.account}
    )
