"""Accounts of the staff: added, lent a role, given new means to sign in, unlocked, removed. Everything is in the log, and
nobody is ever deleted: what they did stays theirs.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction

from publisher.review import audit
from publisher.review.actor import Actor
from publisher.review.models import Publication, RoleGrant, User
from publisher.review.permissions import Role
from publisher.review.signing_in import forget_failures, keep_seed, new_seed

USERNAME = re.compile(r"[\w.@+-]{1,150}")


class AccountRefused(Exception):
    """What was asked for cannot be done; the message says why and what would do."""


@dataclass
class Account:
    """What a command tells once: who, what changed, and new means to sign in where there are any."""

    user: User
    changes: list[str] = field(default_factory=list)
    password: str = ""
    seed: str = ""


def find(username: str) -> User:
    """Raises AccountRefused."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise AccountRefused(f"There is no account {username!r}; `user list` shows them all.")
    return user


@transaction.atomic
def add(
    publication: Publication,
    actor: Actor,
    username: str,
    role: Role,
    display: str | None,
    until: date | None,
    now: datetime,
    today: date,
    password: str | None = None,
) -> Account:
    """A new person with a role, or a further or longer role for a known one. Raises AccountRefused."""
    if not USERNAME.fullmatch(username):
        raise AccountRefused(f"{username!r} is no user name: letters, digits and . @ + - _ only, without spaces.")
    if until is not None and until < today:
        raise AccountRefused(f"--until {until} is past: today is {today}. `user remove` ends a person's roles.")
    user = User.objects.filter(username=username).first()
    if user is None:
        given = password or _new_password()
        user = User.objects.create_user(username=username, password=given, display_name=display or username)
        account = Account(user, ["new account"], given, new_seed())
        keep_seed(user, account.seed)
    else:
        account = Account(user)
        if display and display != user.display_name:
            account.changes.append(f"the name stays {user.display_name!r}")
        if not user.is_active:
            User.objects.filter(pk=user.pk).update(is_active=True)
            account.changes.append("may sign in again; `user reset` gives a new password and seed")
    account.changes.append(_grant(publication, actor, user, role, until, now, today))
    return account


def _grant(
    publication: Publication, actor: Actor, user: User, role: Role, until: date | None, now: datetime, today: date
) -> str:
    """Give or change one role; says what is different now."""
    lent = f" until {until}" if until else ""
    grant, created = RoleGrant.objects.get_or_create(
        user=user,
        publication=publication,
        role=role.value,
        starts_on=today if until else None,
        defaults={"ends_on": until},
    )
    before = grant.ends_on
    if not created and before == until:
        return f"nothing changed: {role.value}{lent} was held already"
    if not created:
        RoleGrant.objects.filter(pk=grant.pk).update(ends_on=until)
    audit.record(publication, actor, "grant_role", now, None, {"role": f"{user}: {role.value}"})
    if created:
        return f"{role.value}{lent} added"
    if before is not None and before < today:
        return f"{role.value} had ended on {before}, held again{lent}"
    return f"{role.value} {f'until {before}' if before else 'without end'} before, now{lent or ' without end'}"


@transaction.atomic
def reset(publication: Publication, actor: Actor, user: User, now: datetime) -> Account:
    """A new password and seed in place of the old ones; sessions of before end, locks are lifted."""
    changed = "new password and two-step seed; the old ones open nothing"
    account = Account(user, [changed], _new_password(), new_seed())
    user.set_password(account.password)
    user.save(update_fields=["password"])
    keep_seed(user, account.seed)
    User.objects.filter(pk=user.pk).update(last_totp_step=0)
    forget_failures(user)
    audit.record(publication, actor, "reset_account", now, None, {"person": str(user)})
    return account


@transaction.atomic
def unlock(publication: Publication, actor: Actor, user: User, now: datetime) -> Account:
    """Forget wrong passwords and codes."""
    lifted = forget_failures(user)
    if not lifted:
        return Account(user, ["was not locked; nothing changed"])
    audit.record(publication, actor, "unlock_account", now, None, {"person": str(user)})
    return Account(user, ["unlocked; wrong passwords and codes are forgotten"])


@transaction.atomic
def remove(publication: Publication, actor: Actor, user: User, now: datetime, today: date) -> Account:
    """End every role from today on and close the account. Its deeds stay in the log under its name."""
    held = [grant for grant in RoleGrant.objects.filter(user=user, publication=publication) if not _is_over(grant, today)]
    if not held and not user.is_active:
        return Account(user, ["was removed already; nothing changed"])
    RoleGrant.objects.filter(pk__in=[grant.pk for grant in held]).update(ends_on=today - timedelta(days=1))
    # Nobody is found any more for the sessions that are open.
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit.record(publication, actor, "remove_account", now, None, {"person": str(user)})
    ended = ", ".join(sorted(grant.role for grant in held)) or "none"
    return Account(user, [f"may not sign in any more; roles ended: {ended}. The log keeps what was done"])


def _is_over(grant: RoleGrant, today: date) -> bool:
    return grant.ends_on is not None and grant.ends_on < today


def _new_password() -> str:
    return "-".join(secrets.token_hex(2) for _ in range(4))
