"""Whole posts in words: what a week's edition would say anywhere, composed as the product composes it, without pixels."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, floor
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

from publisher.anonymise.gate import GateError, Level, PublicWords, public_words, screen, screening
from publisher.charts.shape import Box
from publisher.commands.export import HEADER, _printed
from publisher.commands.init import TEMPLATE
from publisher.config import Settings, load
from publisher.edition import Draft
from publisher.edition.build import build_draft, masthead_of
from publisher.edition.content_hash import with_marker
from publisher.edition.headlines import cover_headlines
from publisher.exits import csv_text, file_name, let_out
from publisher.forms import Form
from publisher.language import Language
from publisher.prepare import check_exits
from publisher.prepare import week as week_module
from publisher.regions import Region
from publisher.summary.figures import Figure, Summary
from publisher.summary.stories import Story, choose_stories
from publisher.summary.summarise import summarise
from publisher.templates import text as lines
from publisher.templates.layout import Canvas
from publisher.templates.text import Style
from publisher.templates.theme import current
from tests.privacy.city import City, calls_of, open_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PACKS = ("kota-pekalongan", "san-francisco", "new-york", "baltimore")


@dataclass(frozen=True)
class Post:
    """One edition's words, and what they were made from."""

    settings: Settings
    summary: Summary
    stories: tuple[Story, ...]
    draft: Draft


@lru_cache(maxsize=8)
def settings_of(pack: str) -> Settings:
    """A publication of the shipped pack as `publisher init` writes it, or one of the examples."""
    if pack != "kota-pekalongan":
        return load(EXAMPLES / pack)
    folder = Path(tempfile.mkdtemp(prefix="posts-"))
    (folder / "publisher.toml").write_text(TEMPLATE.format(slug=pack, region=pack), encoding="utf-8")
    return load(folder)


@contextmanager
def without_pixels() -> Iterator[None]:
    """Pages are laid out, measured and refused as ever, but not painted: a line's ink is the font's own box of it.

    What depends on nothing but its arguments is computed once: a line's stops, a pack's words, a text's findings.
    """
    with ExitStack() as stack:
        for where, name, instead in (
            (Canvas, "jpeg", lambda self: b""),
            (lines, "ink", lru_cache(maxsize=200_000)(_box_of)),
            (lines, "_stops", lru_cache(maxsize=200_000)(lines._stops.__wrapped__)),
            (week_module, "public_words", _words_of),
            (screening, "screen", lru_cache(maxsize=200_000)(screening.screen)),
        ):
            stack.enter_context(patch.object(where, name, instead))
        yield


def _box_of(text: str, style: Style) -> Box:
    font = lines._font(current().face, style.size, style.weight)
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    right += lines.width(text, style) * lines.FINE - font.getlength(text)
    return Box(*map(floor, (left / lines.FINE, top / lines.FINE)), *map(ceil, (right / lines.FINE, bottom / lines.FINE)))


_WORDS: dict[int, tuple[Region, PublicWords]] = {}


def _words_of(region: Region, language: Language | None = None) -> PublicWords:
    """The pack's public words; the pack is kept beside them, so that its place in memory stays its own."""
    if id(region) not in _WORDS:
        _WORDS[id(region)] = (region, public_words(region, language))
    return _WORDS[id(region)][1]


def post_of(city: City, place: int, settings: Settings, dice: random.Random) -> Post:
    """The edition of the city's week at `place`."""
    week = city.weeks[place]
    summary = summarise(
        city.until(place),
        week.week,
        city.region,
        first_week=city.first_week(place),
        calls=calls_of(city, place, dice) if dice.random() < 0.8 else None,
        still_open=open_of(city, place, dice) if dice.random() < 0.8 else None,
        minutes_told=dice.random() < 0.7,
    )
    stories = choose_stories(week.crossing.incidents, week.week, city.region)
    return post_from(summary, stories, replace(settings, region=city.region))


def post_from(summary: Summary, stories: tuple[Story, ...], settings: Settings) -> Post:
    read_on = summary.week.later(1).monday
    masthead = masthead_of(settings.region, settings.account, bool(settings.archive_url), settings.hashtags, read_on)
    # Which page takes its turn changes from week to week.
    draft = build_draft(summary, stories, settings.region, masthead, issue_number=summary.week.number)
    return Post(settings, summary, stories, draft)


def texts_of(post: Post) -> Mapping[str, str]:
    """Every word of the post that leaves or that an editor is offered, by its place."""
    draft, region = post.draft, post.settings.region
    texts = {"caption": with_marker(draft.caption, "Edisi 2026-W46·a1b2"), "headline": draft.headline}
    for position, page in enumerate(draft.pages, 1):
        texts[f"{page.key}: lines"] = "\n".join(page.texts)
        texts[f"{page.key}: alt"], texts[f"{page.key}: title"] = page.alt, page.title
        texts[f"{page.key}: numbers"] = _numbers(page.numbers)
        texts[f"{page.key}: file"] = file_name(f"{position:02d}-{page.key}", "jpg")
    texts["caption: numbers"] = _numbers(draft.caption_numbers)
    texts["figures"] = _numbers(post.summary.figures.values())
    texts["left out"] = json.dumps(draft.left_out, ensure_ascii=False)
    texts["headlines"] = "\n".join(f"{item.text} {item.evidence}" for item in cover_headlines(post.summary, region))
    texts["stories"] = repr(post.stories)
    return texts


def _numbers(figures: object) -> str:
    told: list[list[object]] = []
    for item in figures:  # type: ignore[attr-defined]
        assert isinstance(item, Figure)
        counts = item.counts.as_json() if isinstance(item.counts, Form) else item.counts.value
        told.append([item.key, item.value, item.meaning, item.of, counts])
    return json.dumps(told, ensure_ascii=False)


def leave(post: Post) -> None:
    """The gates of the way out in their order, called as `prepare`, `add_revision` and `export` call them.

    Raises GateError at the first that refuses.
    """
    draft, settings = post.draft, post.settings
    check_exits(draft, settings)
    own = (settings.account, settings.region.name, settings.region.source_name)
    told = [*(page.title for page in draft.pages), *(page.alt for page in draft.pages)]
    let_out([draft.headline, draft.caption, *told], "revision", own, _words_of(settings.region))
    pages = [{"numbers": [[item.key, item.value, item.meaning, item.of] for item in page.numbers]} for page in draft.pages]
    rows = _printed(SimpleNamespace(pages=pages))  # type: ignore[arg-type]
    own_names = (settings.account, settings.region.name)
    csv_text(HEADER, rows, "numbers.csv", own_names, frozenset({"kunci", "dari"}))


def blocked(post: Post) -> tuple[str, str]:
    """Nothing twice where the gates let the whole post out, else the reason and the words that they stopped at."""
    try:
        leave(post)
    except GateError as error:
        return str(error), "; ".join(_words_at_fault(post))
    return "", ""


def _words_at_fault(post: Post) -> list[str]:
    own = {post.settings.account, f"@{post.settings.account}"}
    figures = [item.meaning for page in post.draft.pages for item in page.numbers]
    texts = [post.draft.caption, *(text for page in post.draft.pages for text in (*page.texts, page.alt, page.title))]
    found = set()
    for level, given in ((Level.COMPOSED, texts), (Level.PATTERNS, [*texts, *figures])):
        for text in given:
            spans = screen(text, level, words=_words_of(post.settings.region)).spans
            found |= {f"{span.label}: {text[span.start : span.end]}" for span in spans}
    return sorted(item for item in found if item.partition(": ")[2] not in own)
