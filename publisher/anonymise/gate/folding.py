"""Folding: a text as a reader sees it, with every position mapped back to the original.

Full-width and styled letters become plain (NFKC, one character at a time, so that positions stay known), and so
do digits of every script, dashes, and the Cyrillic and Greek letters that look like Latin ones; zero-width and
combining characters vanish; look-alike letters inside a run of digits become digits.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LOOK_ALIKES = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1", "i": "1", "|": "1"})
_PLAIN = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορ" + "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXaivop" + "-" * 7,
)
# A run that begins like a number and goes on with digits, look-alikes and separators.
_DIGIT_RUN = re.compile(r"(?<![A-Za-z])[0-9oOlI|](?:[0-9oOlIi|]|[\s.\-]{1,3}(?=[0-9oOlI|])){5,}(?![A-Za-z])")


@dataclass(frozen=True)
class Folded:
    """`origin[i]` is the position in the original of the i-th folded character."""

    text: str
    origin: tuple[int, ...]
    length: int

    def start(self, position: int) -> int:
        return self.origin[position] if position < len(self.origin) else self.length

    def end(self, position: int) -> int:
        return self.origin[position - 1] + 1 if position else 0


def fold_text(text: str) -> Folded:
    letters: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(text):
        for plain in unicodedata.normalize("NFKC", character).translate(_PLAIN):
            if unicodedata.category(plain) in ("Cf", "Mn", "Me"):
                continue
            digit = unicodedata.digit(plain, None)
            letters.append(plain if digit is None else str(digit))
            origin.append(position)
    folded = _DIGIT_RUN.sub(_as_digits, "".join(letters))
    return Folded(folded, tuple(origin), len(text))


def _as_digits(match: re.Match[str]) -> str:
    run = match.group()
    return run.translate(_LOOK_ALIKES) if sum(character.isdigit() for character in run) >= 5 else run
