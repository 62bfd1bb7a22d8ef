"""Which channel: from plain arguments to a Backend."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publisher.clock import Clock
from publisher.instagram import Backend, NeedsPerson

KINDS = ("rehearsal", "instagrapi", "graph")


def open_backend(
    kind: str,
    clock: Clock,
    *,
    account: str = "",
    folder: Path | None = None,
    session: Mapping[str, Any] | None = None,
    host: str = "",
    version: str = "",
    loopback: str | None = None,
) -> Backend:
    """Open "rehearsal" on a `folder`, "instagrapi" on a `session` (the decrypted blob), or "graph" on one that holds a
    "token", with the API's `host` and `version`.

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
    if kind == "graph":
        from publisher.instagram.graph import GraphApi, Token

        return GraphApi(Token(str((session or {}).get("token", "")), host, version), loopback=loopback)
    raise ValueError(f"{kind!r} is not a channel; choose one of {', '.join(KINDS)}.")
