"""Commands that are printed can be typed as they stand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from publisher.cli import _parser
from publisher.commands.words import command


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("publisher", "publisher check --config demo"),
        ("{here}/.venv/bin/publisher", ".venv/bin/publisher check --config demo"),
        (".venv/bin/publisher", ".venv/bin/publisher check --config demo"),
        ("/srv/venv/bin/publisher", "/srv/venv/bin/publisher check --config demo"),
    ],
)
def test_the_program_as_it_was_called(called: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [called.format(here=tmp_path)])
    assert command("check", folder=tmp_path / "demo") == said


def test_a_folder_elsewhere_is_written_whole_and_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["publisher"])
    assert command("check", folder=Path("/srv/kota kita")) == "publisher check --config '/srv/kota kita'"


@pytest.mark.parametrize(
    "words", ["--config a check", "check --config a", "user list --config a", "--config b check --config a"]
)
def test_the_configuration_may_stand_before_the_command_or_after_it(words: str) -> None:
    assert _parser().parse_args(words.split()).config == "a"


def test_a_day_that_is_none_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _parser().parse_args(["user", "add", "a", "--role", "admin", "--until", "soon"])
    assert "'soon' is not a day like 2026-11-30" in capsys.readouterr().err
