"""`publisher check` for an intake over SQL: reachable, complete, sane, fast enough, and read-only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select

from publisher.config import Source
from publisher.incidents import Incident
from publisher.intake import Batch, Finding, IntakeError
from publisher.intake import statements as sql
from publisher.intake.catalog import may_write, uses_index
from publisher.intake.findings import missing_fields, missing_sources, opening_times, sample, zone_finding
from publisher.intake.times import UnreadableError

if TYPE_CHECKING:
    from publisher.intake.sql import SqlIntake


def check_sql(intake: SqlIntake, start: datetime, end: datetime) -> Sequence[Finding]:
    """Look at every source with a sample read of start <= t < end; `end` is taken for the present moment."""
    incidents = intake.settings.sources["incidents"]
    columns = _attempt(intake, incidents, lambda connection: intake.columns(connection, incidents))
    if isinstance(columns, Finding):
        # The required source cannot be read at all; nothing else is worth a look.
        return [columns]
    return [
        Finding("intake", True, f"The {intake.place} answers."),
        *_samples(intake, start, end),
        *missing_sources(intake.settings.sources),
        *missing_fields(columns),
        *_times(intake, incidents, columns, start, end),
        *_session_zone(intake, incidents, start),
        *_plans(intake, start, end),
        *_grants(intake, incidents),
    ]


def _attempt(intake: SqlIntake, source: Source, look: Callable[[Connection], Any]) -> Any:
    """What `look` finds, or the finding that it could not."""
    try:
        return intake.reading(source, look)
    except IntakeError as error:
        return Finding(source.name, False, str(error))


def _samples(intake: SqlIntake, start: datetime, end: datetime) -> Iterator[Finding]:
    zone = intake.region.zone
    first, last = start.astimezone(zone).date(), (end - timedelta(seconds=1)).astimezone(zone).date()
    reads: dict[str, Callable[[], Batch[Any] | None]] = {
        "incidents": lambda: intake.incidents(start, end),
        "steps": lambda: intake.steps(start, end),
        "calls": lambda: intake.calls(first, last),
        "changes": lambda: intake.changes(start, end),
    }
    for name in (name for name in reads if name in intake.settings.sources):
        finding, batch = sample(name, reads[name], intake.settings.sources[name].columns)
        yield finding
        if name == "incidents" and batch is not None:
            tickets: Batch[Incident] = Batch(tuple(row for row in batch.rows if isinstance(row, Incident)))
            yield from opening_times(tickets, intake.settings.timezone)


def _times(intake: SqlIntake, source: Source, columns: dict[str, str], start: datetime, end: datetime) -> Iterator[Finding]:
    if source.view is None:
        return
    zone = intake.settings.timezone
    statement = sql.newest_closing_time(source, columns, intake.dialect, start, zone)
    newest = _attempt(intake, source, lambda connection: connection.execute(statement).scalar())
    if not isinstance(newest, Finding):
        try:
            finding = zone_finding(intake.values.instant(newest), end, zone)
        except UnreadableError:
            finding = None
        if finding is not None:
            yield finding
    if "opened_at" in columns:
        counting = sql.closing_times_counted(source, columns, intake.dialect, start, end, zone)
        counted = _attempt(intake, source, lambda connection: connection.execute(counting).one())
        if not isinstance(counted, Finding) and (without := counted[0] - counted[1]):
            yield Finding(
                "incidents.closed_at",
                # Elsewhere 4 % were measured; from a tenth on it is the view that lacks something.
                without * 10 <= counted[0],
                f"{without} of {counted[0]} tickets opened in these days are given as closed without a closing time; "
                "they are in no week.",
                "Let the view fall back to the field report's time: COALESCE(closed, done).",
            )


def _session_zone(intake: SqlIntake, source: Source, moment: datetime) -> Iterator[Finding]:
    """MariaDB without zone tables takes an offset for a zone, which half of a year with summer time is wrong."""
    zone = intake.settings.timezone
    year = moment.year
    offsets = {datetime(year, month, 1, tzinfo=zone).utcoffset() for month in (1, 7)}
    if intake.dialect not in ("mysql", "mariadb") or len(offsets) == 1:
        return
    session = _attempt(intake, source, lambda connection: connection.exec_driver_sql("SELECT @@time_zone").scalar())
    if session != zone.key:
        yield Finding(
            "time zone tables",
            False,
            f"The server does not know {zone.key}: its TIMESTAMP columns are an hour off in summer; "
            "DATETIME ones are right.",
            "For the DBA: mysql_tzinfo_to_sql /usr/share/zoneinfo | mysql mysql",
        )


def _plans(intake: SqlIntake, start: datetime, end: datetime) -> Iterator[Finding]:
    zone = intake.settings.timezone
    for source in intake.settings.sources.values():

        def look(connection: Connection, source: Source = source) -> bool:
            statement: Select[Any]
            if source.name == "calls":
                columns = intake.columns(connection, source)
                days = start.astimezone(zone).date(), end.astimezone(zone).date()
                statement = sql.day_select(source, columns, intake.dialect, *days)
            else:
                statement = intake.statement(connection, source, start, end)
            return uses_index(connection, statement)

        found = _attempt(intake, source, look)
        name = f"{source.name}: index"
        if isinstance(found, Finding):
            yield Finding(name, True, "Not looked at: the database does not let this role EXPLAIN the query.")
        elif found:
            yield Finding(name, True, "An index carries the weekly query.")
        else:
            says = "The weekly query reads the whole table. Slow, not wrong."
            yield Finding(name, False, says, _index_ddl(intake, source), optional=True)


def _index_ddl(intake: SqlIntake, source: Source) -> str:
    field = {"calls": "day", "changes": "changed_at"}.get(source.name, "closed_at")
    column = source.columns.get(field, field)
    if source.view is None:
        return f"For the DBA: an index on what the query compares with :start and :end ({column})."
    return (
        f"For the DBA: CREATE INDEX ix_publisher_{source.name} ON <table behind {source.view}> "
        f"(<column or expression behind {column}>);"
    )


def _grants(intake: SqlIntake, source: Source) -> Iterator[Finding]:
    found = _attempt(intake, source, may_write)
    if found is True:
        yield Finding(
            "role",
            False,
            "The intake's role may write to this database. We never do, but a role that cannot is the better lock.",
            "For the DBA: a role of its own with GRANT SELECT on the publisher's views and nothing else.",
        )
    elif found is False:
        yield Finding("role", True, "The intake's role can only read.")
    elif found is None:
        yield Finding("role", True, "The file is opened for reading only.")
