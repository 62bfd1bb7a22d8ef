"""Jlamprang, the batik pattern of Pekalongan: the star that counts, the flower with an icon, lattice and band.

Paths are drawn around (0, 0) in a cell 1 wide; `placed` puts them on the page. Fractions are of the cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from matplotlib.path import Path

from publisher.charts.shape import Box, Shape, circle_path, diamond_path, joined, placed, polar, rectangle, triangle_path
from publisher.templates import theme

Centres = Sequence[tuple[float, float]]


def _kites(near: float, waist: float, spread: float, tip: float, diagonal_tip: float) -> Path:
    """Eight kites, the first upwards; the four upright ones reach a little farther."""
    kites = []
    for turn in range(8):
        axis = -90 + 45 * turn
        reach = tip if turn % 2 == 0 else diagonal_tip
        corners = [polar(near, axis), polar(waist, axis - spread), polar(reach, axis), polar(waist, axis + spread)]
        codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
        kites.append(Path([*corners, corners[0]], codes))
    return joined(kites)


@lru_cache(maxsize=1)
def star_petals() -> Path:
    return _kites(0.135, 0.30, 19, 0.46, 0.43)


@lru_cache(maxsize=1)
def flower_petals() -> Path:
    return _kites(0.185, 0.315, 16, 0.475, 0.45)


@lru_cache(maxsize=1)
def _seeds() -> Path:
    return joined(circle_path(*polar(0.385, -67.5 + 45 * turn), 0.016) for turn in range(8))


def filled_stars(centres: Centres, cell: float, petals: str, core: str | None = None) -> list[Shape]:
    """Stars of one colour. `core` paints the centre; without it the ground shows through."""
    shapes = [Shape(placed(star_petals(), centres, cell), petals)]
    if core is not None:
        shapes.append(Shape(placed(circle_path(0, 0, 0.085), centres, cell), core))
    return shapes


def hollow_stars(centres: Centres, cell: float, colour: str) -> list[Shape]:
    """Stars in outline, with a filled core."""
    outline = Shape(placed(star_petals(), centres, cell), None, colour, max(1.7, 0.03 * cell))
    return [outline, Shape(placed(circle_path(0, 0, 0.085), centres, cell), colour)]


def filled_flowers(centres: Centres, cell: float, petals: str, core: str) -> list[Shape]:
    """Large stars with seeds and a round core that takes an icon."""
    return [
        Shape(placed(flower_petals(), centres, cell), petals),
        Shape(placed(_seeds(), centres, cell), petals),
        Shape(placed(circle_path(0, 0, 0.158), centres, cell), core),
    ]


def hollow_flowers(centres: Centres, cell: float, colour: str) -> list[Shape]:
    return [
        Shape(placed(flower_petals(), centres, cell), None, colour, max(2.0, 0.018 * cell)),
        Shape(placed(_seeds(), centres, cell), colour),
        Shape(placed(circle_path(0, 0, 0.158), centres, cell), colour),
    ]


def lattice(box: Box, rows: int, columns: int, empty: Centres) -> list[Shape]:
    """The diamonds between the cells of a cloth, and a dot in each empty cell. Decoration only."""
    cell = box.width / columns
    corners = [(box.left + cell * column, box.top + cell * row) for row in range(rows + 1) for column in range(columns + 1)]
    return [
        Shape(placed(diamond_path(0, 0, 0.083), corners, cell), theme.LATTICE),
        Shape(placed(circle_path(0, 0, 0.03), empty, cell), theme.LATTICE),
    ]


def band(page: int, total: int) -> list[Shape]:
    """The border at the foot of a page: as much of it indigo as has been read; the last page saffron."""
    tile = theme.WIDTH / theme.BAND_TILES
    middle = theme.BAND_TOP + tile / 2
    centres = [(tile * (index + 0.5), middle) for index in range(theme.BAND_TILES)]
    read = round(theme.BAND_TILES * page / total)
    edge = tile * read
    if page == total:
        return [
            rectangle(Box(0, theme.BAND_TOP, theme.WIDTH, theme.HEIGHT), theme.SAFFRON),
            *_border(centres, tile, theme.INDIGO, theme.INDIGO, theme.INDIGO),
        ]
    return [
        rectangle(Box(0, theme.BAND_TOP, edge, theme.HEIGHT), theme.INDIGO),
        rectangle(Box(edge, theme.BAND_TOP, theme.WIDTH, theme.HEIGHT), theme.PANEL),
        *_border(centres[:read], tile, theme.SAFFRON, theme.PAPER, theme.SKY),
        *_border(centres[read:], tile, theme.RULE, theme.RULE, theme.RULE),
    ]


def _border(centres: Centres, tile: float, petals: str, core: str, knots: str) -> list[Shape]:
    """A row of stars; the halves of the lattice's diamonds show at its two edges."""
    half, depth = 0.11, 0.09
    upper = triangle_path((-half, -0.5), (half, -0.5), (0, depth - 0.5))
    lower = triangle_path((-half, 0.5), (half, 0.5), (0, 0.5 - depth))
    between = [(x - tile / 2, middle) for x, middle in centres]
    return [
        Shape(placed(joined((upper, lower)), between, tile), knots),
        *filled_stars(centres, tile, petals, core),
    ]
