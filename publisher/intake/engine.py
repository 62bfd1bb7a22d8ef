"""A read-only connection to the intake's database: SQLite, PostgreSQL or MariaDB.

Read-only is asked for three times: the grants (the DBA's part, looked at by `publisher check`), the session, and
a module that knows SELECT only. No message shows a password, a user name or a value.
"""

from __future__ import annotations

import importlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from publisher.config import IntakeSettings
from publisher.intake import IntakeError

CONNECT_SECONDS = 10
STATEMENT_SECONDS = 60
# A writer that holds the file longer than this is not finishing a transaction.
SQLITE_LOCK_SECONDS = 5.0

# Backend → SQLAlchemy's dialect with driver, the driver's module, and the extra that installs it.
_DRIVERS = {
    "postgresql": ("postgresql+psycopg", "psycopg", "postgres"),
    "mysql": ("mysql+pymysql", "pymysql", "mariadb"),
    "mariadb": ("mariadb+pymysql", "pymysql", "mariadb"),
}


def parse_url(settings: IntakeSettings) -> URL:
    """The configured URL with its driver. Raises IntakeError that does not repeat the URL."""
    try:
        url = make_url(settings.url)
    except ArgumentError:
        url = None
    if url is None:
        raise IntakeError(
            "[intake] url cannot be read as an address like postgresql://user@host:5432/name or "
            "sqlite:///intake.sqlite3. Special characters of a password are written as %XX."
        )
    backend = url.get_backend_name()
    if backend == "sqlite":
        return url
    if backend not in _DRIVERS:
        raise IntakeError(f"[intake] url: {backend} is not supported; sqlite, postgresql, mysql and mariadb are.")
    return url.set(drivername=_DRIVERS[backend][0])


def place(url: URL) -> str:
    """Where the database is, for messages: kind, host, port and name only."""
    if url.get_backend_name() == "sqlite":
        return f"sqlite file {url.database}"
    port = f":{url.port}" if url.port else ""
    return f"{url.get_backend_name()} database {url.database or ''} at {url.host or 'localhost'}{port}"


def sqlite_path(url: URL, folder: Path) -> Path:
    """The file of an SQLite URL; a relative one lies beside the configuration."""
    if not url.database or url.database == ":memory:":
        raise IntakeError("[intake] url names no SQLite file; write sqlite:///intake.sqlite3.")
    return folder / url.database


def open_engine(settings: IntakeSettings) -> Engine:
    """An engine that keeps no connection open and logs no parameters. Does not connect yet."""
    url = parse_url(settings)
    options: dict[str, Any] = {"poolclass": NullPool, "hide_parameters": True, "echo": False}
    backend = url.get_backend_name()
    if backend == "sqlite":
        path = sqlite_path(url, settings.path)
        return create_engine("sqlite://", creator=lambda: _open_sqlite(path), **options)
    _require_driver(backend)
    if backend == "postgresql":
        return create_engine(url, connect_args=_postgresql_options(url, settings.timezone), **options)
    engine = create_engine(
        url, connect_args={"connect_timeout": CONNECT_SECONDS, "read_timeout": STATEMENT_SECONDS}, **options
    )
    event.listen(engine, "connect", lambda connection, _: _prepare_mariadb(connection, settings.timezone))
    return engine


def _require_driver(backend: str) -> None:
    _, module, extra = _DRIVERS[backend]
    try:
        importlib.import_module(module)
    except ImportError:
        found = False
    else:
        found = True
    if not found:
        raise IntakeError(f"[intake] url: reading {backend} needs a driver: pip install 'lapor-publisher[{extra}]'.")


def _open_sqlite(path: Path) -> sqlite3.Connection:
    # mode=ro never creates a file: without it a wrong path would read as an empty database.
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, timeout=SQLITE_LOCK_SECONDS)


def _postgresql_options(url: URL, zone: ZoneInfo) -> dict[str, Any]:
    # With the session in the source's zone, a naive bound compares rightly with columns of either kind:
    # timestamp is that zone's by declaration, and timestamptz is turned into it by the server.
    # The operator's own options come first, so that they cannot lift read-only.
    own = url.query.get("options", "")
    before = own if isinstance(own, str) else " ".join(own)
    guards = ("default_transaction_read_only=on", f"statement_timeout={STATEMENT_SECONDS * 1000}", f"timezone={zone.key}")
    return {
        "connect_timeout": CONNECT_SECONDS,
        "options": " ".join([before, *(f"-c {guard}" for guard in guards)]).strip(),
        "application_name": "lapor-publisher",
    }


def _prepare_mariadb(connection: Any, zone: ZoneInfo) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION TRANSACTION READ ONLY")
        # TIMESTAMP columns are shown in the session's zone, DATETIME ones as they were written. A server without
        # zone tables knows offsets only, which is exact for zones without summer time.
        offset = f"{datetime(2026, 1, 1, tzinfo=UTC).astimezone(zone):%z}"
        offset = f"{offset[:3]}:{offset[3:]}"
        _first_accepted(cursor, "SET SESSION time_zone = %s", zone.key, offset)
        # MariaDB's name (seconds), then MySQL's (milliseconds).
        if not _first_accepted(cursor, "SET SESSION max_statement_time = %s", STATEMENT_SECONDS):
            _first_accepted(cursor, "SET SESSION max_execution_time = %s", STATEMENT_SECONDS * 1000)


def _first_accepted(cursor: Any, statement: str, *values: object) -> bool:
    for value in values:
        try:
            cursor.execute(statement, (value,))
        except cursor.connection.Error:
            continue
        return True
    return False
