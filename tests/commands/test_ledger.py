"""publisher ledger: check, list, preview, as a person runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import run


@pytest.fixture(scope="module")
def live(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo with its edition approved and posted."""
    folder = tmp_path_factory.mktemp("ledger") / "live"
    ended = run("demo", "--dir", str(folder), "--approve", cwd=folder.parent)
    assert ended.code == 0, ended.err
    return folder


def test_a_draft_is_audited_and_nothing_is_entered(demo: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(demo, own)
    ended = run("--config", str(own), "ledger", "check", "2026-W46", cwd=own)
    assert (ended.code, ended.err) == (0, "")
    assert "passed" in ended.out
    assert json.loads(run("--config", str(own), "ledger", "list", "--json", cwd=own).out) == []


def test_a_posted_edition_is_entered_and_counts(live: Path) -> None:
    listed = json.loads(run("--config", str(live), "ledger", "list", "--json", cwd=live).out)
    assert [(entry["edition"], entry["counts"]) for entry in listed] == [("2026-W46", True)]
    assert listed[0]["numbers"] > 20


def test_a_quarter_is_previewed_with_denominators_and_enters_nothing(live: Path) -> None:
    ended = run("--config", str(live), "ledger", "preview", "2026-Q3", "--json", cwd=live)
    assert ended.code == 0, ended.err
    told = json.loads(ended.out)
    values = {figure["key"]: figure["value"] for figure in told["figures"]}
    assert told["passed"] is True
    assert values["total"] == values["open"] + values["guarded"]
    assert values["open"] == sum(value for key, value in values.items() if key.startswith("category."))
    assert all(figure["of"] for figure in told["figures"] if figure["key"] != "total")
    assert len(json.loads(run("--config", str(live), "ledger", "list", "--json", cwd=live).out)) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "2026-W40"), "publisher prepare --week 2026-W40"),
        (("check", "46"), "2026-W46"),
        (("preview", "2026-Q4"), "has not ended yet"),
        (("preview", "Oktober"), "2026-10"),
    ],
)
def test_what_cannot_be_answered_says_why_and_ends_with_1(live: Path, arguments: tuple[str, ...], says: str) -> None:
    ended = run("--config", str(live), "ledger", *arguments, cwd=live)
    assert ended.code == 1
    assert says in ended.err
    assert "Traceback" not in ended.err
