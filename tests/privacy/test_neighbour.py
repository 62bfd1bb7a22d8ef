"""What somebody who lives there could work out: from cards joined with what they know, from what is missing or differs."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import lru_cache

import pytest

from publisher.anonymise.boundary import cross
from publisher.anonymise.classes import exclusion
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.edition import Page
from publisher.incidents import Incident
from publisher.summary.stories import Story, choose_stories
from publisher.summary.summarise import summarise
from publisher.vocabulary import Flag, PublicClass
from tests.privacy.city import City, SourceWeek, build_city
from tests.privacy.posts import PACKS, Post, post_of, settings_of, without_pixels

WEEKS = 200
# What a guarded incident is part of: the group's own figures, the totals, and what is computed of totals.
OF_THE_GROUP = (
    "total", "guarded", "window", "within_24h", "closing_base", "still_open", "week.", "stars.unit",
)  # fmt: skip


@lru_cache(maxsize=4)
def city(pack: str, weeks: int) -> City:
    dice = random.Random(f"{pack} {weeks}")
    volumes = [max(0, round(dice.gauss(18, 9))) for _ in range(weeks)]
    return build_city(settings_of(pack).region, volumes, Week(2028, 20), dice)


def told(week: SourceWeek) -> tuple[Story, ...]:
    return choose_stories(week.crossing.incidents, week.week, settings_of(PACKS[0]).region)


def known_to_a_neighbour(item: ClassifiedIncident | Story) -> tuple[object, ...]:
    """Type, kecamatan, day and shift: what was seen over the fence."""
    if isinstance(item, Story):
        return (item.category, item.subcategory, item.district, item.weekday, item.shift)
    return (item.category, item.subcategory, item.district, item.day.weekday() if item.day else None, item.shift)


def test_no_card_of_two_hundred_weeks_is_of_a_guarded_sensitive_or_flagged_incident() -> None:
    cards = 0
    for week in city(PACKS[0], WEEKS).weeks:
        stories = told(week)
        cards += len(stories)
        may = [item for item in week.crossing.incidents if item.public_class is PublicClass.OPEN and not item.flags]
        may_not = [item for item in week.crossing.incidents if item.public_class is not PublicClass.OPEN]
        assert not {known_to_a_neighbour(item) for item in may_not} & {known_to_a_neighbour(story) for story in stories}
        # Without all that may have no card, the cards are the same: none of them was made of it.
        assert choose_stories(may, week.week, settings_of(PACKS[0]).region) == stories
    assert cards > 3 * WEEKS


@pytest.mark.parametrize("flag", list(Flag))
def test_a_flag_takes_the_card_of_its_incident_away(flag: Flag) -> None:
    region, taken = settings_of(PACKS[0]).region, 0
    for week in city(PACKS[0], WEEKS).weeks[:20]:
        flagged = [replace(item, flags=item.flags | {flag}) for item in week.crossing.incidents]
        assert choose_stories(flagged, week.week, region) == ()
        taken += len(told(week))
    assert taken > 50


def _without(week: SourceWeek, gone: list[Incident]) -> SourceWeek:
    rows = [item for item in week.incidents if item not in gone]
    return replace(week, incidents=rows, crossing=cross(rows, week.steps, settings_of(PACKS[0]).region))


def _guarded(week: SourceWeek) -> list[Incident]:
    region = settings_of(PACKS[0]).region
    found = []
    for item in week.incidents:
        crossed = cross([item], (), region).incidents
        if crossed and crossed[0].public_class is not PublicClass.OPEN:
            found.append(item)
    return found


def _post(weeks: list[SourceWeek]) -> Post:
    settings = settings_of(PACKS[0])
    return post_of(City(settings.region, weeks), len(weeks) - 1, settings, random.Random(9))


def _figures(post: Post) -> dict[str, tuple[int, str]]:
    printed = [item for page in post.draft.pages for item in page.numbers]
    return {item.key: (item.value, item.meaning) for item in (*post.summary.figures.values(), *printed)}


def _cards(post: Post) -> list[Page]:
    """The story pages without the count of pages at their foot."""
    pages = [page for page in post.draft.pages if page.key.startswith("aduan")]
    return [replace(page, texts=tuple(text for text in page.texts if "/" not in text)) for page in pages]


@pytest.mark.parametrize("start", [30, 90])
def test_guarded_incidents_show_in_nothing_but_their_group_and_the_totals(start: int) -> None:
    """The week's guarded and sensitive incidents taken out, all or one alone: what else changes would tell of them."""
    weeks = city(PACKS[0], WEEKS).weeks[start - 27 : start]
    guarded = _guarded(weeks[-1])
    assert guarded
    with without_pixels():
        before = _post(weeks)
        for gone in (guarded, guarded[:1], guarded[-1:]):
            after = _post([*weeks[:-1], _without(weeks[-1], gone)])
            figures, others = _figures(before), _figures(after)
            changed = {key for key in figures.keys() | others.keys() if figures.get(key) != others.get(key)}
            assert {key for key in changed if not key.startswith(OF_THE_GROUP)} == set()
            assert before.stories == after.stories
            assert _cards(before) == _cards(after)
            assert before.draft.left_out == after.draft.left_out
            assert after.summary.total == before.summary.total - len(gone)


@pytest.mark.parametrize("start", [40, 80])
def test_what_a_guarded_incident_was_shows_nowhere(start: int) -> None:
    """Each guarded incident becomes a sensitive one of another place, day and outcome: not a word or figure may change."""
    region = settings_of(PACKS[0]).region
    weeks = city(PACKS[0], WEEKS).weeks[start - 27 : start]
    other = next(item for item in region.categories if item.public_class is PublicClass.SENSITIVE)
    changed = [
        item
        if item.public_class is PublicClass.OPEN
        else replace(
            item, category=other.code, subcategory=None, public_class=PublicClass.SENSITIVE, district=None, day=None,
            shift=None, agencies=(), steps=(), response_minutes=99, flags=frozenset({Flag.MINOR, Flag.SEXUAL}),
            # A death or a hold presets the neutral headline, which is offered always (decisions 21).
        )
        if not item.flags & {Flag.DEATH, Flag.HOLD}
        else item
        for item in weeks[-1].crossing.incidents
    ]  # fmt: skip
    hidden = replace(weeks[-1], crossing=replace(weeks[-1].crossing, incidents=changed))
    assert hidden.crossing.incidents != weeks[-1].crossing.incidents
    with without_pixels():
        assert _post([*weeks[:-1], hidden]).draft == _post(weeks).draft


@pytest.mark.parametrize("pack", PACKS)
def test_an_event_seen_in_the_street_is_in_the_open_counts(pack: str) -> None:
    """Counted here from the rows alone: an open category that is closed counts, whatever came of it."""
    region, seen = settings_of(pack).region, 0
    for place in range(27, 31):
        week = city(pack, 40).weeks[place]
        rows: Counter[str] = Counter()
        for row in week.incidents:
            category = region.find_category(row.category)
            if category and category.public_class is PublicClass.OPEN and exclusion(row, region) is None:
                rows[category.code] += 1
        seen += rows.total()
        with without_pixels():
            post = post_of(city(pack, 40), place, settings_of(pack), random.Random(2))
        assert {item.code: item.week for item in post.summary.categories if item.week} == dict(rows)
    assert seen > 30


@pytest.mark.parametrize("flags", [{flag} for flag in Flag] + [set(Flag)])
def test_no_flag_changes_an_open_count(flags: set[Flag]) -> None:
    """The absence attack: a fire with a death that is missing from the fires tells of the death."""
    weeks = city(PACKS[0], WEEKS).weeks[3:30]
    region = settings_of(PACKS[0]).region

    def counted(raised: bool) -> dict[str, tuple[int, str]]:
        rows = [replace(item, flags=dict.fromkeys(flags, raised)) for item in weeks[-1].incidents]
        crossing = cross(rows, weeks[-1].steps, region)
        incidents = [item for week in weeks[:-1] for item in week.crossing.incidents] + crossing.incidents
        summary = summarise(incidents, weeks[-1].week, region, first_week=weeks[0].week)
        return {key: (figure.value, figure.meaning) for key, figure in summary.figures.items()}

    assert counted(True) == counted(False)
