"""Signing in: the same words and locks for known and unknown names; a code works once."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest

from publisher.review.models import AuditEntry, FailedSignIn, User
from publisher.review.permissions import Role
from publisher.review.signing_in import (
    SignIn,
    check_code,
    check_credentials,
    code_locked_until,
    keep_seed,
    locked_until,
    needs_second_step,
    new_seed,
    record_sign_in,
)
from tests.factories import MONDAY_0830, minutes, person, publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    person("admin1", "admin")
    user = User.objects.get(username="admin1")
    user.set_password("kata-sandi-panjang")
    user.save()
    return user


def failures(name: str, count: int) -> list[SignIn]:
    publication()
    return [check_credentials(name, "salah", MONDAY_0830) for _ in range(count)]


def test_a_known_and_an_unknown_name_are_answered_alike_up_to_the_lock(admin: User) -> None:
    assert failures("admin1", 6) == failures("tidak-ada", 6)
    until = MONDAY_0830 + minutes(15)
    assert failures("tidak-ada", 1) == [SignIn(None, locked_until=until)]
    assert [outcome.failures_left for outcome in failures("orang-lain", 4)] == [None, None, 2, 1]


def test_while_locked_the_right_password_does_not_help_and_afterwards_it_does(admin: User) -> None:
    failures("admin1", 5)
    assert check_credentials("admin1", "kata-sandi-panjang", MONDAY_0830 + minutes(14)).user is None
    assert check_credentials("admin1", "kata-sandi-panjang", MONDAY_0830 + minutes(15)).user == admin


def test_the_lock_of_a_known_account_and_every_entry_are_in_the_log(admin: User) -> None:
    failures("admin1", 5)
    record_sign_in(admin, MONDAY_0830)
    failures("tidak-ada", 1)
    acts = ["sign_in_failed"] * 5 + ["locked_out", "sign_in"]
    assert list(AuditEntry.objects.values_list("act", "who")) == [(act, "Admin1") for act in acts]


def test_a_name_that_was_typed_is_not_kept_in_the_clear_and_is_forgotten_after_a_day() -> None:
    failures("mungkin-kata-sandi", 1)
    assert "mungkin" not in str(FailedSignIn.objects.values_list().first())
    check_credentials("lain", "salah", MONDAY_0830 + timedelta(days=1, minutes=1))
    assert FailedSignIn.objects.count() == 1


def test_a_code_works_once_and_an_older_one_not_after_it(admin: User) -> None:
    seed = new_seed()
    keep_seed(admin, seed)
    now, before = (pyotp.TOTP(seed).at(int(MONDAY_0830.timestamp()) + offset) for offset in (0, -30))
    assert check_code(admin, f"{now[:3]} {now[3:]}", MONDAY_0830)
    assert not check_code(admin, now, MONDAY_0830)
    assert not check_code(admin, before, MONDAY_0830)
    assert seed not in User.objects.get(pk=admin.pk).totp_seed


def test_wrong_codes_lock_the_second_step_also_when_the_password_is_given_again_in_between(admin: User) -> None:
    seed = new_seed()
    keep_seed(admin, seed)
    for _ in range(5):
        assert check_credentials("admin1", "kata-sandi-panjang", MONDAY_0830).user == admin
        assert not check_code(admin, "000000", MONDAY_0830)
    assert code_locked_until(admin, MONDAY_0830) is not None
    assert not check_code(admin, pyotp.TOTP(seed).at(int(MONDAY_0830.timestamp())), MONDAY_0830)
    assert AuditEntry.objects.filter(act="locked_out").count() == 1


def test_a_strangers_wrong_passwords_do_not_keep_an_admin_from_approving(admin: User) -> None:
    failures("admin1", 5)
    assert locked_until("admin1", MONDAY_0830) is not None
    assert code_locked_until(admin, MONDAY_0830) is None


@pytest.mark.parametrize(
    ("role", "asked"), [(Role.EDITOR, False), (Role.ADMIN, True), (Role.AUDITOR, True), (Role.TECHNICAL, True)]
)
def test_who_must_show_a_second_step(admin: User, role: Role, asked: bool) -> None:
    assert needs_second_step(admin, frozenset({role})) is asked
