"""Summary and stories → a composed edition: every page, its alt text, the caption. Pure, and the same each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.edition import Correction, Draft, Masthead, Page, caption
from publisher.edition import headlines as wording
from publisher.edition.correction import caption_lines
from publisher.edition.frame import Place
from publisher.edition.issue_figures import issue_figures
from publisher.edition.masthead import masthead_of as masthead_of
from publisher.edition.page_set import page_set
from publisher.edition.pages import MOST_STORIES, Composed, Issue, Maker, record_headline, tell_stories
from publisher.language import Language, language, speaking
from publisher.regions import Region
from publisher.summary.figures import Summary
from publisher.summary.stories import Story
from publisher.templates.theme import DEFAULT, Theme, using


def build_draft(
    summary: Summary,
    stories: Sequence[Story],
    region: Region,
    masthead: Masthead,
    headline: str | None = None,
    *,
    issue_number: int = 1,
    extra_pages: Sequence[str] = (),
    corrections: Sequence[Correction] = (),
    theme: Theme = DEFAULT,
    spoken: Language | None = None,
) -> Draft:
    """Compose an issue. `headline` is the editor's choice for the cover; without it, the first that holds.
    `issue_number` is the running count of editions, by which pages take turns; `corrections` of earlier
    editions are told in the caption and on a page or beside a number, but not in a week without incidents; in `theme` pages
    are measured and painted; `spoken` is the language, else the one that holds; `region` and `masthead` are in it.

    Raises PageOverflow when a text (a headline written by hand, say) does not fit its page, ValueError for corrections
    that may not be printed.
    """
    with using(theme), speaking(spoken or language()):
        issue = replace(
            issue_of(summary, stories, region, masthead, headline),
            number=issue_number,
            extra_pages=tuple(extra_pages),
            corrections=tuple(corrections) if summary.total else (),
        )
        chosen = page_set(issue)
        pages = tuple(drawn(composed) for composed in composed_by(chosen.makers, issue))
        numbers = issue.numbers()
        record_headline(issue, numbers)
        told = tell_stories(issue, range(min(1, len(issue.stories))), numbers)
        corrected = caption_lines(issue.corrections, region, numbers)
        text = caption.compose(summary, masthead, issue.headline, told, numbers, corrected)
        return Draft(pages, text, issue.headline, tuple(numbers.used.values()), chosen.left_out)


def issue_of(
    summary: Summary, stories: Sequence[Story], region: Region, masthead: Masthead, headline: str | None = None
) -> Issue:
    """What the pages are made from: at most six stories, none in a week without incidents."""
    offered = wording.cover_headlines(summary, region)
    chosen = headline or offered[0].text
    neutral = any(item.neutral and item.text == chosen for item in offered)
    told = tuple(stories[:MOST_STORIES]) if summary.total else ()
    return Issue(summary, told, region, masthead, chosen, neutral, issue_figures(summary, told))


def compose_pages(issue: Issue) -> tuple[Composed, ...]:
    """Every page laid out; drawing one (`drawn`) depends on nothing but itself."""
    return tuple(composed_by(page_set(issue).makers, issue))


def composed_by(makers: Sequence[Maker], issue: Issue) -> Iterator[Composed]:
    """Pages one after the other, so that only one canvas is held while a draft is drawn."""
    return (make(issue, Place(index, len(makers))) for index, make in enumerate(makers, start=1))


def drawn(composed: Composed) -> Page:
    """The finished slide."""
    texts = tuple(placed.text for placed in composed.canvas.texts)
    numbers = tuple(composed.numbers.used.values())
    return Page(composed.key, composed.title, composed.canvas.jpeg(), composed.alt, numbers, texts)
