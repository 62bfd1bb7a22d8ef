"""Region packs: a city's areas, categories, agencies, shifts and words, as data.

A pack is a folder with `region.toml`, `categories.toml`, `agencies.toml` and `words.toml`; never
Python. `kota-pekalongan` ships; a path names any other folder.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rapidfuzz import fuzz

from publisher.clock import Shift
from publisher.vocabulary import CallKind, PublicClass, Status

T = TypeVar("T")

SHIPPED = Path(__file__).parent

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
    """A loaded region pack. Look-ups return None for what they do not know; they never echo it."""

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
        return {fold(label): area for area in self.areas for label in (area.code, area.name, area.short)}

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


def load_region(name_or_path: str | Path, relative_to: Path | None = None) -> Region:
    """Load a shipped pack by name, or a pack from a folder.

    Raises RegionError that names the file and the entry.
    """
    folder = SHIPPED / str(name_or_path)
    if not folder.is_dir():
        folder = (relative_to or Path()) / Path(name_or_path)
    if not folder.is_dir():
        shipped = ", ".join(sorted(path.parent.name for path in SHIPPED.glob("*/region.toml")))
        raise RegionError(f"There is no region pack {str(name_or_path)!r}: neither shipped ({shipped}) nor a folder.")
    base = _read(folder / "region.toml")
    texts: dict[str, Any] = {key: _text(base, key, folder / "region.toml") for key in _REGION_TEXTS}
    region = Region(
        folder=folder,
        zone=_zone(base, folder),
        shifts=tuple(_shift(entry, folder / "region.toml") for entry in _tables(base, "shifts", folder / "region.toml")),
        areas=tuple(_area(entry, folder / "region.toml") for entry in _entries(base, "areas", folder / "region.toml")),
        categories=tuple(_categories(folder / "categories.toml")),
        agencies=tuple(_agencies(folder / "agencies.toml")),
        **_words(folder / "words.toml"),
        **texts,
    )
    _refuse_twice((item.code for item in region.categories), folder / "categories.toml")
    _refuse_twice((item.code for item in region.agencies), folder / "agencies.toml")
    _refuse_twice((item.code for item in region.areas), folder / "region.toml")
    _refuse_twice((item.code for item in region.shifts), folder / "region.toml")
    _refuse_shared({area.code: (area.name, area.short) for area in region.areas}, folder / "region.toml")
    _refuse_shared({area.code: (*area.sub_areas, *area.aliases) for area in region.areas}, folder / "region.toml")
    _refuse_shared(
        {item.code: (item.code, item.name, *item.aliases) for item in region.categories}, folder / "categories.toml"
    )
    _refuse_shared({item.code: (item.code, item.name, *item.aliases) for item in region.agencies}, folder / "agencies.toml")
    for category in region.categories:
        _refuse_twice((item.code for item in category.subcategories), folder / "categories.toml")
        _refuse_shared(
            {item.code: (item.code, item.name, *item.aliases) for item in category.subcategories},
            folder / "categories.toml",
        )
    return region


_REGION_TEXTS = (
    "name",
    "emergency_number",
    "report_name",
    "source_name",
    "emergency_call",
    "emergency_note",
    "open_group",
    "guarded_group",
    "guarded_list",
    "guarded_icon",
)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RegionError(f"{path}: this file of the region pack is missing.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegionError(f"{path}: not readable as TOML: {error}.") from error


def _text(entry: Mapping[str, Any], key: str, path: Path) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise RegionError(f'{path}: {entry.get("code", "the pack")} needs {key} = "…".')
    return value


def _entries(base: Mapping[str, Any], key: str, path: Path) -> list[dict[str, Any]]:
    entries = _tables(base, key, path)
    if not entries:
        raise RegionError(f"{path}: needs at least one [[{key}]].")
    return entries


def _tables(base: Mapping[str, Any], key: str, path: Path) -> list[dict[str, Any]]:
    entries = base.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RegionError(f"{path}: {base.get('code', 'the pack')}: write {key} as a list of tables: [[{key}]].")
    return entries


def _texts(entry: Mapping[str, Any], key: str, path: Path) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RegionError(f'{path}: {entry.get("code", "the pack")}: write {key} as a list of texts: {key} = ["…"].')
    return tuple(value)


def _optional(entry: Mapping[str, Any], key: str, path: Path, default: str) -> str:
    return _text(entry, key, path) if entry.get(key) else default


def _yes(entry: Mapping[str, Any], key: str, path: Path) -> bool:
    value = entry.get(key, False)
    if not isinstance(value, bool):
        raise RegionError(f"{path}: {entry.get('code', 'the pack')}: {key} must be true or false, without quotes.")
    return value


def _zone(base: Mapping[str, Any], folder: Path) -> ZoneInfo:
    name = _text(base, "timezone", folder / "region.toml")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise RegionError(f"{folder / 'region.toml'}: timezone {name!r} is not an IANA zone.") from error


def _shift(entry: Mapping[str, Any], path: Path) -> Shift:
    code, start, end = _text(entry, "code", path), entry.get("start"), entry.get("end")
    if not isinstance(start, time) or not isinstance(end, time):
        raise RegionError(f"{path}: {code}: write start and end as times without quotes, like 07:30:00.")
    return Shift(code, _text(entry, "name", path), start, end)


def _area(entry: Mapping[str, Any], path: Path) -> Area:
    name = _text(entry, "name", path)
    return Area(
        code=_text(entry, "code", path),
        name=name,
        short=_optional(entry, "short", path, name),
        sub_areas=_texts(entry, "sub_areas", path),
        aliases=_texts(entry, "aliases", path),
    )


def _categories(path: Path) -> Iterable[Category]:
    for entry in _entries(_read(path), "categories", path):
        code = _text(entry, "code", path)
        try:
            public_class = PublicClass(entry.get("class", ""))
        except ValueError as error:
            allowed = ", ".join(PublicClass)
            raise RegionError(f"{path}: {code}: class must be one of {allowed}.") from error
        name = _text(entry, "name", path)
        yield Category(
            code=code,
            name=name,
            short=_optional(entry, "short", path, name),
            public_class=public_class,
            icon=_optional(entry, "icon", path, "circle"),
            subcategories=tuple(_subcategory(item, path) for item in _tables(entry, "subcategories", path)),
            aliases=_texts(entry, "aliases", path),
            flood=_yes(entry, "flood", path),
        )


def _subcategory(entry: Mapping[str, Any], path: Path) -> Subcategory:
    name = _text(entry, "name", path)
    return Subcategory(
        code=_text(entry, "code", path),
        name=name,
        short=_optional(entry, "short", path, name),
        noun=_optional(entry, "noun", path, ""),
        event=_optional(entry, "event", path, ""),
        complaint=_optional(entry, "complaint", path, ""),
        aliases=_texts(entry, "aliases", path),
    )


def _agencies(path: Path) -> Iterable[Agency]:
    for entry in _tables(_read(path), "agencies", path):
        yield Agency(
            code=_text(entry, "code", path),
            name=_text(entry, "name", path),
            field=_optional(entry, "field", path, ""),
            serves_guarded=_yes(entry, "serves_guarded", path),
            aliases=_texts(entry, "aliases", path),
        )


def _words(path: Path) -> dict[str, Any]:
    words = _read(path)
    try:
        return {
            "statuses": {label: Status(key) for key, label in _labels(words, "status", path)},
            "call_kinds": {label: CallKind(key) for key, label in _labels(words, "call_kind", path)},
            "close_reasons": {label: _reason(key) for key, label in _labels(words, "close_reason", path)},
        }
    except RegionError:
        raise
    except ValueError as error:
        raise RegionError(f"{path}: {error}.") from error


def _labels(words: Mapping[str, Any], section: str, path: Path) -> list[tuple[str, str]]:
    """(our word, the source's label folded) of one section of words.toml."""
    table = words.get(section, {})
    if not isinstance(table, dict):
        raise RegionError(f"{path}: write {section} as a table: [{section}].")
    labels = {key: _texts({"code": f"[{section}]", **table}, key, path) for key in table}
    _refuse_shared(labels, path)
    return [(key, fold(label)) for key, group in labels.items() for label in group]


def _reason(key: str) -> str:
    if key not in ("not_incident", "duplicate", "transferred"):
        raise ValueError(f"[close_reason] knows not_incident, duplicate and transferred, not {key!r}")
    return key


def _refuse_twice(codes: Iterable[str], path: Path) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise RegionError(f"{path}: the code {code} stands twice.")
        seen.add(code)


def _refuse_shared(labels: Mapping[str, Iterable[str]], path: Path) -> None:
    """One label may lead to one entry only: otherwise the order in the file would decide on a class or an area."""
    owners: dict[str, str] = {}
    for code, group in labels.items():
        for label in group:
            if owners.setdefault(fold(label), code) != code:
                raise RegionError(f"{path}: {label!r} stands under {owners[fold(label)]} and under {code}; keep one.")
