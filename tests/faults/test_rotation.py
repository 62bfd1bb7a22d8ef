"""A short form of the rotation's kill test; the long one is `make faults`."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.faults.test_kills import ROOT, need


def rotation(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PUBLISHER_", "DJANGO_"))}
    command = [sys.executable, "-m", "tests.faults.rotation", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=400, check=False)


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_a_rotation_that_is_killed_at_any_moment_loses_nothing(store: str) -> None:
    need(store)
    done = rotation("--store", store, "--kills", "12")
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "lost=0, changed=0" in done.stdout and "at the end one key: True" in done.stdout


def test_the_same_harness_finds_losses_where_the_key_is_put_in_place_last() -> None:
    done = rotation("--naive", "--kills", "8")
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
