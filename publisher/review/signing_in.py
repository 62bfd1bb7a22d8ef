"""Signing in: password, lock-out, and the six-digit code of an authenticator.

Five failures lock an account for fifteen minutes. An unknown name takes the same time and gets the same words.
A code works once: its time step is remembered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.crypto import salted_hmac

from publisher import vault
from publisher.review import audit
from publisher.review.actor import Actor, actor_for
from publisher.review.models import FailedSignIn, Publication, User
from publisher.review.permissions import TWO_STEP_ROLES, Role

FAILURES_ALLOWED = 5
LOCK_TIME = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)
STEP_SECONDS = 30
SEEDS = "seeds"


@dataclass(frozen=True)
class SignIn:
    """The outcome of name and password. `user` is None when they do not open the door."""

    user: User | None
    locked_until: datetime | None = None
    failures_left: int | None = None


def check_credentials(username: str, password: str, now: datetime) -> SignIn:
    """Check a name and password. Tells how many tries are left from the third failure on."""
    if (until := locked_until(username, now)) is not None:
        make_password(password)  # the same work as for an open account
        return SignIn(None, locked_until=until)
    user = User.objects.filter(username=username).first()
    if user is None:
        make_password(password)
    elif check_password(password, user.password) and user.is_active:
        FailedSignIn.objects.filter(identity=_identity(username)).delete()
        return SignIn(user)
    return _failed(username, now)


def locked_until(username: str, now: datetime) -> datetime | None:
    """Until when nobody may sign in under this name, or None. The same for names that nobody has."""
    found = FailedSignIn.objects.filter(identity=_identity(username), locked_until__gt=now).first()
    return found.locked_until if found else None


def code_locked_until(user: User, now: datetime) -> datetime | None:
    """Until when no code of this person is looked at. Wrong codes are counted apart from wrong passwords: a right
    password must not wipe them out, and a stranger's wrong passwords must not keep an admin from approving."""
    return locked_until(_code_name(user), now)


def record_sign_in(user: User, now: datetime) -> None:
    """Write into the audit log that somebody came in."""
    place = publication()
    day = now.astimezone(settings.PUBLICATION.zone).date()
    audit.record(place, actor_for(user, place, day), "sign_in", now)


def record_password_change(user: User, now: datetime) -> None:
    place = publication()
    day = now.astimezone(settings.PUBLICATION.zone).date()
    audit.record(place, actor_for(user, place, day), "change_password", now)


def forget_failures(user: User) -> bool:
    """Lift the locks of a person's password and code. True when there was anything to forget."""
    identities = [_identity(user.username), _identity(_code_name(user))]
    return bool(FailedSignIn.objects.filter(identity__in=identities).delete()[0])


def needs_second_step(user: User, roles: frozenset[Role]) -> bool:
    """Whether a code is asked for: by role, or because the person has an authenticator anyway."""
    return bool(roles & TWO_STEP_ROLES) or bool(user.totp_seed)


def new_seed() -> str:
    return pyotp.random_base32()


def keep_seed(user: User, seed: str) -> None:
    """Store an authenticator's seed, encrypted with the publication's key."""
    user.totp_seed = vault.seal(seed.encode(), settings.PUBLICATION.key_file, SEEDS).decode()
    user.save(update_fields=["totp_seed"])


def seed_opens(user: User) -> bool:
    """Whether this process's key is the one that the person's seed was kept with."""
    try:
        vault.unseal(user.totp_seed.encode(), settings.PUBLICATION.key_file, SEEDS)
    except vault.VaultError:
        return False
    return True


@transaction.atomic
def check_code(user: User, code: str, now: datetime) -> bool:
    """True for the code of this time step, the one before or the one after; each step works once."""
    if code_locked_until(user, now) is not None:
        return False
    digits = "".join(character for character in code if character.isdigit())
    try:
        seed = vault.unseal(user.totp_seed.encode(), settings.PUBLICATION.key_file, SEEDS).decode()
    except vault.VaultError:
        return False
    code_of = pyotp.TOTP(seed, interval=STEP_SECONDS)
    present = int(now.timestamp()) // STEP_SECONDS
    for step in (present - 1, present, present + 1):
        if pyotp.utils.strings_equal(digits, code_of.at(step * STEP_SECONDS)):
            fresh = bool(User.objects.filter(pk=user.pk, last_totp_step__lt=step).update(last_totp_step=step))
            if fresh:
                FailedSignIn.objects.filter(identity=_identity(_code_name(user))).delete()
            return fresh
    audit.record(publication(), Actor(str(user), user.pk), "code_failed", now)
    if _failed(_code_name(user), now).locked_until is not None:
        audit.record(publication(), Actor(str(user), user.pk), "locked_out", now)
    return False


def publication() -> Publication:
    """The publication that this process serves."""
    return Publication.objects.get(slug=settings.PUBLICATION.slug)


def _code_name(user: User) -> str:
    return f"code\x00{user.username}"


def _identity(username: str) -> str:
    return salted_hmac("publisher.signing_in", username.casefold(), algorithm="sha256").hexdigest()


@transaction.atomic
def _failed(username: str, now: datetime) -> SignIn:
    FailedSignIn.objects.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()
    found, _ = FailedSignIn.objects.select_for_update().get_or_create(
        identity=_identity(username), defaults={"last_at": now}
    )
    found.failures += 1
    found.last_at = now
    _record(username, "sign_in_failed", now)
    if found.failures >= FAILURES_ALLOWED:
        found.failures, found.locked_until = 0, now + LOCK_TIME
        _record(username, "locked_out", now)
    found.save()
    if found.failures == 0:
        return SignIn(None, locked_until=found.locked_until)
    return SignIn(None, failures_left=FAILURES_ALLOWED - found.failures if found.failures >= 3 else None)


def _record(username: str, act: str, now: datetime) -> None:
    """Into the log, for names that are accounts: another one may be a mistyped password, and anybody could fill the log."""
    user = User.objects.filter(username=username).first()
    if user is not None:
        audit.record(publication(), Actor(str(user), user.pk), act, now)
