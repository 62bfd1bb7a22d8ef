"""The cover: a finding, a number, and a cloth on which every incident is one star."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.cloth import Cloth, weave
from publisher.charts.shape import Box, Shape, rectangle, rounded, rule
from publisher.templates import pattern, theme
from publisher.templates.icons import icon
from publisher.templates.layout import Canvas, PageOverflow, first_that_fits
from publisher.templates.line_break import headline_lines as lines_of
from publisher.templates.text import Style, width

HEADLINE = Style(theme.COVER_HEADLINE, theme.HEAVY, theme.COVER_HEADLINE_TRACKING)
SMALLEST_FLOWER = 100.0
CLOTH = Box(0, theme.CLOTH_TOP, theme.WIDTH, theme.HEIGHT)
NUMBER_Y, LINE_STEP, KEY_Y = 706, 42, 772
ROOM = theme.RIGHT - theme.LEFT
GAP = 29  # between the number and the lines beside it
BEFORE_CORNER = theme.CORNER[0] - 4


@dataclass(frozen=True)
class CoverHead:
    """The lines at the top. `place` and `week` hold wordings, fullest first."""

    number: str
    report: str
    issue: str
    place: str
    week: tuple[str, ...]


@dataclass(frozen=True)
class SampulContent:
    """`open_marks`: an icon and its count for each open category, in the order of the page of categories.

    `lines` stand beside the number, the first in bold; `unit_line` tells what a star is; `keys` name the two groups.
    """

    head: CoverHead
    headline: str
    number: str
    lines: tuple[str, ...]
    unit_line: str
    keys: tuple[str, ...]
    open_marks: tuple[tuple[str, int], ...]
    guarded: int
    guarded_icon: str
    flood: bool = False


def headline_lines(headline: str) -> tuple[str, ...] | None:
    """A cover headline in at most three lines, or None."""
    return lines_of(headline, HEADLINE, ROOM, 3)


def draw(content: SampulContent) -> Canvas:
    canvas = Canvas("sampul", theme.INDIGO)
    cloth = weave(sum(count for _, count in content.open_marks), content.guarded, CLOTH)
    accent = theme.SKY if content.flood else theme.SAFFRON
    canvas.draw_all(_cloth(content, cloth, accent))
    head(canvas, content.head, accent)
    write_headline(canvas, content.headline)
    write_number(canvas, content.number, content.lines, content.unit_line, accent)
    _key(canvas, content, accent)
    return canvas


def head(canvas: Canvas, words: CoverHead, accent: str) -> None:
    """Tile, names, week, and the two rules; the upper one also covers what the cloth draws above its edge."""
    number = Style(theme.VALUE, theme.HEAVY, theme.VALUE_TRACKING)
    tile = Box(theme.LEFT, 56, theme.LEFT + max(110, width(words.number, number) + 44), 124)
    canvas.draw(
        rectangle(Box(0, 0, theme.WIDTH, theme.CLOTH_TOP), theme.INDIGO),
        rectangle(Box(0, theme.CLOTH_TOP - 6, theme.WIDTH, theme.CLOTH_TOP), accent),
        rounded(tile, 4, theme.RED),
        rule(theme.LEFT, theme.RIGHT, 150, theme.LATTICE, 2),
    )
    middle = (tile.left + tile.right) / 2
    canvas.write(words.number, middle, 56 + 34 + theme.VALUE * 0.36, number, theme.WHITE, align="middle", ground=theme.RED)
    left = tile.right + 24
    report, quiet, strong = Style(34, theme.HEAVY, -0.015), Style(30, theme.MEDIUM), Style(30, theme.SEMIBOLD)
    end = canvas.write(words.report, left, 85, report, theme.PAPER)
    if end + 20 + width(words.issue, quiet) <= BEFORE_CORNER:
        canvas.write(words.issue, end + 20, 85, quiet, theme.MUTED_ON_DARK)
    place = f"{words.place} · "
    room = BEFORE_CORNER - left - width(place, quiet)
    week = first_that_fits(words.week, strong, room)
    if week is None:
        canvas.write(
            first_that_fits(words.week, strong, BEFORE_CORNER - left) or words.week[-1], left, 123, strong, theme.PAPER
        )
    else:
        canvas.write_runs(((place, quiet, theme.MUTED_ON_DARK), (week, strong, theme.PAPER)), left, 123)


def write_headline(canvas: Canvas, headline: str) -> None:
    split = headline_lines(headline)
    if split is None:
        raise PageOverflow(canvas.page, Box(theme.LEFT, 190, theme.RIGHT, 470), headline)
    for index, line in enumerate(split):
        canvas.write(line, theme.LEFT, 264 + index * theme.COVER_HEADLINE_STEP, HEADLINE, theme.PAPER)


def write_number(canvas: Canvas, number: str, lines: Sequence[str], unit_line: str, accent: str) -> None:
    """The number as large as the lines beside it allow."""
    bold, plain = Style(theme.LABEL, theme.HEAVY), Style(theme.LABEL, theme.MEDIUM)
    rows = [(line, bold if index == 0 else plain) for index, line in enumerate(lines)]
    if unit_line:
        rows.append((unit_line, plain))
    beside = max(width(line, style) for line, style in rows)
    size = theme.COVER_NUMBER
    while width(number, style := Style(size, theme.HEAVY, theme.COVER_NUMBER_TRACKING)) + GAP + beside > ROOM and size > 60:
        size -= 2
    end = canvas.write_large(number, theme.LEFT - 1, NUMBER_Y, style, accent)
    for index, (line, style) in enumerate(rows):
        baseline = NUMBER_Y - LINE_STEP * (len(rows) - 1 - index)
        colour = theme.SKY if line == unit_line else theme.PAPER if index == 0 else theme.MUTED_ON_DARK
        canvas.write(line, end + GAP, baseline, style, colour)


def _key(canvas: Canvas, content: SampulContent, accent: str) -> None:
    style = Style(theme.NOTE, theme.SEMIBOLD)
    x, cell = float(theme.LEFT), 40.0
    for index, text in enumerate(content.keys):
        centre = [(x + 18, KEY_Y - 11)]
        filled = index == 0 and content.open_marks
        stars = (
            pattern.filled_stars(centre, cell, accent, theme.PAPER)
            if filled
            else pattern.hollow_stars(centre, cell, theme.SKY)
        )
        canvas.draw_all(stars)
        x = canvas.write(text, x + 48, KEY_Y, style, theme.PAPER) + 34


def _cloth(content: SampulContent, cloth: Cloth, accent: str) -> list[Shape]:
    shapes = [rectangle(CLOTH, theme.CLOTH), *pattern.lattice(CLOTH, cloth.rows, cloth.columns, cloth.empty)]
    # An icon says what one incident was; where a star stands for several, none is drawn.
    if cloth.cell < SMALLEST_FLOWER or cloth.unit > 1:
        return [
            *shapes,
            *pattern.filled_stars(cloth.open_stars, cloth.cell, accent, theme.PAPER),
            *pattern.hollow_stars(cloth.guarded_stars, cloth.cell, theme.SKY),
        ]
    shapes += pattern.filled_flowers(cloth.open_stars, cloth.cell, accent, theme.PAPER)
    shapes += pattern.hollow_flowers(cloth.guarded_stars, cloth.cell, theme.SKY)
    size, first = 0.215 * cloth.cell, 0
    for name, count in content.open_marks:
        shapes.append(Shape(icon(name, cloth.open_stars[first : first + count], size), theme.CLOTH))
        first += count
    shapes.append(Shape(icon(content.guarded_icon, cloth.guarded_stars, size), theme.CLOTH))
    return shapes
