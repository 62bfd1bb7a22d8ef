"""A password, a session, a token and the key are nowhere but where they belong: not in output, logs, processes or files."""

from __future__ import annotations

import logging
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyotp
import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers

from publisher.clock import FixedClock
from publisher.instagram.graph import refreshed
from publisher.instagram.private import PrivateApi
from publisher.keys import create_key_file
from scheduled.post_approved import post_due
from scheduled.session import SignedIn, store_signed_in
from scheduled.upkeep import upkeep
from scheduled.watch import watch
from tests.command_line import run
from tests.factories import SLOT, approved, minutes, publication
from tests.faults.graph_face import SECRET as TOKEN
from tests.faults.graph_face import GraphFace
from tests.faults.sign_in_face import SECRET as SESSION
from tests.faults.sign_in_face import SEED, SignInFace
from tests.faults.stand_in import ACCOUNT, ACCOUNT_ID, StandIn

ROOT = Path(__file__).parents[2]
PASSWORD = SignInFace.password
CHANNEL = """
[instagram]
backend = "{backend}"
accept_unofficial_api = true
account_id = "{account_id}"
public_url = "https://lapor.example.go.id"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A publication that has just been set up."""
    here = tmp_path / "site"
    assert run("init", str(here), cwd=tmp_path).code == 0
    return here


def configure(folder: Path, backend: str) -> None:
    path = folder / "publisher.toml"
    text = re.sub(
        r"\n\[instagram\].*?(?=\n\[)", CHANNEL.format(backend=backend, account_id=ACCOUNT_ID), path.read_text(), flags=re.S
    )
    path.write_text(text)


class Terminal:
    """A process at a terminal of its own; `said` is all that it wrote there."""

    def __init__(self, *command: str) -> None:
        self._master, slave = pty.openpty()
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("PUBLISHER_", "DJANGO_"))}
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**environment, "PYTHONPATH": str(ROOT)},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self.said = ""

    def answer(self, prompt: str, text: str) -> None:
        self._until(prompt)
        os.write(self._master, f"{text}\n".encode())

    def end(self) -> int:
        self._until(None)
        os.close(self._master)
        return self.process.wait(30)

    def _until(self, prompt: str | None) -> None:
        seen = len(self.said)
        while prompt is None or prompt not in self.said[seen:]:
            if not select.select([self._master], [], [], 60)[0]:
                raise AssertionError(f"no {prompt!r} in: {self.said}")
            try:
                part = os.read(self._master, 4096)
            except OSError:  # the other side is closed
                part = b""
            if not part:
                if prompt is None:
                    return
                raise AssertionError(f"ended before {prompt!r}: {self.said}")
            self.said += part.decode()

    def seen_by_others(self) -> bytes:
        """What a process list shows of it."""
        here = Path(f"/proc/{self.process.pid}")
        return (here / "cmdline").read_bytes() + (here / "environ").read_bytes()

    def limits(self) -> str:
        return Path(f"/proc/{self.process.pid}/limits").read_text()


def files(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".key")


def nowhere(*secrets: str, said: str = "", raw: bytes = b"") -> None:
    for secret in secrets:
        assert secret not in said, f"in output: {secret[:12]}"
        assert secret.encode() not in raw, f"in files or processes: {secret[:12]}"


def test_signing_in_rotating_and_signing_out_show_and_leave_no_secret(folder: Path) -> None:
    configure(folder, "instagrapi")
    key = (folder / "secret.key").read_text().strip()
    code = pyotp.TOTP(SEED).now()
    with SignInFace() as face:
        terminal = Terminal(sys.executable, "-m", "tests.faults.sign_in_worker", str(folder), face.base)
        terminal.answer("user name:", ACCOUNT)
        terminal.answer("Password", PASSWORD)
        terminal._until("code of the authenticator")
        processes, limits = terminal.seen_by_others(), terminal.limits()
        os.write(terminal._master, f"{code}\n".encode())
        assert terminal.end() == 0, terminal.said
        assert face.problems == [] and face.passwords == [PASSWORD]
    assert re.search(r"Max core file size\s+0\s+0", limits)
    assert f"Signed in as @{ACCOUNT} ({ACCOUNT_ID})" in terminal.said
    nowhere(PASSWORD, SESSION, key, said=terminal.said, raw=processes + files(folder))
    nowhere(code, raw=files(folder))
    for arguments, code_expected in (
        (("instagram", "status"), 0),
        (("instagram", "status", "--json"), 0),
        (("rotate-key",), 0),
        (("rotate-key", "--drop-old"), 0),
        (("instagram", "status"), 0),
        (("instagram", "logout"), 0),
        (("instagram", "status"), 3),
    ):
        ended = run("--config", str(folder), *arguments, cwd=folder)
        assert ended.code == code_expected, (arguments, ended.out, ended.err)
        keys = (folder / "secret.key").read_text().replace("identity", "").split()
        nowhere(PASSWORD, SESSION, *keys, said=ended.out + ended.err, raw=files(folder))
    assert not list(folder.glob("instagram-*"))


def test_a_refused_sign_in_shows_and_stores_nothing(folder: Path) -> None:
    configure(folder, "instagrapi")
    with SignInFace() as face:
        terminal = Terminal(sys.executable, "-m", "tests.faults.sign_in_worker", str(folder), face.base)
        terminal.answer("user name:", ACCOUNT)
        terminal.answer("Password", f"{PASSWORD}-wrong")
        terminal.answer("code of", "000000")
        assert terminal.end() == 1
    nowhere(PASSWORD, SESSION, said=terminal.said, raw=files(folder))
    assert not list(folder.glob("instagram-*"))


def test_a_secret_is_not_taken_from_a_pipe(folder: Path) -> None:
    configure(folder, "instagrapi")
    ended = run("--config", str(folder), "instagram", "login", cwd=folder, stdin=f"{ACCOUNT}\n{PASSWORD}\n\n")
    assert ended.code == 1 and "never piped" in ended.err
    nowhere(PASSWORD, said=ended.out + ended.err, raw=files(folder))


def test_a_token_is_asked_for_checked_and_told_by_its_days(folder: Path) -> None:
    configure(folder, "graph")
    with GraphFace() as graph:
        terminal = Terminal(sys.executable, "-m", "tests.faults.sign_in_worker", str(folder), graph.base)
        terminal.answer("access token", TOKEN)
        terminal.answer("Day on which", "")
        assert terminal.end() == 0, terminal.said
    status = run("--config", str(folder), "instagram", "status", cwd=folder)
    assert status.code == 0 and re.search(r"token: (59|60) days left", status.out)
    nowhere(TOKEN, said=terminal.said + status.out, raw=files(folder))


@pytest.fixture
def everything_logged() -> Iterator[list[str]]:
    """Every record of every logger at DEBUG, as text: more than the program ever shows."""
    kept: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.append(self.format(record) + repr(record.__dict__))

    handler, root = Keep(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield kept
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["", "html", "challenge_required", "login_required", "drop", "500"])
def test_a_posting_leaves_no_session_in_logs_store_or_files(
    kind: str, everything_logged: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approved()
    create_key_file(tmp_path / "secret.key")
    site = replace(
        settings.PUBLICATION,
        account_id=ACCOUNT_ID,
        backend="instagrapi",
        file=tmp_path / "publisher.toml",
        key_file=tmp_path / "secret.key",
    )
    session = {"authorization_data": {"ds_user_id": ACCOUNT_ID, "sessionid": f"{ACCOUNT_ID}%3A{SESSION}%3A1"}}
    store_signed_in(site, SignedIn(session, ACCOUNT, ACCOUNT_ID, SLOT, SLOT))
    with StandIn(clock=FixedClock(SLOT), account="lapor.pekalongankota") as stand_in:
        if kind:
            stand_in.fault("configure", "after", kind)
        channel = PrivateApi(session, loopback=stand_in.base, pause=0)
        post_due(site, channel, publication(), SLOT)
        watch(site, channel, publication(), SLOT + minutes(1))
    printed = capsys.readouterr()
    store = "".join(
        serializers.serialize("json", model.objects.all()) for model in apps.get_models() if model._meta.managed
    )
    nowhere(SESSION, "IGT:2", said=printed.out + printed.err + "".join(everything_logged) + store, raw=files(tmp_path))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["", "token_invalid", "503", "drop", "html"])
def test_renewing_a_token_logs_no_address_that_holds_it(kind: str, everything_logged: list[str], tmp_path: Path) -> None:
    create_key_file(tmp_path / "secret.key")
    site = replace(
        settings.PUBLICATION, backend="graph", file=tmp_path / "publisher.toml", key_file=tmp_path / "secret.key"
    )
    held = SignedIn({"token": TOKEN}, ACCOUNT, ACCOUNT_ID, SLOT, SLOT, SLOT - minutes(60 * 48), SLOT + minutes(60 * 48))
    store_signed_in(site, held)
    with GraphFace() as graph:
        if kind:
            graph.fault("refresh", "before", kind)
        upkeep(site, publication(), SLOT, lambda token: refreshed(token, loopback=graph.base))
        assert graph.count("refresh") == 1
    nowhere(TOKEN, said="".join(everything_logged), raw=files(tmp_path))


def test_a_process_that_forbids_dumps_leaves_none() -> None:
    words = (
        "import ctypes, resource; from publisher.no_dump import forbid_core_dumps; forbid_core_dumps(); "
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0 (0, 0)"
