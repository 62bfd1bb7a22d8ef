"""Screening: the recognisers in their order, at one of three levels, and the refusal to let out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter

from publisher.anonymise.gate import ages, health, kin, neighbours, places, said_numbers, schools
from publisher.anonymise.gate.addresses import find_addresses
from publisher.anonymise.gate.ages import find_ages
from publisher.anonymise.gate.births import find_births
from publisher.anonymise.gate.composed import find_foreign_words
from publisher.anonymise.gate.coordinates import find_coordinates
from publisher.anonymise.gate.electronic import find_electronic
from publisher.anonymise.gate.folding import fold_text
from publisher.anonymise.gate.harm import find_harm
from publisher.anonymise.gate.health import find_health
from publisher.anonymise.gate.kin import find_kin
from publisher.anonymise.gate.known import KnownValues
from publisher.anonymise.gate.levels import Level
from publisher.anonymise.gate.name_list import NameList
from publisher.anonymise.gate.names import Scan, find_listed_names, find_names
from publisher.anonymise.gate.numbers import FEWEST_SPOKEN, SPOKEN, find_numbers, find_spelled_numbers
from publisher.anonymise.gate.own_markers import find_own_markers
from publisher.anonymise.gate.phrases import find_phrases
from publisher.anonymise.gate.plates import find_plates
from publisher.anonymise.gate.public_words import PublicWords, shipped
from publisher.anonymise.gate.roads import find_roads
from publisher.anonymise.gate.spaced import find_spaced_words
from publisher.anonymise.gate.spans import Span, join, merge
from publisher.anonymise.gate.tokens import Tokens, tokenise
from publisher.anonymise.gate.unknown_words import find_unknown_words
from publisher.anonymise.gate.vocabulary import Vocabulary

_SHAPES: tuple[Callable[[str], Iterator[Span]], ...] = (find_plates, find_coordinates, find_electronic, find_births)
# Each with the words of which one must stand in the text, so that most texts are not searched at all.
_CIRCUMSTANCES: tuple[tuple[Callable[[str], Iterator[Span]], frozenset[str]], ...] = (
    (neighbours.find_neighbours, neighbours.LEADS),
    (find_ages, ages.LEADS),
    (find_health, health.LEADS),
    (find_kin, kin.LEADS),
    (said_numbers.find_said_numbers, said_numbers.LEADS),
)


class GateError(Exception):
    """A text that was about to leave holds what looks like personal data. Names kind and place, never the text."""


@dataclass(frozen=True)
class Screened:
    """What the gate found in one text, by positions in the original, and the text with those masked."""

    spans: tuple[Span, ...]
    masked: str


@lru_cache(maxsize=8)
def _vocabulary(words: PublicWords, names: NameList) -> Vocabulary:
    return Vocabulary(words, names.tokens)


def screen(
    text: str,
    level: Level = Level.EDITOR,
    *,
    words: PublicWords | None = None,
    known: KnownValues | None = None,
    names: NameList | None = None,
) -> Screened:
    """Find personal data. Spans are half-open, in code points of `text`.

    `words` are a publication's own vocabulary (else that of the pack that ships), `known` the values of its source that
    must not leave, `names` what reviewers have added to the name list.
    """
    folded = fold_text(text)
    tokens = tokenise(folded.text)
    scan = Scan(tokens, _vocabulary(words or shipped(), names or NameList()))
    nobodys = find_roads(tokens) | find_phrases(tokens)
    found = list(known.find(tokens)) if known is not None else []
    found += find_numbers(folded.text, tickets=level is Level.EDITOR)
    if sum(word in SPOKEN for word in tokens.low) >= FEWEST_SPOKEN:
        found += find_spelled_numbers(folded.text)
    for find in _SHAPES:
        found += find(folded.text)
    found += find_addresses(tokens, scan.vocabulary)
    found += find_names(scan, nobodys)
    if level is Level.EDITOR:
        found += _find_circumstances(tokens, scan.vocabulary.public)
        found += find_harm(tokens)
        found += find_spaced_words(folded.text, scan.vocabulary)
        found += find_unknown_words(scan, nobodys)
    elif level is Level.COMPOSED:
        found += find_foreign_words(tokens, scan.vocabulary)
    else:
        found += find_listed_names(scan, nobodys)
    markers = list(find_own_markers(text))
    if markers:
        found = [span for span in found if not _inside(folded.start(span.start), folded.end(span.end), markers)]
    merged = join(merge(found), folded.text)
    spans = tuple(Span(folded.start(span.start), folded.end(span.end), span.label) for span in merged)
    return Screened(spans, _mask(text, spans))


def _inside(start: int, end: int, places: list[tuple[int, int]]) -> bool:
    """Whether one of the places, which are in order and apart, holds all of a finding."""
    before = bisect_right(places, start, key=itemgetter(0))
    return before > 0 and end <= places[before - 1][1]


def _find_circumstances(tokens: Tokens, public: PublicWords) -> Iterator[Span]:
    """What tells who it is to somebody who lives there: age, school, health, kin, a place beside a place."""
    here = set(tokens.low)
    for find, leads in _CIRCUMSTANCES:
        if not leads.isdisjoint(here):
            yield from find(tokens.text)
    if not schools.LEADS.isdisjoint(here):
        yield from schools.find_schools(tokens.text, not tokens.mixed, public)
    if not places.LEADS.isdisjoint(here):
        yield from places.find_places(tokens.text, not tokens.mixed, public)


def require_clean(
    texts: Iterable[str],
    place: str,
    allowed: Iterable[str] = (),
    level: Level = Level.COMPOSED,
    words: PublicWords | None = None,
) -> None:
    """Refuse to let `texts` leave when the gate finds anything in them.

    `allowed` are exact strings that the publication itself puts there (its account with or without @, its own name):
    a finding that lies inside one of them is none. Raises GateError with the kind and the place of the first finding.
    """
    # Whole words only: a permitted "112" must not take the middle out of a telephone number.
    permitted = [re.compile(rf"(?<!\w)@?{re.escape(item.removeprefix('@'))}(?!\w)") for item in allowed if item]
    for number, text in enumerate(texts, 1):
        own = sorted(match.span() for item in permitted for match in item.finditer(text))
        starts, reach = [start for start, _ in own], [0, *accumulate((end for _, end in own), max)]
        found = [
            span
            for span in screen(text, level, words=words).spans
            # Of all that begins before it, what reaches furthest holds it, or nothing does.
            if reach[bisect_right(starts, span.start)] < span.end
        ]
        if found:
            labels = ", ".join(sorted({span.label for span in found}))
            raise GateError(f"{place}, text {number}: looks like personal data ({labels}). Nothing was let out.")


def _mask(text: str, spans: Iterable[Span]) -> str:
    masked, position = [], 0
    for span in spans:
        masked += [text[position : span.start], f"[{span.label}]"]
        position = span.end
    return "".join([*masked, text[position:]])
