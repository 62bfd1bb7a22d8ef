"""The intake over SQL: views or bounded queries of a foreign database, read-only, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select

from publisher.classified import CallCount
from publisher.config import IntakeSettings, Source
from publisher.incidents import Change, Incident, Step
from publisher.intake import Batch, Finding, IntakeError
from publisher.intake import statements as sql
from publisher.intake.catalog import columns_beside, columns_of
from publisher.intake.door import DoorKind, count_by_kind, kind_of
from publisher.intake.engine import open_engine, parse_url, place, sqlite_path
from publisher.intake.fields import FLAG_FIELDS, columns_for, refuse_unknown_fields
from publisher.intake.mapping import Values
from publisher.intake.rows import (
    Bounds,
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

T = TypeVar("T")

ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class _Failure:
    """What is told of a driver's error: its class, never its words, which may hold a row."""

    name: str
    code: str = ""

    @classmethod
    def of(cls, error: BaseException) -> _Failure:
        original = getattr(error, "orig", None) or error
        return cls(type(original).__name__, getattr(original, "sqlite_errorname", ""))


class SqlIntake:
    """Four sources in one database. Every call opens a connection, runs one bounded query and closes it."""

    def __init__(self, settings: IntakeSettings, region: Region) -> None:
        refuse_unknown_fields(settings)
        self.settings = settings
        self.region = region
        self.values = Values.of(settings)
        self.engine = open_engine(settings)
        self.place = place(parse_url(settings))
        self._columns: dict[str, dict[str, str]] = {}

    @property
    def dialect(self) -> str:
        return self.engine.dialect.name

    def incidents(self, start: datetime, end: datetime) -> Batch[Incident]:
        source = self.settings.sources["incidents"]

        def read(connection: Connection) -> Batch[Incident]:
            batch, tally = read_incidents(
                self._rows(connection, source, start, end), self.values, self.region, Bounds(start, end)
            )
            self._refuse_no_times(source, tally, "closed_at")
            if tally.rows == 0 and source.view is not None:
                self._refuse_unsortable(connection, source)
            return batch

        return self.reading(source, read)

    def steps(self, start: datetime, end: datetime) -> Batch[Step] | None:
        source = self.settings.sources.get("steps")
        if source is None:
            return None

        def read(connection: Connection) -> Batch[Step]:
            by_closing = "closed_at" in self.columns(connection, source)
            rows = self._rows(connection, source, start, end)
            return read_steps(rows, self.values, Bounds(start, end), by_closing=by_closing)

        return self.reading(source, read)

    def calls(self, first: date, last: date) -> Batch[CallCount] | None:
        source = self.settings.sources.get("calls")
        if source is None:
            return None

        def read(connection: Connection) -> Batch[CallCount]:
            columns = self.columns(connection, source)
            statement = sql.day_select(source, columns, self.dialect, first, last)
            rows = _stream(connection, statement, tuple(columns))
            batch, tally = read_calls(rows, self.values, self.region, first, last)
            self._refuse_no_times(source, tally, "day")
            return batch

        return self.reading(source, read)

    def changes(self, start: datetime, end: datetime) -> Batch[Change] | None:
        source = self.settings.sources.get("changes")
        if source is None:
            return None

        def read(connection: Connection) -> Batch[Change]:
            return read_changes(self._rows(connection, source, start, end), self.values, Bounds(start, end))

        return self.reading(source, read)

    def private(self, start: datetime, end: datetime) -> Sequence[tuple[str, str]] | None:
        source = self.settings.sources.get("private")
        if source is None:
            return None
        bounds = Bounds(start, end)
        return self.reading(source, lambda it: read_private(self._rows(it, source, start, end), self.values, bounds))

    def notes(self, start: datetime, end: datetime) -> Mapping[str, str] | None:
        source = self.settings.sources.get("notes")
        if source is None:
            return None
        bounds = Bounds(start, end)
        return self.reading(source, lambda it: read_notes(self._rows(it, source, start, end), self.values, bounds))

    def check(self, start: datetime, end: datetime) -> Sequence[Finding]:
        from publisher.intake.sql_check import check_sql

        return check_sql(self, start, end)

    def left_at_door(self) -> Mapping[str, int]:
        """Columns that are never read: those of the views and queries that no field takes, and those of the tables
        beside them that by their names hold personal data (of their others a view may be made)."""

        def read(connection: Connection) -> list[str]:
            left = []
            for source in self.settings.sources.values():
                taken = set(self.columns(connection, source).values())
                left += [column for column in self._available(connection, source) or () if column not in taken]
            views = [source.view for source in self.settings.sources.values() if source.view is not None]
            beside = columns_beside(connection, views) if views else []
            return left + [column for column in beside if kind_of(column) is not DoorKind.OTHER]

        try:
            return count_by_kind(self.reading(self.settings.sources["incidents"], read))
        except IntakeError:
            return {}

    def missing_flags(self) -> tuple[str, ...]:
        source = self.settings.sources["incidents"]
        try:
            given = self.reading(source, lambda connection: set(self.columns(connection, source)))
        except IntakeError:
            return ()
        return tuple(flag.value for field, flag in FLAG_FIELDS.items() if field not in given)

    def _available(self, connection: Connection, source: Source) -> Sequence[str] | Mapping[str, str] | None:
        """The columns that a view or a query has; None where the role sees no such view."""
        if source.view is None:
            return list(connection.execute(sql.query_shape(source, self.dialect)).keys())
        return columns_of(connection, source.view)

    def columns(self, connection: Connection, source: Source) -> dict[str, str]:
        """Our fields → the source's columns, looked up once. Raises IntakeError for a missing view or column."""
        if source.name not in self._columns:
            where = f"{self.where(source)} of the {self.place}"
            available = self._available(connection, source)
            if available is None:
                raise IntakeError(
                    f"{where} is not there, or the role may not see it: correct [intake.{source.name}] view, "
                    f"or ask the DBA for GRANT SELECT ON {source.view}."
                )
            self._columns[source.name] = columns_for(source, available, where)
        return self._columns[source.name]

    def statement(self, connection: Connection, source: Source, start: datetime, end: datetime) -> Select[Any]:
        """The read of a source other than calls, as it is sent."""
        columns = self.columns(connection, source)
        return sql.bounded_select(source, columns, self.dialect, start, end, self.settings.timezone)

    def where(self, source: Source) -> str:
        return f"view {source.view}" if source.view is not None else f"[intake.{source.name}] query"

    def reading(self, source: Source, read: Callable[[Connection], T]) -> T:
        """Connect and read; every failure becomes one IntakeError without a word of the driver's."""
        try:
            with self.engine.connect() as connection:
                return read(connection)
        except IntakeError:
            raise
        except Exception as error:  # whatever a driver raises, its message may hold a row's values
            failure = _Failure.of(error)
        # Raised outside the except block, so that the driver's error is not even the context of ours.
        raise self._explained(source, failure)

    def _rows(
        self, connection: Connection, source: Source, start: datetime, end: datetime
    ) -> Iterator[tuple[int, dict[str, object]]]:
        columns = self.columns(connection, source)
        return _stream(connection, self.statement(connection, source, start, end), tuple(columns))

    def _explained(self, source: Source, failure: _Failure) -> IntakeError:
        """Find out what is wrong, with a fresh look at the catalogue."""
        self._columns.pop(source.name, None)
        try:
            with self.engine.connect() as connection:
                if source.view is not None:
                    columns = self.columns(connection, source)
                    types = columns_of(connection, source.view) or {}
                    return self._refused(source, failure, columns, types)
        except IntakeError as error:
            return error
        except Exception as error:
            return self._unreachable(_Failure.of(error))
        return IntakeError(
            f"{self.where(source)}: the {self.place} does not run it ({failure.name}). Try it with :start and :end as "
            "two local times; it may use no other parameter."
        )

    def _refused(
        self, source: Source, failure: _Failure, columns: Mapping[str, str], types: Mapping[str, str]
    ) -> IntakeError:
        bounded = {"calls": ("day",), "changes": ("opened_at", "changed_at")}.get(source.name, ("closed_at", "at"))
        for field in bounded:
            kind = types.get(columns.get(field, ""), "").lower()
            if self.dialect != "sqlite" and kind and not kind.startswith(("timestamp", "date")):
                return IntakeError(
                    f"{self.where(source)}: column {columns[field]} ({field}) is {kind}, not a time; "
                    f"let the view give CAST({columns[field]} AS TIMESTAMP)."
                )
        return IntakeError(
            f"{self.where(source)} of the {self.place} broke off ({failure.name}): nothing of it is used. Have the "
            f"DBA read its columns {', '.join(columns.values())} for the same days, and look at the grants, the types "
            "and the time it takes."
        )

    def _unreachable(self, failure: _Failure) -> IntakeError:
        if self.dialect == "sqlite":
            path = sqlite_path(parse_url(self.settings), self.settings.path)
            if not path.exists():
                return IntakeError(f"{path}: there is no such file; correct [intake] url.")
            if failure.code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                return IntakeError(f"{path}: another program holds the file locked; let it finish and read again.")
            if failure.code in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
                return IntakeError(f"{path}: not a sound SQLite database; copy it again from its source.")
            return IntakeError(f"{path}: cannot be opened ({failure.name}); look at its permissions.")
        return IntakeError(
            f"The {self.place} cannot be reached ({failure.name}): see that it runs, that the network lets us through, "
            "and that [intake] url names the right host, port, database, role and password."
        )

    def _refuse_no_times(self, source: Source, tally: Tally, field: str) -> None:
        """Rows came, and in none of them the time that bounds the read could be read."""
        if tally.rows and not tally.times:
            column = self._columns[source.name][field]
            raise IntakeError(
                f"{self.where(source)}: column {column} ({field}) holds no readable time in any of {tally.rows} rows; "
                "let the view give a DATETIME, or set [intake] formats."
            )

    def _refuse_unsortable(self, connection: Connection, source: Source) -> None:
        """An empty answer is believed only where the closing times can be compared with the bounds at all."""
        columns = self.columns(connection, source)
        found = [row[0] for row in connection.execute(sql.some_closing_times(source, columns))]
        found = [value for value in found if not self.values.is_null(value)]
        if found and not any(_comparable(value, self.values) for value in found):
            raise IntakeError(
                f"{self.where(source)}: column {columns['closed_at']} (closed_at) cannot be compared with a date; "
                "let the view give a DATETIME, or text like 2026-11-16 08:30:00."
            )


def _comparable(value: object, values: Values) -> bool:
    """True for a time that the database can compare with a bound: a real one, or ISO text."""
    if isinstance(value, str) and not (value[:4].isdigit() and value[4:5] == "-"):
        return False
    try:
        return values.instant(value) is not None
    except UnreadableError:
        return False


def _stream(
    connection: Connection, statement: Select[Any], fields: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, object]]]:
    """The answer row by row, numbered from 1, never all at once."""
    options = {"stream_results": True, "yield_per": ROWS_AT_ONCE}
    answer = connection.execute(statement, execution_options=options)
    for number, row in enumerate(answer, start=1):
        yield number, dict(zip(fields, row, strict=True))
