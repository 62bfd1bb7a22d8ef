"""`publisher check` of our own records: the store, the audit log, and whether the key opens what was written with it.

Nothing that is opened here is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.commands.store_state import Trouble, look_at
from publisher.config import Settings
from publisher.intake import Finding
from publisher.keys import RESTORE


def store_findings(settings: Settings) -> Iterator[Finding]:
    found = look_at()
    if isinstance(found, Trouble):
        yield Finding("store", False, found.says, found.mend)
        return
    if found.is_new:
        yield Finding(
            "store",
            False,
            f"{found.name} is not there: a NEW, EMPTY one will be made at the next start",
            "right for a new publication; if there was one, restore it (and the media folder) before you start",
            optional=True,
        )
        return
    if found.pending:
        says = f"{found.name}; {found.pending} table changes will be made at the next start"
        yield Finding("store", True, says, "run this again after it, to look at the log and the ledger, too")
        return
    yield Finding("store", True, f"{found.name}, up to date")
    yield from _records(settings)


def _records(settings: Settings) -> Iterator[Finding]:
    from publisher.review import audit
    from publisher.review.models import AuditEntry

    opens = {"the ledger": _ledger_opens(settings), "the two-step seeds": _seeds_open()}
    closed = [name for name, does in opens.items() if does is False]
    if closed:
        says = f"{' and '.join(closed)} were written with another key than {settings.key_file}"
        yield Finding("key", False, says, RESTORE)
    elif True in opens.values():
        yield Finding("key", True, "opens what was written with it")
    broken = audit.first_broken()
    if broken is None:
        yield Finding("audit log", True, f"{AuditEntry.objects.count()} entries, whole")
    elif closed:
        yield Finding(
            "audit log", False, f"cannot be verified from entry {broken} on with this key", "put the right key back"
        )
    else:
        yield Finding(
            "audit log",
            False,
            f"broken from entry {broken} on: it was changed behind the program, and posting is stopped",
            "keep this database as it is, ask who had access to it, and restore the newest backup whose log is whole",
        )


def _ledger_opens(settings: Settings) -> bool | None:
    """Whether the newest sealed cells open; None when there are none."""
    from publisher.review.models import LedgerEntry, Reading
    from publisher.review.sealed_cells import SealBroken, unseal

    newest = LedgerEntry.objects.exclude(sealed_cells="").order_by("-id").first()
    newest = newest or Reading.objects.exclude(sealed_cells="").order_by("-id").first()
    if newest is None:
        return None
    try:
        unseal(newest.sealed_cells, settings.key_file)
    except SealBroken:
        return False
    return True


def _seeds_open() -> bool | None:
    from publisher.review.models import User
    from publisher.review.signing_in import seed_opens

    user = User.objects.exclude(totp_seed="").order_by("-id").first()
    return seed_opens(user) if user is not None else None
