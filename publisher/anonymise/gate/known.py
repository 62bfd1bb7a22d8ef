"""Known values: an edition's own names, numbers and addresses, as keyed hashes, never as they are.

Whoever holds the source hands over its values once; what is kept are HMACs of their words and of each two words that
stand together. A text is searched by hashing its own words the same way. Without the key the hashes say nothing.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from publisher.anonymise.gate.folding import fold_text
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.tokens import Tokens, tokenise
from publisher.anonymise.gate.word_lists import common_words, words
from publisher.anonymise.gate.word_sets import word_set

_DIGITS = re.compile(r"\d(?:[ .,\-_/()\n]{0,3}\d){4,24}")
# Words of addresses and forms of address that are in everybody's: they count only together with the next.
_EVERYBODYS = word_set(
    """
    jl jln jalan gg gang no nomor nmr rt rw blok blk perum perumahan kel kelurahan kec kecamatan kota dukuh dusun desa
    pak bu bpk ibu bapak sdr sdri mas mbak bin binti haji hj dr barat timur utara selatan
    """
)
_HASH_BYTES = 12


class KnownValues:
    """Hashes of what must not leave, each with the label of its value."""

    def __init__(self, hashes: Mapping[str, str], key: bytes) -> None:
        self._hashes = dict(hashes)
        self._key = key
        self._seen: dict[str, str | None] = {}

    @classmethod
    def of(cls, values: Iterable[tuple[str, str]], key: bytes) -> KnownValues:
        """From (label, value) pairs; the values themselves are forgotten."""
        hashes: dict[str, str] = {}
        for label, value in values:
            for piece in _pieces(value):
                hashes.setdefault(_hash(piece, key), label)
        return cls(hashes, key)

    @classmethod
    def from_hashes(cls, hashes: Iterable[str], key: bytes) -> KnownValues:
        """From what `to_hashes` gave. Raises ValueError for a line that is none."""
        pairs = {}
        for line in hashes:
            label, separator, digest = line.partition(":")
            if not separator or not label or not digest:
                raise ValueError("A known value is a label, a colon and a hash.")
            pairs[digest] = label
        return cls(pairs, key)

    def to_hashes(self) -> list[str]:
        """Plain lines "LABEL:hash", sorted, for a file."""
        return sorted(f"{label}:{digest}" for digest, label in self._hashes.items())

    def __len__(self) -> int:
        return len(self._hashes)

    def find(self, tokens: Tokens) -> Iterator[Span]:
        """Where a text holds a known word, two known words together, or a known number however it is spaced."""
        if not self._hashes:
            return
        parts = [_word(word) for word in tokens.low]
        for index, part in enumerate(parts):
            if label := self._label(part):
                yield Span(tokens.starts[index], tokens.ends[index], label)
            if index + 1 < len(parts) and (label := self._label(part + "\x1f" + parts[index + 1])):
                yield Span(tokens.starts[index], tokens.ends[index + 1], label)
        for match in _DIGITS.finditer(tokens.text):
            if label := self._label(_number(match.group())):
                yield Span(match.start(), match.end(), label)

    def _label(self, piece: str) -> str | None:
        if piece not in self._seen:
            if len(self._seen) > 100_000:
                self._seen.clear()
            self._seen[piece] = self._hashes.get(_hash(piece, self._key))
        return self._seen[piece]


def _hash(piece: str, key: bytes) -> str:
    return hmac.digest(key, piece.encode(), "sha256")[:_HASH_BYTES].hex()


def _pieces(value: str) -> Iterator[str]:
    """What of a value is looked for: its telling words, each two neighbours, the whole without spaces, its number."""
    text = fold_text(value).text
    parts = [_word(word) for word in tokenise(text).low]
    for part in parts:
        if _tells(part):
            yield part
    for first, second in pairwise(parts):
        yield first + "\x1f" + second
    if len(parts) > 1:
        yield "".join(parts)
    for match in _DIGITS.finditer(text):
        yield _number(match.group())


def _tells(part: str) -> bool:
    """Whether a word alone points at its value: not a number of a house, nor a word of everybody's address."""
    if part.isdigit():
        return len(part) >= 5
    return len(part) >= 3 and part not in _EVERYBODYS and (part not in common_words() or part in words("name_words"))


def _word(word: str) -> str:
    """A word as it is compared: numbers without leading zeros, so that "RT 03" is "rt 3"."""
    return (word.lstrip("0") or "0") if word.isdigit() else word.replace("’", "'").replace("`", "'")


def _number(run: str) -> str:
    """A number by its digits; a telephone number without the country's or the trunk's prefix."""
    digits = "".join(character for character in run if character.isdigit())
    return "#" + re.sub(r"^(?:0062|620|62|0)", "", digits)
