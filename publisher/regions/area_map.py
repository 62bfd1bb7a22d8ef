"""The map of a city's areas, read from GeoJSON: the pack's own `map.geojson`, or a boundary file that a publication names.

A feature is an area (its code or name under one property), a `sea` with its name, or a name that stands `beside` the land.
A file that says `"schematic": true` is a drawing: its coordinates mean nothing but their places, y upwards. Any other holds
longitudes and latitudes, and is projected equirectangularly about its middle latitude: true enough for a city or a regency.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.regions.region import Area, RegionError, fold

MAP_NAME = "map.geojson"
LARGEST_FILE = 64_000_000  # bytes
FINEST = 2500  # parts of the map's extent: smaller bends are left out

Point = tuple[float, float]
Ring = tuple[Point, ...]
Patch = tuple[Ring, ...]  # an outline, then its holes


@dataclass(frozen=True)
class Sea:
    name: str
    patches: tuple[Patch, ...]


@dataclass(frozen=True)
class AreaMap:
    """Planar, y upwards. `labels`: where an area's name shall stand, for areas that say so. A name in `beside` may have
    several lines."""

    schematic: bool
    areas: Mapping[str, tuple[Patch, ...]]
    labels: Mapping[str, Point]
    seas: tuple[Sea, ...] = ()
    beside: tuple[tuple[str, Point], ...] = ()


def read_map(path: Path, areas: Sequence[Area], area_property: str = "area") -> AreaMap:
    """The map in a file. Raises RegionError that names file, feature and mend."""
    data = _read(path)
    schematic = data.get("schematic") is True
    known = {fold(label): area.code for area in areas for label in (area.code, area.name, area.short)}
    found: dict[str, list[Patch]] = {}
    labels: dict[str, Point] = {}
    seas: list[Sea] = []
    beside: list[tuple[str, Point]] = []
    for number, feature in enumerate(data["features"], start=1):
        where = f"{path}: feature {number}"
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            raise RegionError(f'{where}: needs properties, like {{"{area_property}": "{areas[0].code}"}}.')
        if isinstance(name := properties.get("sea"), str):
            seas.append(Sea(name, _patches(feature, where, schematic)))
        elif isinstance(name := properties.get("beside"), str):
            beside.append((name, _point(_geometry(feature, where, "Point"), where, schematic)))
        else:
            code = _code(properties, area_property, known, where)
            found.setdefault(code, []).extend(_patches(feature, f"{where} ({code})", schematic))
            if "label" in properties:
                labels[code] = _point(properties["label"], f"{where} ({code}): label", schematic)
    for area in areas:
        if area.code not in found:
            raise RegionError(
                f"{path}: no feature is area {area.code} ({area.name}); add one with "
                f'"{area_property}": "{area.code}", or take the area out of the pack.'
            )
    made = AreaMap(schematic, {area.code: tuple(found[area.code]) for area in areas}, labels, tuple(seas), tuple(beside))
    return _simplified(made if schematic else _projected(made), path)


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RegionError(f"{path}: larger than 64 MB; export the map with fewer points (mapshaper -simplify 5%).")
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RegionError(f"{path}: there is no such file.") from error
    except OSError as error:
        raise RegionError(f"{path}: cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise RegionError(f"{path}: not readable as JSON: {error}.") from error
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection" or not isinstance(data.get("features"), list):
        raise RegionError(f"{path}: not a GeoJSON FeatureCollection; export the boundaries as GeoJSON.")
    return data


def _code(properties: Mapping[str, Any], area_property: str, known: Mapping[str, str], where: str) -> str:
    value = properties.get(area_property)
    if value is None:
        has = ", ".join(sorted(properties)) or "none"
        raise RegionError(
            f'{where}: has no property "{area_property}" (it has: {has}); name the one that holds the area\'s code or name.'
        )
    code = known.get(fold(str(value)))
    if code is None:
        raise RegionError(
            f'{where}: "{area_property}": "{value}" is no area of the pack; '
            f"write one of {', '.join(dict.fromkeys(known.values()))}, or take the feature out."
        )
    return code


def _geometry(feature: Mapping[str, Any], where: str, *kinds: str) -> Any:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in kinds:
        raise RegionError(f"{where}: its geometry is {kind or 'missing'}; it must be {' or '.join(kinds)}.")
    return geometry.get("coordinates")


def _patches(feature: Mapping[str, Any], where: str, schematic: bool) -> tuple[Patch, ...]:
    coordinates = _geometry(feature, where, "Polygon", "MultiPolygon")
    polygons = [coordinates] if feature["geometry"]["type"] == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons or not all(isinstance(item, list) and item for item in polygons):
        raise RegionError(f"{where}: has no coordinates; draw its outline or take it out.")
    return tuple(tuple(_ring(ring, where, schematic) for ring in polygon) for polygon in polygons)


def _ring(ring: Any, where: str, schematic: bool) -> Ring:
    points = tuple(_point(item, where, schematic) for item in ring) if isinstance(ring, list) else ()
    if len(set(points)) < 3:
        raise RegionError(f"{where}: an outline needs at least three different points.")
    return points


def _point(value: Any, where: str, schematic: bool) -> Point:
    numbers = value[:2] if isinstance(value, list) else []
    if len(numbers) < 2 or not all(type(item) in (int, float) and math.isfinite(item) for item in numbers):
        raise RegionError(f"{where}: {str(value)[:40]} is no point; write [x, y].")
    x, y = float(numbers[0]), float(numbers[1])
    if not schematic and not (-180 <= x <= 180 and -90 < y < 90):
        raise RegionError(
            f"{where}: [{x:g}, {y:g}] is no longitude and latitude; export the file in WGS 84 (EPSG:4326), "
            'or write "schematic": true at its top where it is a drawing.'
        )
    return x, y


def _projected(read: AreaMap) -> AreaMap:
    heights = [y for patches in read.areas.values() for patch in patches for _, y in patch[0]]
    across = math.cos(math.radians((min(heights) + max(heights)) / 2))

    def moved(patches: Iterable[Patch]) -> tuple[Patch, ...]:
        return tuple(tuple(tuple((x * across, y) for x, y in ring) for ring in patch) for patch in patches)

    return AreaMap(
        read.schematic,
        {code: moved(patches) for code, patches in read.areas.items()},
        {code: (x * across, y) for code, (x, y) in read.labels.items()},
        tuple(Sea(sea.name, moved(sea.patches)) for sea in read.seas),
        tuple((name, (x * across, y)) for name, (x, y) in read.beside),
    )


def _simplified(read: AreaMap, path: Path) -> AreaMap:
    """Without bends and islets that no page could show; outlines that cross themselves are mended."""
    # Only here: a command that draws no map need not load the geometry library.
    import shapely

    shapes = {}
    for code, patches in read.areas.items():
        whole = shapely.union_all([shapely.make_valid(shapely.Polygon(patch[0], patch[1:])) for patch in patches])
        parts = [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon" and part.area]
        if not parts:
            raise RegionError(f"{path}: area {code} has no extent; draw its outline as a polygon.")
        shapes[code] = shapely.MultiPolygon(parts)
    left, bottom, right, top = shapely.total_bounds(list(shapes.values()))
    finest = max(right - left, top - bottom) / FINEST
    areas = {}
    # Together, so that two areas keep the border that they share.
    for code, shape in zip(shapes, shapely.coverage_simplify(list(shapes.values()), finest), strict=True):
        parts = list(shapely.get_parts(shape))
        kept = [part for part in parts if part.area > 9 * finest**2] or [max(parts, key=lambda part: part.area)]
        areas[code] = tuple(
            (tuple(part.exterior.coords), *(tuple(hole.coords) for hole in part.interiors)) for part in kept
        )
    return AreaMap(read.schematic, areas, read.labels, read.seas, read.beside)
