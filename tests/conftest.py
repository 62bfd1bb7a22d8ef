"""A publication of its own for the test session, and the guard that no test reaches beyond loopback."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path
from typing import Any

import pytest

SESSION = Path(tempfile.mkdtemp(prefix="publisher-tests-"))
CONFIG = """\
[publication]
slug = "kota-pekalongan"
region = "kota-pekalongan"
account = "lapor.pekalongankota"
hashtags = ["Pekalongan", "CallCenter112", "DataTerbuka"]

[clock]
file = "clock.txt"

[intake]
kind = "sql"
url = "sqlite:///intake.sqlite3"

[intake.incidents]
view = "v_publisher_tiket_tutup"

[intake.steps]
view = "v_publisher_langkah"

[intake.calls]
view = "v_publisher_panggilan"

[intake.changes]
view = "v_publisher_perubahan"
"""


def _session_publication() -> None:
    from publisher.keys import create_key_file

    (SESSION / "publisher.toml").write_text(CONFIG, encoding="utf-8")
    (SESSION / "clock.txt").write_text("2026-11-16T08:30:00+07:00\n", encoding="utf-8")
    create_key_file(SESSION / "secret.key")
    os.environ["PUBLISHER_CONFIG"] = str(SESSION / "publisher.toml")


_session_publication()

_real_connect = socket.socket.connect


def _loopback_only(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6):
        host = address[0]
        if host not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"A test tried to reach {host}: no test leaves loopback.")
    return _real_connect(self, address)


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _loopback_only)


@pytest.fixture(scope="session")
def publication_folder() -> Path:
    return SESSION
