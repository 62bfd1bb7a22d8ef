"""`publisher user add|list`: the staff of a publication."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path

from publisher.commands.start import ensure_store, start
from publisher.commands.words import say


def add_user(
    config: str | Path | None, username: str, role: str, display: str | None, until: date | None, password: str | None
) -> int:
    """Add a person or give a known one a further role; prints a first password and the two-step seed once."""
    settings = start(config)
    ensure_store(settings)
    say_account(settings, *create_user(username, role, display or username, until, password))
    return 0


def create_user(
    username: str, role: str, display: str, until: date | None = None, password: str | None = None
) -> tuple[str, str, str | None, str]:
    """Returns (username, role, password or None when the person was known, seed)."""
    from django.conf import settings as django_settings

    from publisher.review import audit
    from publisher.review.actor import at_the_server
    from publisher.review.models import Publication, RoleGrant, User
    from publisher.review.permissions import Role
    from publisher.review.signing_in import keep_seed, new_seed

    site = django_settings.PUBLICATION
    publication = Publication.objects.get(slug=site.slug)
    now = site.clock.now()
    user = User.objects.filter(username=username).first()
    seed = ""
    if user is None:
        password = password or "-".join(secrets.token_hex(2) for _ in range(4))
        user = User.objects.create_user(username=username, password=password, display_name=display)
        seed = new_seed()
        keep_seed(user, seed)
    else:
        password = None
    today = now.astimezone(site.zone).date()
    grant, created = RoleGrant.objects.get_or_create(
        user=user,
        publication=publication,
        role=Role(role).value,
        starts_on=today if until else None,
        defaults={"ends_on": until},
    )
    if created:
        audit.record(publication, at_the_server(), "grant_role", now, None, {"role": f"{display}: {grant.role}"})
    return username, role, password, seed


def say_account(settings: object, username: str, role: str, password: str | None, seed: str) -> None:
    say(f"{username} ({role})" + ("" if password else " was known already; the role is added."))
    if password:
        say(f"  first password: {password}")
        say(f"  two-step seed:  {seed}   (enter it in an authenticator app; it is not shown again)")


def list_users(config: str | Path | None) -> int:
    settings = start(config)
    ensure_store(settings)
    from publisher.review.models import RoleGrant

    today = settings.clock.now().astimezone(settings.zone).date()
    for grant in RoleGrant.objects.select_related("user").order_by("user__username", "role"):
        lent = f", until {grant.ends_on}" if grant.ends_on else ""
        state = "" if grant.holds_on(today) and grant.user.is_active else " (not in force)"
        say(f"{grant.user.username}\t{grant.role}{lent}{state}\t{grant.user.display_name}")
    return 0
