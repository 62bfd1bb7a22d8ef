"""At most one process acts for a store at a time, and a dead one is known to be dead.

On SQLite an operating-system lock on a file beside the store: the kernel frees it only when its owner is
gone, so a post found in "sending" under the lock has no living sender. On PostgreSQL an advisory lock of the
session. Neither replaces the conditional updates; they only say who may look.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from publisher.config import Settings
from publisher.locks import TICK

LOCK_NUMBER = 112_3375


@contextmanager
def one_owner(settings: Settings) -> Iterator[bool]:
    """Yields True to the one process that may act now, False to any other."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK_NUMBER])
            owner = bool(cursor.fetchone()[0])
        try:
            yield owner
        finally:
            if owner:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK_NUMBER])
        return
    path = settings.folder / TICK
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
