"""Signing in: password, lock-out, and the six-digit code of an authenticator.

Five failures lock an account for fifteen minutes. An unknown name takes the same time and gets the same words.
A code works once: its time step is remembered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from publisher.review.models import Publication, User
from publisher.review.permissions import TWO_STEP_ROLES, Role

FAILURES_ALLOWED = 5
LOCK_TIME = timedelta(minutes=15)
STEP_SECONDS = 30


@dataclass(frozen=True)
class SignIn:
    """The outcome of name and password. `user` is None when they do not open the door."""

    user: User | None
    locked_until: datetime | None = None
    failures_left: int | None = None


def check_credentials(username: str, password: str, now: datetime) -> SignIn:
    """Check a name and password. Tells how many tries are left from the third failure on."""
    user = User.objects.filter(username=username).first()
    if user is None:
        make_password(password)  # the same work as for a known name
        return SignIn(None)
    if user.locked_until is not None and user.locked_until > now:
        make_password(password)
        return SignIn(None, locked_until=user.locked_until)
    if check_password(password, user.password) and user.is_active:
        User.objects.filter(pk=user.pk).update(failed_logins=0, locked_until=None)
        return SignIn(user)
    return _failed(user, now)


def needs_second_step(user: User, roles: frozenset[Role]) -> bool:
    """Whether a code is asked for: by role, or because the person has an authenticator anyway."""
    return bool(roles & TWO_STEP_ROLES) or bool(user.totp_seed)


def new_seed() -> str:
    return pyotp.random_base32()


def keep_seed(user: User, seed: str) -> None:
    """Store an authenticator's seed, encrypted with the publication's key."""
    user.totp_seed = Fernet(settings.SEED_KEY).encrypt(seed.encode()).decode()
    user.save(update_fields=["totp_seed"])


@transaction.atomic
def check_code(user: User, code: str, now: datetime) -> bool:
    """True for the code of this time step, the one before or the one after; each step works once."""
    digits = "".join(character for character in code if character.isdigit())
    try:
        seed = Fernet(settings.SEED_KEY).decrypt(user.totp_seed.encode()).decode()
    except InvalidToken:
        return False
    code_of = pyotp.TOTP(seed, interval=STEP_SECONDS)
    present = int(now.timestamp()) // STEP_SECONDS
    for step in (present - 1, present, present + 1):
        if pyotp.utils.strings_equal(digits, code_of.at(step * STEP_SECONDS)):
            return bool(
                User.objects.filter(pk=user.pk, last_totp_step__lt=step).update(last_totp_step=step, failed_logins=0)
            )
    _failed(user, now)
    return False


def publication() -> Publication:
    """The publication that this process serves."""
    return Publication.objects.get(slug=settings.PUBLICATION.slug)


def _failed(user: User, now: datetime) -> SignIn:
    User.objects.filter(pk=user.pk).update(failed_logins=F("failed_logins") + 1)
    user.refresh_from_db()
    if user.failed_logins >= FAILURES_ALLOWED:
        until = now + LOCK_TIME
        User.objects.filter(pk=user.pk).update(failed_logins=0, locked_until=until)
        return SignIn(None, locked_until=until)
    left = FAILURES_ALLOWED - user.failed_logins
    return SignIn(None, failures_left=left if user.failed_logins >= 3 else None)
