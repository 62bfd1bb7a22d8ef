"""Every pair of colours that the pages use, and what would be lost if the one could not be seen on the other.

A page that draws a pair which is not in one of these tables fails its test: nobody has looked at that pair.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.templates.theme import (
    BLUE,
    CLOTH,
    HAIR,
    INDIGO,
    INK,
    LATTICE,
    MAP,
    MUTED,
    MUTED_ON_DARK,
    PANEL,
    PAPER,
    RANGE,
    RED,
    RULE,
    SAFFRON,
    SAND,
    SKY,
    SOGA,
    TEAL,
    WHITE,
)


@dataclass(frozen=True)
class Pairs:
    """A colour on each of some grounds; `what` it is there: for marks what they say, for decoration why it may be faint."""

    colour: str
    grounds: tuple[str, ...]
    what: str


@dataclass(frozen=True)
class Apart:
    """Two colours that say different things on one page. `cue` is what else tells them apart, empty where nothing does."""

    one: str
    other: str
    what: str
    cue: str = ""


TEXT = (
    Pairs(INK, (PAPER, RANGE, MAP), "headlines, labels and values"),
    Pairs(MUTED, (PAPER, RANGE, MAP), "notes, sources and page numbers"),
    Pairs(RED, (PAPER, RANGE, MAP), "kickers and what the headline names"),
    Pairs(SOGA, (PAPER, RANGE), "last week, and values that were corrected"),
    Pairs(TEAL, (PAPER,), "the end of a story"),
    Pairs(INDIGO, (PAPER,), "large values and times"),
    Pairs(LATTICE, (PAPER,), "the name of the sea"),
    Pairs(WHITE, (RED,), "the emergency number in its tile, a value in its bar"),
    Pairs(PAPER, (INDIGO, CLOTH), "headlines and labels on dark pages"),
    Pairs(MUTED_ON_DARK, (INDIGO, CLOTH), "notes on dark pages"),
    Pairs(SAFFRON, (INDIGO, CLOTH), "the large number and the kicker on dark pages"),
    Pairs(SKY, (INDIGO, CLOTH), "what a star stands for, the account, the number of a flood week"),
)

MARKS = (
    Pairs(RED, (PAPER, RANGE, MAP, PANEL), "this week's stars and bars, icons and dots that the headline names"),
    Pairs(SOGA, (PAPER, RANGE), "last week's stars and bars"),
    Pairs(INDIGO, (PAPER, RANGE, MAP, PANEL), "icons, dots, stars and bars of incidents"),
    Pairs(BLUE, (PAPER, RANGE), "the edges of the usual range, calls for information"),
    Pairs(MUTED, (PAPER, PANEL), "icons of the guarded group, dots of empty cells"),
    Pairs(SAND, (PAPER,), "the guarded group's bar, prank calls and silent ones"),
    Pairs(TEAL, (PAPER,), "the last node of a story, incidents that are closed"),
    Pairs(WHITE, (RED, TEAL), "the signs in the first and the last node of a story"),
    Pairs(SAFFRON, (CLOTH, INDIGO), "stars of open incidents, icons of the last page"),
    Pairs(SKY, (CLOTH, INDIGO), "stars of the guarded group, and all stars of a flood week"),
    Pairs(CLOTH, (PAPER, SKY), "the icon in the middle of a cover star"),
    Pairs(PAPER, (CLOTH, BLUE), "the icon of the first link, the dot in a call for information"),
    Pairs(MUTED_ON_DARK, (CLOTH,), "the icon of the second link"),
)

DECORATION = (
    Pairs(INDIGO, (PAPER, CLOTH, SAFFRON), "grounds of dark pages, and the band"),
    Pairs(CLOTH, (PAPER, INDIGO), "the cloth: what stands on it carries the information"),
    Pairs(PAPER, (INDIGO, RED, RANGE), "cores of stars, middles of nodes, notches where a bar covers the edge of a range"),
    Pairs(BLUE, (INDIGO, RED), "where the edge of a range crosses a bar: it goes on beside it"),
    Pairs(LATTICE, (CLOTH, INDIGO), "diamonds, dots of empty cells and rules"),
    Pairs(INK, (PAPER, RANGE), "rules"),
    Pairs(HAIR, (PAPER,), "rules between rows"),
    Pairs(RULE, (PAPER, PANEL), "the line of a story, guides, stars of the band that are still to be read"),
    Pairs(PANEL, (PAPER,), "the band; cells whose marks carry the information"),
    Pairs(RANGE, (PAPER,), "the fill of the usual range: its edges and its label carry it"),
    Pairs(MAP, (PAPER,), "the areas of a map: their names and counts carry it"),
    Pairs(RED, (INDIGO, PAPER), "the tile: the number in it carries it"),
    Pairs(SKY, (PAPER, INDIGO), "knots of the band, waves of the sea"),
)

TOLD_APART = (
    Apart(RED, INDIGO, "what the headline names, and the rest"),
    Apart(RED, SOGA, "this week and last week", "filled and hollow marks, each with its label"),
    Apart(RED, TEAL, "the first and the last node of a story", "a sign in each and a word beside it"),
    Apart(SAFFRON, SKY, "stars of open incidents and of the guarded group", "filled and hollow stars"),
    Apart(RED, BLUE, "emergency calls and calls for information"),
    Apart(RED, SAND, "emergency calls and prank calls"),
    Apart(BLUE, SAND, "calls for information and prank calls"),
    Apart(SAND, SAND, "prank calls and silent ones", "filled and hollow marks"),
    Apart(INDIGO, SAND, "bars of open categories and of the guarded group", "the last row, under a heavier rule"),
    Apart(INDIGO, MUTED, "icons of open categories and of the guarded group", "the last row, and an icon of its own"),
)
