"""The content key: what exactly was approved.

SHA-256 over the page images in order, their alt texts, the caption with its marker line and the account. Any
change of a byte of those changes the key, and with it voids every approval.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence


def image_hash(jpeg: bytes) -> str:
    """SHA-256 of one page image, in hexadecimal: its name in the store."""
    return hashlib.sha256(jpeg).hexdigest()


def content_key(account: str, caption: str, pages: Sequence[tuple[str, str]]) -> str:
    """The key of an edition's content, in hexadecimal. `pages` are (image hash, alt text) in order."""
    content = {"account": account, "caption": caption, "pages": [list(page) for page in pages]}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def short_key(key: str) -> str:
    """The key as people compare it: "7F3A-91C2"."""
    return f"{key[:4]}-{key[4:8]}".upper()


def with_marker(caption: str, marker: str) -> str:
    """The caption as posted: the marker in plain text as its last line."""
    return f"{caption.rstrip()}\n\n{marker}"
