"""What we compose passes the strictest level, for every week and every pack; the word file is as long as needed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import publisher
from publisher.anonymise.gate import GateError, Level, public_words, require_clean, screen
from publisher.anonymise.gate.public_words import words_of
from publisher.anonymise.gate.word_lists import lines
from publisher.edition import caption
from publisher.edition.build import build_draft, compose_pages, issue_of
from publisher.edition.frame import Place
from publisher.edition.page_set import TURNS
from publisher.edition.pages import record_headline, tell_stories
from publisher.regions import load_region
from publisher.summary.figures import Summary
from publisher.summary.stories import Story
from tests.edition import any_week
from tests.edition.fixture import MASTHEAD, REGION, STORIES, large, nothing, typical
from tests.msgids import said

ROOM = Path(publisher.__file__).parent
OWN = (f"@{MASTHEAD.account}",)
PACKS = sorted((ROOM.parent / "examples").glob("*/region"))


def constants() -> Iterator[str]:
    """Every string in the rooms that compose, docstrings aside."""
    files = [path for room in ("edition", "templates", "charts", "summary") for path in sorted((ROOM / room).rglob("*.py"))]
    for path in (*files, ROOM / "clock.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        spoken = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
                yield node.value


def test_every_word_of_the_file_stands_in_a_text_of_ours() -> None:
    ours = {word for text in constants() for word in words_of(text)}
    assert set(lines("composed")) <= ours


def test_every_word_that_a_template_says_stands_in_the_file() -> None:
    said_words = {word for item in said() for word in words_of(re.sub(r"\{\w+\}", " ", item.text)) if len(word) > 1}
    assert not said_words - set(lines("composed"))


def test_the_file_is_sorted_without_doubles_and_without_single_letters() -> None:
    words = list(lines("composed"))
    assert words == sorted(set(words))
    assert all(len(word) > 1 for word in words)


def texts_of(summary: Summary, told: list[Story]) -> list[str]:
    issue = issue_of(summary, told, REGION, MASTHEAD)
    numbers = issue.numbers()
    record_headline(issue, numbers)
    first = tell_stories(issue, range(min(1, len(issue.stories))), numbers)
    texts = [caption.compose(summary, MASTHEAD, issue.headline, first, numbers)]
    turning = [page.make(issue, Place(7, 8)) for page in TURNS if summary.total and page.why_not(summary) is None]
    for page in (*compose_pages(issue), *turning):
        texts += [page.alt, page.title, *(placed.text for placed in page.canvas.texts)]
    return texts


def in_words_of_the_pack(summary: Summary) -> Summary:
    """The same figures under the names of real categories: a random name is in no vocabulary."""
    named = REGION.open_categories
    categories = tuple(
        replace(figures, name=named[index % len(named)].name, short=named[index % len(named)].short)
        for index, figures in enumerate(summary.categories)
    )
    return replace(summary, categories=categories)


@st.composite
def whole_weeks(draw: st.DrawFn) -> Summary:
    """Any week of the shipped pack, with places, times, arrivals and a quarter, so that every page can be made."""
    summary = draw(any_week.dealt(REGION, in_words_of_the_pack(draw(any_week.summaries()))))
    response = draw(any_week.responses(summary)) if summary.open_total else None
    return replace(summary, response=response, quarter=draw(any_week.quarters(REGION, summary.week)))


@settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(whole_weeks(), st.lists(any_week.stories(), max_size=6))
def test_the_texts_of_any_week_pass(summary: Summary, told: list[Story]) -> None:
    require_clean(texts_of(summary, told), "any week", OWN)


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("summary", [typical(), large(), nothing()], ids=["typical", "large", "nothing"])
def test_finished_drafts_pass(summary: Summary, number: int) -> None:
    draft = build_draft(summary, STORIES, REGION, MASTHEAD, issue_number=number)
    require_clean([draft.caption], "caption", OWN)
    for page in draft.pages:
        require_clean([page.alt, page.title, *page.texts], page.key, OWN)


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.parent.name)
def test_another_citys_pack_brings_its_own_words(folder: Path) -> None:
    region = load_region(str(folder))
    own = public_words(region)
    texts = [f"{region.source_name}: {region.guarded_list}", *(area.name for area in region.areas)]
    for category in region.categories:
        texts += [category.name, *(f"{item.event} di {region.name}. {item.complaint}" for item in category.subcategories)]
    require_clean(texts, "another city", words=own)
    with pytest.raises(GateError):
        require_clean(texts, "another city")


@pytest.mark.parametrize("word", ["Sokran", "kasihan", "Melati", "tetangga", "halo"])
def test_a_word_that_no_template_has_is_refused_even_a_common_one(word: str) -> None:
    text = f"Petugas tiba, {word}, dalam 12 menit"
    found = screen(text, Level.COMPOSED).spans
    assert [text[span.start : span.end] for span in found] == [word]


def test_a_hashtag_may_be_made_of_any_known_word_but_of_no_unknown_one() -> None:
    require_clean(["#LaporPekalongan #CallCenter112"], "caption")
    with pytest.raises(GateError, match="WORD"):
        require_clean(["#KotaSokran"], "caption")
    with pytest.raises(GateError, match="WORD"):
        require_clean(["# Lapor"], "caption")
