"""Vocabulary: what the gate holds a word for, by its lists alone."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import IntEnum
from functools import lru_cache

from publisher.anonymise.gate.grammar_words import FUNCTION, INSTITUTIONS, NO_NAMES, OFFICES, TITLES, TRIGGERS
from publisher.anonymise.gate.morphology import LONGEST, is_derived, is_joined, is_slip, is_slip_of_frequent
from publisher.anonymise.gate.public_words import PublicWords
from publisher.anonymise.gate.word_lists import common_words, everyday_words, words


class Kind(IntEnum):
    """`PLAIN` is nobody's name; `FORM` is a plain word with affixes; `SELDOM` is a plain word that is seldom met, so that
    it may be a name where one is due; `EITHER` is a word and a name; `NAME` a name."""

    FUNCTION = 0
    FORM = 1
    PLAIN = 2
    SELDOM = 3
    PUBLIC = 4
    EITHER = 5
    UNKNOWN = 6
    NAME = 7


class Vocabulary:
    """Looks words up, and remembers the answer: the same words come again and again."""

    def __init__(self, public: PublicWords, names: Collection[str] = ()) -> None:
        self.public = public
        self._names = words("names") | frozenset(name.lower() for name in names)
        self._either = words("name_words")
        self._common = (common_words() | TITLES | OFFICES | TRIGGERS | NO_NAMES | INSTITUTIONS) - self._names
        self._plain = self._common - self._either
        self._everyday = everyday_words() | TITLES | OFFICES | TRIGGERS | NO_NAMES | INSTITUTIONS
        self._places = words("places")
        self.kind = lru_cache(maxsize=200_000)(self._look_up)

    def known(self, word: str) -> bool:
        """Whether the word may stand without being anybody's name."""
        return self.kind(word) < Kind.UNKNOWN

    def plain(self, word: str) -> bool:
        """Whether the word is one of the language or the publication, and no name besides."""
        return Kind.FORM <= self.kind(word) <= Kind.PUBLIC or word in FUNCTION

    def _look_up(self, word: str) -> Kind:
        if word in FUNCTION or len(word) == 1 or word.isdigit() or _ROMAN.fullmatch(word):
            return Kind.FUNCTION
        if len(word) > LONGEST:
            return Kind.UNKNOWN
        if word in self._either:
            return (
                Kind.EITHER if word in self._common or word in self.public or len(word) <= 3 else self._either_or_name(word)
            )
        if word in self.public or word in self._places:
            return Kind.PUBLIC
        if word in self._names:
            return Kind.NAME
        if word in self._common:
            if is_derived(word, self._common) and len(word) > 6:
                return Kind.FORM
            return Kind.PLAIN if word in self._everyday else Kind.SELDOM
        if is_derived(word, self._common):
            return Kind.FORM
        if _looks_like_a_name(word):
            return Kind.NAME
        if self._glued(word):
            return Kind.NAME
        if is_slip(word, self._common) or is_joined(word, self._plain, _GLUED_FUNCTION):
            return Kind.PLAIN
        if is_slip_of_frequent(word, words("frequent")):
            return Kind.PLAIN
        return Kind.UNKNOWN

    def _glued(self, word: str) -> bool:
        """An honorific and a name written together ("mbaknurul", "namapelangi")."""
        return any(
            word.startswith(title)
            and len(word) >= len(title) + 3
            and (word[len(title) :] in self._names or word[len(title) :] in self._either)
            for title in _GLUED_TITLES
        )

    def _either_or_name(self, word: str) -> Kind:
        return Kind.EITHER if is_derived(word, self._common) else Kind.NAME


_ROMAN = re.compile(r"x{0,3}(?:ix|iv|vi{0,3}|i{2,3})|xi|xii?i?")
# Function words long enough to be seen in a word that was written together with one.
_GLUED_FUNCTION = frozenset(word for word in FUNCTION if len(word) >= 4)
_GLUED_TITLES = (
    "mbak", "mba", "mas", "pak", "bpk", "bapak", "ibu", "bu", "mbah", "sdri", "sdr", "kang", "nama", "bernama", "pelapor",
    "korban", "haji", "cp", "gus", "lik", "pakde", "bude", "dik", "mbok",
)  # fmt: skip
# Endings that hardly any word has that is not a name.
_ENDINGS = (
    "wati", "ningsih", "ningrum", "ningtyas", "yono", "yanto", "yanti", "yati", "anto", "ianto", "udin", "uddin", "ullah",
    "ulloh", "iyah", "iyatun", "atun", "atin", "inah", "inem", "iyem", "irah", "ijan", "ijah", "sono", "dirjo", "harjo",
    "wijaya", "kusuma", "syah", "riyadi", "siregar", "nugroho", "rrahman", "rrohman",
)  # fmt: skip


def _looks_like_a_name(word: str) -> bool:
    return len(word) >= 6 and word.endswith(_ENDINGS)
