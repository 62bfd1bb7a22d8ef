"""How commands speak: lines on the terminal, a progress bar where there is one, JSON where a script asks."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # drawing costs a second to import, and most commands draw nothing
    from publisher.prepare import Progress


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def say_json(data: Any) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")


def command(*words: str | Path, folder: Path | None = None) -> str:
    """A command as it can be typed here: the program as it was called, and the publication's folder."""
    called = Path(sys.argv[0])
    if called.name == "publisher":
        program = _from_here(called) if len(called.parts) > 1 else "publisher"
    else:
        program = f"{_from_here(Path(sys.executable))} -m publisher.cli"
    given = [str(word) for word in words] + (["--config", _from_here(folder)] if folder is not None else [])
    return " ".join([program, *(shlex.quote(word) for word in given)])


def _from_here(path: Path) -> str:
    """Short where it is below this folder, whole elsewhere."""
    whole = Path.cwd() / path  # a venv's program is a link that must not be followed
    return str(whole.relative_to(Path.cwd())) if whole.is_relative_to(Path.cwd()) else str(whole)


@contextmanager
def progress_bar(title: str) -> Iterator[Progress]:
    """A bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total, what: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:.0f}/{task.total:.0f}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def update(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{title}: {what}")

        yield update
