"""The fixture's weeks in English: fluent enough to hold no Indonesian word, and every page by the rules of all pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.anonymise.gate import GateError, public_words, require_clean
from publisher.edition import caption
from publisher.edition.build import build_draft, compose_pages, issue_of
from publisher.edition.frame import Place
from publisher.edition.page_set import TURNS
from publisher.edition.pages import Composed, Issue, record_headline, tell_stories
from publisher.language import catalogue, speaking
from publisher.regions import Region
from publisher.summary.figures import Summary
from publisher.summary.stories import Story
from publisher.templates.line_break import glue, headline_lines
from publisher.templates.sampul import HEADLINE
from tests.edition import any_week
from tests.edition.english import ENGLISH, MASTHEAD_EN, REGION_EN, in_english
from tests.edition.fixture import STORIES, first_ever, large, nothing, of_volume, typical, without_minutes
from tests.edition.page_rules import allowed, check_alt, check_layout, check_numbers, digit_groups
from tests.edition.test_any_week import check_issue
from tests.msgids import said

# Names that stay what they are, and words that both languages have.
SAME = frozenset(
    """
    pekalongan jlamprang damkar dishub dinsos polres telkom tirtayasa dinperkim dinkominfo basarnas satpol bendan
    kotapekalongan laporpekalongan callcenter pekalongankota lapor
    bio data informasi edisi median
    """.split()  # noqa: SIM905
)
FUNCTION_WORDS = frozenset(
    """
    kejadian dari minggu dalam yang dan di ke pada dengan untuk tanpa atau panggilan selesai diangkat biasanya kisaran
    setelah sebelum sekitar menit jam hari sif tidak ada belum lain lalu terakhir ini itu masih ditangani dibuka jenis
    wilayah instansi aduan tindak lanjut petugas separuh semua sampai seminggu darurat kota
    """.split()  # noqa: SIM905
)
WEEKS: dict[str, Callable[[], Summary]] = {
    "typical": typical,
    "nothing": nothing,
    "large": large,
    "first_ever": first_ever,
    "one": lambda: of_volume(1),
    "three": lambda: of_volume(3),
    "nine": lambda: of_volume(9),
    "thousands": lambda: of_volume(12_345),
    "without_minutes": lambda: replace(typical(), minutes_told=False),
    "without_calls": lambda: replace(typical(), calls=None, still_open=None),
}


def indonesian_words() -> frozenset[str]:
    """Words of the source texts that no English text has."""
    source = {word for item in said() for word in words_of(re.sub(r"\{\w+\}", "", item.text))}
    english = {word for forms in ENGLISH.texts.values() for form in forms for word in words_of(form)}
    pack = {word for forms in pack_forms() for form in forms for word in words_of(form)}
    return frozenset((source | FUNCTION_WORDS) - english - pack - SAME)


def pack_forms() -> Iterator[tuple[str, ...]]:
    yield from catalogue(REGION_EN.folder / "locale" / "en.po").values()


def words_of(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 1]


def composed(issue: Issue) -> list[tuple[int, int, Composed]]:
    """The issue's pages, and every page that takes turns, with its place."""
    pages = compose_pages(issue)
    last = len(pages)
    turning = [page for page in TURNS if issue.summary.total and page.why_not(issue.summary) is None]
    return [
        *((number, last, page) for number, page in enumerate(pages, start=1)),
        *((last, last, page.make(issue, Place(last, last))) for page in turning),
    ]


@pytest.mark.parametrize("week", WEEKS)
@pytest.mark.parametrize("told", [STORIES, tuple(without_minutes(story) for story in STORIES[:3]), ()], ids=["6", "3", "0"])
def test_a_week_in_english(week: str, told: tuple[object, ...]) -> None:
    foreign = indonesian_words()
    with speaking(ENGLISH):
        issue = issue_of(in_english(WEEKS[week]()), told, REGION_EN, MASTHEAD_EN)  # type: ignore[arg-type]
        for number, last, page in composed(issue):
            check_layout(page)
            check_alt(page)
            check_numbers(issue, page, number, last)
            for text in (page.title, page.alt, *(placed.text for placed in page.canvas.texts)):
                assert not foreign.intersection(words_of(text)), f"{page.key}: {text!r}"
        numbers = issue.numbers()
        record_headline(issue, numbers)
        first = tell_stories(issue, range(min(1, len(issue.stories))), numbers)
        text = caption.compose(issue.summary, MASTHEAD_EN, issue.headline, first, numbers)
        assert not foreign.intersection(words_of(text)), text
        assert digit_groups(text) <= allowed(issue, tuple(numbers.used.values()))


@pytest.mark.parametrize("week", WEEKS)
def test_an_english_draft_passes_the_gate_and_no_other_word_does(week: str) -> None:
    draft = build_draft(in_english(WEEKS[week]()), STORIES, REGION_EN, MASTHEAD_EN, spoken=ENGLISH)
    words, own = public_words(REGION_EN, ENGLISH), (f"@{MASTHEAD_EN.account}",)
    require_clean([draft.caption, *(reason for _, reason in draft.left_out)], "caption", own, words=words)
    for page in draft.pages:
        require_clean([page.alt, page.title, *page.texts], page.key, own, words=words)
    for strange in ("neighbour", "halo"):
        with pytest.raises(GateError, match="WORD"):
            require_clean([f"Crews arrived, {strange}, within 12 minutes"], "caption", own, words=words)


def test_the_typical_week_reads_as_english() -> None:
    draft = build_draft(in_english(typical()), STORIES, REGION_EN, MASTHEAD_EN, spoken=ENGLISH)
    assert draft.headline == "Five of 18 emergencies: wasp nests and snakes"
    lines = draft.caption.splitlines()
    assert "This week 18 emergencies were closed; last week 15, usually 12–24. Closed within 24 hours: 16 of 18." in lines
    assert "One of them: wasp nest removal, West Pekalongan, Monday daytime; closed within 55 minutes." in lines
    assert lines[-1] == "#LaporPekalongan #CallCenter112 #KotaPekalongan"
    assert draft.pages[3].alt.startswith(
        "Two incidents. Wasp nest removal, West Pekalongan, Monday daytime. Report: A wasp nest needs to be removed. "
        "112 passed the report to Damkar after 2 minutes. Damkar arrived on scene after 9 minutes."
    )


def test_one_is_singular() -> None:
    draft = build_draft(in_english(of_volume(1)), STORIES, REGION_EN, MASTHEAD_EN, spoken=ENGLISH)
    assert "This week 1 emergency was closed" in draft.caption
    assert not any(re.search(r"\b1 (?:incidents|emergencies|calls|minutes|hours)\b", page.alt) for page in draft.pages)


def test_silent_calls_are_never_called_pranks() -> None:
    with speaking(ENGLISH):
        issue = issue_of(in_english(nothing()), (), REGION_EN, MASTHEAD_EN)
        texts = " ".join(placed.text for page in compose_pages(issue) for placed in page.canvas.texts)
    assert "94 pranks, 51 silent" in texts


def test_headlines_break_before_the_small_words() -> None:
    with speaking(ENGLISH):
        text = glue("Five of 18 emergencies: wasp nests and snakes", ["wasp nests"])
        assert headline_lines(text, HEADLINE, 936, 3) == ("Five\u00a0of\u00a018 emergencies:", "wasp\u00a0nests and snakes")
        glued = glue("18 incidents closed, within the usual range")
        assert headline_lines(glued, HEADLINE, 936, 2) == ("18\u00a0incidents closed,", "within the usual\u00a0range")


@settings(max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(any_week.weeks(), st.lists(any_week.stories(), max_size=6))
def test_any_week_of_any_city_fits_in_english(week: tuple[Summary, Region], told: list[Story]) -> None:
    summary, region = week
    with speaking(ENGLISH):
        check_issue(summary, told, region, any_week.masthead_for(region))
