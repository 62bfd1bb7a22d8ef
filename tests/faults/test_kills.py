"""A short form of the kill tests; the long one is `make faults`. The control shows that the harness can find doubles."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).parents[2]
PG = "postgresql://postgres@127.0.0.1:5432/postgres"


def kills(*arguments: str) -> subprocess.CompletedProcess[str]:
    return faults("kills", *arguments)


def faults(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PUBLISHER_", "DJANGO_"))}
    command = [sys.executable, "-m", f"tests.faults.{module}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=400, check=False)


def need(store: str) -> None:
    if store == "postgresql":
        try:
            psycopg.connect(PG, connect_timeout=3).close()
        except psycopg.OperationalError as error:
            pytest.skip(f"no PostgreSQL at 127.0.0.1:5432 ({type(error).__name__})")


@pytest.mark.parametrize(("adapter", "store"), [("private", "sqlite"), ("graph", "postgresql")])
def test_a_posting_that_is_killed_at_any_moment_is_there_once_or_a_person_knows(adapter: str, store: str) -> None:
    need(store)
    done = kills("--adapter", adapter, "--store", store, "--kills", "12")
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "doubles=0, unapproved=0, lost_approvals=0, silent=0, false_live=0" in done.stdout


def test_a_posting_that_dies_at_each_named_point_is_there_once_or_a_person_knows() -> None:
    done = kills("--adapter", "graph", "--failpoints", "1")
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    for name in ("before intend", "after intend", "before commit", "after commit", "before go_live", "after look"):
        assert f"'{name}': 1" in done.stdout, name


def test_the_same_harness_finds_doubles_where_a_post_is_saved_after_it_was_sent() -> None:
    done = kills("--naive", "--kills", "30")
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
