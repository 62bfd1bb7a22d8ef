"""Parts of an address: the number of a house, a block, an alley, an RT, a storey, each with where it ends."""

from __future__ import annotations

from publisher.anonymise.gate.address_words import (
    ALLEYS,
    BLOCKS,
    DIRECTIONS,
    ESTATE_NAMES,
    ESTATES,
    HAMLETS,
    HOTLINES,
    NEIGHBOURS,
    NO_HOUSE_BEFORE,
    NOT_A_STREET,
    NUMBERS,
    ROMAN,
    SAID,
    STOREYS,
    STREETS,
    TAILS,
    TITLES_OF_STREETS,
    UNITS,
)
from publisher.anonymise.gate.tokens import Tokens
from publisher.anonymise.gate.vocabulary import Kind, Vocabulary
from publisher.anonymise.gate.word_lists import words

_CODED = ESTATES | ESTATE_NAMES | BLOCKS | STREETS
_VEHICLES = frozenset("2346")


def split_neighbour(tokens: Tokens, index: int) -> bool:
    """R.T. and R.W. with dots or spaces between."""
    return (
        tokens.low[index] == "r"
        and index + 2 < len(tokens)
        and tokens.low[index + 1] in ("t", "w")
        and tokens.gap(index + 1).strip() in (".", "")
        and tokens.raw[index + 2].isdigit()
    )


def house_number(tokens: Tokens, index: int) -> int:
    """ "no. 15", "rumah nomor 15A": the end of a house's number, or 0."""
    place = index + 1
    if place >= len(tokens) or not tokens.raw[place].isdigit() or len(tokens.raw[place]) > 4:
        return 0
    if tokens.raw[place] in HOTLINES or tokens.gap(place).strip(" .:#") or "\n" in tokens.gap(place):
        return 0
    if index and tokens.low[index - 1] in NO_HOUSE_BEFORE:
        return 0
    after = place + 1
    if after < len(tokens):
        if (
            tokens.low[after] in ("tahun", "th")
            or tokens.low[after] in UNITS
            or (tokens.raw[after].isdigit() and tokens.gap(after).strip() in ("/", ".", "-"))
        ):
            return 0
        if len(tokens.raw[after]) == 1 and not tokens.gap(after) and tokens.raw[after].isalpha():
            return after + 1
    return after


def house_code(tokens: Tokens, place: int) -> bool:
    """The letter of a block with a number against it ("D8", "B-23"), not the short form of a vehicle ("R2")."""
    after = place + 1
    return (
        len(tokens.raw[place]) <= 2
        and tokens.raw[place].isalpha()
        and after < len(tokens)
        and tokens.raw[after].isdigit()
        and len(tokens.raw[after]) <= 3
        and tokens.gap(after) in ("", "-", "/", " ")
        and not (tokens.low[place] == "r" and tokens.raw[after] in _VEHICLES and not tokens.gap(after))
    )


class Parts:
    """What has been read of one address, and the parts that may come next.

    `sure` is the end of what is certainly an address: up to the last number or letter of a house, alley or RT.
    """

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary, start: int, first: str) -> None:
        self.tokens, self.vocabulary, self.start, self.first = tokens, vocabulary, start, first
        self.names: list[str] = []
        self.numbered = False
        self.sure = 0

    def mark(self, place: int) -> int:
        self.numbered, self.sure = True, place
        return place

    def tail(self, place: int) -> int:
        """The end of "gg 3", "no. 12a", "RT 03/RW 04", "blok B-13", "lantai 2", or 0."""
        tokens, word = self.tokens, self.tokens.low[place]
        if word == "r":
            place, word = place + 1, "r" + tokens.low[place + 1]
        after = place + 1
        if after >= len(tokens) or tokens.gap(after).strip(" .:#-/=") or "//" in tokens.gap(after):
            return 0
        said = self._said(after)
        if said and (word in NEIGHBOURS | ALLEYS or self.names or self.numbered):
            return self.mark(said)
        if word in NEIGHBOURS:
            return self._neighbours(after)
        if tokens.raw[after].isdigit():
            return self.number(after, announced=True)
        if word in NUMBERS:
            return 0
        if word in ALLEYS:
            dotted = tokens.text[tokens.ends[after] : tokens.ends[after] + 1] == "."
            if ROMAN.match(tokens.low[after]) and not (tokens.low[after] == "i" and dotted):
                return self.mark(after + 1)
            return self.alley_by_name(after)
        if word in BLOCKS and len(tokens.raw[after]) <= 2:
            end = self.mark(after + 1)
            if end < len(tokens) and tokens.raw[end].isdigit() and not tokens.gap(end).strip(" -/."):
                end = self.number(end, announced=True) or end
            return end
        if word in STOREYS and len(tokens.raw[after]) == 1 and tokens.raw[after].isupper():
            return self.mark(after + 1)
        return 0

    def _neighbours(self, after: int) -> int:
        """The end of the figures of an RT, and of an RW's behind a stroke."""
        tokens = self.tokens
        if not tokens.raw[after].isdigit() or len(tokens.raw[after]) > 3:
            return 0
        end = after + 1
        if end < len(tokens) and tokens.raw[end].isdigit() and len(tokens.raw[end]) <= 3:
            gap = tokens.gap(end)
            if not gap.strip(" /-,.") and gap.strip() and (gap.strip() == "/" or not self.unit(end + 1)):
                end += 1
        return self.mark(end)

    def _said(self, place: int) -> int:
        """The end of a small number in words ("dua", "tiga belas", "dua puluh satu"), or 0."""
        low = self.tokens.low
        if low[place] not in SAID:
            return 0
        end = place + 1
        if end < len(low) and low[end] in ("belas", "puluh", "las"):
            end += 1
            if low[end - 1] == "puluh" and end < len(low) and low[end] in SAID:
                end += 1
        return end

    def unit(self, place: int) -> bool:
        return (
            place < len(self.tokens)
            and self.tokens.low[place] in UNITS
            and not self.tokens.gap(place).strip(" ")
            and "\n" not in self.tokens.gap(place)
        )

    def number(self, place: int, announced: bool = False) -> int:
        """The end of a number of a house or an alley, with its letter and its second part, or 0."""
        tokens = self.tokens
        if place >= len(tokens) or not tokens.raw[place].isdigit() or len(tokens.raw[place]) > 4:
            return 0
        if not announced and self.unit(place + 1):
            return 0
        if tokens.text[tokens.ends[place] : tokens.ends[place] + 2] in (".0", ".1", ".2", ".3", ".4", ".5"):
            return 0
        if not (announced or self.numbered) and (
            self.first in ESTATE_NAMES or (not self.names and self.first in STREETS | HAMLETS)
        ):
            return 0
        end = place + 1
        if end < len(tokens) and len(tokens.raw[end]) == 1 and tokens.raw[end].isalpha() and self._letter(end):
            end += 1
        if (
            end < len(tokens)
            and tokens.raw[end].isdigit()
            and tokens.gap(end) in ("/", "-", " / ", " - ")
            and not self.unit(end + 1)
        ):
            end += 1
        return self.mark(end)

    def _letter(self, place: int) -> bool:
        """Whether a letter belongs to the number before it ("12a", "12 A"), and does not begin a number plate."""
        tokens = self.tokens
        if not tokens.gap(place):
            return True
        plate = place + 1 < len(tokens) and tokens.raw[place + 1].isdigit() and tokens.gap(place + 1) == " "
        return tokens.gap(place) == " " and tokens.raw[place] in "ABCDEFGH" and not plate

    def code(self, place: int) -> bool:
        """A block's letter with a number against it, in an address that may have one."""
        tokens = self.tokens
        return (
            house_code(tokens, place)
            and self.first in _CODED
            and (tokens.gap(place + 1) in ("", "-") or not self.unit(place + 2))
            and not (self.first in ESTATE_NAMES and tokens.gap(place + 1) == " ")
            and (tokens.gap(place + 1) == "-" or tokens.low[place] not in TITLES_OF_STREETS | {"di", "ke"})
        )

    def alley_by_name(self, place: int) -> int:
        """The end of "gang melati", "gang haji 3", with whatever number follows; "gang sempit" is no name."""
        tokens = self.tokens
        if tokens.gap(place).strip(" .") or "\n" in tokens.gap(place):
            return 0
        end = self._numbered_alley(place)
        if end:
            return end
        word = tokens.low[place]
        kind = self.vocabulary.kind(word)
        if kind == Kind.FUNCTION:
            return 0
        if not (word in words("street_words") or kind >= Kind.EITHER or (tokens.titled(place) and kind != Kind.PUBLIC)):
            return 0
        end = place + 1
        while end < len(tokens) and tokens.gap(end) in (" ", "\u00a0") and self._goes_with_an_alley(end):
            end += 1
        return self.mark(end)

    def _goes_with_an_alley(self, place: int) -> bool:
        word = self.tokens.low[place]
        if word in TAILS:
            return False
        named = self.tokens.titled(place) and self.vocabulary.kind(word) >= Kind.EITHER
        return bool(ROMAN.match(word)) or word in DIRECTIONS or named

    def _numbered_alley(self, place: int) -> int:
        """The end of an alley's name of one to three words with a number behind it, or 0."""
        tokens, last = self.tokens, place
        while last < len(tokens) and last - place <= (3 if tokens.mixed else 2):
            word = tokens.low[last]
            if (last > place and tokens.gap(last).strip(" .")) or "\n" in tokens.gap(last):
                return 0
            if last > place and ROMAN.match(word):
                return self.mark(last + 1)
            if last > place and (tokens.raw[last].isdigit() or word in NUMBERS):
                announced = word in NUMBERS
                if not announced and tokens.low[place] in NOT_A_STREET:
                    return 0
                # Behind an alley's name "3 rumah" may be three houses or the third alley's.
                house = last + 1 < len(tokens) and tokens.low[last + 1] == "rumah"
                return self.number(last + announced, announced=announced or house)
            if word in TAILS or self.vocabulary.kind(word) == Kind.FUNCTION or not tokens.raw[last].isalpha():
                return 0
            if tokens.mixed and tokens.titled(place) != tokens.titled(last):
                return 0
            last += 1
        return 0
