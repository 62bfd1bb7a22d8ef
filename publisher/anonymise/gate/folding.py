"""Folding: a text as a reader sees it, with every position mapped back to the original.

Full-width and styled letters become plain (NFKC, one character at a time, so that positions stay known), and so
do digits of every script, dashes, and the Cyrillic and Greek letters that look like Latin ones; zero-width and
combining characters vanish; HTML entities become what they stand for; look-alike letters inside a run of digits
become digits.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_LOOK_ALIKES = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1", "i": "1", "|": "1"})
_PLAIN = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορ" + "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXaivop" + "-" * 7,
)
# A run that begins like a number and goes on with digits, look-alikes and separators.
_DIGIT_RUN = re.compile(r"(?<![A-Za-z])[0-9oOlI|](?:[0-9oOlIi|]|[\s.\-/_,]{1,3}(?=[0-9oOlI|])){5,}(?![A-Za-z])")
# A short number with a look-alike in it ("1O", "l2", "199O"), but not oxygen.
_SHORT_RUN = re.compile(r"(?<![A-Za-z0-9])(?!O2(?!\d))(?=[OIl\d]*\d)(?:[OIl](?=\d)|\d)[\dOI]{1,3}(?![A-Za-z0-9])")
# Also letters less like digits, where ten and more stand together and most are digits ("3326Ol110lBO0013").
_MORE_LOOK_ALIKES = str.maketrans(
    {"o": "0", "O": "0", "l": "1", "I": "1", "i": "1", "|": "1", "B": "8", "S": "5", "Z": "2"}
)
_LONG_RUN = re.compile(r"(?<![A-Za-z0-9])[\doOlI|][\doOlIBSZ|]{9,16}(?![A-Za-z0-9])")
_LEAST_DIGITS = 6
_MAY_BE_LOOK_ALIKE = re.compile(r"\d[oOlIi|]|(?<![A-Za-z])[oOlI|]{1,16}[\s.\-/_,]{0,3}\d")
# "RT O3", "no 1O": a short number after a word of addresses.
_MAY_BE_HOUSE = re.compile(r"[oOlI]\d|\d[oOlI]")
_HOUSE = re.compile(r"\b(?:rt|rw|no|nomor|gg|gang)[ .:]{0,2}((?=[oOlI]*\d)[\doOlI]{2,3})(?![A-Za-z0-9])", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")


@dataclass(frozen=True)
class Folded:
    """`origin[i]` and `last[i]` bound what the i-th folded character stands for in the original, half-open."""

    text: str
    origin: Sequence[int]
    last: Sequence[int]
    length: int

    def start(self, position: int) -> int:
        return self.origin[position] if position < len(self.origin) else self.length

    def end(self, position: int) -> int:
        return self.last[position - 1] if position else 0


def fold_text(text: str) -> Folded:
    """The text as read. A plain text, by far the most frequent, keeps its positions as they are."""
    if text.isascii() and "&" not in text:
        return Folded(_digits_read(text), range(len(text)), range(1, len(text) + 1), len(text))
    letters: list[str] = []
    origin: list[int] = []
    last: list[int] = []
    position = 0
    entities = {match.start(): match for match in _ENTITY.finditer(text)} if "&" in text else {}
    while position < len(text):
        entity = entities.get(position)
        end = entity.end() if entity else position + 1
        shown = html.unescape(entity.group()) if entity else text[position]
        for plain in "".join(_read(character) for character in shown):
            letters.append(plain)
            origin.append(position)
            last.append(end)
        position = end
    return Folded(_digits_read("".join(letters)), origin, last, len(text))


def lowered(text: str) -> str:
    """A folded text in small letters, every one in its place. Patterns without regard to case cost four times as much."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(letter.lower()[:1] for letter in text)


@lru_cache(maxsize=8192)
def _read(character: str) -> str:
    """One character as a reader sees it: none, one, or several plain ones."""
    read = []
    for plain in unicodedata.normalize("NFKC", character).translate(_PLAIN):
        if unicodedata.category(plain) in ("Cf", "Mn", "Me"):
            continue
        digit = unicodedata.digit(plain, None)
        read.append(plain if digit is None else str(digit))
    return "".join(read)


def _digits_read(text: str) -> str:
    if _MAY_BE_HOUSE.search(text):
        text = _HOUSE.sub(lambda match: match.group().replace(match[1], match[1].translate(_LOOK_ALIKES)), text)
    if not _MAY_BE_LOOK_ALIKE.search(text):
        return text
    text = _SHORT_RUN.sub(lambda match: match.group().translate(_LOOK_ALIKES), text)
    return _DIGIT_RUN.sub(_as_digits, _LONG_RUN.sub(_as_long_number, text))


def _as_long_number(match: re.Match[str]) -> str:
    run = match.group()
    return run.translate(_MORE_LOOK_ALIKES) if sum(character.isdigit() for character in run) >= _LEAST_DIGITS else run


def _as_digits(match: re.Match[str]) -> str:
    run = match.group()
    return run.translate(_LOOK_ALIKES) if sum(character.isdigit() for character in run) >= 5 else run
