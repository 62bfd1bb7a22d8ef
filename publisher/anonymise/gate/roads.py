"""Roads: the words of main roads, which bear the names of heroes, and of streets that are named alone."""

from __future__ import annotations

from publisher.anonymise.gate.address_words import SHORT_STREETS, STREETS, TITLES_OF_STREETS
from publisher.anonymise.gate.tokens import Tokens
from publisher.anonymise.gate.word_lists import roads

_LONGEST = 3


def find_roads(tokens: Tokens) -> frozenset[int]:
    """The words of main roads, as places among the tokens: "Jl. KH. Wahid Hasyim" names nobody."""
    found: set[int] = set()
    for index, word in enumerate(tokens.low):
        if word in STREETS:
            end = road_end(tokens, index + 1)
            found.update(range(index, end) if end else ())
            if not end and word in SHORT_STREETS and _named(tokens, index + 1):
                found.update((index, index + 1))
    return frozenset(found)


def road_end(tokens: Tokens, first: int) -> int:
    """Where a main road's name ends that begins at `first`, with or without titles, or 0."""
    starts = [first]
    while first < len(tokens) and tokens.low[first] in TITLES_OF_STREETS and not tokens.gap(first).strip(" .\u00a0"):
        first += 1
        starts.append(first)
    for start in starts:
        for last in range(min(start + _LONGEST, len(tokens)), start, -1):
            if "".join(tokens.low[start:last]) in roads():
                return last
    return 0


def _named(tokens: Tokens, place: int) -> bool:
    """Whether one word with a capital is the whole name of the street ("di Jl. Melati,"): it names a street, nobody."""
    if place >= len(tokens) or not tokens.titled(place) or tokens.gap(place).strip(" .\u00a0"):
        return False
    return place + 1 == len(tokens) or not tokens.titled(place + 1) or bool(tokens.gap(place + 1).strip())
