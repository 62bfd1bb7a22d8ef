"""Canvas: a page under construction. Every text is measured before it is taken; what does not fit is refused.

Shapes are kept in order and drawn first, texts above them. Nothing is ever cut or shrunk in silence: a text
wider than its place raises PageOverflow, and the page design decides what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from publisher.charts.agg import paint
from publisher.charts.shape import Box, Colour, Shape, filled_box
from publisher.templates import text as lines
from publisher.templates import theme
from publisher.templates.text import Style
from publisher.templates.theme import Theme, current, using

JPEG_QUALITY = 93
OVERHANG = 6  # pixels that the tail of a j may hang out of the column, at the size of a cover headline


class PageOverflow(ValueError):
    """A text does not fit its place: names the page, the place and the text."""

    def __init__(self, page: str, place: Box, text: str) -> None:
        where = f"x {place.left:.0f}–{place.right:.0f}, y {place.top:.0f}–{place.bottom:.0f}"
        super().__init__(f"Page {page!r}: {text!r} does not fit {where}.")
        self.page, self.place, self.text = page, place, text


@dataclass(frozen=True)
class Placed:
    """A text on the page: the box of its ink, its colour and the colour behind it."""

    text: str
    box: Box
    style: Style
    colour: Colour
    ground: Colour
    x: float
    baseline: float


@dataclass
class Canvas:
    """One page of 1080 × 1350; `page` names it in errors. It keeps the theme in which it was laid out."""

    page: str
    ground: Colour = theme.PAPER
    shapes: list[Shape] = field(default_factory=list)
    texts: list[Placed] = field(default_factory=list)
    theme: Theme = field(default_factory=current)

    def draw(self, *shapes: Shape) -> None:
        self.shapes.extend(shapes)

    def draw_all(self, shapes: Iterable[Shape]) -> None:
        self.shapes.extend(shapes)

    def write(
        self,
        text: str,
        x: float,
        baseline: float,
        style: Style,
        colour: Colour,
        *,
        align: str = "left",
        ground: Colour | None = None,
        limit: float | None = None,
    ) -> float:
        """Place one line; `align` says what `x` is: left, right or middle. Returns where the line ends.

        `limit` is the widest it may be; without it, the column's other edge. `ground` is what is drawn behind it later
        or is no plain rectangle; what is drawn already is seen.
        """
        shown = text.replace("\u00a0", " ")
        extent = lines.width(shown, style)
        start = {"left": x, "right": x - extent, "middle": x - extent / 2}[align]
        ink = lines.ink(shown, style)
        box = Box(start + ink.left, baseline + ink.top, start + ink.right, baseline + ink.bottom)
        widest = extent if limit is None else limit
        corner = Box(*theme.CORNER)
        outside = box.left < theme.LEFT - OVERHANG or box.right > theme.RIGHT + OVERHANG or box.bottom > theme.BAND_TOP
        if extent > widest + 0.5 or outside or box.meets(corner):
            raise PageOverflow(self.page, box, shown)
        self.texts.append(Placed(shown, box, style, colour, ground or self._ground_of(box), start, baseline))
        return start + extent

    def write_large(self, text: str, x: float, baseline: float, style: Style, colour: Colour, ground: Colour = "") -> float:
        """Place a large number so that its ink begins at `x`. Returns where its ink ends."""
        bearing = lines.ink(text, style).left
        self.write(text, x - bearing, baseline, style, colour, ground=ground or None)
        return self.texts[-1].box.right

    def write_runs(self, runs: Sequence[tuple[str, Style, Colour]], x: float, baseline: float, **options: float) -> float:
        """Place runs of different weight or colour one after the other, each beginning where the last one ended."""
        for text, style, colour in runs:
            x = self.write(text, x, baseline, style, colour)
            x += options.get("gap", 0.0)
        return x

    def _ground_of(self, box: Box) -> Colour:
        """The colour of the last rectangle drawn behind the middle of a box, or the page's own."""
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        for shape in reversed(self.shapes):
            area = filled_box(shape) if shape.fill else None
            if area and shape.fill and area.left <= x <= area.right and area.top <= y <= area.bottom:
                return shape.fill
        return self.ground

    def image(self) -> Image.Image:
        """The page's pixels, in the colours and the face of its theme, whichever holds where it is painted."""
        palette = self.theme.palette
        pixels = paint(self.shapes, theme.WIDTH, theme.HEIGHT, self.ground, palette)
        page = Image.frombuffer("RGBA", (theme.WIDTH, theme.HEIGHT), pixels, "raw", "RGBA", 0, 1).convert("RGB")
        with using(self.theme):
            for placed in self.texts:
                drawn = lines.mask(placed.text, placed.style)
                place = round(placed.x) + drawn.left, round(placed.baseline) + drawn.top
                page.paste(theme.hex_of(placed.colour, palette), place, drawn.image)
        return page

    def jpeg(self) -> bytes:
        """The page as it is posted: 4:4:4, no metadata, the same bytes for the same page."""
        out = BytesIO()
        self.image().save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0)
        return out.getvalue()


def fits(text: str, style: Style, room: float) -> bool:
    return lines.width(text.replace("\u00a0", " "), style) <= room


def first_that_fits(candidates: Sequence[str], style: Style, room: float) -> str | None:
    """The first of several wordings, fullest first, that is no wider than the room."""
    return next((text for text in candidates if fits(text, style, room)), None)
