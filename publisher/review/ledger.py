"""The ledger in our store: which numbers count as out, how a revision is audited against them, and how it is entered.

`publisher.anonymise.ledger` does the arithmetic; here are rows. An entry counts while an approval of its revision
stands (it will go out) and for good once its content may have left: posted, unknown, withdrawn.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from publisher.anonymise.cells import protected_incidents
from publisher.anonymise.ledger import (
    Audit,
    Mend,
    Refusal,
    Statement,
    Tables,
    Undecided,
    WrongNumber,
    audit,
    mends,
    universe_of,
)
from publisher.anonymise.ledger.targets import Shape
from publisher.anonymise.ledger.words import mend_words, target_words
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.config import Settings
from publisher.forms import PROTECTED, Cell, Form
from publisher.periods import Period
from publisher.prepare import Told
from publisher.review.models import (
    Edition,
    IncidentMark,
    LedgerEntry,
    PostAttempt,
    Publication,
    Revision,
    SmallCountAudit,
)
from publisher.review.sealed_cells import SealBroken, seal, unseal
from publisher.review.states import SENT, EditionState

log = logging.getLogger(__name__)

CAPTION = "keterangan"
OWN_WORDS = f"{CAPTION} atau teks alternatif, ditulis sendiri"
NO_MEND = (
    "Tidak ditemukan perbaikan yang cukup dengan mengubah edisi ini saja. Minta admin menolak edisi ini atau membuat ulang "
    "draf, dan hubungi admin teknis."
)
WITHOUT_OWN_WORDS = "Buat ulang draf tanpa teks yang diubah tangan"
CERTAIN = ("not_sent", "refused")  # ends of an attempt after which nothing is public
PASSED, REFUSED, FAILED = "passed", "refused", "failed"


class NotPassed(Exception):
    """The audit of a revision is refused, failed or missing. The message is for the reader, in Indonesian."""


@dataclass(frozen=True)
class Known:
    """What has gone out: statements, and the true cells behind them by week (the first to tell of a week fixes it)."""

    entries: tuple[int, ...]
    statements: tuple[Statement, ...]
    cells: dict[Week, dict[Cell, int]]


def standing_entries(publication: Publication, besides: Edition | None = None) -> list[LedgerEntry]:
    """The entries that count, oldest first; without those of one edition, where its next revision is looked at.

    An edition's own entries count against it only once its content may have left.
    """
    left = Q(edition__posts__state__in=SENT) | Q(edition__posts__attempts__isnull=False)
    approved = Q(revision__approvals__voided_at__isnull=True, revision__approvals__isnull=False)
    counted = LedgerEntry.objects.filter(publication=publication)
    if besides is not None:
        counted = counted.filter(left | (approved & ~Q(edition=besides)))
    else:
        counted = counted.filter(left | approved)
    return [entry for entry in counted.select_related("edition").distinct().order_by("id") if _counts(entry)]


def _counts(entry: LedgerEntry) -> bool:
    """A content key that was sent makes its own revision's numbers public, not those of other revisions."""
    sent = {*entry.edition.posts.filter(state__in=SENT).values_list("content_key", flat=True)}
    # A request that did not provably stay here or fail may be public, whatever became of the post since.
    tried = PostAttempt.objects.filter(post__edition=entry.edition).exclude(outcome__in=CERTAIN)
    sent |= {*tried.values_list("content_key", flat=True)}
    return entry.content_key in sent or entry.revision.approvals.filter(voided_at__isnull=True).exists()


def known_numbers(settings: Settings, entries: Iterable[LedgerEntry]) -> Known:
    """Read entries back. Raises SealBroken."""
    statements: list[Statement] = []
    cells: dict[Week, dict[Cell, int]] = {}
    ids = []
    for entry in entries:
        ids.append(entry.pk)
        name = edition_name(entry.edition)
        told = [
            Statement(name, place, key, meaning, Form.from_json(form), value)
            for place, key, meaning, value, form in entry.statements
        ]
        statements += told
        tables = _by_week(unseal(entry.sealed_cells, settings.key_file))
        # A week of which a number was told and that has no cell was empty, and stays so.
        for week in {*tables, *_weeks_of(told)}:
            cells.setdefault(week, tables.get(week, {}))
    return Known(tuple(ids), tuple(statements), cells)


def all_known(settings: Settings, publication: Publication) -> Known:
    """Everything that counts as out. Every entry is opened for it, so read it once. Raises SealBroken."""
    return known_numbers(settings, standing_entries(publication))


def protected_as_published(known: Known, week: Week) -> dict[Week, list[ClassifiedIncident]]:
    """Guarded and sensitive incidents of the weeks before `week` that have gone out, as they were counted then."""
    return {each: protected_incidents(table, each) for each, table in known.cells.items() if each < week}


def marks_out(publication: Publication, before: Week) -> list[IncidentMark]:
    """Marks of the tickets that editions of earlier weeks have counted which went out, may have, or will.

    A post of which nobody knows whether it is there counts as out: a ticket that is counted in no edition can be told
    later, one that is counted in two cannot be taken back.
    """
    entered = {entry.edition_id for entry in standing_entries(publication)}
    out = Q(edition__in=entered) | Q(edition__state=EditionState.LIVE) | Q(edition__posts__state__in=SENT)
    marks = IncidentMark.objects.filter(out, edition__publication=publication, edition__period_start__lt=before.monday)
    return list(marks.select_related("edition").distinct().order_by("edition__period_start"))


def told_tickets(marks: Iterable[IncidentMark]) -> dict[str, Told]:
    """How each ticket was counted when its week went out, by its mark; the first edition that told of it holds."""
    found: dict[str, Told] = {}
    for its in marks:
        if its.told_as:
            found.setdefault(its.identity, Told(its.edition.week, its.told_as))
    return found


def quarter_told(known: Known, quarter: Period) -> bool:
    """Whether the agencies of a complete quarter have gone out."""
    weeks = frozenset(quarter.weeks)
    return any(item.key == "quarter.open" and item.form.weeks == weeks for item in known.statements)


def edition_name(edition: Edition) -> str:
    return f"edisi {edition.week}"


def statements_of(revision: Revision) -> list[Statement]:
    """Every number of a revision that counts incidents, with the place where it stands.

    Where an editor has changed words, any figure of the edition may have been typed: then all of them count as told.
    """
    name, forms = edition_name(revision.edition), revision.reading.forms
    found: list[Statement] = []
    told: list[tuple[str, Sequence[Any]]] = [
        (f"halaman {number}, {page['title']}", page["numbers"]) for number, page in enumerate(revision.pages, 1)
    ]
    told.append((CAPTION, revision.caption_numbers))
    if has_own_words(revision):
        told.append((OWN_WORDS, revision.reading.figures))
    for place, figures in told:
        for key, value, meaning, _ in figures:
            if key in forms:
                found.append(Statement(name, place, key, meaning, Form.from_json(forms[key]), value))
    return found


def has_own_words(revision: Revision) -> bool:
    """Whether an editor changed the texts since they were composed."""
    return revision.edition.revisions.filter(reading=revision.reading, number__lt=revision.number).exists()


def audit_revision(
    settings: Settings, revision: Revision, now: datetime, *, look_for_mends: bool = True
) -> SmallCountAudit:
    """Run the audit and keep its outcome. Whatever goes wrong is an outcome, too: never a pass.

    A refusal stands whether or not a mend is found; then `error` says so.
    """
    entries = standing_entries(revision.edition.publication, besides=revision.edition)
    row = SmallCountAudit(revision=revision, at=now, outcome=FAILED, against=[entry.pk for entry in entries])
    try:
        outcome, candidate, known, tables = _run(settings, revision, entries)
    except (SealBroken, Undecided, WrongNumber, Contradiction) as error:
        row.error = str(error) if isinstance(error, Contradiction) else FAILURES[type(error)]
    else:
        row.outcome = PASSED if outcome.passed else REFUSED
        if not outcome.passed:
            row.refusals = _refusals(outcome, settings)
            if look_for_mends:
                row.mends = _mends(outcome, candidate, known, tables, settings)
                row.error = "" if row.mends else NO_MEND
    row.save()
    return row


class Contradiction(Exception):
    """A draft counts guarded incidents of an earlier week otherwise than a number that has gone out."""


FAILURES: dict[type[Exception], str] = {
    SealBroken: (
        "Catatan angka yang pernah tayang tidak bisa dibuka dengan berkas kunci ini. Admin teknis perlu memasang kembali "
        "berkas kunci ([secrets] key_file) dari cadangan yang sama dengan basis datanya."
    ),
    Undecided: "Pemeriksaan tidak selesai. Tekan Periksa lagi; bila tetap begitu, hubungi admin teknis.",
    WrongNumber: "Satu angka tidak cocok dengan datanya. Buat ulang draf ini.",
}


def _run(
    settings: Settings, revision: Revision, entries: Sequence[LedgerEntry]
) -> tuple[Audit, list[Statement], tuple[Statement, ...], Tables]:
    known = known_numbers(settings, entries)
    candidate = statements_of(revision)
    if candidate and not revision.reading.sealed_cells:
        raise Contradiction("Data di balik angka edisi ini tidak tersimpan. Buat ulang draf ini.")
    own: dict[Week, dict[Cell, int]] = {week: {} for week in _weeks_of(candidate)}
    own |= _by_week(unseal(revision.reading.sealed_cells, settings.key_file))
    for week, table in own.items():
        if week in known.cells and _protected(known.cells[week]) != _protected(table):
            raise Contradiction(
                f"Angka minggu {week} sudah tayang dengan data yang lain. Buat ulang draf ini, lalu periksa lagi."
            )
    tables = Tables()
    # Open incidents may have been corrected since: the newest reading is what this edition counts.
    for week, table in {**known.cells, **own}.items():
        tables.add(week, table)
    return audit(candidate, known.statements, tables, universe_of(settings.region)), candidate, known.statements, tables


def _refusals(outcome: Audit, settings: Settings) -> list[dict[str, Any]]:
    return [
        {
            "target": target_words(refusal.target, settings.region),
            "determined": refusal.determined,
            "numbers": [
                {"edition": item.edition, "place": item.place, "meaning": item.meaning, "value": item.value}
                for item in refusal.statements
            ],
        }
        for refusal in _narrowest(outcome.refusals)
    ]


def _mends(
    outcome: Audit, candidate: Sequence[Statement], known: Sequence[Statement], tables: Tables, settings: Settings
) -> list[dict[str, Any]]:
    """Ways out of a refusal. A way that keeps a hand-changed text would keep every figure of the edition told, so that
    each says that the text goes, too: only a new draft does that."""
    universe = universe_of(settings.region)
    try:
        found = mends(outcome, candidate, known, tables, universe, going=OWN_WORDS)
    except Exception as error:  # the refusal is certain; no fault of the search for a way out may take it away
        log.error("no mend: the search failed", extra={"kind": type(error).__name__})
        return []
    own = any(item.place == OWN_WORDS for item in candidate)
    return [
        {
            "kind": mend.kind.value,
            "place": mend.place,
            "words": _mend_words(mend, own=own),
            "keys": [item.key for item in mend.statements],
        }
        for mend in found
    ]


def _mend_words(mend: Mend, *, own: bool) -> str:
    if mend.place == OWN_WORDS:
        return WITHOUT_OWN_WORDS
    return f"{mend_words(mend)}, dan {WITHOUT_OWN_WORDS.lower()}" if own else mend_words(mend)


def _narrowest(refusals: Iterable[Refusal]) -> list[Refusal]:
    """What is given away of a week is given away of its month, too: one line for each, the shortest span."""
    found: dict[Shape, Refusal] = {}
    for refusal in sorted(refusals, key=lambda item: len(item.target.section.weeks)):
        found.setdefault(refusal.target.shape, refusal)
    return list(found.values())


def require_passed(settings: Settings, revision: Revision, now: datetime) -> SmallCountAudit:
    """Audit a revision afresh, against the ledger as it is in this transaction. Raises NotPassed.

    The publication's row is locked first: of two editions approved at the same moment, the second sees the first.
    """
    Publication.objects.select_for_update().get(pk=revision.edition.publication_id)
    # A refused approval is rolled back with all that was found: nobody would see a mend, and others wait for the lock.
    newest = audit_revision(settings, revision, now, look_for_mends=False)
    if newest.outcome == REFUSED:
        raise NotPassed("Audit angka kecil menolak edisi ini. Lihat tab Privasi.")
    if newest.outcome == FAILED:
        raise NotPassed(f"Audit angka kecil belum lulus. {newest.error}")
    return newest


def enter(settings: Settings, revision: Revision, now: datetime) -> LedgerEntry:
    """Write the numbers of an approved revision into the ledger."""
    edition = revision.edition
    return LedgerEntry.objects.create(
        publication=edition.publication,
        edition=edition,
        revision=revision,
        content_key=revision.content_key,
        statements=[
            [item.place, item.key, item.meaning, item.value, item.form.as_json()] for item in statements_of(revision)
        ],
        sealed_cells=revision.reading.sealed_cells or seal({}, settings.key_file),
        at=now,
    )


def checked_against(row: SmallCountAudit) -> str:
    """ "45 edisi sebelumnya", for the newsroom."""
    others = LedgerEntry.objects.filter(pk__in=row.against).exclude(edition=row.revision.edition)
    return f"{len(set(others.values_list('edition', flat=True)))} edisi sebelumnya"


def _weeks_of(statements: Iterable[Statement]) -> set[Week]:
    return {week for item in statements for week in item.form.weeks}


def _by_week(cells: dict[Cell, int]) -> dict[Week, dict[Cell, int]]:
    found: dict[Week, dict[Cell, int]] = {}
    for cell, number in cells.items():
        found.setdefault(cell.week, {})[cell] = number
    return found


def _protected(table: dict[Cell, int]) -> dict[Cell, int]:
    return {cell: number for cell, number in table.items() if cell.public_class in PROTECTED}
