"""One publication's whole life in a process of its own: read, drafted, approved, posted to the rehearsal feed, exported.

    python -m tests.privacy.full_run FOLDER WEEK

Started by test_full_run, which reads everything that it left.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from publisher.clock import Week
from publisher.commands import demo
from publisher.commands.export import export
from publisher.commands.start import ensure_store, start

SOURCES = """
[intake.private]
view = "v_publisher_pribadi"

[intake.notes]
view = "v_publisher_catatan_publik"
"""
NOTE = "Nqzcatatan publik"
VIEWS = (
    "CREATE VIEW v_publisher_pribadi AS SELECT COALESCE(waktu_tutup, waktu_selesai) AS closed_at, "
    "nama_pelapor AS reporter, nama_korban AS victim, no_hp_pelapor AS phone, alamat_pelapor AS address, "
    "patokan AS landmark FROM tiket",
    "CREATE VIEW v_publisher_catatan_publik AS SELECT no_tiket AS id, COALESCE(waktu_tutup, waktu_selesai) AS closed_at, "
    f"'{NOTE} ' || rowid AS note FROM tiket",
)


def widen(folder: Path) -> None:
    """Both optional sources, which hold canaries, too."""
    with closing(sqlite3.connect(folder / "intake.sqlite3")) as connection, connection:
        for view in VIEWS:
            connection.execute(view)
    path = folder / "publisher.toml"
    path.write_text(path.read_text(encoding="utf-8") + SOURCES, encoding="utf-8")


def main(folder: Path, week: str) -> int:
    widen(folder)
    settings = start(folder)
    ensure_store(settings)
    demo._accounts(settings, folder)
    edition = demo._build(settings, Week.parse(week))
    keep(folder, "before")
    demo._approve(settings, edition)
    export(folder, week, folder / "pages")
    keep(folder, "after")
    return 0


def keep(folder: Path, when: str) -> None:
    """The store and its tail as they stand: a suggestion is deleted once its draft is over, and the tail goes with the
    last reader."""
    (folder / when).mkdir()
    for name in ("store.sqlite3", "store.sqlite3-wal"):
        shutil.copy(folder / name, folder / when / name)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
