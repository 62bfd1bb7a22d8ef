"""Runs: how far a name reaches from one of its words, to both sides.

It runs over names, unknown words, initials, "bin" and "al-"; and over words that are also names, as far as they are written
like the rest of it.
"""

from __future__ import annotations

import re

from publisher.anonymise.gate.grammar_words import BALINESE, FUNCTION, INSTITUTIONS, NO_NAMES, NOBLE_TITLES, PUBLIC_PLACES
from publisher.anonymise.gate.tokens import Tokens
from publisher.anonymise.gate.vocabulary import Kind, Vocabulary
from publisher.anonymise.gate.word_lists import words
from publisher.anonymise.gate.word_sets import word_set

SPACE = re.compile(r"[ \t\u00a0]{1,4}$")
_INITIAL_GAP = re.compile(r"\.?[ \u00a0]{0,2}$")
_PARTICLES = word_set("al el as ad an ar ash asy at az abu")
# First names that are written short, with a dot behind them.
_SHORT_NAMES = word_set("moh muh mohd muhd mhd mohamm abd abdl achm ahm st sit")
_MOST = 6
# How far back a name is followed. In a longer row every word is found on its own.
MOST_BEFORE = 12
DAYS = word_set(
    """
    senin selasa rabu rebo kamis kemis jumat jum'at sabtu minggu ahad januari februari maret april mei juni juli
    agustus september oktober november desember ramadan ramadhan syawal legi pahing paing pon wage kliwon
    jan feb peb mar apr jun jul agu agt ags sep sept okt nov nop des
    """
)
MARKET_DAYS = word_set("legi pahing paing pon wage kliwon")
WEEKDAYS = word_set("senin selasa rabu rebo kamis kemis jumat jum'at sabtu setu minggu ahad malam")
# Times of day are names only after an honorific.
TIMES = word_set("pagi siang sore malam subuh senja wengi bengi esuk fajar")
# Syllables of names that are function words elsewhere.
SYLLABLES = word_set("lan yen sing the yang no")


def of_institution(tokens: Tokens, index: int, listed: bool = False) -> bool:
    """Whether the word is the name of a hospital, a market, a bridge: "RS Budi Rahayu", "Pasar Banjarsari".

    A word of the name list (`listed`) is excused by fewer things than one that is also a word: "bus Kencana".
    """
    for back in (1, 2, 3):
        place = index - back
        if place < 0:
            return False
        gap = tokens.gap(place + 1)
        # A dot may shorten "Kel."; after any other word it ends the sentence.
        if (
            len(gap) > 3
            or gap.strip(" .\u00a0\"“”'‘’")
            or ("." in gap and (len(tokens.raw[place]) > 4 or tokens.low[place] not in INSTITUTIONS))
        ):
            return False
        if back == 3 and not tokens.titled(index):
            return False
        if tokens.low[place] in (PUBLIC_PLACES if listed else INSTITUTIONS):
            return True
        if tokens.raw[place].isdigit() or tokens.low[place] in FUNCTION:
            return False
        if tokens.mixed and not tokens.raw[place][0].isupper():
            return False
    return False


class Runs:
    """A text's words with what each is held for, and how far a name runs from one of them."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.tokens, self.vocabulary = tokens, vocabulary
        self.kinds = [vocabulary.kind(word) for word in tokens.low]

    def run(self, begin: int, end: int) -> int:
        """How far a name that began goes on."""
        tokens = self.tokens
        while end < len(tokens) and end - begin < _MOST:
            gap, word, kind = tokens.gap(end), tokens.low[end], self.kinds[end]
            initial_before = len(tokens.raw[end - 1]) == 1
            if not (
                SPACE.match(gap)
                or (gap == "-" and word in ("bin", "binti"))
                or ((initial_before or tokens.low[end - 1] in _SHORT_NAMES) and _INITIAL_GAP.match(gap))
                or gap in ("-", "'")
            ):
                break
            if word in ("bin", "binti") and end + 1 < len(tokens):
                end += 2
                continue
            if (
                word in _PARTICLES
                and end + 1 < len(tokens)
                and tokens.gap(end + 1) in ("-", "'", " ")
                and self._particle(end)
            ):
                end += 2
                continue
            if word in SYLLABLES and tokens.low[end - 1] in words("chinese_parts"):
                end += 1
                continue
            if len(word) == 1 and word.isalpha():
                if not self._initial(end) or self._before_plate(end):
                    break
                end += 1
                continue
            if (
                kind >= Kind.UNKNOWN
                or (kind == Kind.EITHER and self._runs_over(end))
                or (word in _PARTICLES and tokens.titled(end))
            ):
                end += 1
                continue
            if (
                tokens.titled(end)
                and tokens.raw[end][1:].islower()
                and kind in (Kind.PLAIN, Kind.SELDOM)
                and not tokens.opens(end)
                and word not in NO_NAMES
            ):
                end += 1
                continue
            seldom = kind == Kind.SELDOM and self.kinds[end - 1] >= Kind.EITHER
            if word not in NO_NAMES and ((seldom and not tokens.mixed) or (gap.startswith(".") and kind >= Kind.SELDOM)):
                end += 1
                continue
            break
        return end

    def before(self, begin: int) -> int:
        """Where a name begins that was found at `begin`: over initials, "I" and "Ni", and words that are also names."""
        tokens, first = self.tokens, max(0, begin - MOST_BEFORE)
        while begin > first and (
            SPACE.match(tokens.gap(begin)) or (len(tokens.raw[begin - 1]) == 1 and _INITIAL_GAP.match(tokens.gap(begin)))
        ):
            raw, word, kind = tokens.raw[begin - 1], tokens.low[begin - 1], self.kinds[begin - 1]
            if word in NOBLE_TITLES or self.balinese(begin - 1):
                pass
            elif len(raw) == 1 and raw.isalpha():
                after_number = begin > 1 and tokens.raw[begin - 2].isdigit() and tokens.gap(begin - 1) in ("", " ")
                if not self._initial(begin - 1) or (after_number and tokens.gap(begin)[:1] != "."):
                    break
            elif word in ("ni", "ida") and (tokens.titled(begin - 1) or not tokens.mixed):
                pass
            elif (
                word in SYLLABLES
                and tokens.low[begin] in words("chinese_parts")
                and (tokens.titled(begin - 1) or not tokens.mixed)
            ):
                if begin > 1 and self.kinds[begin - 2] >= Kind.EITHER:
                    break
            elif word in MARKET_DAYS and (tokens.titled(begin - 1) or not tokens.mixed):
                if begin == 1 or self.market_day(begin - 1):
                    break
            elif (
                kind != Kind.EITHER
                or word in DAYS
                or word in NO_NAMES
                or raw[0].isupper() != tokens.raw[begin][0].isupper()
            ):
                break
            begin -= 1
        return begin

    def market_day(self, place: int) -> bool:
        """Whether a day of the Javanese week stands behind one of seven ("Jumat Kliwon")."""
        tokens = self.tokens
        return tokens.low[place] in MARKET_DAYS and bool(place) and tokens.low[place - 1] in WEEKDAYS

    def balinese(self, place: int) -> bool:
        """Whether "I" or "Ni" stands here before a Balinese name."""
        tokens = self.tokens
        return tokens.low[place] in ("i", "ni") and place + 1 < len(tokens) and tokens.low[place + 1] in BALINESE

    def ennobled(self, begin: int) -> int:
        """Where a name begins with the titles of nobility before it ("Cut Nilawati")."""
        first = max(0, begin - MOST_BEFORE)
        while begin > first and self.tokens.low[begin - 1] in NOBLE_TITLES and SPACE.match(self.tokens.gap(begin)):
            begin -= 1
        return begin

    def _particle(self, place: int) -> bool:
        """Whether "al", "as" and the like are written as parts of a name: with a hyphen, or with capitals."""
        tokens = self.tokens
        return tokens.gap(place + 1) != " " or (tokens.titled(place) and tokens.titled(place + 1))

    def _initial(self, place: int) -> bool:
        tokens = self.tokens
        dotted = tokens.text[tokens.ends[place] : tokens.ends[place] + 1] == "."
        return len(tokens.raw[place]) == 1 and (tokens.raw[place].isupper() or dotted)

    def _before_plate(self, place: int) -> bool:
        """Whether a single letter begins a number plate ("Budi G 1234 AB") rather than ends a name."""
        tokens, after = self.tokens, place + 1
        if after >= len(tokens) or tokens.gap(after) not in ("", " ", "-"):
            return False
        return tokens.raw[after].isdigit() and len(tokens.raw[after]) <= 4 and tokens.raw[after][0] != "0"

    def _runs_over(self, place: int) -> bool:
        """Days and the like go on a name only as it is written: with a capital where there are capitals."""
        return not self.tokens.mixed or self.tokens.raw[place][0].isupper() or self.tokens.raw[place - 1][0].islower()
