"""The publication of the test session. A pytest plugin (`-p tests.publication`), because Django's settings read
`publisher.toml` before any conftest is loaded."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from publisher.keys import create_key_file

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
    (SESSION / "publisher.toml").write_text(CONFIG, encoding="utf-8")
    (SESSION / "clock.txt").write_text("2026-11-16T08:30:00+07:00\n", encoding="utf-8")
    create_key_file(SESSION / "secret.key")
    os.environ["PUBLISHER_CONFIG"] = str(SESSION / "publisher.toml")


_session_publication()
