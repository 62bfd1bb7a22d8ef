"""A typed number beside the name of a place or an agency must be the number that the edition has for it.

"Di Pekalongan Utara ada 5 kejadian" beside the open ones of the north would publish the guarded ones by subtraction,
and no form says what a typed sentence counts. So only what the edition itself counts there may be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from publisher.clock import MONTHS, SHORT_MONTHS
from publisher.forms import AGENCY
from publisher.regions import Region, fold
from publisher.review.actions.guarded_words import check_guarded
from publisher.review.actions.moving import Refused
from publisher.review.models import Revision
from publisher.summary.figures import WORDS, thousands

SENTENCE = re.compile(r"[^.!?\n]+(?:[.](?=\d)[^.!?\n]+)*")
_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WHEN = "|".join((*MONTHS, *SHORT_MONTHS, *_ENGLISH_MONTHS, *(month[:3] for month in _ENGLISH_MONTHS)))
# Dates, clock times and years are no counts.
NO_COUNT = re.compile(
    rf"\b\d{{1,2}} (?:{_WHEN})\b(?: \d{{4}})?|\b\d{{1,2}}[.:]\d{{2}}\b(?: WIB)?|\b(?:19|20)\d\d\b", re.IGNORECASE
)
NUMBER = re.compile(r"\b\d+(?:[.,]\d{3})*\b")
# "satu" is an article in most sentences ("salah satu", "one of"); from two on a word counts.
_ENGLISH = "zero one two three four five six seven eight nine ten eleven".split()  # noqa: SIM905
SPELLED = {word: str(value) for words in (WORDS, _ENGLISH) for value, word in enumerate(words) if value >= 2}


def check_places(words: str, before: str, revision: Revision, region: Region) -> None:
    """Look at every sentence of `words` that does not stand in `before`. Raises Refused, naming number and place."""
    pieces = [piece for found in SENTENCE.finditer(words) if (piece := found.group().strip())]
    new = [piece not in before for piece in pieces]
    for piece, is_new in zip(pieces, new, strict=True):
        if is_new:
            _check(piece, revision, region)
    check_guarded(pieces, new, revision, region)


def _check(sentence: str, revision: Revision, region: Region) -> None:
    numbers = _numbers(sentence, region)
    if not numbers:
        return
    spoken = f" {fold(sentence)} "
    for area in region.areas:
        for name in area.sub_areas:
            if f" {fold(name)} " in spoken and fold(name) != fold(area.name):
                raise Refused(
                    f"Angka tidak boleh ditulis bersama kelurahan ({name}). Sebut kecamatannya, atau hapus angkanya."
                )
        names = (area.name, *area.labels[:1], f"kecamatan {area.short}", *((area.short,) if " " in area.short else ()))
        if any(f" {fold(name)} " in spoken for name in names):
            _require(numbers, _told(revision, "district", area.code), area.name)
    for agency in region.agencies:
        if any(f" {fold(name)} " in spoken for name in (agency.name, *agency.aliases)):
            _require(numbers, _told(revision, AGENCY, agency.code), agency.name)


def _numbers(sentence: str, region: Region) -> list[str]:
    names = [agency.name for agency in region.agencies] + [region.emergency_number]
    for name in names:  # "PSC 119" and "112" hold numbers that count nothing
        sentence = re.sub(rf"\b{re.escape(name)}\b", " ", sentence, flags=re.IGNORECASE)
    sentence = NO_COUNT.sub(" ", sentence)
    spelled = [SPELLED[word] for word in fold(sentence).split() if word in SPELLED]
    return [*NUMBER.findall(sentence), *spelled]


def _told(revision: Revision, dimension: str, code: str) -> frozenset[str]:
    """What the edition counts under this condition, as printed."""
    forms: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = revision.reading.forms
    keys = {key for key, counted in forms.items() if counted["where"].get(dimension) == [code]}
    return frozenset(thousands(value) for key, value, *_ in revision.reading.figures if key in keys)


def _require(numbers: Iterable[str], told: frozenset[str], name: str) -> None:
    strange = sorted({number for number in numbers if number not in told})
    if strange:
        found = ", ".join(f"“{number}”" for number in strange)
        raise Refused(
            f"Angka {found} bukan angka {name} di edisi ini. Tulis angka gangguan & bahaya yang ada di Data, atau hapus."
        )
