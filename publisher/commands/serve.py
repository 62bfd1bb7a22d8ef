"""`publisher serve`, `web` and `schedule`: the newsroom, the clock, or both in one process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from publisher.commands import CommandError
from publisher.commands.start import ensure_store, start
from publisher.commands.words import say

THREADS = 6


def serve(config: str | Path | None, host: str, port: int, *, web: bool, clock: bool) -> int:
    """Run until stopped. The web process alone never opens the intake or the channel."""
    settings = start(config)
    ensure_store(settings)
    if web and settings.is_demo and host not in ("127.0.0.1", "localhost", "::1"):
        raise CommandError("A demo has known accounts: it is served on 127.0.0.1 only.")
    server = _listen(host, port) if web else None
    if clock:
        from scheduled.clockwork import schedule

        say(f"The clock of {settings.slug} is running (drafts, posting, reminders).")
        schedule(settings, blocking=not web)
    if server is not None:
        say(f"Redaksi 112: http://{host}:{port}/redaksi/{settings.slug}/   (stop with Ctrl+C)")
        server.run()
    return 0


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
