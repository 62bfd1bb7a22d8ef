"""`publisher serve`, `web` and `schedule`: the newsroom, the clock, or both in one process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from publisher.commands import CommandError
from publisher.commands.start import ensure_store, start
from publisher.commands.underneath import Underneath
from publisher.commands.words import say
from publisher.config import Settings
from publisher.locks import SERVING, FileLock
from publisher.no_dump import forbid_core_dumps

THREADS = 6


def serve(config: str | Path | None, host: str, port: int, *, web: bool, clock: bool) -> int:
    """Run until stopped. The web process alone never opens the intake or the channel.

    Raises CommandError when it cannot start, or when the key or the store was changed underneath it.
    """
    forbid_core_dumps()
    settings = start(config)
    serving = FileLock(settings.folder / SERVING)
    _share(settings, serving)
    ensure_store(settings)
    if web and settings.is_demo and host not in ("127.0.0.1", "localhost", "::1"):
        raise CommandError("A demo has known accounts: it is served on 127.0.0.1 only.")
    server = _listen(host, port) if web else None
    underneath = Underneath(settings, _store_file())
    underneath.watch()
    try:
        if clock:
            _run_clock(settings, blocking=not web)
        if server is not None:
            say(f"Redaksi 112: http://{host}:{port}/redaksi/{settings.slug}/   (stop with Ctrl+C)")
            server.run()
    except KeyboardInterrupt:
        pass
    finally:
        serving.free()
    if underneath.changed:
        raise CommandError(
            f"The {underneath.changed} of {settings.folder} was replaced while this was running, so it stopped. If that "
            "was meant, start it again; if not, put back the one from before and run `check`."
        )
    return 0


def _share(settings: Settings, serving: FileLock) -> None:
    """Say that somebody is there for as long as this runs, so that no demo is laid over it. Raises CommandError."""
    try:
        if not serving.take(shared=True):
            raise CommandError(f"{settings.folder} is being built anew just now; try again in a minute.")
    except PermissionError:
        if settings.is_demo:
            raise


def _run_clock(settings: Settings, *, blocking: bool) -> None:
    from scheduled.clockwork import schedule, turn_of

    turn = turn_of(settings)
    if turn.take():
        say(f"The clock of {settings.slug} is running (drafts, posting, reminders).")
    else:
        say("Another scheduler holds this store; this one waits, and takes over when the other ends.")
    schedule(settings, turn, blocking=blocking)


def _store_file() -> Path | None:
    from django.db import connection

    return Path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None


def _listen(host: str, port: int) -> Any:
    """Take the port before anything is promised. Raises CommandError."""
    import waitress
    from django.core.wsgi import get_wsgi_application

    if not 0 < port < 65536:
        raise CommandError(f"--port {port}: a port is a number from 1 to 65535.")
    try:
        return waitress.create_server(get_wsgi_application(), host=host, port=port, threads=THREADS, ident=None)
    except OSError as error:
        raise CommandError(
            f"{host}:{port} is not free ({error.strerror}): stop the program that uses it, or give another --port."
        ) from None
