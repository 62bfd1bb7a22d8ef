"""What every form of the page of areas shares: the map, the notes, and how all of it adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.edition import Masthead
from publisher.edition.area_figures import PLACED
from publisher.edition.area_headlines import AreaHeadline
from publisher.edition.frame import Place, frame
from publisher.edition.place_text import classes
from publisher.language import say
from publisher.regions import Region
from publisher.summary.figures import Numbers, Summary
from publisher.templates import wilayah
from publisher.templates.area_block import AreaRow, Level
from publisher.templates.furniture import note_lines
from publisher.templates.wilayah import WilayahContent


@dataclass(frozen=True)
class AreaPage:
    """What a form of the page is made from. `numbers` records what this form prints, should it be taken."""

    summary: Summary
    region: Region
    masthead: Masthead
    place: Place
    numbers: Numbers

    @property
    def with_window(self) -> bool:
        return self.summary.window_weeks > 1


def mapped(
    page: AreaPage,
    found: AreaHeadline,
    rows: Sequence[AreaRow],
    levels: Sequence[Level],
    beside: bool,
    strong: str,
    note: str,
    deck: str = "",
) -> WilayahContent | None:
    drawn = page.region.map
    if drawn is None:
        return None
    schematic = say("Peta skematis.") if drawn.schematic else ""
    strong_lines = wilayah.note_lines(strong, strong=True)
    lines = [*wilayah.note_lines(f"{note} {schematic}".strip()), *wilayah.note_lines(sum_text(page))]
    lines = [line for line in lines if line]
    arrangement = wilayah.arrange(drawn, rows, levels, found.text, len(strong_lines) + len(lines), beside)
    if arrangement is None:
        return None
    deck = deck or classes(page.summary, page.masthead, page.numbers, mapped=True)
    around = frame(page.masthead, page.summary.week, page.place, say("Wilayah"), found.text, deck)
    return WilayahContent(around, tuple(rows), arrangement, strong_lines, tuple(lines))


def sum_text(page: AreaPage) -> str:
    """What stands in no area, in words, and how all of it adds up; nothing where the areas have all."""
    parts = [page.numbers.text(PLACED)] if page.summary.area_unknown or page.summary.out_of_area else []
    if page.summary.area_unknown:
        parts.append(say("{n} tanpa wilayah", n=page.numbers.text("area_unknown")))
    if page.summary.out_of_area:
        parts.append(say("{n} di luar kota", n=page.numbers.text("out_of_area")))
    if not parts:
        return ""
    return (
        say("{parts} = {n} kejadian", page.summary.open_total, parts=" + ".join(parts), n=page.numbers.text("open")) + "."
    )


def wrapped(*sentences: str) -> tuple[str, ...]:
    return tuple(line for text in sentences if text for line in note_lines(text, 3) or (text,))
