"""Our own store on PostgreSQL: the verbs, the log and the posting protocol once more, in a session on that database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

URL = "postgresql://postgres@127.0.0.1:5432/test"
ROOT = Path(__file__).parents[1]
AGAIN = (
    "tests/review/test_actions.py",
    "tests/review/test_audit.py",
    "tests/review/test_ledger.py",
    "tests/review/actions/test_own_sentences.py",
    "tests/scheduled/test_post_approved.py",
    "tests/scheduled/test_watch.py",
)


def test_the_newsroom_and_the_protocol_hold_on_postgresql_too() -> None:
    try:
        psycopg.connect(URL, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        pytest.skip(f"no PostgreSQL at 127.0.0.1:5432 ({type(error).__name__})")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:xdist", "--create-db", *AGAIN],
        cwd=ROOT,
        env={**os.environ, "PUBLISHER_STORE_URL": URL, "PYTEST_XDIST_WORKER": "", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert " passed" in done.stdout and "skipped" not in done.stdout
