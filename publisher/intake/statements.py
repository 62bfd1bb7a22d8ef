"""The SELECTs of the intake, as SQLAlchemy expressions: mapped columns only, always bounded, always qualified.

A column is always written with its table: SQLite takes a bare quoted name that no column has for a text, so a
missing column would be read as its own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    FromClause,
    Select,
    String,
    and_,
    bindparam,
    column,
    func,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.sql.elements import BindParameter, quoted_name

from publisher.config import Source
from publisher.intake.quarantine import LONGEST_DURATION

# SQLite compares times as text: an offset, a Z or a date alone would sort past the bound. The read is a day wider
# on both sides there, and `rows` applies the bounds exactly.
SQLITE_MARGIN = timedelta(days=1)
ANSWER = "q"


def bound_texts(dialect: str, start: datetime, end: datetime, zone: ZoneInfo) -> tuple[datetime | str, datetime | str]:
    """The two bounds as the database is asked: naive local times of the source's zone, as text for SQLite."""
    lower, upper = _local(start, zone, dialect, -1), _local(end, zone, dialect, 1)
    if dialect == "sqlite":
        return lower.isoformat(" ", "seconds"), upper.isoformat(" ", "seconds")
    return lower, upper


def _local(moment: datetime, zone: ZoneInfo, dialect: str, outward: int) -> datetime:
    local = moment.astimezone(zone)
    if dialect == "sqlite":
        return local.replace(tzinfo=None) + outward * SQLITE_MARGIN
    # At an hour that the clock shows twice (or never), an hour more is read, and filtered again.
    doubtful = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return local.replace(tzinfo=None) + outward * timedelta(hours=1 if doubtful else 0)


def bounded_select(
    source: Source, columns: Mapping[str, str], dialect: str, start: datetime, end: datetime, zone: ZoneInfo
) -> Select[Any]:
    """The read of incidents, steps or changes for start <= t < end."""
    if source.name == "steps" and "closed_at" not in columns:
        # Without the ticket's closing time: steps that a ticket closed in these bounds can have.
        start, end = start - LONGEST_DURATION, end + timedelta(days=1)
    lower, upper = bound_texts(dialect, start, end, zone)
    return _select(source, columns, lower, upper, String() if dialect == "sqlite" else DateTime())


def day_select(source: Source, columns: Mapping[str, str], dialect: str, first: date, last: date) -> Select[Any]:
    """The read of calls for the local days `first` to `last`, both included; asked for as a half-open range."""
    after = last + timedelta(days=1)
    if dialect == "sqlite":
        return _select(source, columns, first.isoformat(), after.isoformat(), String())
    return _select(source, columns, first, after, Date())


def _select(source: Source, columns: Mapping[str, str], lower: object, upper: object, kind: Any) -> Select[Any]:
    start, end = bindparam("start", lower, type_=kind), bindparam("end", upper, type_=kind)
    if source.query is not None:
        inner = text(source.query.strip().rstrip(";")).bindparams(start, end)
        answer = inner.columns(*(column(_exact(name)) for name in dict.fromkeys(columns.values()))).subquery(ANSWER)
        return select(*(answer.c[columns[field]] for field in columns))
    view = relation(source, columns)
    return select(*(view.c[columns[field]] for field in columns)).where(_within(source, columns, view, start, end))


def _within(
    source: Source, columns: Mapping[str, str], view: FromClause, start: BindParameter[Any], end: BindParameter[Any]
) -> ColumnElement[bool]:
    def holds(field: str) -> ColumnElement[bool]:
        bounded = view.c[columns[field]]
        return and_(bounded >= start, bounded < end)

    if source.name == "changes":
        return or_(*(holds(field) for field in ("opened_at", "changed_at") if field in columns))
    if source.name == "calls":
        return holds("day")
    return holds("closed_at" if "closed_at" in columns else "at")


def relation(source: Source, columns: Mapping[str, str]) -> FromClause:
    """The view with its mapped columns; "schema.view" where it lies in a schema."""
    schema, name = split_name(source.view or "")
    return table(
        _exact(name),
        *(column(_exact(column_name)) for column_name in dict.fromkeys(columns.values())),
        schema=_exact(schema) if schema else None,
    )


def split_name(view: str) -> tuple[str | None, str]:
    schema, _, name = view.rpartition(".")
    return schema or None, name


def _exact(name: str) -> quoted_name:
    return quoted_name(name, quote=True)


def query_shape(source: Source, dialect: str) -> Select[Any]:
    """No rows of the configured query: only to learn the names of its columns."""
    nothing: object = "0001-01-01" if dialect == "sqlite" else datetime(1970, 1, 1)  # noqa: DTZ001
    kind = String() if dialect == "sqlite" else DateTime()
    binds = [bindparam(name, nothing, type_=kind) for name in ("start", "end")]
    inner = text((source.query or "").strip().rstrip(";")).bindparams(*binds)
    return select(text("*")).select_from(inner.columns().subquery(ANSWER)).where(text("1 = 0"))


def some_closing_times(source: Source, columns: Mapping[str, str], limit: int = 20) -> Select[Any]:
    """A few closing times, whenever they are: to tell an empty week from a column that is no time."""
    view = relation(source, columns)
    closed = view.c[columns["closed_at"]]
    return select(closed).where(closed.is_not(None)).limit(limit)


def newest_closing_time(
    source: Source, columns: Mapping[str, str], dialect: str, start: datetime, zone: ZoneInfo
) -> Select[Any]:
    """The newest closing time from `start` on."""
    view = relation(source, columns)
    closed = view.c[columns["closed_at"]]
    lower, _ = bound_texts(dialect, start, start, zone)
    kind = String() if dialect == "sqlite" else DateTime()
    return select(func.max(closed)).where(closed >= bindparam("start", lower, type_=kind))


def closing_times_counted(
    source: Source, columns: Mapping[str, str], dialect: str, start: datetime, end: datetime, zone: ZoneInfo
) -> Select[int, int]:
    """Of the tickets opened within the bounds: how many there are, and how many of them have a closing time."""
    view = relation(source, columns)
    opened = view.c[columns["opened_at"]]
    lower, upper = bound_texts(dialect, start, end, zone)
    kind = String() if dialect == "sqlite" else DateTime()
    closed = view.c[columns["closed_at"]]
    return select(func.count(), func.count(closed)).where(
        opened >= bindparam("start", lower, type_=kind), opened < bindparam("end", upper, type_=kind)
    )
