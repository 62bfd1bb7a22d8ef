"""What the source gives beside incidents: values to guard against, notes for the public, and what was left at the door."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from publisher.anonymise.boundary import Crossing, cross
from publisher.anonymise.gate import KnownValues
from publisher.cautions import Caution
from publisher.clock import Week
from publisher.config import Settings
from publisher.incidents import Incident
from publisher.intake import Intake, IntakeError
from publisher.intake.fields import FIELDS
from publisher.keys import known_key
from publisher.summary.stories import may_be_told


@dataclass(frozen=True)
class Suggestion:
    """A note that an agency wrote for the public, of one open incident. Only ever shown to an editor, who may use it."""

    category: str
    subcategory: str
    district: str
    text: str


def door_of(intake: Intake, rows: Sequence[Incident], crossing: Crossing) -> dict[str, Any]:
    """What stayed outside and what passed coarsened, in counts: columns by kind, values by what became of them."""
    minutes = sum(step.minutes is not None for item in crossing.incidents for step in item.steps)
    coarsened = [
        ["Jam → hari dan sif", sum(row.opened_at is not None for row in rows)],
        ["Kelurahan → kecamatan", sum(row.sub_district is not None for row in rows)],
        ["Nomor tiket → sandi acak", len(rows)],
        ["Menit dibulatkan", minutes],
        ["Nilai di luar daftar → tidak diketahui", sum(crossing.unknown.values())],
    ]
    return {
        "columns": {str(kind): number for kind, number in intake.left_at_door().items()},
        "coarsened": coarsened,
        "missing_flags": [str(flag) for flag in intake.missing_flags()],
    }


def known_values(settings: Settings, intake: Intake, week: Week) -> KnownValues | None:
    """The week's own names, numbers and addresses as keyed hashes, where a deployment hands them over.

    Raises IntakeError, which stops the draft: a gate that a deployment counts on would look for less than it says.
    """
    try:
        values = intake.private(week.start(settings.zone), week.end(settings.zone))
    except IntakeError as error:
        raise IntakeError(
            f"[intake.private]: {error} No draft is made without these values: mend the view or its columns "
            f"({', '.join(FIELDS['private'].all)}), or take the section [intake.private] out of publisher.toml."
        ) from None
    return None if values is None else KnownValues.of(values, known_key(settings.key_file, settings.slug, week))


NOTES_UNREADABLE = Caution(
    "notes",
    "Catatan instansi untuk warga tidak bisa dibaca, jadi edisi ini dibuat tanpa usulan kalimat. Angka dan halaman tidak "
    "terpengaruh. Minta admin teknis menjalankan publisher check, lalu buat ulang draf bila usulan diperlukan.",
)


def suggestions_of(
    intake: Intake, this_week: Iterable[Incident], week: Week, settings: Settings
) -> tuple[tuple[Suggestion, ...], tuple[Caution, ...]]:
    """What agencies wrote for the public of incidents that may have a card; of no other. Notes are a help to the editor:
    where they cannot be read, the edition is made without them, and the reviewer is told."""
    try:
        notes = intake.notes(week.start(settings.zone), week.end(settings.zone))
    except IntakeError:
        return (), (NOTES_UNREADABLE,)
    noted = [incident for incident in this_week if notes and incident.id in notes]
    found: list[Suggestion] = []
    for incident in noted:
        told = [item for item in cross([incident], (), settings.region).incidents if may_be_told(item, settings.region)]
        text = (notes or {})[incident.id]
        found += [Suggestion(item.category, item.subcategory or "", item.district or "", text) for item in told]
    return tuple(found), ()
