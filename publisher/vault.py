"""Secrets at rest: what is sealed here opens with any key of the key file and is sealed with the newest.

Fernet (AES-128-CBC with HMAC-SHA-256) under a key of its own for each use. The uses: "session" (the channel's session or
token, a file), "seeds" (authenticators), "ledger" (true cells), "notes" (texts of agencies), the latter three in rows.
"""

from __future__ import annotations

import base64
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from publisher.keys import for_use, read_keys


class VaultError(Exception):
    """What is sealed does not open: another key file, or a record that was changed."""


def seal(content: bytes, key_file: Path, use: str) -> bytes:
    """Encrypt with the newest key. Raises KeyFileError."""
    return _box(key_file, use).encrypt(content)


def unseal(sealed: bytes, key_file: Path, use: str) -> bytes:
    """Decrypt with whichever key fits. Raises VaultError, KeyFileError."""
    try:
        return _box(key_file, use).decrypt(sealed)
    except InvalidToken:
        raise VaultError(f"sealed for {use}: no key of {key_file} opens it") from None


def resealed(sealed: bytes, key_file: Path, use: str) -> bytes | None:
    """The same under the newest key, or None when it is under it already. Raises VaultError, KeyFileError."""
    newest, *_ = _boxes(key_file, use)
    try:
        newest.decrypt(sealed)
    except InvalidToken:
        return seal(unseal(sealed, key_file, use), key_file, use)
    return None


def _box(key_file: Path, use: str) -> MultiFernet:
    return MultiFernet(_boxes(key_file, use))


def _boxes(key_file: Path, use: str) -> list[Fernet]:
    return [Fernet(base64.urlsafe_b64encode(for_use(key, use))) for key in read_keys(key_file).sealing]
