"""Databases to read from, and settings in a line."""

from __future__ import annotations

import gc
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from publisher.clock import Week
from publisher.config import IntakeSettings, Source
from publisher.regions import Region, load_region

WIB = ZoneInfo("Asia/Jakarta")
WEEK = Week(2026, 46)
START, END = WEEK.start(WIB), WEEK.end(WIB)
CANARY = "KENARI-7Q"

URLS = {
    "postgresql": "postgresql+psycopg://postgres@127.0.0.1:5432/test",
    "mariadb": "mysql+pymysql://root@127.0.0.1:3306/test",
}


def local(text_: str, zone: ZoneInfo = WIB) -> datetime:
    return datetime.fromisoformat(text_).replace(tzinfo=zone)


def settings_for(
    sources: Sequence[Source], *, url: str = "", path: Path = Path(), zone: ZoneInfo = WIB, **more: object
) -> IntakeSettings:
    kind = "sql" if url else "table"
    return IntakeSettings(kind, zone, {source.name: source for source in sources}, url=url, path=path, **more)  # type: ignore[arg-type]


def holds_text(root: object, token: str) -> bool:
    """Whether any text that can be reached from `root` holds `token`: through every attribute and container."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        item = waiting.pop()
        if id(item) in seen or isinstance(item, type | ModuleType | FunctionType):
            continue
        seen.add(id(item))
        if isinstance(item, str) and token in item:
            return True
        if isinstance(item, bytes) and token.encode() in item:
            return True
        waiting += gc.get_referents(item)
    return False


@dataclass
class Database:
    """A database that the tests write and the intake reads. Names are unique, and dropped at the end."""

    kind: str
    url: str
    made: list[tuple[str, str]] = field(default_factory=list)

    def run(self, *statements: str, **values: object) -> None:
        engine = create_engine(self.url, poolclass=NullPool)
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement), values)

    def name(self, base: str) -> str:
        return f"{base}_{uuid.uuid4().hex[:10]}"

    def table(self, columns: Mapping[str, str], rows: Sequence[Mapping[str, object]] = ()) -> str:
        """A table with `columns` (name → type; TIME is the database's naive date-time) and `rows`."""
        name = self.name("uji")
        kinds = {"TIME": {"postgresql": "TIMESTAMP", "mariadb": "DATETIME", "sqlite": "DATETIME"}[self.kind]}
        fields = ", ".join(f"{column} {kinds.get(kind, kind)}" for column, kind in columns.items())
        self.made.append(("TABLE", name))
        with create_engine(self.url, poolclass=NullPool).begin() as connection:
            connection.execute(text(f"CREATE TABLE {name} ({fields})"))
            for row in rows:
                places = ", ".join(f":{key}" for key in row)
                connection.execute(text(f"INSERT INTO {name} ({', '.join(row)}) VALUES ({places})"), row)
        return name

    def view(self, select: str) -> str:
        name = self.name("v_uji")
        self.made.append(("VIEW", name))
        self.run(f"CREATE VIEW {name} AS {select}")
        return name

    def drop(self) -> None:
        if self.made:
            self.run(*(f"DROP {kind} IF EXISTS {name}" for kind, name in reversed(self.made)))


def _database(kind: str, folder: Path) -> Database:
    if kind == "sqlite":
        return Database(kind, f"sqlite:///{folder / 'intake.sqlite3'}")
    if (absence := _absence(kind)) is not None:
        pytest.skip(absence)
    return Database(kind, URLS[kind])


@cache
def _absence(kind: str) -> str | None:
    """Why a server's tests are skipped; None where it answers."""
    try:
        Database(kind, URLS[kind]).run("SELECT 1")
    except (SQLAlchemyError, ImportError) as error:
        return f"no {kind} server at {URLS[kind].rpartition('@')[2]} ({type(error).__name__})"
    return None


@pytest.fixture(params=["sqlite", "postgresql", "mariadb"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    found = _database(request.param, tmp_path)
    yield found
    found.drop()


@pytest.fixture
def of_kind(tmp_path: Path) -> Iterator[Callable[[str], Database]]:
    """A database of one kind only."""
    found: list[Database] = []

    def make(kind: str) -> Database:
        found.append(_database(kind, tmp_path))
        return found[-1]

    yield make
    for database in found:
        database.drop()


@pytest.fixture(scope="session")
def region() -> Region:
    return load_region("kota-pekalongan")
