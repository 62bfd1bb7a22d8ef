from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.edition import Masthead, caption
from publisher.edition.build import compose_pages, issue_of
from publisher.edition.frame import Place
from publisher.edition.page_set import TURNS
from publisher.edition.pages import record_headline, tell_stories
from publisher.regions import Region
from publisher.summary.figures import Summary
from publisher.summary.stories import Story
from tests.edition.any_week import masthead_for, stories, weeks
from tests.edition.fixture import MASTHEAD, REGION
from tests.edition.page_rules import allowed, check_alt, check_layout, check_legible, check_numbers, digit_groups


def check_issue(summary: Summary, told: list[Story], region: Region = REGION, masthead: Masthead = MASTHEAD) -> None:
    """The issue's own pages, and every page that takes turns, by the rules of all pages."""
    issue = issue_of(summary, told, region, masthead)
    pages = compose_pages(issue)
    assert 3 <= len(pages) <= 10
    turning = [page for page in TURNS if summary.total and page.why_not(summary) is None]
    last = len(pages)
    for number, composed in [
        *enumerate(pages, start=1),
        *((last, page.make(issue, Place(last, last))) for page in turning),
    ]:
        check_layout(composed)
        check_legible(composed)
        check_alt(composed)
        check_numbers(issue, composed, number, len(pages))
    numbers = issue.numbers()
    record_headline(issue, numbers)
    first = tell_stories(issue, range(min(1, len(issue.stories))), numbers)
    text = caption.compose(summary, masthead, issue.headline, first, numbers)
    assert len(text) <= 2200
    assert digit_groups(text) <= allowed(issue, tuple(numbers.used.values()))


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(weeks(), st.lists(stories(), max_size=6))
def test_any_week_gives_pages_on_which_everything_fits_and_every_number_is_recorded(
    week: tuple[Summary, Region], told: list[Story]
) -> None:
    summary, region = week
    check_issue(summary, told, region, masthead_for(region))
