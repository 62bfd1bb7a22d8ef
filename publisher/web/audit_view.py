"""The newest small-count audit of a revision in words: what it refuses, the numbers that give it away, the ways out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publisher.review import ledger
from publisher.review.models import Edition, Revision, SmallCountAudit
from publisher.review.states import may_move
from publisher.web.desk import Desk


@dataclass(frozen=True)
class Mend:
    """One way out of a refusal, and the way to do it: an address under the edition."""

    title: str
    says: str
    address: str = ""
    button: str = ""


@dataclass(frozen=True)
class AuditView:
    """The newest run of the audit on the present revision, in words."""

    row: SmallCountAudit | None
    against: int = 0
    grown: bool = False
    refusals: tuple[tuple[str, str], ...] = ()
    numbers: tuple[Mapping[str, Any], ...] = ()
    mends: tuple[Mend, ...] = ()

    @property
    def outcome(self) -> str:
        return self.row.outcome if self.row is not None else "missing"


def audit_view(edition: Edition, revision: Revision, desk: Desk) -> AuditView:
    row = revision.audits.order_by("id").last()
    if row is None:
        return AuditView(None)
    present = [entry.pk for entry in ledger.standing_entries(edition.publication, besides=edition)]
    numbers = {
        (item["edition"], item["place"], item["meaning"], item["value"]): item
        for refusal in row.refusals
        for item in refusal["numbers"]
    }
    own = ledger.edition_name(edition)
    return AuditView(
        row=row,
        against=int(ledger.checked_against(row).split()[0]),
        grown=present != row.against,
        refusals=tuple(
            (item["target"], "bisa dihitung tepat" if item["determined"] else "bisa ditebak dari kisaran yang sempit")
            for item in row.refusals
        ),
        numbers=tuple({**item, "own": item["edition"] == own} for item in numbers.values()),
        mends=tuple(_mend(item, edition, desk) for item in row.mends),
    )


def _mend(item: Mapping[str, Any], edition: Edition, desk: Desk) -> Mend:
    """A mend in words, with the way that there is today: pages and texts come with a new draft. An edited text is none:
    any figure of the edition may stand in it, so that it tells more than before."""
    title = str(item["words"])
    says = (
        "Buat ulang draf, lalu periksa lagi. Bila tetap ditolak, hubungi admin teknis. Teks yang diubah tangan tidak ikut."
    )
    if desk.may("rebuild") and may_move("rebuild", edition.state):
        return Mend(title, says, "buat-ulang/", "Buat ulang draf…")
    if desk.may("rebuild"):
        return Mend(title, "Kembalikan edisi ini menjadi draf, buat ulang drafnya, lalu periksa lagi.")
    return Mend(title, "Minta admin membuat ulang draf, lalu periksa lagi.")
