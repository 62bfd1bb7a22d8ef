"""A server keeps its key and its store open. When another one lies there, it stops: it would go on sealing its log with
the old key, over records that the new one does not open. A key file that was rotated is the same one: its identity stays,
and what seals is read from it at each use."""

from __future__ import annotations

import hashlib
import signal
import threading
from collections.abc import Callable
from pathlib import Path

from publisher.config import Settings
from publisher.keys import KeyFileError, derive

SECONDS = 1.0


class Underneath:
    """Looks every second at the key file and, on SQLite, at the store's file. `changed` says what is no longer the same."""

    def __init__(self, settings: Settings, store: Path | None) -> None:
        self._look: list[tuple[str, Callable[[], object]]] = [("key file", lambda: _key_identity(settings.key_file))]
        if store is not None:
            self._look.append(("store", lambda: _identity(store)))
        self._at_start = [look() for _, look in self._look]
        self.changed = ""

    def look(self) -> str:
        """What changed, or nothing."""
        for (what, look), before in zip(self._look, self._at_start, strict=True):
            if look() != before:
                self.changed = what
        return self.changed

    def watch(self) -> None:
        """Look from a thread of its own, and interrupt the main thread once when something changed."""
        threading.Thread(target=self._watch, name="underneath", daemon=True).start()

    def _watch(self) -> None:
        while not self.look():
            threading.Event().wait(SECONDS)
        # As Ctrl+C would: the server and the scheduler end what they are doing and return.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def _key_identity(path: Path) -> str:
    """A copy put back in place is the same key; only another identity is another one."""
    try:
        return hashlib.sha256(derive(path, "audit")).hexdigest()
    except KeyFileError:
        return ""


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
