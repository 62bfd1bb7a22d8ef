"""publisher ledger: check, list, preview, as a person runs them."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from publisher import cli
from publisher.anonymise.ledger import WrongNumber
from publisher.keys import create_key_file
from publisher.summary.figures import RuleBroken
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
    with closing(sqlite3.connect(own / "store.sqlite3")) as store:
        [who] = store.execute("SELECT who FROM review_auditentry WHERE act = 'check_small_counts'").fetchone()
    assert who == f"{pwd.getpwuid(os.geteuid()).pw_name} (perintah di server)"
    assert json.loads(run("--config", str(own), "ledger", "list", "--json", cwd=own).out) == []


def test_a_posted_edition_is_entered_and_counts(live: Path) -> None:
    listed = json.loads(run("--config", str(live), "ledger", "list", "--json", cwd=live).out)
    assert [(entry["edition"], entry["counts"]) for entry in listed] == [("2026-W46", True)]
    assert listed[0]["numbers"] > 20 and listed[0]["at"].endswith("+07:00")
    assert " WIB" in run("--config", str(live), "ledger", "list", cwd=live).out
    checked = run("--config", str(live), "ledger", "check", "2026-W46", cwd=live)
    assert "with 0 entries of other editions, and with its own numbers, which have gone out" in checked.out


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
        (("check", "2026-W40"), " prepare --week 2026-W40 --config "),
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


def test_a_store_beside_another_key_file_says_which_file_and_what_to_do(live: Path, tmp_path: Path) -> None:
    own = tmp_path / "restored"
    shutil.copytree(live, own)
    (own / "secret.key").unlink()
    create_key_file(own / "secret.key")
    for arguments in (("ledger", "check", "2026-W46"), ("ledger", "preview", "2026-Q3")):
        ended = run("--config", str(own), *arguments, cwd=own)
        assert ended.code == 1
        assert "Traceback" not in ended.err and "fault in the program" not in ended.err
        assert "[secrets] key_file" in ended.err
    checked = run("--config", str(own), "check", cwd=own)
    assert checked.code == 1
    assert "another key than" in checked.out and str(own / "secret.key") in checked.out
    assert "another key than" not in run("--config", str(live), "check", cwd=live).out


@pytest.mark.parametrize(
    "error",
    [
        WrongNumber("Oktober 2026: kejadian (total) is not what the data give. Build the draft again."),
        RuleBroken("total (kejadian) splits guarded and sensitive incidents. Nothing was made."),
    ],
)
def test_a_number_that_is_not_what_it_says_ends_in_words_and_not_in_a_trace(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise error

    monkeypatch.setattr("publisher.commands.ledger.preview", broken)
    assert cli.main(["ledger", "preview", "2026-10"]) == 1
    assert capsys.readouterr().err == f"publisher: {error}\n"


def test_every_expected_error_exists() -> None:
    for module, name in cli.EXPECTED:
        assert issubclass(getattr(import_module(module), name), Exception)
