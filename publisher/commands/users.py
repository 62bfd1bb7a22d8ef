"""`publisher user add|reset|unlock|remove|list`: the staff of a publication."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.commands import CommandError
from publisher.commands.start import ensure_store, start
from publisher.commands.words import say
from publisher.config import Settings

if TYPE_CHECKING:  # the store can be imported only once Django is set up
    from publisher.review.accounts import Account
    from publisher.review.models import Publication


def add_user(config: str | Path | None, username: str, role: str, display: str | None, until: date | None) -> int:
    """Add a person or give a known one a further role; prints a first password and the two-step seed once."""
    settings = _ready(config)
    _tell(_done(lambda: create_user(settings, username, role, display, until)))
    return 0


def change_user(config: str | Path | None, what: str, username: str) -> int:
    """`reset`, `unlock` or `remove` a person."""
    settings = _ready(config)
    from publisher.review import accounts
    from publisher.review.actor import at_the_server

    def change() -> Account:
        user, now = accounts.find(username), settings.clock.now()
        publication, actor = _publication(settings), at_the_server()
        account: Account
        if what == "remove":
            account = accounts.remove(publication, actor, user, now, _today(settings))
        else:
            account = {"reset": accounts.reset, "unlock": accounts.unlock}[what](publication, actor, user, now)
        return account

    _tell(_done(change))
    return 0


def create_user(
    settings: Settings,
    username: str,
    role: str,
    display: str | None,
    until: date | None = None,
    password: str | None = None,
) -> Account:
    """Raises AccountRefused."""
    from publisher.review import accounts
    from publisher.review.actor import at_the_server
    from publisher.review.permissions import Role

    now, today = settings.clock.now(), _today(settings)
    publication, actor = _publication(settings), at_the_server()
    account: Account = accounts.add(publication, actor, username, Role(role), display, until, now, today, password)
    return account


def _ready(config: str | Path | None) -> Settings:
    settings = start(config)
    ensure_store(settings)
    return settings


def _publication(settings: Settings) -> Publication:
    from publisher.review.models import Publication

    publication: Publication = Publication.objects.get(slug=settings.slug)
    return publication


def _today(settings: Settings) -> date:
    return settings.clock.now().astimezone(settings.zone).date()


def _done(change: Callable[[], Account]) -> Account:
    from publisher.review.accounts import AccountRefused

    try:
        return change()
    except AccountRefused as refusal:
        raise CommandError(str(refusal)) from None


def _tell(account: Account) -> None:
    say(f"{account.user.username} ({account.user}): {'; '.join(account.changes)}.")
    if account.password:
        say(f"  password:       {account.password}   (to be changed in the newsroom, under Ganti kata sandi)")
        say(f"  two-step seed:  {account.seed}   (enter it in an authenticator app)")
        say("  Neither is shown again.")


def list_users(config: str | Path | None) -> int:
    settings = _ready(config)
    from publisher.review.models import RoleGrant

    today = _today(settings)
    for grant in RoleGrant.objects.select_related("user").order_by("user__username", "role"):
        lent = f", until {grant.ends_on}" if grant.ends_on else ""
        state = "" if grant.holds_on(today) and grant.user.is_active else " (not in force)"
        say(f"{grant.user.username}\t{grant.role}{lent}{state}\t{grant.user.display_name}")
    return 0
