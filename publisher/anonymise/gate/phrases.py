"""Phrases: set expressions in which what is a name elsewhere names nobody ("sugeng dalu", "bulan purnama")."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from publisher.anonymise.gate.grammar_words import TITLES
from publisher.anonymise.gate.tokens import Tokens
from publisher.anonymise.gate.triggers import TRIGGER_GAP, steers
from publisher.anonymise.gate.word_lists import lines


def find_phrases(tokens: Tokens) -> frozenset[int]:
    """The words of set expressions, as places among the tokens; not behind an honorific or a word that announces a name."""
    found: set[int] = set()
    known = _phrases()
    for index, word in enumerate(tokens.low):
        for phrase in known.get(word, ()):
            end = index + len(phrase)
            if tuple(tokens.low[index:end]) != phrase or any(
                tokens.gap(place).strip("- ") for place in range(index + 1, end)
            ):
                continue
            if not _due(tokens, index) and not _written_as_a_name(tokens, index, end):
                found.update(range(index, end))
    return frozenset(found)


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The expressions of the list by their first words."""
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in lines("phrases"):
        phrase = tuple(line.split())
        by_first[phrase[0]].append(phrase)
    return {first: tuple(phrases) for first, phrases in by_first.items()}


def _due(tokens: Tokens, index: int) -> bool:
    if not index or not TRIGGER_GAP.match(tokens.gap(index)):
        return False
    return tokens.low[index - 1] in TITLES or bool(steers(tokens.low[index - 1]))


def _written_as_a_name(tokens: Tokens, index: int, end: int) -> bool:
    """Capitals inside a sentence: "Slamet Rahayu" is a person, "Hari Kartini" begins with a word that is nobody's."""
    if not (tokens.titled(index) and tokens.titled(end - 1)) or tokens.opens(index):
        return False
    return tokens.low[index] not in ("hari", "bulan", "cap", "ibu")
