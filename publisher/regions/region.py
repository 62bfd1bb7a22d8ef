"""Region: a loaded pack, and how a source's spellings are found in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from publisher.clock import Shift
from publisher.vocabulary import CallKind, PublicClass, Status

if TYPE_CHECKING:
    from publisher.regions.area_map import AreaMap

T = TypeVar("T")

# Below this likeness (0–100, rapidfuzz's ratio) a spelling is a stranger, not a typing error. At 85 every
# spelling seen in print is found and no two kelurahan of the shipped pack are taken for one another.
FUZZY_CUTOFF = 85.0
# Word by word, because a long common word hides a different short one: "Pekalongan Utara", "Pekalongan Tenggara".
WORD_CUTOFF = 75.0
# Written together or apart: no word may be left over ("Kota Pekalongan" is not "BPBD Kota Pekalongan").
JOINED_CUTOFF = 90.0

# What stands before an area's name without being part of it.
AREA_TITLES = frozenset({"kec", "kecamatan", "kel", "kelurahan", "desa"})


class RegionError(ValueError):
    """A region pack that cannot be used: says which file, which entry, and what to write."""


@dataclass(frozen=True)
class Area:
    code: str
    name: str
    short: str
    sub_areas: tuple[str, ...]
    aliases: tuple[str, ...]
    population: int | None = None
    labels: tuple[str, ...] = ()  # its names in the pack's own language, where this is a translation


@dataclass(frozen=True)
class Subcategory:
    """`noun`, `event` and `complaint` are empty for subcategories that are never told as a story."""

    code: str
    name: str
    short: str
    noun: str
    event: str
    complaint: str
    aliases: tuple[str, ...]
    nouns: str = ""  # the noun for several, where a language has another word for it

    def noun_for(self, count: int) -> str:
        return self.nouns if self.nouns and count != 1 else self.noun


@dataclass(frozen=True)
class Category:
    code: str
    name: str
    short: str
    public_class: PublicClass
    icon: str
    subcategories: tuple[Subcategory, ...]
    aliases: tuple[str, ...]
    flood: bool

    def subcategory(self, code: str | None) -> Subcategory | None:
        return next((item for item in self.subcategories if item.code == code), None)


@dataclass(frozen=True)
class Agency:
    code: str
    name: str
    field: str
    serves_guarded: bool
    aliases: tuple[str, ...]


def fold(label: str) -> str:
    """A label without the differences that mean nothing: case, accents, punctuation, runs of spaces."""
    plain = unicodedata.normalize("NFKD", label)
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.sub(r"[^0-9a-z]+", " ", plain.casefold()).split())


@dataclass(frozen=True)
class Region:
    """A loaded region pack. Look-ups return None for what they do not know; they never echo it.

    `population_year` and `population_source` tell where the areas' population is from. The map is the pack's, or that
    of a publication's own boundary file; `area_measure`, the publication's choice of what it shows: "count" or "rate".
    """

    folder: Path
    name: str
    zone: ZoneInfo
    emergency_number: str
    report_name: str
    source_name: str
    emergency_call: str
    emergency_note: str
    open_group: str
    guarded_group: str
    guarded_list: str
    guarded_icon: str
    shifts: tuple[Shift, ...]
    areas: tuple[Area, ...]
    categories: tuple[Category, ...]
    agencies: tuple[Agency, ...]
    statuses: Mapping[str, Status]
    call_kinds: Mapping[str, CallKind]
    close_reasons: Mapping[str, str]
    population_year: int | None = None
    population_source: str = ""
    map: AreaMap | None = None
    area_measure: str = "count"

    def category(self, code: str) -> Category | None:
        return self._category_by_code.get(code)

    def agency(self, code: str) -> Agency | None:
        return self._agency_by_code.get(code)

    def area(self, code: str | None) -> Area | None:
        return next((area for area in self.areas if area.code == code), None)

    @property
    def open_categories(self) -> tuple[Category, ...]:
        return tuple(item for item in self.categories if item.public_class is PublicClass.OPEN)

    def find_category(self, label: str | None) -> Category | None:
        return self._category_labels.get(fold(label)) if label else None

    def find_subcategory(self, category: Category, label: str | None) -> Subcategory | None:
        return self._subcategory_labels[category.code].get(fold(label)) if label else None

    def find_area(self, district: str | None, sub_district: str | None) -> Area | None:
        """By the district's own name or code, else by the sub-district, each exactly and then nearly."""
        for label, table in ((district, self._area_labels), (sub_district, self._sub_area_labels)):
            found = _look_up(_without_title(label), table)
            if found is not None:
                return found
        return None

    def find_agency(self, label: str | None) -> Agency | None:
        return _look_up(label, self._agency_labels)

    def status(self, label: str | None) -> Status:
        return self.statuses.get(fold(label), Status.UNKNOWN) if label else Status.UNKNOWN

    def call_kind(self, label: str | None) -> CallKind:
        return self.call_kinds.get(fold(label), CallKind.UNKNOWN) if label else CallKind.UNKNOWN

    def close_reason(self, label: str | None) -> str | None:
        """ "not_incident", "duplicate", "transferred", or None for an ordinary closing."""
        return self.close_reasons.get(fold(label)) if label else None

    @cached_property
    def _category_by_code(self) -> dict[str, Category]:
        return {item.code: item for item in self.categories}

    @cached_property
    def _agency_by_code(self) -> dict[str, Agency]:
        return {item.code: item for item in self.agencies}

    @cached_property
    def _category_labels(self) -> dict[str, Category]:
        return {fold(label): item for item in self.categories for label in (item.code, item.name, *item.aliases)}

    @cached_property
    def _subcategory_labels(self) -> dict[str, dict[str, Subcategory]]:
        return {
            category.code: {
                fold(label): item for item in category.subcategories for label in (item.code, item.name, *item.aliases)
            }
            for category in self.categories
        }

    @cached_property
    def _area_labels(self) -> dict[str, Area]:
        return {fold(label): area for area in self.areas for label in (area.code, area.name, area.short, *area.labels)}

    @cached_property
    def _sub_area_labels(self) -> dict[str, Area]:
        return {fold(label): area for area in self.areas for label in (*area.sub_areas, *area.aliases)}

    @cached_property
    def _agency_labels(self) -> dict[str, Agency]:
        return {fold(label): item for item in self.agencies for label in (item.code, item.name, *item.aliases)}


def _look_up(label: str | None, table: Mapping[str, T]) -> T | None:
    if not label or not (folded := fold(label)):
        return None
    if folded in table:
        return table[folded]
    near = [(likeness, known) for known in table if (likeness := _likeness(folded, known)) >= FUZZY_CUTOFF]
    best = [table[known] for likeness, known in near if likeness == max(near)[0]]
    # As near to two as to one is near to none.
    return best[0] if best and all(item is best[0] for item in best) else None


def _likeness(label: str, known: str) -> float:
    """How near a folded label comes to a known one, 0–100. Digits are never a typing error: codes, "PSC 119"."""
    if re.sub(r"[^0-9]", "", label) != re.sub(r"[^0-9]", "", known):
        return 0.0
    words, known_words = label.split(), known.split()
    likeness = fuzz.ratio("".join(words), "".join(known_words), score_cutoff=FUZZY_CUTOFF)
    if len(words) != len(known_words):
        return likeness if likeness >= JOINED_CUTOFF else 0.0
    same = all(fuzz.ratio(one, other) >= WORD_CUTOFF for one, other in zip(words, known_words, strict=True))
    return likeness if same else 0.0


def _without_title(label: str | None) -> str | None:
    words = fold(label).split() if label else []
    return " ".join(words[1:]) if len(words) > 1 and words[0] in AREA_TITLES else label
