"""Colours, sizes and fixed places of every page, in pixels of 1080 × 1350 (origin top left, text y = baseline).

A colour is a name until a page is painted: a page is laid out without knowing its theme's colours. Which theme holds is a
setting of the publication, entered once around the composing of an edition (`using`); inside, nothing asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from publisher.templates import face as faces
from publisher.templates.face import Face

WIDTH, HEIGHT = 1080, 1350
LEFT, RIGHT = 72, 1008

PAPER = "paper"
PANEL = "panel"
INK = "ink"
INDIGO = "indigo"
CLOTH = "cloth"
RED = "red"
TEAL = "teal"
SAFFRON = "saffron"  # on dark grounds only
SKY = "sky"  # on dark grounds, and as the sea
BLUE = "blue"
SOGA = "soga"
SAND = "sand"
MUTED = "muted"
MUTED_ON_DARK = "muted_on_dark"
HAIR = "hair"
RULE = "rule"
RANGE = "range"
MAP = "map"
LATTICE = "lattice"
WHITE = "white"

PALETTE: Mapping[str, str] = {
    PAPER: "#FBF8F2",
    PANEL: "#F3EDE1",
    INK: "#14202E",
    INDIGO: "#12263F",
    CLOTH: "#0D1D33",
    RED: "#C8281F",
    TEAL: "#0B6F70",
    SAFFRON: "#E9A23B",
    SKY: "#8FB8DE",
    BLUE: "#5B84B1",
    SOGA: "#8A4B2A",
    SAND: "#978C76",
    MUTED: "#566170",
    MUTED_ON_DARK: "#B9C7D8",
    HAIR: "#E4DED2",
    RULE: "#CFC7B7",
    RANGE: "#E9EEF1",
    MAP: "#E4EBF0",
    LATTICE: "#34537A",
    WHITE: "#FFFFFF",
}

# Instagram lays its own page count over this corner.
CORNER = (860, 0, 1080, 120)

MEDIUM, SEMIBOLD, BOLD, HEAVY = 500, 600, 700, 800

COVER_NUMBER = 266
COVER_HEADLINE, COVER_HEADLINE_STEP = 80, 90
HEADLINE, HEADLINE_STEP = 58, 66
METRIC = 116
VALUE = 46
CARD_TITLE = 38
ROW = 34
LABEL = 32
NOTE = 30
SOURCE = 24  # the only text under 30

COVER_NUMBER_TRACKING = -0.045
COVER_HEADLINE_TRACKING = -0.028
HEADLINE_TRACKING = -0.022
VALUE_TRACKING = -0.015
KICKER_TRACKING = 0.05

KICKER_Y, HEADLINE_Y, DECK_STEP, CHART_STEP = 180, 252, 54, 42
NOTE_Y, SOURCE_Y = 1242, 1284
SOURCE_WIDTH = 800
BAND_TOP, BAND_TILES = 1314, 30
CLOTH_TOP = 810


@dataclass(frozen=True)
class Theme:
    """Colours, type and names of a publication. `file` is where it was read; `names` stand for those of the region pack."""

    palette: Mapping[str, str] = field(default_factory=lambda: PALETTE)
    face: Face = faces.DEFAULT
    names: Mapping[str, str] = field(default_factory=dict)
    file: str = ""


DEFAULT = Theme()
_used: ContextVar[Theme] = ContextVar("theme", default=DEFAULT)


def current() -> Theme:
    """The theme that holds here."""
    return _used.get()


@contextmanager
def using(chosen: Theme) -> Iterator[None]:
    """Everything composed and drawn inside is measured in the face of `chosen` and painted in its colours."""
    token = _used.set(chosen)
    try:
        yield
    finally:
        _used.reset(token)


def hex_of(colour: str, palette: Mapping[str, str] = PALETTE) -> str:
    """A token's colour in a palette; a colour written out stands for itself."""
    return colour if colour.startswith("#") else palette[colour]


def contrast(one: str, other: str, palette: Mapping[str, str] = PALETTE) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(hex_of(colour, palette)) for colour in (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def linear(colour: str) -> tuple[float, float, float]:
    """The parts of "#C8281F" as amounts of light, 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
