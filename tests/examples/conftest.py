"""Examples in a folder of their own, databases of their own, and the command line as an operator runs it."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from examples.compare import FOLDER, module
from publisher.config import CONFIG_VARIABLE, INTAKE_URL_VARIABLE, STORE_URL_VARIABLE

SERVERS = {
    "postgresql": "postgresql+psycopg://postgres@127.0.0.1:5432/test",
    "mariadb": "mysql+pymysql://root@127.0.0.1:3306/test",
}
Row = Mapping[str, str]


@pytest.fixture
def example(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of one example, without what an earlier run may have left in it."""

    def copy(name: str) -> Path:
        left = shutil.ignore_patterns("incidents.csv", "secret.key", "store.sqlite3*", "media", "feed", "pages")
        return Path(shutil.copytree(FOLDER / name, tmp_path / name, ignore=left))

    return copy


def loader(folder: Path) -> ModuleType:
    return module(folder / "load.py")


def write_csv(path: Path, header: str, rows: Sequence[Row], encoding: str = "utf-8") -> Path:
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, header.split(","), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _run(url: str, statement: str) -> None:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """An empty database of a kind, to which [intake] url points while the test runs."""
    made: list[tuple[str, str]] = []

    def make(kind: str) -> str:
        server, name = SERVERS[kind], f"contoh_{uuid.uuid4().hex[:12]}"
        try:
            _run(server, f"CREATE DATABASE {name}")
        except SQLAlchemyError as error:
            pytest.skip(f"no {kind} server at {server.rpartition('@')[2]} ({type(error).__name__})")
        made.append((server, name))
        url = make_url(server).set(database=name).render_as_string(hide_password=False)
        monkeypatch.setenv(INTAKE_URL_VARIABLE, url)
        return url

    yield make
    for server, name in made:
        _run(server, f"DROP DATABASE {name}" + (" WITH (FORCE)" if server.startswith("postgresql") else ""))


# What a process started by a test must find out for itself.
SESSION_VARIABLES = (CONFIG_VARIABLE, STORE_URL_VARIABLE, "DJANGO_SETTINGS_MODULE")


def run(module_name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A module in a process of its own, with this test's environment but for the session's publication."""
    environment = {key: value for key, value in os.environ.items() if key not in SESSION_VARIABLES}
    command = [sys.executable, "-m", module_name, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=300)


def publisher(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line on a publication."""
    return run("publisher.cli", "--config", str(folder), *arguments)
