"""What the gate is told besides the text: an edition's own values as keyed hashes, and names learnt from reviewers."""

from __future__ import annotations

from publisher.anonymise.gate import KnownValues, NameList
from publisher.config import Settings
from publisher.keys import derive
from publisher.review.models import Publication, Reading


def known_values(settings: Settings, reading: Reading) -> KnownValues | None:
    """The hashes of the source values behind a draft; None where the deployment hands none over."""
    return KnownValues.from_hashes(reading.known, derive(settings.key_file, "known")) if reading.known else None


def learnt_names(publication: Publication) -> NameList:
    """The words that reviewers marked as names, beside those that ship."""
    return NameList.of(publication.known_names.values_list("token", flat=True))
