"""What the gate is told besides the text: an edition's own values as keyed hashes, and names learnt from reviewers."""

from __future__ import annotations

from publisher.anonymise.gate import KnownValues, NameList
from publisher.config import Settings
from publisher.keys import known_key
from publisher.review.models import Edition, Publication, Reading


def known_values(settings: Settings, reading: Reading) -> KnownValues | None:
    """The hashes of the source values behind a draft; None where the deployment hands none over, or the edition is
    finished."""
    if not reading.known:
        return None
    edition = reading.edition
    key = known_key(settings.key_file, edition.publication.slug, edition.week)
    return KnownValues.from_hashes(reading.known, key)


def forget_known(edition: Edition, besides: Reading | None = None) -> None:
    """No hash of a private value outlives the draft whose words it guards."""
    readings = edition.readings.exclude(known=[])
    if besides is not None:
        readings = readings.exclude(pk=besides.pk)
    readings.update(known=[])


def learnt_names(publication: Publication) -> NameList:
    """The words that reviewers marked as names, beside those that ship."""
    return NameList.of(publication.known_names.values_list("token", flat=True))
