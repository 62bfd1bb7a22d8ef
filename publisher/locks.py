"""Locks on files of a publication's folder. The kernel frees one only when its owner is gone, so none can be left over.

`serving.lock` is shared by every server and scheduler for as long as it runs, and taken alone by who replaces the folder;
`clock.lock` belongs to the one scheduler that ticks, `scheduler.lock` to whoever acts just now, `secrets.lock` to whoever
writes the key, the session or the token. They say who is there; the
database decides what is done.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

SERVING, CLOCK, TICK, SECRETS = "serving.lock", "clock.lock", "scheduler.lock", "secrets.lock"


class FileLock:
    """One lock on one file: held from a `take` that succeeded until `free` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self, *, shared: bool = False) -> bool:
        """True when the lock is ours, now or already. Never waits."""
        if self._handle is not None:
            return True
        # A web process may be run by a user who may read the folder and write nothing into it: that is enough to share.
        flags = os.O_RDONLY if shared and self.path.exists() else os.O_RDWR | os.O_CREAT
        handle = os.open(self.path, flags, 0o666)
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def wait(self) -> None:
        """Take the lock, waiting for whoever has it. For what lasts seconds, never for a scheduler's turn."""
        if self._handle is None:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(handle, fcntl.LOCK_EX)
            self._handle = handle

    def free(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
