"""A server of a test: the real program on a free port, ended at the end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(folder: Path, *command: str) -> Iterator[subprocess.Popen[str]]:
    """`publisher --config FOLDER COMMAND…`, once it has said its first line (`first` on the process)."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PUBLISHER_", "DJANGO_"))}
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "publisher.cli", "--config", str(folder), *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        process.first = process.stdout.readline()  # type: ignore[attr-defined]
        yield process
    finally:
        process.kill()
        process.communicate(timeout=20)


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def ended(process: subprocess.Popen[str], seconds: float = 20) -> tuple[int, str]:
    """How it ended by itself, and what it said on standard error."""
    until = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < until:
        time.sleep(0.1)
    assert process.returncode is not None, "it is still running"
    assert process.stderr is not None
    return process.returncode, process.stderr.read()
