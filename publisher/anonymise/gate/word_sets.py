"""Sets of words, written as they are read."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which are apart by spaces or lines."""
    return frozenset(text.split())
