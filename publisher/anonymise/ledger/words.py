"""Targets and mends in words, without any value."""

from __future__ import annotations

from publisher.anonymise.ledger.mends import Mend
from publisher.anonymise.ledger.targets import Target
from publisher.regions import Region


def target_words(target: Target, region: Region) -> str:
    return f"{target.shape.subject[1] or region.guarded_group} {target.span}"


def mend_words(mend: Mend) -> str:
    return f"{mend.kind} {mend.place}"
