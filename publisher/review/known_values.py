"""What the gate is told besides the text: an edition's own values as keyed hashes, and names learnt from reviewers."""

from __future__ import annotations

from publisher.anonymise.gate import KnownValues
from publisher.config import Settings
from publisher.keys import derive
from publisher.review.models import Reading


def known_values(settings: Settings, reading: Reading) -> KnownValues | None:
    """The hashes of the source values behind a draft, and of tokens that reviewers marked as names; None without any."""
    key = derive(settings.key_file, "known")
    tokens = reading.edition.publication.known_names.values_list("token", flat=True)
    learnt = KnownValues.of((("NAME", token) for token in tokens), key).to_hashes()
    hashes = [*reading.known, *learnt]
    return KnownValues.from_hashes(hashes, key) if hashes else None
