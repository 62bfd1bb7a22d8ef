"""The two lists of packages: what runs, and with it what tests need."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def pinned(name: str) -> set[str]:
    return set(re.findall(r"^[\w.\[\]-]+==[^ ;]+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def test_what_runs_is_a_part_of_the_whole_and_brings_no_tools_of_tests() -> None:
    run, whole = pinned("requirements-run.lock"), pinned("requirements.lock")
    assert run and run < whole
    names = {entry.partition("==")[0] for entry in run}
    assert not names & {"pytest", "hypothesis", "mypy", "ruff", "playwright", "import-linter"}
    assert {"django", "pillow", "instagrapi"} <= names
