"""Intake → edition: the one place beside intake and the boundary that sees incidents, while it runs."""

from publisher.prepare.beside import Suggestion
from publisher.prepare.period import PeriodRead, read_period
from publisher.prepare.progress import Progress
from publisher.prepare.told import Told
from publisher.prepare.week import (
    Earlier,
    Prepared,
    Reading,
    WrongFigure,
    check_exits,
    fingerprint,
    prepare_week,
    read_fingerprint,
)

__all__ = [
    "Earlier",
    "PeriodRead",
    "Prepared",
    "Progress",
    "Reading",
    "Suggestion",
    "Told",
    "WrongFigure",
    "check_exits",
    "fingerprint",
    "prepare_week",
    "read_fingerprint",
    "read_period",
]
