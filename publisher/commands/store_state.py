"""What state our store is in, before anything is asked of it: not there yet, sound, or what is wrong and the mend."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HEADER = b"SQLite format 3\x00"
STORE_MEND = "Stop the publisher, put this file aside and restore your newest backup of it, with the media folder."


@dataclass(frozen=True)
class Sound:
    """A store that answers, or one that will be made. `pending` table changes wait."""

    name: str
    pending: int = 0
    is_new: bool = False


@dataclass(frozen=True)
class Trouble:
    says: str
    mend: str


def look_at() -> Sound | Trouble:
    """Look at the store of this process without making one."""
    from django.db import Error, connection

    if connection.vendor != "sqlite":
        name = place()
        try:
            return Sound(name, _pending())
        except Error as error:
            kind = type(error).__name__
            return Trouble(
                f"{name} does not answer ({kind})", "see that it runs, and that [store] url names host, database and role"
            )
    path = Path(connection.settings_dict["NAME"])
    if not path.parent.is_dir():
        return Trouble(f"the folder of {path} is not there", "make it, or correct [store] url")
    if not path.exists() or path.stat().st_size == 0:
        return Sound(str(path), is_new=True)
    with path.open("rb") as file:
        sound = file.read(len(HEADER)) == HEADER
    try:
        sound = sound and _quick_check() == "ok"
        if sound:
            return Sound(str(path), _pending())
    except Error:
        pass
    return Trouble(f"{path} is not a sound SQLite database", STORE_MEND)


def place() -> str:
    """The store in words, without its password."""
    from django.db import connection

    parts = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(parts["NAME"])
    port = f":{parts['PORT']}" if parts["PORT"] else ""
    return f"PostgreSQL at {parts['HOST'] or 'this machine'}{port}, database {parts['NAME']}"


def _quick_check() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        return str(cursor.fetchone()[0])


def _pending() -> int:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
