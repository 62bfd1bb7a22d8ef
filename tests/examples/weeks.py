"""What the publisher makes of one week of an example, without a store."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from publisher.clock import Week
from publisher.config import load
from publisher.intake.open import open_intake
from publisher.prepare import Prepared, prepare_week

READ_AT = datetime(2026, 11, 16, 1, 30, tzinfo=UTC)


def prepared(folder: Path, week: str) -> Prepared:
    settings = load(folder)
    return prepare_week(settings, open_intake(settings.intake, settings.region), Week.parse(week), READ_AT)


def quarantine(made: Prepared) -> dict[tuple[str, str], int]:
    found: Counter[tuple[str, str]] = Counter()
    for source, reason, _, rows in made.reading.quarantine:
        found[source, reason] += len(rows)
    return dict(found)


def excluded(made: Prepared) -> dict[str, int]:
    return dict(made.reading.excluded)
