"""The one door to an intake of either kind. SQLAlchemy and openpyxl are loaded only where they are needed."""

from __future__ import annotations

from publisher.config import IntakeSettings
from publisher.intake import Intake, IntakeError
from publisher.regions import Region


def open_intake(settings: IntakeSettings, region: Region) -> Intake:
    """The intake that `settings` describe. Reads nothing yet. Raises IntakeError for unknown fields or drivers."""
    if settings.kind == "sql":
        from publisher.intake.sql import SqlIntake

        return SqlIntake(settings, region)
    if settings.kind == "table":
        from publisher.intake.table import TableIntake

        return TableIntake(settings, region)
    raise IntakeError(f'[intake] kind = {settings.kind!r}: "sql" or "table".')
