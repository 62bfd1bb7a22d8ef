"""Addresses: street, alley, estate, block, house number, RT and RW, in every spelling and glued.

A street's name alone points at no house, unless it is told as somebody's ("rumah jl melati"); with a number, an alley
or an RT behind it, it does.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.anonymise.gate.address_parts import Parts, house_code, house_number, split_neighbour
from publisher.anonymise.gate.address_words import (
    ALLEYS,
    BESIDES,
    BLOCKS,
    DIRECTIONS,
    ESTATE_NAMES,
    ESTATES,
    GENERAL,
    GLUED_BEFORE,
    HAMLETS,
    HOMES,
    HOUSING,
    LOCATIVES,
    NEIGHBOURS,
    NO_LEAD,
    NOT_A_STREET,
    NUMBERS,
    ROMAN,
    SHORT_STREETS,
    STOREYS,
    STREETS,
    TAILS,
    TITLES_OF_STREETS,
    VERB_PREFIXES,
)
from publisher.anonymise.gate.roads import road_end
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.tokens import Tokens
from publisher.anonymise.gate.vocabulary import Kind, Vocabulary
from publisher.anonymise.gate.word_lists import roads, words

_BEGIN = STREETS | ESTATES | ESTATE_NAMES | HAMLETS | ALLEYS | BLOCKS | NEIGHBOURS
_GLUED = {before + word: word for before in GLUED_BEFORE for word in STREETS | ESTATES | (ALLEYS - {"lr"})}


def find_addresses(tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Span]:
    """Addresses in a text. What was found is not looked at again."""
    index, size = 0, len(tokens)
    while index < size:
        word = tokens.low[index]
        glued = _GLUED.get(word, "")
        first, end = index, 0
        if word == "lr" and not _short_alley(tokens, index):
            pass
        elif word in _BEGIN or glued or split_neighbour(tokens, index):
            end = _Scan(tokens, vocabulary, index, glued or word).run()
            if end and word in ALLEYS:
                first = _lead(tokens, vocabulary, index)
            elif end and word in HOUSING:
                first = _estate_before(tokens, vocabulary, index, 1)
        elif word in NUMBERS:
            end = house_number(tokens, index)
        elif index and tokens.low[index - 1] in HOUSING and tokens.raw[index].isupper() and house_code(tokens, index):
            first, end = _estate_before(tokens, vocabulary, index - 1, 2), index + 2
        if end:
            yield Span(tokens.starts[first] + (len(word) - len(glued) if glued else 0), tokens.ends[end - 1], "ADDRESS")
            index = end
        else:
            index += 1


def _short_alley(tokens: Tokens, index: int) -> bool:
    """ "Lr." is an alley before a name; "1 LR" is somebody hurt."""
    after = index + 1
    return after < len(tokens) and tokens.gap(after).startswith(".") and tokens.raw[after].isalpha()


def _estate_before(tokens: Tokens, vocabulary: Vocabulary, index: int, most: int) -> int:
    """Where an estate's name begins of which the word at `index` is a part ("Pelita Indah A-21", "bina griya gang 3")."""
    first = index
    while first and index - first < most and tokens.gap(first) in (" ", "\u00a0"):
        word = tokens.low[first - 1]
        if word in LOCATIVES or vocabulary.kind(word) == Kind.FUNCTION or not tokens.raw[first - 1].isalpha():
            break
        first -= 1
    return first


def _lead(tokens: Tokens, vocabulary: Vocabulary, index: int) -> int:
    """A street's name before its alley, without a word for street ("Teratai Gg 1")."""
    first = index
    for place in range(index - 1, max(index - 5, -1), -1):
        if tokens.gap(place + 1).strip(" .") or "\n" in tokens.gap(place + 1) or tokens.low[place] in NO_LEAD:
            break
        word = tokens.low[place]
        if word in LOCATIVES:
            return place + 1 if place + 1 < index else index
        kind = vocabulary.kind(word)
        if kind == Kind.FUNCTION and not (word.isdigit() or ROMAN.match(word)):
            break
        if (
            word in words("street_words")
            or "".join(tokens.low[place:index]) in roads()
            or (word in TITLES_OF_STREETS and place + 1 == first)
            or (len(word) > 1 and ROMAN.match(word) and place + 1 == index)
        ):
            first = place
        elif word in HOUSING and place == index - 1:
            first = (
                place - 1
                if place and not tokens.gap(place).strip() and vocabulary.kind(tokens.low[place - 1]) != Kind.FUNCTION
                else place
            )
        elif kind >= Kind.EITHER and place + 1 == first:
            first = place
    return first


class _Scan(Parts):
    """One address, read word by word from its first."""

    def run(self) -> int:
        """Where the address ends, or 0 when there is none."""
        tokens, place = self.tokens, self.start
        limit = 2 if self.first in ALLEYS else 4
        if self.first in TAILS or self.first == "r":
            place = self.tail(place)
            if not place:
                return 0
        else:
            place = self._dated_road(place + 1)
        while place < len(tokens) and self._goes_on(place):
            word = tokens.low[place]
            if self._is_tail(place):
                end = self.tail(place)
                if not end:
                    break
                place = end
            elif word.isdigit():
                end = self.number(place)
                if not end:
                    break
                place = end
            elif self.code(place):
                place += 2
                place = self.number(place - 1) or self.mark(place)
            elif self.numbered:
                if word not in DIRECTIONS or self.first in NEIGHBOURS:
                    break
                place += 1
                if place < len(tokens) and tokens.low[place] in BESIDES and tokens.gap(place) == " ":
                    place += 1
            elif self.names and ROMAN.match(word) and not tokens.gap(place).strip():
                place = self.mark(place + 1)
            elif len(self.names) < limit and self._names(place):
                self.names.append(word)
                place += 1
            else:
                break
        return self.sure or self._bare()

    def _dated_road(self, place: int) -> int:
        """Past the name of a main road that holds a figure ("Jl. Angkatan 45")."""
        end = road_end(self.tokens, place) if self.first in STREETS else 0
        if not end or not self.tokens.raw[end - 1].isdigit():
            return place
        self.names = self.tokens.low[place:end]
        return end

    def _is_tail(self, place: int) -> bool:
        word = self.tokens.low[place]
        return (
            word in TAILS
            or split_neighbour(self.tokens, place)
            or (word in STOREYS and self.first in ESTATES and bool(self.names))
        )

    def _goes_on(self, place: int) -> bool:
        """Whether the address may run over what stands before this word."""
        tokens = self.tokens
        gap = tokens.gap(place)
        before = tokens.low[place - 1]
        tail = self._is_tail(place)
        if gap.strip(" .,:#/&-'\n\r\t\u00a0") or "//" in gap:
            return False
        if "\n" in gap and not tail:
            return False
        if "," in gap:
            return tail
        if "." in gap and " " in gap.split(".", 1)[1] and not tail:
            return len(before) <= 3 or before in ESTATES | STREETS | NUMBERS | TITLES_OF_STREETS
        return len(gap) <= 5

    def _names(self, place: int) -> bool:
        """Whether the word may be part of a street's name."""
        word = self.tokens.low[place]
        of_the_street = word in NOT_A_STREET and word != "raya" and self.first not in ESTATES
        if not self.names and (of_the_street or self.tokens.gap(place).strip(" .:")):
            return False
        if word in TITLES_OF_STREETS or word in DIRECTIONS:
            return True
        kind = self.vocabulary.kind(word)
        plain = [name for name in self.names if name not in TITLES_OF_STREETS]
        if kind == Kind.FUNCTION or ("".join(plain) in roads() and plain[-1] not in GENERAL):
            return False
        if self.tokens.mixed and plain and self.tokens.titled(place - 1) and not self.tokens.titled(place):
            return False
        return self.tokens.titled(place) or kind != Kind.FORM or not word.startswith(VERB_PREFIXES)

    def _bare(self) -> int:
        """A street told as somebody's or an estate, without a number: the end of its name, or 0."""
        tokens, names = self.tokens, self.names
        if not names or self.first in HAMLETS or self.first in ESTATE_NAMES:
            return 0
        if self.first in STREETS and not self._somebodys():
            return 0
        plain = [word for word in names if word not in TITLES_OF_STREETS]
        for length in range(len(plain), 0, -1):
            if "".join(plain[:length]) in roads():
                return 0
        if "".join(names) in roads() or (names[0] in roads()):
            return 0
        first = next((word for word in names if word not in TITLES_OF_STREETS), names[0])
        kind = self.vocabulary.kind(first)
        street = first in words("street_words") or kind >= Kind.EITHER
        place = self.start + 1
        if self.first in SHORT_STREETS:
            if first in NOT_A_STREET or (kind <= Kind.FORM and not tokens.titled(place)):
                return 0
        elif not street and not (
            tokens.titled(place) and tokens.low[place] not in NOT_A_STREET and kind not in (Kind.PUBLIC, Kind.FORM)
        ):
            return 0
        end = place
        while end - self.start - 1 < len(names):
            word = tokens.low[end]
            inside = (
                word in TITLES_OF_STREETS or tokens.titled(end) or end == place or tokens.low[end - 1] in TITLES_OF_STREETS
            )
            if not inside and self.vocabulary.kind(word) < Kind.EITHER and word not in words("street_words"):
                break
            end += 1
        return end

    def _somebodys(self) -> bool:
        """Whether the words before the street say that somebody lives there."""
        tokens = self.tokens
        for place in range(self.start - 1, max(self.start - 4, -1), -1):
            if "\n" in tokens.gap(place + 1) or ". " in tokens.gap(place + 1):
                return False
            if tokens.low[place] in HOMES:
                return True
        return False
