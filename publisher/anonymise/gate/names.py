"""Names: announced, told by their surroundings, by a degree or a number, or by the list alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from publisher.anonymise.gate.grammar_words import NO_NAMES, OFFICES, TITLES, TRIGGERS, WEAK_TITLES
from publisher.anonymise.gate.name_announcements import Announcements
from publisher.anonymise.gate.name_runs import SPACE, of_institution
from publisher.anonymise.gate.name_surroundings import Surroundings
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.triggers import steers
from publisher.anonymise.gate.vocabulary import Kind
from publisher.anonymise.gate.word_sets import word_set

_LIST_GAP = re.compile(r"\s*[,&/+]\s*$")
_AND = word_set("dan lan karo or atau serta and sama bersama")
_DEGREE = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{2,}(?:[ \u00a0]+[^\W\d_]{2,}){0,2})(?:(?:,[ \u00a0]*|[ \u00a0]+)(?:S\.\s?(?:Pd(?:\.?I)?|"
    r"Kom|H|E|Sos|T|Ag|IP|STP|Kep|KM|Farm|Psi)|M\.\s?(?:Pd|Si|M|H|Kom|T|Kes|Ag)|A\.\s?Md)|"
    r",[ \u00a0]*(?:SE|SH|MM|MH|SPd|SKom|AMd))\b\.?(?:Kep|Keb)?",
    re.IGNORECASE,
)
# One of these stands in every text with a degree in it.
_MAY_BE_DEGREE = re.compile(r"[SMA]\.|,[ \u00a0]*(?:S[EHPK]|M[MH]|AM)", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"(?<!\d)\d{4,}[ \u00a0]*\(\s*([^\W\d_]{3,})\s*\)")


class Scan(Announcements, Surroundings):
    """The names of one text, by everything that tells them."""

    def spans(self, begin: int, end: int) -> Iterator[Span]:
        yield Span(self.tokens.starts[begin], self.tokens.ends[end - 1], "NAME")

    def listed(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Names that follow one with a comma, a stroke or "dan" between."""
        tokens = self.tokens
        while end < len(tokens):
            place, joined = end, False
            if tokens.low[place] in _AND and SPACE.match(tokens.gap(place)):
                place, joined = place + 1, True
            elif not _LIST_GAP.match(tokens.gap(place)):
                return
            while (
                place < len(tokens)
                and (tokens.low[place] in TITLES or tokens.low[place] in WEAK_TITLES)
                and place > end - 1
            ):
                if place + 1 < len(tokens) and self._title_gap(place + 1):
                    return
                break
            if place >= len(tokens) or self.kinds[place] < Kind.EITHER or tokens.low[place] in NO_NAMES:
                return
            if place > end and not SPACE.match(tokens.gap(place)):
                return
            if (
                self.kinds[place] == Kind.EITHER
                and tokens.mixed
                and tokens.raw[place][0].isupper() != tokens.raw[begin][0].isupper()
            ):
                return
            last = self.run(place, place + 1)
            if self.kinds[place] == Kind.EITHER and not (joined or tokens.titled(place)) and self._goes_on(last):
                return
            yield place, last
            end = last

    def _goes_on(self, end: int) -> bool:
        """Whether a sentence goes on here with an ordinary word, so that what stood behind the comma began it."""
        tokens = self.tokens
        if end >= len(tokens) or not SPACE.match(tokens.gap(end)):
            return False
        return self.kinds[end] < Kind.EITHER and tokens.low[end] not in _AND and not steers(tokens.low[end])


def find_names(scan: Scan, nobodys: frozenset[int] = frozenset()) -> Iterator[Span]:
    """Names that something announces; not those that begin among `nobodys`: words of roads and set expressions."""
    tokens = scan.tokens
    index = 0
    while index < len(tokens):
        end = 0
        begin = index
        announced = scan.announced(index) if _may_announce(tokens.low[index]) else None
        announced = announced or scan.surrounded(index)
        if announced and announced[0] not in nobodys:
            begin, end = scan.ennobled(announced[0]), announced[1]
        if end:
            yield from scan.spans(begin, end)
            for listed_begin, listed_end in scan.listed(begin, end):
                yield from scan.spans(listed_begin, listed_end)
                end = listed_end
            index = max(end, index + 1)
        else:
            index += 1
    yield from _by_degree_or_number(scan)


def find_listed_names(scan: Scan, nobodys: frozenset[int] = frozenset()) -> Iterator[Span]:
    """Names from the list, wherever they stand; not where an institution bears them."""
    tokens = scan.tokens
    for index, kind in enumerate(scan.kinds):
        if (
            kind == Kind.NAME
            and index not in nobodys
            and not scan.market_day(index)
            and not of_institution(tokens, index, listed=True)
        ):
            yield Span(tokens.starts[index], tokens.ends[index], "NAME")


def _by_degree_or_number(scan: Scan) -> Iterator[Span]:
    """Names with a degree behind them ("mat, m.pd."), and in brackets behind a number."""
    tokens = scan.tokens
    patterns = (_DEGREE, _AFTER_NUMBER) if _MAY_BE_DEGREE.search(tokens.text) else (_AFTER_NUMBER,)
    for pattern in patterns:
        for match in pattern.finditer(tokens.text):
            last = bisect_left(tokens.ends, match.end(1))
            kind, word = scan.kinds[last], tokens.low[last]
            if kind > Kind.FORM and word not in NO_NAMES and word not in TRIGGERS:
                first = scan.before(last)
                yield Span(tokens.starts[first], match.end() if pattern is _DEGREE else match.end(1), "NAME")


@lru_cache(maxsize=50_000)
def _may_announce(word: str) -> bool:
    return (
        word in TITLES
        or word in WEAK_TITLES
        or word in OFFICES
        or word in ("a", "atas", "bin", "binti")
        or bool(steers(word))
    )
