"""The other commands: what they print, what they leave alone, how they end."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import run


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo to change."""
    folder = tmp_path / "own"
    shutil.copytree(demo, folder)
    return folder


def test_prepare_repeated_changes_nothing_and_says_so(own: Path) -> None:
    first = run("--config", str(own), "prepare", "--json", cwd=own)
    again = run("--config", str(own), "prepare", "--json", cwd=own)
    assert (first.code, again.code) == (0, 0)
    told = json.loads(again.out)
    assert told["did"] == "there already, source unchanged"
    assert (told["edition"], told["total"], told["state"]) == ("2026-W46", 18, "draft")
    assert json.loads(first.out)["key"] == told["key"]


def test_an_older_week_is_built_as_a_late_draft(own: Path) -> None:
    ended = run("--config", str(own), "prepare", "--week", "2026-W44", "--json", cwd=own)
    assert ended.code in (0, 3) and json.loads(ended.out)["did"] == "built"


@pytest.mark.parametrize(
    ("week", "says"), [("2026-W47", "has not ended yet"), ("2025-W53", "no week 53"), ("46", "2026-W46")]
)
def test_a_week_that_cannot_be_prepared_is_refused_with_the_reason(own: Path, week: str, says: str) -> None:
    ended = run("--config", str(own), "prepare", "--week", week, cwd=own)
    assert ended.code == 1 and says in ended.err and "Traceback" not in ended.err


def test_a_source_that_is_gone_leaves_the_last_good_draft(own: Path) -> None:
    before = run("--config", str(own), "prepare", "--json", cwd=own)
    (own / "intake.sqlite3").unlink()
    ended = run("--config", str(own), "prepare", "--week", "2026-W45", cwd=own)
    assert ended.code == 1 and "intake.sqlite3" in ended.err and "Traceback" not in ended.err
    exported = run("--config", str(own), "export", "2026-W46", "--to", str(own / "out"), cwd=own)
    assert exported.code == 0 and json.loads((own / "out/numbers.json").read_text())["key"] == json.loads(before.out)["key"]


def test_export_of_an_edition_that_is_not_there_says_how_to_get_it(own: Path) -> None:
    ended = run("--config", str(own), "export", "2026-W40", "--to", str(own / "out"), cwd=own)
    assert ended.code == 1 and " prepare --week 2026-W40 --config " in ended.err and not (own / "out").exists()


def test_check_of_a_sound_demo_is_well(own: Path) -> None:
    ended = run("--config", str(own), "check", "--json", cwd=own)
    findings = json.loads(ended.out)
    assert ended.code == 0, [finding for finding in findings if not finding["well"]]
    assert {"settings", "region", "clock", "key file", "store", "instagram", "sample week"} <= {
        item["what"] for item in findings
    }


def test_check_names_a_missing_view_and_the_mend_and_ends_with_1(own: Path) -> None:
    path = own / "publisher.toml"
    path.write_text(path.read_text().replace("v_publisher_langkah", "v_tidak_ada"), encoding="utf-8")
    ended = run("--config", str(own), "check", cwd=own)
    assert ended.code == 1 and "BAD" in ended.out and "v_tidak_ada" in ended.out


def test_check_warns_of_a_key_file_that_others_may_read(own: Path) -> None:
    (own / "secret.key").chmod(0o644)
    ended = run("--config", str(own), "check", cwd=own)
    assert ended.code == 1 and "chmod 400" in ended.out


def test_an_unknown_setting_is_refused_by_name(own: Path) -> None:
    path = own / "publisher.toml"
    path.write_text(
        path.read_text().replace("[schedule] ", "").replace("paused = false", "pausd = false"), encoding="utf-8"
    )
    ended = run("--config", str(own), "check", cwd=own)
    assert ended.code == 1 and "pausd" in ended.err and "Traceback" not in ended.err


def test_init_writes_a_commented_configuration_and_a_key_once(tmp_path: Path) -> None:
    ended = run("init", str(tmp_path / "new"), cwd=tmp_path)
    assert ended.code == 0 and (tmp_path / "new" / "secret.key").stat().st_mode & 0o777 == 0o400
    key = (tmp_path / "new" / "secret.key").read_bytes()
    again = run("init", str(tmp_path / "new"), cwd=tmp_path)
    assert again.code == 1 and "not touched" in again.err
    assert (tmp_path / "new" / "secret.key").read_bytes() == key


def test_users_are_added_with_a_first_password_and_listed_with_their_roles(own: Path) -> None:
    added = run("--config", str(own), "user", "add", "ppid", "--role", "auditor", "--name", "PPID", cwd=own)
    assert added.code == 0 and "password:" in added.out and "two-step seed" in added.out
    lent = run("--config", str(own), "user", "add", "editor1", "--role", "admin", "--until", "2026-11-30", cwd=own)
    assert lent.code == 0 and "admin until 2026-11-30 added" in lent.out and "password" not in lent.out
    reset = run("--config", str(own), "user", "reset", "ppid", cwd=own)
    assert reset.code == 0 and "password:" in reset.out and reset.out != added.out
    removed = run("--config", str(own), "user", "remove", "ppid", cwd=own)
    assert removed.code == 0 and "roles ended: auditor" in removed.out
    refused = run("--config", str(own), "user", "unlock", "tidak ada", cwd=own)
    assert refused.code == 1 and "user list" in refused.err
    listed = run("--config", str(own), "user", "list", cwd=own)
    assert (
        "ppid\tauditor, until 2026-11-15 (not in force)" in listed.out and "editor1\tadmin, until 2026-11-30" in listed.out
    )


def test_screen_reads_json_lines_and_gives_spans_and_a_masked_text(tmp_path: Path) -> None:
    lines = "\n".join(
        (
            json.dumps({"id": "a", "text": "Pelapor: Bpk Ahmad, hp 0812-3456-7890"}),
            json.dumps({"id": "b", "text": "Sarang tawon di Pekalongan Barat."}),
        )
    )
    ended = run("screen", cwd=tmp_path, stdin=lines + "\n")
    first, second = (json.loads(line) for line in ended.out.splitlines())
    assert {span["label"] for span in first["spans"]} == {"NAME", "PHONE"}
    assert "Ahmad" not in first["masked"] and "0812" not in first["masked"]
    assert second == {"id": "b", "spans": [], "masked": "Sarang tawon di Pekalongan Barat."}


def test_screen_stops_at_a_line_that_is_no_such_object_with_its_number(tmp_path: Path) -> None:
    ended = run("screen", cwd=tmp_path, stdin='{"id": 1, "text": "x"}\nBudi 0812\n')
    assert ended.code == 1 and "Line 2" in ended.err and "Budi" not in ended.err


def test_screen_masks_a_text_that_is_too_long_whole_goes_on_and_ends_with_1(tmp_path: Path) -> None:
    long = json.dumps({"id": 1, "text": "Budi " * 4_000 + "x"})
    ended = run("screen", cwd=tmp_path, stdin=f'{long}\n\n{{"id": 2, "text": "Bpk Ahmad"}}\n')
    first, second = (json.loads(line) for line in ended.out.splitlines())
    assert first == {"id": 1, "spans": [{"start": 0, "end": 20_001, "label": "TOO_LONG"}], "masked": "[TOO_LONG]"}
    assert second["masked"] == "Bpk [NAME]"
    assert ended.code == 1 and "Line 1:" in ended.err and "20,001" in ended.err and "Budi" not in ended.err


def test_screen_reads_a_text_as_long_as_may_be_however_it_is_written(tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "text": "\U0001f6a8" * 20_000})
    ended = run("screen", cwd=tmp_path, stdin=line + "\n")
    assert ended.code == 0 and json.loads(ended.out)["spans"] == []


@pytest.mark.parametrize("line", ["x" * 250_000, "[" * 100_000])
def test_screen_takes_in_no_line_without_bound(line: str, tmp_path: Path) -> None:
    ended = run("screen", cwd=tmp_path, stdin='{"id": 1, "text": "x"}\n' + line)
    assert ended.code == 1 and "Line 2" in ended.err and "Traceback" not in ended.err


def test_step_moves_a_demos_clock_and_never_back(own: Path) -> None:
    ended = run("--config", str(own), "step", "--to", "2026-11-16T09:00:00+07:00", cwd=own)
    assert ended.code == 0 and "09.00 WIB" in ended.out
    back = run("--config", str(own), "step", "--to", "2026-11-16T08:00:00+07:00", cwd=own)
    assert back.code == 1 and "Traceback" not in back.err


@pytest.mark.parametrize("arguments", [["--help"], ["demo", "--help"], ["prepare", "--help"], ["user", "add", "--help"]])
def test_help_is_there(arguments: list[str], tmp_path: Path) -> None:
    ended = run(*arguments, cwd=tmp_path)
    assert ended.code == 0 and "usage: publisher" in ended.out


def test_wrong_use_ends_with_2(tmp_path: Path) -> None:
    assert run("prepare", "--wek", "x", cwd=tmp_path).code == 2


def test_a_fault_of_the_program_is_told_by_class_and_place_and_never_by_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from publisher import cli

    def fail(given: object) -> int:
        raise ZeroDivisionError("Pelapor: Budi 08123456789")

    monkeypatch.setattr(cli, "_list_users", fail)
    assert cli.main(["user", "list"]) == 1
    said = capsys.readouterr().err
    assert "ZeroDivisionError at test_commands.py:" in said and "Budi" not in said
    with pytest.raises(ZeroDivisionError):
        cli.main(["--debug", "user", "list"])


def test_a_port_that_is_taken_or_none_is_refused_before_anything_is_promised(own: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for given in (str(port), "80000"):
            ended = run("--config", str(own), "web", "--port", given, cwd=own)
            assert (ended.code, ended.out) == (1, "") and "--port" in ended.err and "Traceback" not in ended.err


def test_a_bare_step_says_what_it_does_and_a_time_without_its_zone_is_refused_in_words(own: Path) -> None:
    ended = run("step", "--config", str(own), cwd=own)
    assert ended.code == 0 and "the regular slot of 2026-W46, for which nothing is approved" in ended.out
    assert "16.00 WIB" in ended.out and "Edition 2026-W46: draft" in ended.out
    naive = run("step", "--to", "2026-11-17T08:00:00", "--config", str(own), cwd=own)
    assert naive.code == 1 and "2026-11-17T08:00:00+07:00 for WIB" in naive.err and "Traceback" not in naive.err
