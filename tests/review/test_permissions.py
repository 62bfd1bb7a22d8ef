"""Who may do what."""

from __future__ import annotations

from datetime import date

import pytest

from publisher.review.actor import actor_for
from publisher.review.models import RoleGrant, User
from publisher.review.permissions import MAY, Role, approval_refusal, role_refusal
from tests.factories import publication


@pytest.mark.parametrize("verb", sorted(MAY))
@pytest.mark.parametrize("role", sorted(Role))
def test_a_role_may_do_exactly_what_the_table_says(verb: str, role: str) -> None:
    refused = role_refusal(verb, frozenset({Role(role)}))
    assert (refused is None) == (role in MAY[verb])


def test_an_auditor_and_a_technical_admin_never_approve_edit_or_reject() -> None:
    for verb in ("approve", "edit", "submit", "reject", "confirm_zero", "send_again", "confirm_live"):
        assert not MAY[verb] & {Role.AUDITOR, Role.TECHNICAL}


def test_an_editor_never_approves() -> None:
    assert role_refusal("approve", frozenset({Role.EDITOR})) == "Hanya admin yang bisa menyetujui."


def refusal(**changes: object) -> str | None:
    given = {
        "user_id": 1,
        "last_editor_id": None,
        "submitter_id": 2,
        "approver_ids": frozenset(),
        "approvals_needed": 1,
        "self_approval": False,
    }
    return approval_refusal(**{**given, **changes})  # type: ignore[arg-type]


def test_the_last_editor_cannot_approve() -> None:
    assert refusal(last_editor_id=1) == "Anda yang terakhir mengubah isi, jadi perlu admin lain."


def test_self_approval_lets_the_last_editor_approve_but_never_with_two_approvals() -> None:
    assert refusal(last_editor_id=1, self_approval=True) is None
    assert refusal(last_editor_id=1, self_approval=True, approvals_needed=2) is not None


def test_with_one_approval_the_submitter_may_approve_what_another_wrote() -> None:
    assert refusal(submitter_id=1) is None


def test_with_two_approvals_the_submitter_may_not() -> None:
    assert refusal(submitter_id=1, approvals_needed=2) == "Anda yang mengajukan, jadi perlu admin lain."


def test_one_person_never_gives_both_approvals() -> None:
    assert refusal(approver_ids=frozenset({1}), approvals_needed=2) is not None


@pytest.mark.django_db
def test_a_lent_role_holds_between_its_dates_and_is_said_with_the_name() -> None:
    user = User.objects.create(username="plh", display_name="Editor 2")
    RoleGrant.objects.create(
        user=user, publication=publication(), role="admin", starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 30)
    )
    roles = {
        day: actor_for(user, publication(), day).roles
        for day in (date(2026, 10, 31), date(2026, 11, 30), date(2026, 12, 1))
    }
    assert roles == {date(2026, 10, 31): frozenset(), date(2026, 11, 30): {Role.ADMIN}, date(2026, 12, 1): frozenset()}
    assert actor_for(user, publication(), date(2026, 11, 16)).name == "Editor 2 (Plh.)"


@pytest.mark.django_db
def test_a_deactivated_person_has_no_role() -> None:
    user = User.objects.create(username="gone", display_name="Admin 9", is_active=False)
    RoleGrant.objects.create(user=user, publication=publication(), role="admin")
    assert actor_for(user, publication(), date(2026, 11, 16)).roles == frozenset()
