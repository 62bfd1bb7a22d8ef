"""Public words: what a publication may say because its region pack or its language's catalogue says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from publisher.anonymise.gate.folding import fold_text
from publisher.anonymise.gate.tokens import tokenise
from publisher.anonymise.gate.word_lists import words
from publisher.language import Language, texts_said
from publisher.periods import ROMAN
from publisher.regions import Region, load_region

SHIPPED = "kota-pekalongan"


@dataclass(frozen=True)
class PublicWords:
    """`pack` are the words of a region pack, in lower case; `joined` its place names written without spaces; `said` what
    templates say in another language than their own, which then stands instead of their own words."""

    pack: frozenset[str]
    joined: frozenset[str]
    said: frozenset[str] = frozenset()

    def __contains__(self, word: object) -> bool:
        return word in self.pack or word in self.joined or word in self.said

    def composes(self, word: str) -> bool:
        """Whether a text of ours may hold this word: from the pack or from the templates."""
        return word in self.pack or word in (self.said or words("composed"))


def public_words(region: Region, language: Language | None = None) -> PublicWords:
    """The vocabulary of a publication, built from its region pack and the catalogue of its language."""
    names = list(_place_names(region))
    pack = {word for text in (*_texts(region), *names) for word in words_of(text)}
    joined = frozenset("".join(words_of(name)) for name in names if " " in name)
    said = {word for text in texts_said(language) for word in words_of(text)} if language else frozenset()
    return PublicWords(frozenset(pack), joined, frozenset(said))


@cache
def shipped() -> PublicWords:
    """The vocabulary of the pack that ships."""
    return public_words(load_region(SHIPPED))


def words_of(text: str) -> Iterator[str]:
    """The words of a text as the gate compares them."""
    return (word for word in tokenise(fold_text(text).text).low if not re.fullmatch(r"\d+", word))


def _place_names(region: Region) -> Iterable[str]:
    for area in region.areas:
        yield from (area.name, area.short, *area.labels, *area.sub_areas, *area.aliases)
    if region.map is not None:
        yield from (sea.name for sea in region.map.seas)
        yield from (name.replace("\n", " ") for name, _ in region.map.beside)


def _texts(region: Region) -> Iterator[str]:
    yield from (region.name, region.report_name, region.source_name, region.emergency_call, region.emergency_note)
    yield from ROMAN[1:]  # of quarters
    yield from (region.population_source,) if region.population_source else ()
    yield from (region.open_group, region.guarded_group, region.guarded_list)
    yield from (shift.name for shift in region.shifts)
    for agency in region.agencies:
        yield from (agency.name, agency.field, *agency.aliases)
    for category in region.categories:
        yield from (category.name, category.short, *category.aliases)
        for item in category.subcategories:
            yield from (item.name, item.short, item.noun, item.nouns, item.event, item.complaint, *item.aliases)
