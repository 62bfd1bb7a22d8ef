"""The publication's key file, and the keys derived from it.

One file of 32 random bytes, mode 0400, outside the database and outside backups. Every use has a key of
its own by HKDF-SHA-256, so that one leaking does not open the others.
"""

from __future__ import annotations

import base64
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from publisher.clock import Week

KEY_BYTES = 32
RESTORE = (
    "Put back your copy of it. A new key makes the two-step seeds, the Instagram session and the ledger unreadable, and "
    "the audit log look broken."
)


class KeyFileError(Exception):
    """The key file is missing or is not a key; the message says what to do."""


def create_key_file(path: Path) -> None:
    """Write a new key file, readable by its owner alone. Never overwrites: an old key opens old records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
    path.chmod(0o400)


def known_key(path: Path, slug: str, week: Week) -> bytes:
    """The key under which a week's private values are hashed: another one each week and publication, so that nobody can see
    in our store that a person is in two of them. Raises KeyFileError."""
    return derive(path, f"known/{slug}/{week}")


def derive(path: Path, use: str) -> bytes:
    """The 32-byte key for one use ("web", "marks", "audit", "seeds"). Raises KeyFileError."""
    try:
        master = base64.urlsafe_b64decode(path.read_bytes().strip())
    except FileNotFoundError as error:
        raise KeyFileError(f"{path}: the key file is missing. {RESTORE}") from error
    except (ValueError, OSError) as error:
        raise KeyFileError(f"{path}: not a readable key file ({type(error).__name__}). {RESTORE}") from error
    if len(master) != KEY_BYTES:
        raise KeyFileError(f"{path}: not a key: {len(master)} bytes instead of {KEY_BYTES}. {RESTORE}")
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"publisher/{use}".encode()).derive(master)
