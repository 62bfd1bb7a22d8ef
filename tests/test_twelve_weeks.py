"""Twelve editions in a row: every page takes its turn, passes the gate and the audit, and goes out once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TURNS = {"tanggap", "waktu", "wilayah", "tren", "instansi", "panggilan"}


def test_twelve_editions_in_a_row_pass_the_gate_and_the_audit_and_show_every_page(tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PUBLISHER_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.twelve_weeks", str(tmp_path / "city")],
        cwd=ROOT,
        env=clean,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [(week["audit"], week["state"]) for week in told] == [("passed", "live")] * 12
    turning = [[key for key in week["pages"] if key in TURNS] for week in told]
    assert all(len(keys) == 1 for keys in turning)
    assert {key for keys in turning for key in keys} == TURNS
    # The agencies of a quarter are told once, of two quarters in twelve weeks at most twice.
    assert 1 <= sum(keys == ["instansi"] for keys in turning) <= 2
