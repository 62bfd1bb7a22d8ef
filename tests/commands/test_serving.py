"""A server, a scheduler and a demo that is made anew: none of them works over another one's key or store."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.command_line import run
from tests.commands.serving import ended, free_port, served


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo, tmp_path / "own"))


@pytest.mark.parametrize("command", ["web", "schedule"])
def test_a_demo_is_not_made_anew_under_a_server_or_scheduler(own: Path, command: str) -> None:
    key, store = (own / "secret.key").read_bytes(), (own / "store.sqlite3").stat().st_ino
    more = ("--port", free_port()) if command == "web" else ()
    with served(own, command, *more):
        again = run("demo", "--dir", str(own), "--preset", "zero", cwd=own.parent)
    assert again.code == 1 and "is running on" in again.err and "--dir" in again.err and "Traceback" not in again.err
    assert ((own / "secret.key").read_bytes(), (own / "store.sqlite3").stat().st_ino) == (key, store)


@pytest.mark.parametrize("command", ["web", "schedule", "serve"])
@pytest.mark.parametrize(("name", "what"), [("secret.key", "key file"), ("store.sqlite3", "store")])
def test_what_is_replaced_underneath_stops_it_with_a_plain_message(own: Path, command: str, name: str, what: str) -> None:
    more = () if command == "schedule" else ("--port", free_port())
    with served(own, command, *more) as process:
        other = own / "other"
        other.write_bytes((own / name).read_bytes()[::-1])
        other.replace(own / name)
        code, said = ended(process)
    assert code == 1 and f"The {what} of {own} was replaced" in said and "Traceback" not in said


def test_a_key_that_is_put_back_as_it_was_stops_nothing(own: Path) -> None:
    with served(own, "web", "--port", free_port()) as process:
        (own / "copy").write_bytes((own / "secret.key").read_bytes())
        (own / "copy").replace(own / "secret.key")
        with pytest.raises(AssertionError, match="still running"):
            ended(process, 2.5)


def test_a_rotation_goes_on_under_a_running_server_and_stops_nothing(own: Path) -> None:
    key = (own / "secret.key").read_text().strip()
    with served(own, "serve", "--port", free_port()) as process:
        rotated = run("--config", str(own), "rotate-key", cwd=own)
        assert rotated.code == 0 and "ledger entries" in rotated.out and key not in rotated.out, rotated.err
        dropped = run("--config", str(own), "rotate-key", "--drop-old", cwd=own)
        assert dropped.code == 0, dropped.err
        with pytest.raises(AssertionError, match="still running"):
            ended(process, 2.5)
    assert (own / "secret.key").read_text().split()[1:] == ["identity", key]
    listed = run("--config", str(own), "ledger", "list", cwd=own)
    assert listed.code == 0, listed.err


def test_a_scheduler_leaves_no_core_file_and_shows_no_key_to_others(own: Path) -> None:
    key = (own / "secret.key").read_bytes().strip()
    with served(own, "schedule") as process:
        here = Path(f"/proc/{process.pid}")
        assert "Max core file size        0                    0" in (here / "limits").read_text()
        assert key not in (here / "cmdline").read_bytes() + (here / "environ").read_bytes()


def test_a_second_scheduler_says_that_it_waits(own: Path) -> None:
    with served(own, "schedule") as first:
        assert "is running" in first.first  # type: ignore[attr-defined]
        with served(own, "schedule") as second:
            assert second.first.startswith("Another scheduler holds this store; this one waits")  # type: ignore[attr-defined]
    with served(own, "schedule") as third:
        assert "is running" in third.first  # type: ignore[attr-defined]
