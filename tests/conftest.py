"""The guards of every test: nothing beyond loopback, and no silent skip where all must run."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from tests.publication import SESSION

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


@pytest.fixture(autouse=True)
def no_witness_of_another_test() -> None:
    """Each test has a store of its own; the file beside it says that it had come to nothing yet, so that it fits."""
    (SESSION / "witness.json").write_text('{"entry": 0, "seal": "", "at": "2026-11-01T00:00:00+00:00"}', encoding="utf-8")


@pytest.fixture(scope="session")
def publication_folder() -> Path:
    return SESSION


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Where everything a test needs was installed on purpose, a skip is a failure."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("PUBLISHER_NO_SKIPS") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and nothing may be skipped here: {report.longrepr}"
