"""The command line as a person runs it: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


def run(*arguments: str, cwd: Path, stdin: str = "") -> Ended:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PUBLISHER_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "publisher.cli", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        env={**environment, "TZ": "UTC"},
        timeout=120,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A default demo, built once for those who only look at it."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    ended = run("demo", "--dir", str(folder), cwd=folder.parent)
    assert ended.code == 0, ended.err
    return folder
