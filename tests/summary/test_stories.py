"""Which incidents are told, and what is said of them."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.classified import ClassifiedIncident, ClassifiedStep
from publisher.summary.stories import Story, StoryStep, choose_stories
from publisher.vocabulary import Flag, PublicClass, Role, StepKind
from tests.summary.rows import REGION, W46, item, items

STEP = ClassifiedStep("DAMKAR", Role.LEAD, StepKind.SENT, 5)


def chosen(*rows: ClassifiedIncident) -> tuple[Story, ...]:
    return choose_stories(rows, W46, REGION)


def test_a_story_says_what_the_record_says_and_no_more() -> None:
    assert chosen(item(steps=(STEP,))) == (
        Story(
            category="HWN",
            subcategory="TAWON",
            district="33.75.01",
            weekday=1,
            shift="pagi",
            steps=(StoryStep("DAMKAR", Role.LEAD, StepKind.SENT, 5),),
            closing_minutes=60,
            within_24h=True,
        ),
    )


@pytest.mark.parametrize("flag", list(Flag))
def test_case_22_a_flagged_incident_is_never_told(flag: Flag) -> None:
    assert chosen(item(flags=frozenset({flag}))) == ()


@pytest.mark.parametrize("code", ["MED", "LAK", "KAM", "SAR", "SOS", "PPA", "JNZ", "unknown"])
def test_a_guarded_or_sensitive_incident_is_never_told(code: str) -> None:
    assert chosen(item(code)) == ()


def test_an_incident_marked_guarded_is_not_told_whatever_its_category() -> None:
    assert chosen(item(public_class=PublicClass.GUARDED), item(public_class=PublicClass.SENSITIVE)) == ()


def test_what_happened_outside_the_city_in_another_week_or_without_times_is_not_told() -> None:
    assert chosen(item(out_of_area=True, district=None)) == ()
    assert chosen(item(week=W46.earlier(1))) == ()
    assert chosen(item(within_24h=None, closing_minutes=None)) == ()
    assert chosen(item(subcategory=None), item(subcategory="ENTAH")) == ()


def test_without_minutes_a_story_is_told_with_within_24_hours_alone() -> None:
    story = chosen(item(closing_minutes=None, within_24h=False))[0]
    assert (story.closing_minutes, story.within_24h) == (None, False)


def test_a_story_opened_before_the_week_has_no_day_and_no_shift() -> None:
    story = chosen(item(opened_week=W46.earlier(1), day=W46.monday - timedelta(days=3)))[0]
    assert (story.weekday, story.shift, story.opened_before_week) == (None, None, True)


def test_case_18_a_story_of_sundays_night_on_monday_morning_is_not_told_as_this_weeks_sunday() -> None:
    story = chosen(item(day=W46.monday - timedelta(days=1), shift="malam"))[0]
    assert (story.weekday, story.shift, story.opened_before_week) == (None, None, True)


def test_day_and_shift_are_told_together_or_not_at_all() -> None:
    story = chosen(item(shift=None))[0]
    assert (story.weekday, story.shift, story.opened_before_week) == (None, None, False)


def test_at_most_six_are_told_one_of_each_category_first_the_largest_first() -> None:
    rows = items({"HWN": 9, "KEB": 2, "UTL": 3})
    assert [story.category for story in chosen(*rows)] == ["HWN", "UTL", "KEB", "HWN", "UTL", "KEB"]


def test_seven_categories_give_six_and_the_pack_decides_between_equals() -> None:
    rows = items(dict.fromkeys(["PNY", "KEB", "FSU", "BNC", "PHN", "UTL", "HWN"], 1))
    assert [story.category for story in chosen(*rows)] == ["HWN", "UTL", "PHN", "BNC", "FSU", "KEB"]


def test_districts_not_yet_shown_come_before_longer_durations() -> None:
    first = item(district="33.75.01", closing_minutes=90)
    same = item(district="33.75.01", closing_minutes=80)
    other = item(district="33.75.02", closing_minutes=10)
    assert [story.closing_minutes for story in chosen(same, other, first)] == [90, 10, 80]


incident_rows = st.lists(
    st.builds(
        item,
        category=st.sampled_from(["HWN", "UTL", "KEB", "PNY", "MED", "SOS", "unknown"]),
        week=st.sampled_from([W46, W46, W46, W46.earlier(1)]),
        district=st.sampled_from([None, "33.75.01", "33.75.02"]),
        closing_minutes=st.sampled_from([None, 5, 60]),
        within_24h=st.sampled_from([None, True, False]),
        response_minutes=st.sampled_from([None, 3]),
        out_of_area=st.sampled_from([False, False, True]),
        flags=st.frozensets(st.sampled_from(list(Flag)), max_size=1),
        steps=st.sampled_from([(), (STEP,), (STEP, STEP)]),
        opened_week=st.sampled_from([W46, W46.earlier(1)]),
    ),
    max_size=12,
)


@given(incident_rows, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_choice_does_not_depend_on_the_order_of_the_rows(rows: list[ClassifiedIncident], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert choose_stories(shuffled, W46, REGION) == choose_stories(rows, W46, REGION)


@given(incident_rows)
@settings(max_examples=60, deadline=None)
def test_no_choice_ever_holds_what_must_not_be_told(rows: list[ClassifiedIncident]) -> None:
    stories = choose_stories(rows, W46, REGION)
    fit = [
        row
        for row in rows
        if row.week == W46
        and row.public_class is PublicClass.OPEN
        and not row.flags
        and not row.out_of_area
        and row.within_24h is not None
    ]
    assert len(stories) == min(6, len(fit))
    assert {story.category for story in stories} <= {row.category for row in fit}
    kinds = {row.category for row in fit}
    assert len({story.category for story in stories}) == min(6, len(kinds))


def test_two_records_that_differ_only_in_their_steps_are_told_in_one_order() -> None:
    rows = [item(steps=(STEP,)), item(steps=()), item(steps=(STEP, STEP))]
    assert chosen(*rows) == chosen(*reversed(rows))
