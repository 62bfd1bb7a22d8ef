"""The Instagram session: one encrypted blob beside the configuration, for the scheduler alone."""

from __future__ import annotations

import base64
import json
import os
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from publisher.config import Settings
from publisher.instagram import NeedsPerson
from publisher.keys import derive

FILE = "instagram-session.enc"


def load_session(settings: Settings) -> dict[str, Any] | None:
    """The stored session, or None when nobody has signed in. Raises NeedsPerson when it cannot be opened."""
    path = settings.folder / FILE
    if not path.exists():
        return None
    try:
        session = json.loads(_box(settings).decrypt(path.read_bytes()))
    except (InvalidToken, ValueError) as error:
        raise NeedsPerson("no_session", type(error).__name__) from None
    return dict(session)


def store_session(settings: Settings, session: dict[str, Any]) -> None:
    """Write the session, whole or not at all, readable by its owner alone."""
    path = settings.folder / FILE
    partial = path.with_suffix(".part")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(_box(settings).encrypt(json.dumps(session).encode()))
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _box(settings: Settings) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(derive(settings.key_file, "session")))
