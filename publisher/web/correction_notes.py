"""The corrections of an edition as its posting page shows them: what is recorded, what to put beside the old post."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.review.corrections import ENDED, words_for_old_post
from publisher.review.models import CorrectionRow
from publisher.review.states import EditionState
from publisher.web.standing import Standing


@dataclass(frozen=True)
class Note:
    """One corrected number and how far it is."""

    row: CorrectionRow
    name: str
    says: str


@dataclass(frozen=True)
class CorrectionNotes:
    """`text` is for the app, once a live edition has printed it; `droppable`: something is in no draft yet."""

    notes: tuple[Note, ...]
    text: str
    droppable: bool


def correction_notes(standing: Standing) -> CorrectionNotes | None:
    """What there is to say of this edition's corrections; None where there are none."""
    edition, settings = standing.edition, standing.desk.rules.settings
    rows = list(edition.corrections.select_related("edition__revision__reading", "told_in", "placed_by"))
    if not rows:
        return None
    names = {"": "Kejadian selesai", **{item.code: item.name for item in settings.region.open_categories}}
    notes = tuple(Note(row, names.get(row.category, row.category), _says(row)) for row in rows)
    waiting = [row for row in rows if _is_printed(row) and row.placed_at is None]
    if standing.withdrawal is not None:
        waiting = []
    text = words_for_old_post(waiting, settings) if waiting else ""
    return CorrectionNotes(notes, text, any(_is_free(row) for row in rows))


def _is_printed(row: CorrectionRow) -> bool:
    return row.told_in is not None and row.told_in.state == EditionState.LIVE


def _is_free(row: CorrectionRow) -> bool:
    return row.told_in is None or row.told_in.state in ENDED


def _says(row: CorrectionRow) -> str:
    if row.told_in is None or _is_free(row):
        return "Menunggu draf berikutnya."
    if not _is_printed(row):
        return f"Ada dalam draf edisi {row.told_in.week.number}."
    if row.placed_at is None:
        return f"Dicetak edisi {row.told_in.week.number}. Belum dipasang di kiriman ini."
    return f"Dicetak edisi {row.told_in.week.number}. Dipasang di kiriman ini oleh {row.placed_by}"
