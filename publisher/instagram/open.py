"""Which channel: from plain arguments to a Backend."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publisher.clock import Clock
from publisher.instagram import Backend, NeedsPerson

KINDS = ("rehearsal", "instagrapi")


def open_backend(
    kind: str,
    clock: Clock,
    *,
    account: str = "",
    folder: Path | None = None,
    session: Mapping[str, Any] | None = None,
    loopback: str | None = None,
) -> Backend:
    """Open "rehearsal" on a `folder`, or "instagrapi" on a `session` (the decrypted blob).

    Sends nothing yet. Raises ValueError for another kind or a rehearsal without a folder, and NeedsPerson("no_session")
    when nobody has signed in. `loopback` is for tests and takes only an address of this machine.
    """
    if kind == "rehearsal":
        if folder is None:
            raise ValueError("A rehearsal needs a folder.")
        from publisher.instagram.rehearsal import Rehearsal

        return Rehearsal(folder, clock, account)
    if kind == "instagrapi":
        if not session:
            raise NeedsPerson("no_session", "no session blob")
        from publisher.instagram.private import PrivateApi

        return PrivateApi(session, loopback=loopback)
    raise ValueError(f"{kind!r} is not a channel; choose one of {', '.join(KINDS)}.")
