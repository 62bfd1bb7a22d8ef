"""The publication's key file, and the keys derived from it.

Lines of 32 random bytes, newest first, mode 0400, outside the database and outside backups. Every use has a key of its
own by HKDF-SHA-256, so that one leaking does not open the others.

What *seals* (encrypts) follows the newest line and opens by any line; `vault` does that, and a rotation re-seals it. What
*identifies* (marks, the audit chain, known values, the web's signatures) is bound to the oldest line for ever: an HMAC
cannot be made again, for what it was made of is gone. A line that begins with "identity" identifies and seals nothing.
"""

from __future__ import annotations

import base64
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from publisher.clock import Week

KEY_BYTES = 32
RESTORE = (
    "Put back your copy of it. A new key makes the two-step seeds, the Instagram session and the ledger unreadable, and "
    "the audit log look broken."
)
IDENTITY_WORD = b"identity"


class KeyFileError(Exception):
    """The key file is missing or is not a key; the message says what to do."""


@dataclass(frozen=True)
class Keys:
    """What a key file holds: the keys that seal, newest first, and the one that identifies."""

    sealing: tuple[bytes, ...]
    identity: bytes

    def with_new(self) -> Keys:
        """A fresh key before the others."""
        return Keys((secrets.token_bytes(KEY_BYTES), *self.sealing), self.identity)

    def newest_alone(self) -> Keys:
        """The older ones seal and open nothing any more; the identity stays."""
        return Keys(self.sealing[:1], self.identity)

    def to_bytes(self) -> bytes:
        """The file's content."""
        lines = [base64.urlsafe_b64encode(key) for key in self.sealing]
        if self.sealing[-1] != self.identity:
            lines.append(IDENTITY_WORD + b" " + base64.urlsafe_b64encode(self.identity))
        return b"\n".join(lines) + b"\n"


def create_key_file(path: Path) -> None:
    """Write a new key file, readable by its owner alone. Never overwrites: an old key opens old records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    key = secrets.token_bytes(KEY_BYTES)
    path.write_bytes(Keys((key,), key).to_bytes())
    path.chmod(0o400)


def read_keys(path: Path) -> Keys:
    """Raises KeyFileError."""
    try:
        lines = [line.split() for line in path.read_bytes().splitlines() if line.strip()]
    except FileNotFoundError as error:
        raise KeyFileError(f"{path}: the key file is missing. {RESTORE}") from error
    except OSError as error:
        raise KeyFileError(f"{path}: not a readable key file ({type(error).__name__}). {RESTORE}") from error
    sealing = tuple(_key(path, words[0]) for words in lines if len(words) == 1)
    named = [_key(path, words[1]) for words in lines if len(words) == 2 and words[0] == IDENTITY_WORD]
    well_formed = len(sealing) + len(named) == len(lines) and (not named or len(lines[-1]) == 2)
    if not sealing or len(named) > 1 or not well_formed:
        raise KeyFileError(f"{path}: not a key file: one key a line, newest first. {RESTORE}")
    return Keys(sealing, named[0] if named else sealing[-1])


def write_keys(path: Path, keys: Keys) -> None:
    """Replace a key file, whole or not at all, and on the disk before anything is sealed with it. Raises OSError."""
    partial = path.with_name(f".{path.name}.part")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "wb") as file:
        file.write(keys.to_bytes())
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder survive a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def known_key(path: Path, slug: str, week: Week) -> bytes:
    """The key under which a week's private values are hashed: another one each week and publication, so that nobody can see
    in our store that a person is in two of them. Raises KeyFileError."""
    return derive(path, f"known/{slug}/{week}")


def derive(path: Path, use: str) -> bytes:
    """The 32-byte key of a use that identifies ("web", "marks", "audit", …): the same for ever. Raises KeyFileError."""
    return for_use(read_keys(path).identity, use)


def for_use(key: bytes, use: str) -> bytes:
    """One use's key from one key of the file."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"publisher/{use}".encode()).derive(key)


def _key(path: Path, text: bytes) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text)
    except ValueError as error:
        raise KeyFileError(f"{path}: not a readable key file ({type(error).__name__}). {RESTORE}") from error
    if len(key) != KEY_BYTES:
        raise KeyFileError(f"{path}: not a key: {len(key)} bytes instead of {KEY_BYTES}. {RESTORE}")
    return key
