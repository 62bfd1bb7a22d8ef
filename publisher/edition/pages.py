"""What an issue is made from, and how its first and last pages are made. Which pages it has: see `page_set`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from publisher.edition import Correction, Masthead, alt_text, categories, cover, glance, reading, story_text
from publisher.edition import headlines as wording
from publisher.edition.corrected import add_figures, beside_previous
from publisher.edition.frame import Place, frame, source_text
from publisher.edition.issue_figures import rest_figures
from publisher.language import say
from publisher.regions import Region
from publisher.summary.figures import Figure, Numbers, Summary
from publisher.summary.stories import Story
from publisher.templates import aduan, cara_baca, jenis, jenis_besar, nol_sampul, nol_sekilas, sampul, sekilas
from publisher.templates.aduan import AduanContent
from publisher.templates.layout import Canvas

STORIES_A_PAGE = 2
MOST_STORIES = 6


@dataclass(frozen=True)
class Issue:
    """All that the pages of one issue are made from. `number` is the running count of editions; `extra_pages` are keys of
    pages that the publication shows beside the one whose turn it is. `corrections` are those of earlier editions that
    this one tells."""

    summary: Summary
    stories: tuple[Story, ...]
    region: Region
    masthead: Masthead
    headline: str
    neutral: bool
    figures: Mapping[str, Figure]
    number: int = 1
    extra_pages: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    def numbers(self) -> Numbers:
        """A fresh record for one page."""
        return Numbers(self.figures)


@dataclass(frozen=True)
class Composed:
    """A page laid out but not yet drawn. `numbers` has recorded what it prints."""

    key: str
    title: str
    canvas: Canvas
    alt: str
    numbers: Numbers


Maker = Callable[[Issue, Place], Composed]


def cover_page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    summary, masthead = issue.summary, issue.masthead
    record_headline(issue, numbers)
    content = cover.compose(summary, issue.region, masthead, issue.headline, issue.neutral, numbers)
    shown, rest = categories.split(summary, masthead)
    numbers.figures = {**numbers.figures, **{figure.key: figure for figure in rest_figures(rest, summary)}}
    alt = alt_text.cover(summary, masthead, issue.headline, shown, numbers)
    return Composed("sampul", say("Sampul"), sampul.draw(content), alt, numbers)


def empty_cover_page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    record_headline(issue, numbers)
    content = cover.compose_empty(issue.summary, issue.region, issue.masthead, issue.headline, numbers)
    alt = alt_text.cover(issue.summary, issue.masthead, issue.headline, (), numbers)
    return Composed("sampul", say("Sampul"), nol_sampul.draw(content), alt, numbers)


def glance_page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    add_figures(issue.corrections, numbers)
    corrected = beside_previous(issue.corrections, issue.summary, numbers)
    content = glance.compose(issue.summary, issue.masthead, place, numbers, corrected)
    alt = alt_text.glance(issue.summary, issue.masthead, numbers, corrected)
    return Composed("sekilas", say("Sekilas"), sekilas.draw(content), alt, numbers)


def empty_glance_page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    content = glance.compose_empty(issue.summary, issue.masthead, place, numbers)
    alt = alt_text.glance_of_nothing(issue.summary, issue.masthead, numbers)
    return Composed("sekilas", say("Sekilas"), nol_sekilas.draw(content), alt, numbers)


def category_page(issue: Issue, place: Place) -> Composed:
    made = categories.compose(issue.summary, issue.masthead, place, issue.numbers)
    large = isinstance(made.content, jenis_besar.JenisBesarContent)
    canvas = (
        jenis_besar.draw(made.content)
        if isinstance(made.content, jenis_besar.JenisBesarContent)
        else jenis.draw(made.content)
    )
    alt = alt_text.categories(issue.summary, issue.masthead, made.shown, bool(made.rest), large, made.numbers)
    return Composed("jenis", say("Jenis"), canvas, alt, made.numbers)


@dataclass(frozen=True)
class StoryPage:
    """The maker of the first, second or third page of stories; equal to another of the same number, and picklable."""

    number: int

    def __call__(self, issue: Issue, place: Place) -> Composed:
        return _story_page(issue, place, self.number)


def _story_page(issue: Issue, place: Place, number: int) -> Composed:
    numbers = issue.numbers()
    first = STORIES_A_PAGE * (number - 1)
    told = tell_stories(issue, range(first, min(first + STORIES_A_PAGE, len(issue.stories))), numbers)
    key, source = f"aduan-{number}", source_text(issue.masthead)
    around = frame(issue.masthead, issue.summary.week, place, say("Aduan & tindak lanjut"), story_text.headline(told))
    around = around.with_source((f"{say('Tanpa nama, alamat, jam.')} {source}", source, *around.source[2:]))
    canvas = aduan.draw(AduanContent(key, around, tuple(item.card for item in told)))
    title = say("Aduan: {kinds}", kinds=", ".join(item.noun for item in told))
    return Composed(key, title, canvas, alt_text.stories(told), numbers)


def story_pages(stories: int) -> list[Maker]:
    """The makers of as many pages as so many stories fill, two on a page."""
    pages = -(-min(stories, MOST_STORIES) // STORIES_A_PAGE)
    return [StoryPage(number) for number in range(1, pages + 1)]


def reading_page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    content = reading.compose(issue.summary, issue.masthead, place, numbers)
    alt = alt_text.reading(issue.summary, issue.masthead, numbers)
    return Composed("cara-baca", say("Cara membaca"), cara_baca.draw(content), alt, numbers)


def tell_stories(issue: Issue, indexes: range, numbers: Numbers) -> tuple[story_text.Told, ...]:
    return tuple(
        story_text.tell(index + 1, issue.stories[index], issue.region, issue.masthead, numbers) for index in indexes
    )


def record_headline(issue: Issue, numbers: Numbers) -> None:
    """The figures that an offered headline carries; one written by hand has been through the gate instead."""
    for offered in wording.cover_headlines(issue.summary, issue.region):
        if offered.text == issue.headline:
            for figure in offered.numbers:
                numbers.value(figure.key)
