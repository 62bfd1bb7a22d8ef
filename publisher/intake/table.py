"""The intake over CSV and XLSX exports: by file, by folder, or from bytes that someone uploads.

Read in memory, row by row, and only the mapped columns of a row; nothing is kept between two reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from publisher.classified import CallCount
from publisher.config import IntakeSettings, Source
from publisher.incidents import Change, Incident, Step
from publisher.intake import Batch, Finding, IntakeError
from publisher.intake.door import count_by_kind
from publisher.intake.fields import FIELDS, FLAG_FIELDS, columns_for, refuse_unknown_fields
from publisher.intake.files import Content, open_sheet
from publisher.intake.findings import missing_fields, missing_sources, opening_times, sample, zone_finding
from publisher.intake.mapping import Values
from publisher.intake.rows import (
    Bounds,
    Numbered,
    Tally,
    read_calls,
    read_changes,
    read_incidents,
    read_notes,
    read_private,
    read_steps,
)
from publisher.intake.times import UnreadableError
from publisher.regions import Region


@dataclass(frozen=True)
class OpenTable:
    """A source's file while it is open: its header, our fields → its columns, its rows, and what had to be guessed."""

    header: tuple[str, ...]
    columns: Mapping[str, str]
    rows: Numbered
    guesses: tuple[str, ...]


class TableIntake:
    """Files as sources. `contents` gives bytes by the source's name instead of files on disk."""

    def __init__(self, settings: IntakeSettings, region: Region, contents: Mapping[str, bytes] | None = None) -> None:
        refuse_unknown_fields(settings)
        self.settings = settings
        self.region = region
        self.values = Values.of(settings)
        self._contents = contents

    @classmethod
    def from_bytes(cls, contents: Mapping[str, bytes], settings: IntakeSettings, region: Region) -> TableIntake:
        """An intake over files that were handed over: source name ("incidents", …) → its bytes.

        The settings' columns, codes and forms apply; a source that they do not know is read by its own header.
        """
        if "incidents" not in contents:
            raise IntakeError("The file of closed incidents is missing: it is the one source that is always needed.")
        return cls(settings, region, contents)

    def incidents(self, start: datetime, end: datetime) -> Batch[Incident]:
        source = self._source("incidents")
        if source is None:
            raise IntakeError("[intake.incidents] is missing: the file of closed incidents is required.")
        with self.open(source) as table:
            batch, tally = read_incidents(table.rows, self.values, self.region, Bounds(start, end))
            self._refuse_no_times(source, tally, table.columns["closed_at"], "closing")
        return batch

    def steps(self, start: datetime, end: datetime) -> Batch[Step] | None:
        source = self._source("steps")
        if source is None:
            return None
        bounds = Bounds(start, end)
        with self.open(source) as table:
            by_closing = "closed_at" in table.columns
            batch = read_steps(table.rows, self.values, bounds, by_closing=by_closing)
        if by_closing:
            return batch
        # A file of steps that does not know when its tickets closed: those of this read's tickets.
        wanted = {incident.id for incident in self.incidents(start, end).rows}
        return Batch(tuple(step for step in batch.rows if step.incident_id in wanted), batch.quarantine)

    def calls(self, first: date, last: date) -> Batch[CallCount] | None:
        source = self._source("calls")
        if source is None:
            return None
        with self.open(source) as table:
            batch, tally = read_calls(table.rows, self.values, self.region, first, last)
            self._refuse_no_times(source, tally, table.columns["day"], "day")
        return batch

    def changes(self, start: datetime, end: datetime) -> Batch[Change] | None:
        source = self._source("changes")
        if source is None:
            return None
        with self.open(source) as table:
            return read_changes(table.rows, self.values, Bounds(start, end))

    def private(self, start: datetime, end: datetime) -> Sequence[tuple[str, str]] | None:
        source = self._source("private")
        if source is None:
            return None
        with self.open(source) as table:
            return read_private(table.rows, self.values, Bounds(start, end))

    def notes(self, start: datetime, end: datetime) -> Mapping[str, str] | None:
        source = self._source("notes")
        if source is None:
            return None
        with self.open(source) as table:
            return read_notes(table.rows, self.values, Bounds(start, end))

    def check(self, start: datetime, end: datetime) -> Sequence[Finding]:
        """Look at every file with a sample read of start <= t < end; `end` is taken for the present moment."""
        findings: list[Finding] = []
        zone = self.region.zone
        first, last = start.astimezone(zone).date(), (end - timedelta(seconds=1)).astimezone(zone).date()

        def named(name: str) -> Mapping[str, str]:
            source = self._source(name)
            return source.columns if source is not None else {}

        finding, incidents = sample("incidents", lambda: self.incidents(start, end), named("incidents"))
        findings.append(finding)
        if incidents is None:
            # The required source cannot be read; nothing else is worth a look.
            return findings
        reads: dict[str, Callable[[], Batch[Any] | None]] = {
            "steps": lambda: self.steps(start, end),
            "calls": lambda: self.calls(first, last),
            "changes": lambda: self.changes(start, end),
        }
        for name, read in reads.items():
            if self._source(name) is not None:
                findings.append(sample(name, read, named(name))[0])
        findings += [
            *self._guesses(),
            *missing_sources([name for name in FIELDS if self._source(name) is not None]),
            *self._fields(end),
        ]
        return [*findings, *opening_times(self.incidents(start, end), self.settings.timezone)]

    def left_at_door(self) -> Mapping[str, int]:
        """Columns of the files' headers that no field takes."""
        left: list[str] = []
        for name in FIELDS:
            source = self._source(name)
            if source is None:
                continue
            try:
                with self.open(source) as table:
                    taken = set(table.columns.values())
                    left += [column for column in table.header if column not in taken]
            except IntakeError:
                continue
        return count_by_kind(left)

    def missing_flags(self) -> tuple[str, ...]:
        source = self._source("incidents")
        if source is None:
            return ()
        try:
            with self.open(source) as table:
                given = set(table.columns)
        except IntakeError:
            return ()
        return tuple(flag.value for field, flag in FLAG_FIELDS.items() if field not in given)

    @contextmanager
    def open(self, source: Source) -> Iterator[OpenTable]:
        """Open a source's file and find its columns. Raises IntakeError that names the file."""
        content = self._content(source)
        encoding, delimiter = self.settings.encoding, source.delimiter
        with open_sheet(content, encoding=encoding, delimiter=delimiter, sheet=source.sheet) as sheet:
            columns = columns_for(source, sheet.header, content.name, georeport=True)
            for column in columns.values():
                if sheet.header.count(column) > 1:
                    raise IntakeError(f"{content.name}: the column {column!r} stands twice; rename one of them.")
            indices = [sheet.header.index(column) for column in columns.values()]
            rows = ((number, dict(zip(columns, cells, strict=True))) for number, cells in sheet.rows(indices))
            yield OpenTable(sheet.header, columns, rows, sheet.guesses)

    def _source(self, name: str) -> Source | None:
        if self._contents is not None:
            return self.settings.sources.get(name, Source(name, {})) if name in self._contents else None
        return self.settings.sources.get(name)

    def _content(self, source: Source) -> Content:
        if self._contents is not None:
            return Content(f"the uploaded file of {source.name}", data=self._contents[source.name])
        folder = self.settings.path if not self.settings.path.is_file() else self.settings.path.parent
        path = folder / (source.file or "")
        return Content(str(path), path=path)

    def _refuse_no_times(self, source: Source, tally: Tally, column: str, what: str) -> None:
        if tally.rows and not tally.times:
            raise IntakeError(
                f"{self._content(source).name}: not one of {tally.rows} rows has a readable {what} time in {column!r}. "
                "Map another column, or set [intake] formats."
            )

    def _guesses(self) -> Iterator[Finding]:
        for name in FIELDS:
            source = self._source(name)
            if source is None:
                continue
            try:
                with self.open(source) as table:
                    for guess in table.guesses:
                        yield Finding(name, True, f"{self._content(source).name}: {guess}.")
            except IntakeError as error:
                yield Finding(name, False, str(error))

    def _fields(self, end: datetime) -> Iterator[Finding]:
        """What the missing columns cost, and whether the newest closing time lies in the future."""
        source = self._source("incidents")
        if source is None:
            return
        with self.open(source) as table:
            yield from missing_fields(table.columns)
            newest: datetime | None = None
            for _, raw in table.rows:
                try:
                    closed_at = self.values.instant(raw.get("closed_at"))
                except UnreadableError:
                    continue
                if closed_at is not None and (newest is None or closed_at > newest):
                    newest = closed_at
        finding = zone_finding(newest, end, self.settings.timezone)
        if finding is not None:
            yield finding
