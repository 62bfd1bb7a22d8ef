"""No page uses a pair of colours at which nobody has looked: texts and marks of every page, against the gates' tables."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import pytest

import publisher.edition
from publisher.edition.build import compose_pages, issue_of
from publisher.edition.frame import Place
from publisher.edition.pages import Composed
from publisher.summary.figures import Summary
from publisher.templates import theme
from publisher.templates.theme_gates import NEEDED, TEXT_CONTRAST
from publisher.templates.theme_pairs import DECORATION, MARKS, TEXT, Pairs
from tests.edition.colours_used import LEAST_SHARE, MIXED, marks, text_grounds
from tests.edition.fixture import MASTHEAD, REGION, STORIES, large, nothing, of_volume, typical
from tests.edition.test_correction import FIRE, TOTAL

WEEKS: dict[str, Callable[[], Summary]] = {
    "typical": typical,
    "zero": nothing,
    "large": large,
    "four": lambda: of_volume(4),
    "many": lambda: of_volume(3000),
}
# A number that was corrected is struck through in its own colour.
MOST_STRUCK = 0.25
# A text across the edge of a block stands on two grounds, and both are looked up.
LEAST_SEEN = 0.02


def own_pages() -> list[str]:
    """The modules of `publisher.edition` that make a page of their own."""
    names = [f"publisher.edition.{module.name}" for module in pkgutil.iter_modules(publisher.edition.__path__)]
    return [name for name in names if hasattr(importlib.import_module(name), "why_not")]


@lru_cache(maxsize=1)
def all_pages() -> list[tuple[str, Composed]]:
    """Every page of every week, the pages that take turns whether it is theirs or not."""
    made = []
    for name, week in WEEKS.items():
        summary = week()
        issue = replace(issue_of(summary, STORIES, REGION, MASTHEAD), corrections=(TOTAL, FIRE))
        made += [(f"{name}, {page.key}", page) for page in compose_pages(issue)]
        for module in map(importlib.import_module, own_pages()):
            of_issue = "issue" in inspect.signature(module.why_not).parameters
            if module.why_not(issue if of_issue else summary) is None:
                page = module.page(issue, Place(7, 8))
                made.append((f"{name}, {page.key}", page))
    return made


def pairs(*tables: tuple[Pairs, ...]) -> set[tuple[str, str]]:
    return {(row.colour, ground) for table in tables for row in table for ground in row.grounds}


def test_every_text_stands_on_a_ground_that_was_looked_at() -> None:
    known = pairs(TEXT)
    for where, page in all_pages():
        for placed in page.canvas.texts:
            assert (placed.colour, placed.ground) in known, (
                f"{where}: {placed.text!r} is {placed.colour} on {placed.ground}: enter the pair in theme_pairs.TEXT"
            )


def test_the_pixels_behind_every_text_are_those_it_says() -> None:
    known = pairs(TEXT)
    for where, page in all_pages():
        for placed, grounds in text_grounds(page.canvas):
            seen = {ground for ground, share in grounds.items() if share >= LEAST_SEEN and ground != MIXED}
            told = f"{where}: {placed.text!r} says {placed.ground}, and stands on {dict(grounds)}"
            assert placed.ground == max(grounds, key=lambda ground: grounds[ground]), told
            assert grounds.get(placed.colour, 0) <= MOST_STRUCK, told
            for ground in seen - {placed.colour}:
                assert (placed.colour, ground) in known, told
                assert theme.contrast(placed.colour, ground) >= TEXT_CONTRAST, told


def test_every_mark_stands_out_or_is_decoration() -> None:
    known = pairs(MARKS, DECORATION)
    for where, page in all_pages():
        for mark in marks(page.canvas):
            for ground, share in mark.grounds.items():
                if share >= LEAST_SHARE and ground != mark.colour:
                    assert (mark.colour, ground) in known, (
                        f"{where}: {mark.colour} on {ground} at {mark.place}: enter the pair in theme_pairs, as a mark "
                        "that informs or as decoration"
                    )


def test_every_page_is_written_in_letters_that_a_face_must_have() -> None:
    names = {name for area in REGION.areas for name in (area.name, area.short)}
    needed = NEEDED.union({" "}, *names)
    for where, page in all_pages():
        for placed in page.canvas.texts:
            assert set(placed.text) <= needed, f"{where}: {placed.text!r}"


@pytest.mark.parametrize("table", [TEXT, MARKS], ids=["text", "marks"])
def test_the_designs_own_colours_hold_for_every_pair(table: tuple[Pairs, ...]) -> None:
    least = TEXT_CONTRAST if table is TEXT else 3
    for colour, ground in pairs(table):
        assert theme.contrast(colour, ground) >= least, f"{colour} on {ground}"
