"""Tokens: the words and numbers of a folded text, with their places.

Letters and digits are apart ("rt03" is two), and so are words written together with a capital between them
("MbakMaya"), because that is how they are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(r"[A-Z]+(?![a-z])(?:['’`][A-Za-z]+)?|[A-Z]?[a-z]+(?:['’`][A-Za-z]+)*|\d+|[^\W\d_]+", re.ASCII)
_UNICODE_TOKEN = re.compile(r"[A-Z]+(?![^\W\d_A-Z])|[^\W\d_][^\W\d_A-Z]*(?:['’`][^\W\d_]+)*|\d+")
_SENTENCE_END = re.compile(r"[.!?:\n\r;•>]|[\"“]")


@dataclass(frozen=True)
class Tokens:
    """Four lists of one length: places, the words as written, and in lower case."""

    text: str
    starts: list[int]
    ends: list[int]
    raw: list[str]
    low: list[str]

    def __len__(self) -> int:
        return len(self.raw)

    def gap(self, index: int) -> str:
        """What stands between a token and the one before it."""
        return self.text[self.ends[index - 1] if index else 0 : self.starts[index]]

    @cached_property
    def mixed(self) -> bool:
        """Whether capitals mean anything here: the text has small letters and words with a capital."""
        small = any(len(raw) > 1 and raw[0].islower() for raw in self.raw)
        return small and any(len(raw) > 1 and raw[0].isupper() and raw[1].islower() for raw in self.raw)

    def titled(self, index: int) -> bool:
        """A word with a capital in a text of both sizes."""
        return self.mixed and self.raw[index][0].isupper()

    def opens(self, index: int) -> bool:
        """Whether a sentence, a line or an item begins here, so that a capital means nothing."""
        return index == 0 or bool(_SENTENCE_END.search(self.gap(index)))


def tokenise(text: str) -> Tokens:
    starts, ends, raw = [], [], []
    for match in (_TOKEN if text.isascii() else _UNICODE_TOKEN).finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        raw.append(match.group())
    return Tokens(text, starts, ends, raw, [word.lower() for word in raw])
