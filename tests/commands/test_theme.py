"""A theme on the command line: `check` names each pair that fails, and `prepare` stops with the same words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import run
from tests.templates.themes import FADED, HARBOUR

PAIR = "text, red on paper (kickers and what the headline names): contrast 2.3 to 1, needed 4.5 to 1"


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo with a theme."""
    folder = tmp_path / "own"
    shutil.copytree(demo, folder)
    path = folder / "publisher.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("[publication]", '[publication]\ntheme = "theme.toml"', 1),
        encoding="utf-8",
    )
    return folder


def test_a_theme_that_passes_is_well(own: Path) -> None:
    (own / "theme.toml").write_text(HARBOUR, encoding="utf-8")
    ended = run("--config", str(own), "check", cwd=own)
    assert ended.code == 0, ended.out
    assert "ok   theme: " in ended.out and "theme.toml, face Plus Jakarta Sans" in ended.out


def test_check_names_each_pair_that_fails_with_its_ratio_and_the_mend(own: Path) -> None:
    (own / "theme.toml").write_text(FADED, encoding="utf-8")
    ended = run("--config", str(own), "check", cwd=own)
    assert ended.code == 1
    assert f"BAD  theme: {PAIR}" in ended.out
    assert "→ change red or paper under [colours] in " in ended.out
    listed = run("--config", str(own), "check", "--json", cwd=own)
    told = [finding["says"] for finding in json.loads(listed.out) if finding["what"] == "theme"]
    assert listed.code == 1 and PAIR in told and len(told) > 5


def test_prepare_stops_with_the_same_words_and_makes_nothing(own: Path) -> None:
    (own / "theme.toml").write_text(FADED, encoding="utf-8")
    ended = run("--config", str(own), "prepare", "--week", "2026-W44", cwd=own)
    assert ended.code == 1
    assert PAIR in ended.err and "Traceback" not in ended.err
