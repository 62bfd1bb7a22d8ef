"""What the source gives beside incidents: values to guard against, notes for the public, and what was left at the door."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from publisher.anonymise.boundary import Crossing, cross
from publisher.anonymise.gate import KnownValues
from publisher.clock import Week
from publisher.config import Settings
from publisher.incidents import Incident
from publisher.intake import Intake
from publisher.keys import derive
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
    """The week's own names, numbers and addresses as keyed hashes, where a deployment hands them over."""
    values = intake.private(week.start(settings.zone), week.end(settings.zone))
    return None if values is None else KnownValues.of(values, derive(settings.key_file, "known"))


def suggestions_of(intake: Intake, this_week: Iterable[Incident], week: Week, settings: Settings) -> tuple[Suggestion, ...]:
    """What agencies wrote for the public of incidents that may have a card; of no other."""
    notes = intake.notes(week.start(settings.zone), week.end(settings.zone))
    noted = [incident for incident in this_week if notes and incident.id in notes]
    found: list[Suggestion] = []
    for incident in noted:
        told = [item for item in cross([incident], (), settings.region).incidents if may_be_told(item, settings.region)]
        text = (notes or {})[incident.id]
        found += [Suggestion(item.category, item.subcategory or "", item.district or "", text) for item in told]
    return tuple(found)
