"""Intake: the foreign database or file, read-only, one bounded read at a time.

An intake hands over rows that keep the contract of `publisher.incidents`, and names every row that does
not: such a row goes to quarantine with its number and its reason, never with its content.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from publisher.classified import CallCount
from publisher.incidents import Change, Incident, Step

Row = TypeVar("Row")


class IntakeError(Exception):
    """The source as a whole cannot be read: unreachable, half-answering, a view or column missing, a wrong
    type. The message names the place and the mend and never a value of the source."""


class Reason(StrEnum):
    """Why a row was set aside or kept with a reservation. The value is what the reviewer reads."""

    NO_ID = "tanpa nomor tiket"
    BAD_TIME = "waktu tidak terbaca"
    NO_CLOSING_TIME = "berstatus selesai tanpa waktu selesai"
    REPEATED_ID = "nomor tiket berulang"
    BAD_NUMBER = "angka tidak terbaca"
    BAD_STEP = "langkah tidak dikenal"
    NOT_CLOSED = "belum selesai"
    CLOSED_BEFORE_OPENED = "selesai sebelum dibuka"
    ZERO_DURATION = "selesai pada saat dibuka"
    TOO_LONG = "lebih dari 60 hari"


class Effect(StrEnum):
    """What became of the row."""

    SET_ASIDE = "tidak dihitung"
    NO_DURATION = "dihitung, di luar durasi"


@dataclass(frozen=True)
class Quarantined:
    """One row with a fault. `row` is the number within its source's answer or file, from 1 (a file's
    header is row 1, so its first data row is 2)."""

    source: str
    row: int
    reason: Reason
    effect: Effect = Effect.SET_ASIDE


@dataclass(frozen=True)
class Batch(Generic[Row]):
    """The good rows of one read, and the quarantined ones."""

    rows: tuple[Row, ...]
    quarantine: tuple[Quarantined, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One line of `publisher check`: what was looked at, whether it is well, and the mend.

    `optional`: the publication works without it, as documented; what is said is what that costs.
    """

    what: str
    well: bool
    says: str
    mend: str = ""
    optional: bool = False

    @property
    def level(self) -> str:
        if self.well:
            return "ok"
        return "cost" if self.optional else "BAD"


class Intake(Protocol):
    """A source of incidents. Bounds are aware instants, half-open; each call is one bounded, streamed read.

    A source that a publication does not configure (steps, calls, changes) answers None.
    """

    def incidents(self, start: datetime, end: datetime) -> Batch[Incident]:
        """Tickets with start <= closed_at < end."""
        ...

    def steps(self, start: datetime, end: datetime) -> Batch[Step] | None:
        """Steps of the tickets with start <= closed_at < end."""
        ...

    def calls(self, first: date, last: date) -> Batch[CallCount] | None:
        """Calls by local day, first and last day included."""
        ...

    def changes(self, start: datetime, end: datetime) -> Batch[Change] | None:
        """Tickets whose opened_at or changed_at lies in start <= t < end."""
        ...

    def private(self, start: datetime, end: datetime) -> Sequence[tuple[str, str]] | None:
        """(label, value) of what must not leave, of tickets with start <= closed_at < end. Only ever hashed; None
        unless a deployment configures it."""
        ...

    def notes(self, start: datetime, end: datetime) -> Mapping[str, str] | None:
        """Ticket id → what an agency wrote of it for the public, closed in start <= t < end. None unless configured."""
        ...

    def check(self, start: datetime, end: datetime) -> Sequence[Finding]:
        """Look at views, columns, types and zone with a sample read, without raising for what is found."""
        ...

    def left_at_door(self) -> Mapping[str, int]:
        """How many columns of the source are never read, by kind (`publisher.intake.door`), from their names alone.

        Empty where the source does not tell its columns; never a reason to stop a draft.
        """
        ...

    def missing_flags(self) -> tuple[str, ...]:
        """The guard flags for which the source has no column; empty where it does not tell its columns."""
        ...
