"""Who may do what: one table, and the conditions that a role alone does not settle."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    EDITOR = "editor"
    ADMIN = "admin"
    AUDITOR = "auditor"
    TECHNICAL = "technical"


ROLE_NAMES = {
    Role.EDITOR: "Editor",
    Role.ADMIN: "Admin",
    Role.AUDITOR: "Auditor",
    Role.TECHNICAL: "Admin teknis",
}

# Who must prove themselves with a second step at log-in; an approval asks for it again.
TWO_STEP_ROLES = frozenset({Role.ADMIN, Role.AUDITOR, Role.TECHNICAL})

EVERYBODY = frozenset(Role)

MAY: dict[str, frozenset[Role]] = {
    "read": EVERYBODY,
    "read_log": frozenset({Role.ADMIN, Role.AUDITOR, Role.TECHNICAL}),
    "edit": frozenset({Role.EDITOR, Role.ADMIN}),
    "decide_sentence": frozenset({Role.EDITOR, Role.ADMIN}),
    "read_sentence": frozenset({Role.EDITOR, Role.ADMIN}),
    "discard_sentence": frozenset({Role.EDITOR, Role.ADMIN}),
    "check_small_counts": frozenset({Role.EDITOR, Role.ADMIN}),
    "submit": frozenset({Role.EDITOR, Role.ADMIN}),
    "recall": frozenset({Role.EDITOR, Role.ADMIN}),
    "request_changes": frozenset({Role.ADMIN}),
    "approve": frozenset({Role.ADMIN}),
    "unschedule": frozenset({Role.ADMIN}),
    "reject": frozenset({Role.ADMIN}),
    "rebuild": frozenset({Role.ADMIN}),
    "hold": frozenset({Role.ADMIN, Role.AUDITOR}),
    "release": frozenset({Role.ADMIN, Role.AUDITOR}),
    "confirm_zero": frozenset({Role.ADMIN}),
    "skip": frozenset({Role.ADMIN}),
    "make_late_draft": frozenset({Role.ADMIN}),
    "confirm_live": frozenset({Role.ADMIN}),
    "try_again": frozenset({Role.ADMIN}),
    "send_again": frozenset({Role.ADMIN}),
    "withdraw": frozenset({Role.ADMIN}),
    "correct": frozenset({Role.ADMIN}),
    "place_correction": frozenset({Role.EDITOR, Role.ADMIN}),
    "take_package": frozenset({Role.EDITOR, Role.ADMIN}),
    "request_check": frozenset({Role.EDITOR, Role.ADMIN, Role.TECHNICAL}),
    "manage_users": frozenset({Role.ADMIN, Role.TECHNICAL}),
}

REFUSALS = {
    "approve": "Hanya admin yang bisa menyetujui.",
    "reject": "Hanya admin yang bisa menolak.",
    "withdraw": "Hanya admin yang bisa menarik edisi yang sudah tayang.",
    "hold": "Hanya admin atau auditor yang bisa menahan.",
}


def role_refusal(verb: str, roles: frozenset[Role]) -> str | None:
    """Why these roles may not do `verb`, in the reader's words; None when they may."""
    if roles & MAY[verb]:
        return None
    return REFUSALS.get(verb, "Anda tidak punya izin untuk tindakan ini. Hubungi admin.")


def approval_refusal(
    *,
    user_id: int,
    last_editor_id: int | None,
    submitter_id: int | None,
    approver_ids: frozenset[int],
    approvals_needed: int,
    self_approval: bool,
) -> str | None:
    """Why this admin may not approve this revision (decisions 17); None when they may.

    With one approval: not the last editor, unless `self_approval`. With two: neither submitter nor last editor, and
    never the same person twice.
    """
    if user_id in approver_ids:
        return "Anda sudah menyetujui versi ini, jadi perlu admin lain."
    if approvals_needed == 2 and user_id == submitter_id:
        return "Anda yang mengajukan, jadi perlu admin lain."
    if user_id == last_editor_id and not (self_approval and approvals_needed == 1):
        return "Anda yang terakhir mengubah isi, jadi perlu admin lain."
    return None
