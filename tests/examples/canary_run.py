"""One publication's whole path in a process of its own: prepare, export, the newsroom's pages, and a step that fails.

    python -m tests.examples.canary_run FOLDER WEEK

Started by test_canary, which reads everything that this writes, also to the terminal.
"""

from __future__ import annotations

import logging
import shutil
import sys
import traceback
from pathlib import Path
from typing import Any

from publisher import cli

PANELS = ("", "?tab=data", "?tab=perubahan", "?tab=teks&hal=2", "?hal=4")
OTHER = ("setujui", "tayang", "ajukan", "tahan", "tolak", "lewati")


def main(folder: Path, week: str) -> int:
    config = ["--config", str(folder)]
    cli.main([*config, "check"])  # whatever it thinks of the source: what it says is searched
    status = cli.main([*config, "prepare", "--week", week, "--json"])
    status += cli.main([*config, "prepare", "--week", week])
    status += cli.main([*config, "export", week, "--to", str(folder / "pages")])
    render(folder, week)
    fail(folder, week)
    # The tail of the store is gone when its last reader goes.
    shutil.copy(folder / "store.sqlite3-wal", folder / "rendered" / "store.sqlite3-wal")
    return status


def render(folder: Path, week: str) -> None:
    """Every page of the newsroom about this edition, for someone who may see all of it."""
    from django.conf import settings
    from django.test import Client

    from publisher.commands.users import create_user
    from publisher.review.models import User

    create_user(settings.PUBLICATION, "pemeriksa", "admin", "Admin 1")
    client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    client.force_login(User.objects.get(username="pemeriksa"))
    base = f"/redaksi/{settings.PUBLICATION.slug}/"
    edition = f"{base}{week}/"
    addresses = [base, f"{base}catatan/", f"{base}latihan/", "/sehat", f"{base}2020-W01/"]
    addresses += [edition + panel for panel in PANELS] + [f"{edition}{name}/" for name in OTHER]
    pages = folder / "rendered"
    pages.mkdir()
    for number, address in enumerate(addresses):
        answer: Any = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        (pages / f"{number:02}-{answer.status_code}.html").write_bytes(str(answer.headers).encode() + content)


def fail(folder: Path, week: str) -> None:
    """Break off in the middle, with all incidents read: what is logged and told must not hold them."""
    from publisher.clock import Week
    from publisher.commands.start import start
    from publisher.intake.open import open_intake
    from publisher.prepare import prepare_week

    settings = start(folder)
    intake = open_intake(settings.intake, settings.region)

    def breaks_off(done: int, total: int, what: str) -> None:
        if what == "menghitung":
            raise RuntimeError("broken off on purpose")

    try:
        prepare_week(settings, intake, Week.parse(week), settings.clock.now(), breaks_off)
    except RuntimeError as error:
        logging.getLogger("publisher.prepare").exception("a step failed")
        logging.getLogger("elsewhere").error("a library says %s", error)
        traceback.print_exc()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
