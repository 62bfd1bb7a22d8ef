from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.edition import story_text
from publisher.edition.issue_figures import issue_figures, told_minutes
from publisher.edition.story_text import Told
from publisher.summary.figures import Numbers
from publisher.summary.stories import Story
from tests.edition.fixture import MASTHEAD, REGION, STORIES, step, typical, without_minutes


def tell(story: Story, index: int = 1) -> Told:
    numbers = Numbers(issue_figures(typical(), [story] * index))
    return story_text.tell(index, story, REGION, MASTHEAD, numbers)


def lines(story: Story) -> list[str]:
    return [f"{item.time}|{' '.join(item.wordings[0])}" for item in tell(story).card.steps]


def test_a_card_says_what_the_record_says_and_no_more() -> None:
    card = tell(STORIES[0]).card
    assert card.title == "Evakuasi sarang tawon"
    assert card.place[0] == "Pekalongan Barat, Senin pagi"
    assert card.complaint == "Ada sarang tawon yang perlu dievakuasi."
    assert card.done == "aduan dinyatakan selesai"
    assert lines(STORIES[0]) == [
        "2 mnt|112 meneruskan aduan ke Damkar",
        "9 mnt|Damkar tiba di lokasi",
        "55 mnt|Damkar menyelesaikan penanganan",
    ]


def test_agencies_told_in_the_same_minute_share_a_line() -> None:
    assert lines(STORIES[1])[0] == "3 mnt|112 meneruskan aduan ke Damkar dan DLH"


def test_agencies_told_in_different_minutes_do_not() -> None:
    story = replace(STORIES[1], steps=(step("DAMKAR", "sent", 3), step("DLH", "sent", 8)))
    assert [line.split("ke ")[1] for line in lines(story)] == ["Damkar", "DLH"]


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (9, "9 menit"),
        (53, "55 menit"),
        (57, "55 menit"),
        (58, "1 jam"),
        (130, "2 jam 10 mnt"),
        (720, "12 jam"),
        (1020, "17 jam"),
        (2900, "48 jam"),
    ],
)
def test_durations_are_rounded_and_get_coarser(minutes: int, text: str) -> None:
    assert tell(replace(STORIES[0], closing_minutes=minutes)).card.duration == text


@pytest.mark.parametrize(("within", "text"), [(True, "dalam 24 jam"), (False, "lebih dari 24 jam"), (None, "")])
def test_without_minutes_only_the_day_is_told(within: bool | None, text: str) -> None:
    story = replace(without_minutes(STORIES[0]), within_24h=within)
    assert tell(story).card.duration == text
    assert all(item.time == "" for item in tell(story).card.steps)


@pytest.mark.parametrize(("minutes", "told"), [(0, 0), (15, 15), (16, 15), (18, 20), (22, 20), (23, 25)])
def test_minutes_above_fifteen_are_rounded_to_five(minutes: int, told: int) -> None:
    assert told_minutes(minutes) == told


def test_an_incident_opened_before_the_week_has_no_day() -> None:
    story = replace(STORIES[0], weekday=None, shift=None, opened_before_week=True)
    assert tell(story).card.place[0] == "Pekalongan Barat, dibuka sebelum minggu ini"


def test_an_incident_without_district_is_told_of_the_city() -> None:
    assert tell(replace(STORIES[0], district=None)).card.place[0] == "Kota Pekalongan, Senin pagi"


def test_many_steps_keep_first_sending_arrivals_and_last_completion() -> None:
    agencies = ("DAMKAR", "BPBD", "PLN", "DLH")
    steps = tuple(
        step(agency, kind, minute) for minute, kind in ((1, "sent"), (9, "on_scene"), (30, "done")) for agency in agencies
    )
    told = lines(replace(STORIES[0], steps=steps))
    assert len(told) == 5
    assert told[0] == "1 mnt|112 meneruskan aduan ke Damkar, BPBD, PLN, dan DLH"
    assert told[-1] == "30 mnt|DLH menyelesaikan penanganan"


def test_an_unknown_agency_is_not_invented() -> None:
    story = replace(STORIES[0], steps=(step("XYZ", "sent", 2), step("XYZ", "on_scene", 9)))
    assert lines(story) == ["2 mnt|112 meneruskan aduan", "9 mnt|Petugas tiba di lokasi"]


def test_a_page_is_headed_by_nouns_and_short_district_names() -> None:
    head = story_text.headline([tell(STORIES[0]), tell(STORIES[1])]).replace("\u00a0", " ")
    assert head == "Sarang tawon di Barat, pohon tumbang di Selatan"


def test_two_of_a_kind_share_their_noun() -> None:
    head = story_text.headline([tell(STORIES[0]), tell(replace(STORIES[0], district="33.75.02"))]).replace("\u00a0", " ")
    assert head == "Sarang tawon di Barat dan Timur"


def test_the_minutes_that_are_printed_are_recorded() -> None:
    numbers = Numbers(issue_figures(typical(), STORIES))
    story_text.tell(2, STORIES[1], REGION, MASTHEAD, numbers)
    assert {key: figure.value for key, figure in numbers.used.items()} == {
        "story.2.closing.hours": 2,
        "story.2.closing.minutes": 10,
        "story.2.step.1": 3,
        "story.2.step.3": 10,
        "story.2.step.4": 35,
        "story.2.step.5": 130,
    }
