"""What every inner page carries: head, kicker, headline, deck, notes, source line, page number, band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.charts.shape import Box, rounded
from publisher.templates import pattern, theme
from publisher.templates.layout import Canvas, PageOverflow, first_that_fits
from publisher.templates.line_break import headline_lines as lines_of
from publisher.templates.line_break import wrapped
from publisher.templates.text import Style, width

HEADLINE = Style(theme.HEADLINE, theme.HEAVY, theme.HEADLINE_TRACKING)
NOTE = Style(theme.NOTE, theme.MEDIUM)
LABEL = Style(theme.LABEL, theme.MEDIUM)
LABEL_BOLD = Style(theme.LABEL, theme.BOLD)
NUMBER_TAG = Style(theme.NOTE, theme.HEAVY)
KICKER = Style(theme.NOTE, theme.HEAVY, theme.KICKER_TRACKING)
SOURCE = Style(theme.SOURCE, theme.MEDIUM)
PAGE_NUMBER = Style(theme.NOTE, theme.SEMIBOLD)


@dataclass(frozen=True)
class Frame:
    """The words around a page's content. `when` and `source` hold wordings, fullest first."""

    number: str
    when: tuple[str, ...]
    kicker: str
    headline: str
    deck: str
    source: tuple[str, ...]
    page: int
    total: int

    def with_source(self, source: tuple[str, ...]) -> Frame:
        return replace(self, source=source)


@dataclass(frozen=True)
class Tone:
    """The colours of a page's furniture, on paper or on cloth."""

    ground: str
    strong: str
    quiet: str
    accent: str


ON_PAPER = Tone(theme.PAPER, theme.INK, theme.MUTED, theme.RED)
ON_INDIGO = Tone(theme.INDIGO, theme.PAPER, theme.MUTED_ON_DARK, theme.SAFFRON)


def start(page: str, frame: Frame, tone: Tone = ON_PAPER) -> tuple[Canvas, float]:
    """A canvas with all furniture but the foot; returns it with the baseline of its last headline or deck line."""
    canvas = Canvas(page, tone.ground)
    _head(canvas, frame, tone)
    canvas.write(frame.kicker.upper(), theme.LEFT, theme.KICKER_Y, KICKER, tone.accent)
    split = headline_lines(frame.headline)
    if split is None:
        raise PageOverflow(page, Box(theme.LEFT, theme.HEADLINE_Y, theme.RIGHT, theme.HEADLINE_Y), frame.headline)
    baseline = float(theme.HEADLINE_Y)
    for index, line in enumerate(split):
        baseline = theme.HEADLINE_Y + index * theme.HEADLINE_STEP
        canvas.write(line, theme.LEFT, baseline, HEADLINE, tone.strong)
    if frame.deck:
        baseline += theme.DECK_STEP
        canvas.write(frame.deck, theme.LEFT, baseline, LABEL, tone.quiet)
    return canvas, baseline


def headline_lines(headline: str) -> tuple[str, ...] | None:
    """A headline of an inner page in at most two lines, or None."""
    return lines_of(headline, HEADLINE, theme.RIGHT - theme.LEFT, 2)


def _head(canvas: Canvas, frame: Frame, tone: Tone) -> None:
    tile = Box(theme.LEFT, 56, theme.LEFT + max(71, width(frame.number, NUMBER_TAG) + 28), 100)
    canvas.draw(rounded(tile, 4, theme.RED))
    canvas.write(frame.number, (tile.left + tile.right) / 2, 89, NUMBER_TAG, theme.WHITE, align="middle", ground=theme.RED)
    left = tile.right + 18
    when = first_that_fits(frame.when, NOTE, theme.CORNER[0] - 4 - left) or frame.when[-1]
    canvas.write(when, left, 88, NOTE, tone.quiet)


def notes(canvas: Canvas, texts: Sequence[str], tone: Tone = ON_PAPER, style: Style = NOTE, colour: str = "") -> None:
    """One or two lines above the source line; the last stands on its fixed baseline."""
    for index, line in enumerate(reversed(texts)):
        canvas.write(line, theme.LEFT, theme.NOTE_Y - 38 * index, style, colour or tone.quiet)


def note_lines(text: str, most: int = 2) -> tuple[str, ...] | None:
    return wrapped(text, NOTE, theme.RIGHT - theme.LEFT, most)


def finish(canvas: Canvas, frame: Frame, tone: Tone = ON_PAPER) -> Canvas:
    """The source line, the page number and the band."""
    source = first_that_fits(frame.source, SOURCE, theme.SOURCE_WIDTH)
    if source is None:
        raise PageOverflow(canvas.page, Box(theme.LEFT, 1260, theme.LEFT + 800, 1290), frame.source[-1])
    canvas.write(source, theme.LEFT, theme.SOURCE_Y, SOURCE, tone.quiet)
    canvas.write(f"{frame.page}/{frame.total}", theme.RIGHT, theme.SOURCE_Y, PAGE_NUMBER, tone.quiet, align="right")
    canvas.draw_all(pattern.band(frame.page, frame.total))
    return canvas
