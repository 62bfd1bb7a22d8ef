"""Loading a region pack from its folder, with every mistake named by file, entry and mend."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from publisher.clock import Shift
from publisher.regions.area_map import MAP_NAME, read_map
from publisher.regions.region import Agency, Area, Category, Region, RegionError, Subcategory, fold
from publisher.vocabulary import CallKind, PublicClass, Status

SHIPPED = Path(__file__).parent


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
        population_year=_whole(base, "population_year", folder / "region.toml"),
        population_source=_optional(base, "population_source", folder / "region.toml", ""),
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
    if (folder / MAP_NAME).exists():
        return replace(region, map=read_map(folder / MAP_NAME, region.areas))
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


def _whole(entry: Mapping[str, Any], key: str, path: Path) -> int | None:
    value = entry.get(key)
    if value is None:
        return None
    if type(value) is not int or value < 1:
        raise RegionError(f"{path}: {entry.get('code', 'the pack')}: write {key} as a whole number, like {key} = 98000.")
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
        population=_whole(entry, "population", path),
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
