"""NameList: names that reviewers add to the gate's own, word by word.

A correction is kept as single words only, never as somebody's whole name, so that the list tells of nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publisher.anonymise.gate.folding import fold_text
from publisher.anonymise.gate.tokens import tokenise

SHORTEST = 3


@dataclass(frozen=True)
class NameList:
    """Words that are names here, in lower case, beside those that ship."""

    tokens: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> NameList:
        """From words or whole names, which are taken apart; numbers, initials and syllables of two letters stay out."""
        words = (word for name in names for word in tokenise(fold_text(name).text).low)
        return cls(frozenset(word for word in words if len(word) >= SHORTEST and not word.isdigit()))
