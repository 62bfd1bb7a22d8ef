"""A fault with a row's content in it tells nobody of the row: terminal, log, store, newsroom, error page."""

from __future__ import annotations

import re

import pytest

from tests.examples import canary_sources as sources
from tests.examples.canaries import EXPORT, outputs_in, stems_of, traces
from tests.examples.conftest import run
from tests.privacy.broken_run import FAULTS, WARNING

STEMS = [*stems_of({"tiket": EXPORT}), "Xqvpelapor", "Kqxalamat", "TKQZVX", "081294175038"]
OURS = ("publisher.toml", "secret.key", "clock.txt", "tiket.csv", "langkah.csv")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, bytes]]:
    """What each fault said at the terminal, and all the files that are left after them."""
    folder = sources.export(tmp_path_factory.mktemp("faults") / "csv", "csv")
    ran = run("tests.privacy.broken_run", str(folder), str(sources.WEEK))
    assert ran.returncode == 0, ran.stderr[-2000:]
    parts = re.split(r"^=== (.+)\n", ran.stderr, flags=re.MULTILINE)
    terminal = dict(zip(parts[1::2], parts[2::2], strict=True))
    terminal["stdout"] = ran.stdout
    return terminal, outputs_in(folder, but=OURS)


@pytest.mark.parametrize("fault", [*FAULTS, WARNING])
def test_a_fault_with_a_row_in_it_tells_the_terminal_nothing_of_the_row(
    fault: str, said: tuple[dict[str, str], dict[str, bytes]]
) -> None:
    terminal, _ = said
    assert "draft failed" in terminal[fault]
    assert traces({"stderr": terminal[fault].encode(), "stdout": terminal["stdout"].encode()}, STEMS) == []


def test_nothing_of_the_row_is_left_in_store_newsroom_and_error_page(
    said: tuple[dict[str, str], dict[str, bytes]],
) -> None:
    terminal, files = said
    assert {"store.sqlite3", "rendered/home-200.html", "rendered/broken-500.html"} <= set(files)
    assert traces({**files, "stderr": terminal["pages"].encode()}, STEMS) == []
