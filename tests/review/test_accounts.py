"""Accounts: what a command changes, what it says of it, and what stays in the log."""

from __future__ import annotations

from datetime import date, timedelta

import pyotp
import pytest
from django.contrib.auth.hashers import check_password

from publisher.review import accounts
from publisher.review.accounts import Account, AccountRefused
from publisher.review.actor import Actor, roles_of
from publisher.review.models import AuditEntry, RoleGrant, User
from publisher.review.permissions import Role
from publisher.review.signing_in import check_code, check_credentials, locked_until
from tests.factories import MONDAY_0830, publication

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 16)
SERVER = Actor("teknis (perintah di server)")


def add(name: str = "editor9", role: Role = Role.EDITOR, until: date | None = None, display: str | None = None) -> Account:
    return accounts.add(publication(), SERVER, name, role, display, until, MONDAY_0830, TODAY)


def acts() -> list[tuple[str, dict[str, str]]]:
    return list(AuditEntry.objects.order_by("id").values_list("act", "detail"))


def test_a_new_person_gets_a_password_and_a_seed_once() -> None:
    made = add(display="Editor 9")
    assert check_credentials("editor9", made.password, MONDAY_0830).user == made.user
    assert made.seed and made.seed not in User.objects.get().totp_seed
    assert acts() == [("grant_role", {"role": "Editor 9: editor"})]


def test_for_a_known_person_it_says_exactly_what_changed() -> None:
    add(display="Editor 9")
    assert add().changes == ["nothing changed: editor was held already"]
    known = add(role=Role.ADMIN, until=TODAY + timedelta(days=7), display="Lain")
    assert known.changes == ["the name stays 'Editor 9'", "admin until 2026-11-23 added"]
    assert (known.password, known.seed) == ("", "")
    longer = add(role=Role.ADMIN, until=TODAY + timedelta(days=14))
    assert longer.changes == ["admin until 2026-11-23 before, now until 2026-11-30"]
    assert RoleGrant.objects.get(role="admin").ends_on == date(2026, 11, 30)


@pytest.mark.parametrize("name", ["editor dua", "", " editor", "a/b"])
def test_a_name_that_cannot_be_typed_at_the_door_is_refused(name: str) -> None:
    with pytest.raises(AccountRefused, match="without spaces"):
        add(name)


def test_a_role_that_would_be_over_already_is_refused() -> None:
    with pytest.raises(AccountRefused, match="is past"):
        add(until=TODAY - timedelta(days=1))
    assert not User.objects.exists() and add(until=TODAY).changes[-1] == "editor until 2026-11-16 added"


def test_reset_gives_new_means_and_the_old_ones_open_nothing() -> None:
    before = add()
    User.objects.update(last_totp_step=10**12)
    for _ in range(5):
        check_credentials("editor9", "salah", MONDAY_0830)
    after = accounts.reset(publication(), SERVER, accounts.find("editor9"), MONDAY_0830)
    assert check_credentials("editor9", before.password, MONDAY_0830).user is None
    user = check_credentials("editor9", after.password, MONDAY_0830).user
    assert user is not None and check_password(after.password, user.password)
    assert check_code(user, pyotp.TOTP(after.seed).at(int(MONDAY_0830.timestamp())), MONDAY_0830)
    assert ("reset_account", {"person": "editor9"}) in acts()


def test_unlock_lifts_a_lock_and_says_when_there_was_none() -> None:
    made = add()
    assert "not locked" in accounts.unlock(publication(), SERVER, made.user, MONDAY_0830).changes[0]
    for _ in range(5):
        check_credentials("editor9", "salah", MONDAY_0830)
    assert locked_until("editor9", MONDAY_0830) is not None
    accounts.unlock(publication(), SERVER, made.user, MONDAY_0830)
    assert check_credentials("editor9", made.password, MONDAY_0830).user == made.user
    assert [act for act, _ in acts()][-1] == "unlock_account"


def test_remove_ends_every_role_and_keeps_the_person_and_the_log() -> None:
    made = add()
    add(role=Role.ADMIN, until=TODAY + timedelta(days=7))
    entries = AuditEntry.objects.count()
    said = accounts.remove(publication(), SERVER, made.user, MONDAY_0830, TODAY).changes
    assert said == ["may not sign in any more; roles ended: admin, editor. The log keeps what was done"]
    user = User.objects.get(username="editor9")
    assert roles_of(user, publication(), TODAY) == frozenset() and RoleGrant.objects.count() == 2
    assert check_credentials("editor9", made.password, MONDAY_0830).user is None
    assert AuditEntry.objects.count() == entries + 2  # removed, and the try to come in
    again = accounts.remove(publication(), SERVER, user, MONDAY_0830, TODAY)
    assert again.changes == ["was removed already; nothing changed"]
    back = add()
    assert back.changes[-1] == "editor had ended on 2026-11-15, held again" and "may sign in again" in back.changes[0]
    assert roles_of(user, publication(), TODAY) == {Role.EDITOR}


def test_nobody_by_that_name() -> None:
    with pytest.raises(AccountRefused, match="user list"):
        accounts.find("siapa")
