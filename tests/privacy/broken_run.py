"""One publication whose preparing breaks with a row's content in the fault: at the terminal and by the clock, one by one.

    python -m tests.privacy.broken_run FOLDER WEEK

Started by test_faults, which reads all that was written; a line "=== name" begins what one fault says. Ends with 0 when
every command ended as one that failed.
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from publisher import cli
from publisher.incidents import Incident


def content(incidents: Iterable[Incident]) -> str:
    """A row as a driver or a debugger would quote it."""
    return repr(next(iter(incidents))) + " Ibu Xqvpelapor Wzqbinti 12 081294175038 Jl. Kqxalamat Gg 3"


def _statement(text: str) -> Exception:
    from sqlalchemy.exc import DataError

    return DataError(f"SELECT * FROM tiket WHERE nama = '{text}'", {"nama": text}, ValueError(text))


def _django(text: str) -> Exception:
    from django.db import DatabaseError

    return DatabaseError(f"DETAIL: Failing row contains ({text}).")


def _from_another(text: str) -> Exception:
    error = RuntimeError(f"could not classify {text}")
    error.__cause__ = KeyError(text)
    error.add_note(text)
    return error


FAULTS: Mapping[str, Callable[[str], Exception]] = {
    "value": lambda text: ValueError(f"invalid literal for int() with base 10: {text!r}"),
    "key": KeyError,
    "assertion": AssertionError,
    "decode": lambda text: UnicodeDecodeError("utf-8", text.encode(), 0, 1, text),
    "statement": _statement,
    "database": _django,
    "from another": _from_another,
    "group": lambda text: ExceptionGroup(text, [ValueError(text), KeyError(text)]),
    "file": lambda text: FileNotFoundError(2, "No such file or directory", f"media/{text}.jpg"),
    "connection": lambda text: ConnectionError(f"server closed the connection while reading {text}"),
}


WARNING = "warning"


def main(folder: Path, week: str) -> int:
    from publisher.prepare import week as week_module

    ended = []
    for fault in (*FAULTS, WARNING):
        for stream in (sys.stdout, sys.stderr):
            stream.write(f"=== {fault}\n")
            stream.flush()
        week_module.cross = _broken_by(fault)
        ended.append(cli.main(["--config", str(folder), "prepare", "--week", week]))
        by_the_clock(folder, week)
    sys.stderr.write("=== pages\n")
    show(folder, week)
    return 0 if set(ended) == {cli.ENDED_BADLY} else 1


def _broken_by(fault: str) -> Callable[..., Any]:
    """What stands in for the boundary: it has the rows in hand, logs them as a library would, and breaks."""

    def broken(incidents: Iterable[Incident], *rest: Any) -> Any:
        text = content(incidents)
        logging.getLogger("sqlalchemy.engine").error("row %s", text, extra={"row": text})
        logging.getLogger("publisher.prepare").error("a row could not be taken", exc_info=FAULTS["value"](text))
        if fault == WARNING:
            warnings.warn(f"could not infer the format of {text}", UserWarning, stacklevel=2)
            raise ValueError("broken off")
        raise FAULTS[fault](text)

    return broken


def by_the_clock(folder: Path, week: str) -> None:
    """The scheduler meets the same fault, writes it down and goes on."""
    from publisher.clock import Week
    from publisher.commands.start import ensure_store, start
    from publisher.intake.open import open_intake
    from publisher.review.models import Publication
    from scheduled.ensure_editions import build_week

    settings = start(folder)
    ensure_store(settings)
    intake = open_intake(settings.intake, settings.region)
    publication = Publication.objects.get(slug=settings.slug)
    build_week(settings, lambda: intake, publication, Week.parse(week), settings.clock.now())


def show(folder: Path, week: str) -> None:
    """What staff see of it, and what the public sees when a page itself breaks with a row."""
    from django.conf import settings
    from django.test import Client

    from publisher.commands.users import create_user
    from publisher.review.models import User
    from publisher.web.views import home

    create_user(settings.PUBLICATION, "pemeriksa", "admin", "Admin 1")
    client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    client.force_login(User.objects.get(username="pemeriksa"))
    base = f"/redaksi/{settings.PUBLICATION.slug}/"
    pages = folder / "rendered"
    pages.mkdir()

    def keep(name: str, address: str) -> None:
        answer = client.get(address)
        (pages / f"{name}-{answer.status_code}.html").write_bytes(str(answer.headers).encode() + answer.content)

    keep("home", base)
    keep("log", f"{base}catatan/")
    keep("edition", f"{base}{week}/")

    def broken(*given: Any) -> Any:
        raise ValueError(content([Incident(1, "TKQZVX-7731-9", None)]))  # type: ignore[arg-type]

    home.rows = broken  # type: ignore[assignment]
    keep("broken", base)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
