"""Who is signed in to the channel: one encrypted file beside the configuration, for the scheduler and the commands.

Written whole or not at all, readable by its owner alone, only after a call that worked. The version before stays beside
it: where the newest is missing or does not open, the one before is used.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from publisher import vault
from publisher.config import Settings
from publisher.instagram import Backend, NeedsPerson
from publisher.keys import sync_folder
from publisher.locks import SECRETS, FileLock
from publisher.review.reseal import Resealed

log = logging.getLogger(__name__)

USE = "session"
FILES = {"instagrapi": "instagram-session.enc", "graph": "instagram-token.enc"}


@dataclass(frozen=True)
class SignedIn:
    """The account that a person signed in to. `secret` is the client library's session, or {"token": …}; `issued_at` and
    `expires_at` are a token's."""

    secret: dict[str, Any] = field(repr=False)
    account: str = ""
    account_id: str = ""
    signed_in_at: datetime | None = None
    used_at: datetime | None = None
    issued_at: datetime | None = None
    expires_at: datetime | None = None


TIMES = tuple(item.name for item in fields(SignedIn) if item.name.endswith("_at"))


@contextmanager
def secrets_lock(settings: Settings) -> Iterator[None]:
    """One writer of secret files at a time. The kernel frees the lock of a process that dies."""
    lock = FileLock(settings.folder / SECRETS)
    lock.wait()
    try:
        yield
    finally:
        lock.free()


def load_session(settings: Settings) -> dict[str, Any] | None:
    """What the channel is opened with, or None when nobody has signed in. Raises NeedsPerson when it does not open."""
    signed_in = load_signed_in(settings)
    return signed_in.secret if signed_in else None


def load_signed_in(settings: Settings) -> SignedIn | None:
    """Raises NeedsPerson when there are files and none opens."""
    failure = ""
    for path in _paths(settings):
        try:
            return _read(path, settings)
        except FileNotFoundError:
            continue
        except (vault.VaultError, ValueError, TypeError, OSError) as error:
            log.warning("session file does not open", extra={"what": path.name, "kind": type(error).__name__})
            failure = type(error).__name__
    if failure:
        raise NeedsPerson("no_session", failure)
    return None


def store_signed_in(settings: Settings, signed_in: SignedIn) -> None:
    """Keep what has just worked; the file that was there becomes the version before."""
    with secrets_lock(settings):
        _store(settings, signed_in)


def change_signed_in(settings: Settings, change: Callable[[SignedIn], SignedIn]) -> bool:
    """Store what `change` makes of the present state. Nothing is written where nobody is signed in: whoever signed out
    meanwhile stays signed out."""
    with secrets_lock(settings):
        before = load_signed_in(settings)
        if before is not None:
            _store(settings, change(before))
    return before is not None


def keep_session(settings: Settings, backend: Backend, now: datetime) -> None:
    """After a post went out: the session as it stands now. Never raises, for the post is there and must be recorded."""
    if settings.backend not in FILES or backend.name != settings.backend:
        return
    try:
        held = getattr(backend, "session", None)
        newer = {} if held is None else {"secret": held()}
        change_signed_in(settings, lambda before: replace(before, used_at=now, **newer))
    except Exception as error:
        log.warning("session not kept", extra={"kind": type(error).__name__})


def forget_signed_in(settings: Settings) -> bool:
    """Remove both versions; False when there were none."""
    with secrets_lock(settings):
        found = [path for path in _paths(settings) if path.exists()]
        for path in found:
            path.unlink()
        sync_folder(settings.folder)
    return bool(found)


def reseal_files(settings: Settings) -> Resealed:
    """Seal every version of every channel's file again with the newest key. Call it under `secrets_lock`."""
    done = Resealed("session files")
    for backend in FILES:
        for path in _paths(replace(settings, backend=backend)):
            if path.exists():
                new = done.count(path.read_bytes(), settings.key_file, USE)
                if new is not None:
                    _write(_part(path), new).replace(path)
                    done.again += 1
    sync_folder(settings.folder)
    return done


def _store(settings: Settings, signed_in: SignedIn) -> None:
    newest, before = _paths(settings)
    told = {item.name: getattr(signed_in, item.name) for item in fields(signed_in)}
    for name in TIMES:
        told[name] = told[name].isoformat() if told[name] else None
    part = _write(_part(newest), vault.seal(json.dumps(told).encode(), settings.key_file, USE))
    # A process that dies between the two leaves the version before, which is read then.
    if newest.exists() and _opens(newest, settings):
        newest.replace(before)
    part.replace(newest)
    sync_folder(settings.folder)


def _read(path: Path, settings: Settings) -> SignedIn:
    told = json.loads(vault.unseal(path.read_bytes(), settings.key_file, USE))
    if not isinstance(told, dict):
        raise ValueError("not a session")
    if not isinstance(told.get("secret"), dict):
        return SignedIn(secret=told)  # written before versions were kept: the bare session
    for name in TIMES:
        told[name] = datetime.fromisoformat(told[name]) if told.get(name) else None
    return SignedIn(**{item.name: told[item.name] for item in fields(SignedIn) if item.name in told})


def _opens(path: Path, settings: Settings) -> bool:
    try:
        _read(path, settings)
    except (vault.VaultError, ValueError, TypeError):
        return False
    return True


def _paths(settings: Settings) -> tuple[Path, Path]:
    newest = settings.folder / FILES.get(settings.backend, FILES["instagrapi"])
    return newest, newest.with_suffix(".before.enc")


def _part(path: Path) -> Path:
    return path.with_suffix(".part")


def _write(path: Path, content: bytes) -> Path:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path
