"""Areas on a map: name, count, and a mark for every open incident in each; or, where figures allow, one rate in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.charts import area_labels, area_map
from publisher.charts.area_labels import Block, Spot
from publisher.charts.area_map import Fitted
from publisher.charts.shape import Box, circle, line
from publisher.language import say
from publisher.regions.area_map import AreaMap
from publisher.templates import furniture, theme
from publisher.templates.area_block import AreaRow, Label, Level, labels
from publisher.templates.furniture import NOTE, Frame
from publisher.templates.layout import Canvas
from publisher.templates.line_break import wrapped
from publisher.templates.text import Style, width

MOST_AREAS = 12
SEA = Style(theme.NOTE, theme.MEDIUM, 0.14)
NORTH = Style(theme.NOTE, theme.BOLD)
BOLD_NOTE = Style(theme.NOTE, theme.BOLD)
NOTE_ROOM = theme.RIGHT - theme.LEFT - 76  # clear of the arrow
ARROW_WIDTH, ARROW_HEIGHT = 36.0, 74.0
LEADER = 2.5


@dataclass(frozen=True)
class Arrangement:
    """Where everything on a map stands, once it is known that it fits."""

    fitted: Fitted
    labels: Mapping[str, Label]
    spots: Mapping[str, Spot]
    arrow: Box


@dataclass(frozen=True)
class WilayahContent:
    frame: Frame
    rows: tuple[AreaRow, ...]
    arrangement: Arrangement
    strong_notes: tuple[str, ...]
    notes: tuple[str, ...]


def note_lines(text: str, strong: bool = False) -> tuple[str, ...]:
    """A note in one line where it can be, clear of the arrow."""
    style = BOLD_NOTE if strong else NOTE
    if width(text, style) <= NOTE_ROOM:
        return (text,)
    return wrapped(text, style, NOTE_ROOM, 3) or (text,)


def arrange(
    map_of_areas: AreaMap, rows: Sequence[AreaRow], levels: Sequence[Level], headline: str, notes: int, beside: bool
) -> Arrangement | None:
    """The largest level at which every area's label has a place: all inside, or with `beside` some beside the land."""
    if len(rows) > MOST_AREAS or {row.code for row in rows} != set(map_of_areas.areas):
        return None
    top = theme.HEADLINE_Y + theme.HEADLINE_STEP * (len(furniture.headline_lines(headline) or ("",)) - 1)
    box = Box(theme.LEFT, top + theme.DECK_STEP + 34, theme.RIGHT, theme.NOTE_Y - 38 * (notes - 1) - 40)
    fitted, arrow = _with_arrow(map_of_areas, box)
    taken = [arrow, *(_beside_box(text, point) for text, point in fitted.beside)]
    fullest = sorted(rows, key=lambda row: -(len(row.icons) or row.stars))  # what will not fit is found out first
    for level in levels:
        offered = {row.code: list(labels(row, level)) for row in fullest}
        blocks: dict[str, Sequence[Block]] = {code: [label.block for label in made] for code, made in offered.items()}
        spots = area_labels.place(fitted, blocks, taken, beside)
        if spots is not None:
            chosen = {code: offered[code][spot.variant] for code, spot in spots.items()}
            return Arrangement(fitted, chosen, spots, arrow)
    return None


def draw(content: WilayahContent) -> Canvas:
    canvas, _ = furniture.start("wilayah", content.frame)
    arranged = content.arrangement
    fitted = arranged.fitted
    labelled = [_placed_box(arranged.labels[code].block, spot) for code, spot in arranged.spots.items()]
    _water(canvas, fitted, [*labelled, arranged.arrow])
    for land in fitted.lands.values():
        canvas.draw(area_map.land_shape(land, theme.MAP))
    for text, point in fitted.beside:
        box = _beside_box(text, point)
        if not area_map.touches(fitted.land, box) and not any(box.meets(other) for other in labelled):
            _write_beside(canvas, text, point)
    for row in content.rows:
        spot = arranged.spots[row.code]
        if spot.leader:
            canvas.draw(line(*spot.leader, theme.MUTED, LEADER), circle(*spot.leader[0], 5, theme.MUTED))
        ground = theme.PAPER if spot.leader else theme.MAP
        arranged.labels[row.code].draw(canvas, spot.left, spot.top, ground)
    canvas.draw(area_map.north((arranged.arrow.left + arranged.arrow.right) / 2, arranged.arrow.top, theme.INK))
    middle = (arranged.arrow.left + arranged.arrow.right) / 2
    canvas.write(say("U"), middle, arranged.arrow.bottom, NORTH, theme.INK, align="middle")
    every = [*((text, BOLD_NOTE, theme.INK) for text in content.strong_notes)]
    every += [(text, NOTE, theme.MUTED) for text in content.notes]
    for place, (text, style, colour) in enumerate(reversed(every)):
        canvas.write(text, theme.LEFT, theme.NOTE_Y - 38 * place, style, colour)
    return furniture.finish(canvas, content.frame)


def _with_arrow(map_of_areas: AreaMap, box: Box) -> tuple[Fitted, Box]:
    """The map, and a corner for the north arrow that no land reaches; where there is none, a strip is kept for it."""
    low = theme.NOTE_Y - 34 - ARROW_HEIGHT
    for right in (box.right, box.right - ARROW_WIDTH - 24):
        fitted = area_map.fit(map_of_areas, Box(box.left, box.top, right, box.bottom))
        for left, top in (
            (theme.RIGHT - ARROW_WIDTH, low),
            (theme.RIGHT - ARROW_WIDTH, box.top + 8),
            (box.left, box.top + 8),
        ):
            arrow = Box(left, top, left + ARROW_WIDTH, top + ARROW_HEIGHT)
            wide = Box(arrow.left - 8, arrow.top - 8, arrow.right + 8, arrow.bottom + 8)
            if not area_map.touches(fitted.land, wide):
                break
        else:
            continue
        break
    return fitted, arrow


def _beside_box(text: str, point: tuple[float, float]) -> Box:
    split = text.split("\n")
    extent = max(width(part, NOTE) for part in split)
    left = point[0] if _from_left(point) else point[0] - extent
    return Box(left, point[1] - 24, left + extent, point[1] + 38 * (len(split) - 1) + 8)


def _from_left(point: tuple[float, float]) -> bool:
    return point[0] < theme.WIDTH / 2


def _write_beside(canvas: Canvas, text: str, point: tuple[float, float]) -> None:
    for index, part in enumerate(text.split("\n")):
        align = "left" if _from_left(point) else "right"
        canvas.write(part, point[0], point[1] + 38 * index, NOTE, theme.MUTED, align=align)


def _placed_box(block: Block, spot: Spot) -> Box:
    return Box(spot.left, spot.top, spot.left + block.width, spot.top + block.height)


def _water(canvas: Canvas, fitted: Fitted, taken: Sequence[Box]) -> None:
    """The sea's name where it has room, and dashes that keep away from it."""
    for water in fitted.waters:
        extent = width(water.name, SEA)
        left, top, right, bottom = water.extent.bounds
        block = Block((Box(0, 0, extent, 34),))
        spot = area_labels.inside(area_map.room_in(water.extent), block, ((left + right) / 2, (top + bottom) / 2))
        named = Box(spot[0], spot[1], spot[0] + extent, spot[1] + 34) if spot else None
        if named is None or any(box.meets(named) for box in taken):
            continue
        canvas.write(water.name, named.left, named.bottom - 8, SEA, theme.LATTICE)
        canvas.draw_all(area_map.waves(water.extent, named, taken, theme.SKY))
