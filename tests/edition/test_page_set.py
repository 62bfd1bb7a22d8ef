"""Which pages an issue has, in which order, and the reason for each that it has not (design spec §2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.clock import Week
from publisher.edition import Correction, CorrectionKind
from publisher.edition.build import issue_of
from publisher.edition.frame import Place
from publisher.edition.page_set import TURNS, page_set, tells_quarter
from publisher.edition.pages import Issue
from publisher.summary.figures import Summary
from tests.edition.fixture import MASTHEAD, REGION, STORIES, nothing, of_volume, typical
from tests.edition.test_agencies import quarter

STORY_PAGES = ["aduan-1", "aduan-2", "aduan-3"]
ORDER = ["panggilan", "tanggap", "waktu", "wilayah", "tren", "instansi"]


def issue(summary: Summary, number: int = 1, stories: int = 6, **more: object) -> Issue:
    return replace(issue_of(summary, STORIES[:stories], REGION, MASTHEAD), number=number, **more)


def keys(of: Issue) -> list[str]:
    makers = page_set(of).makers
    return [make(of, Place(place, len(makers))).key for place, make in enumerate(makers, start=1)]


def whole() -> Summary:
    """The typical week with a complete quarter to tell, so that every page can be shown."""
    return quarter()


def quiet(total: int, opened: int) -> Summary:
    stories = STORIES[:opened]
    rows = tuple(
        replace(item, week=sum(story.category == item.code for story in stories), subcategories=())
        for item in typical().categories
    )
    figures = replace(typical(), total=total, open_total=opened, guarded_total=total - opened, categories=rows)
    return replace(figures, response=None, cells=(), areas=())


@pytest.mark.parametrize("number", range(1, 13))
def test_a_typical_edition_has_eight_pages_and_one_of_six_takes_its_turn(number: int) -> None:
    expected = ["sampul", "sekilas", "jenis", *STORY_PAGES, ORDER[number % 6], "cara-baca"]
    assert keys(issue(whole(), number)) == expected


def test_when_a_page_cannot_be_shown_the_next_takes_its_place_and_nothing_is_owed() -> None:
    without = replace(whole(), quarter=None, calls=None)
    assert [keys(issue(without, number))[-2] for number in (5, 6, 7)] == ["tanggap", "tanggap", "tanggap"]


def test_rounded_clocks_take_away_the_page_of_arrival_times() -> None:
    rounded = replace(whole(), minutes_told=False, response=None)
    assert keys(issue(rounded, 1))[-2] == "waktu"
    assert "Waktu tanggap" in dict(page_set(issue(rounded, 1)).left_out)


@pytest.mark.parametrize(("stories", "pages"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3)])
def test_two_stories_stand_on_a_page(stories: int, pages: int) -> None:
    assert [key for key in keys(issue(whole(), stories=stories)) if key in STORY_PAGES] == STORY_PAGES[:pages]


@pytest.mark.parametrize(("number", "turning"), [(1, "tren"), (2, "panggilan"), (3, "tren")])
def test_a_quiet_week_is_told_incident_by_incident_in_five_pages(number: int, turning: str) -> None:
    assert keys(issue(quiet(4, 3), number, stories=3)) == ["sampul", "semua", "aduan-1", turning, "cara-baca"]


@pytest.mark.parametrize("total", [7, 8, 9])
def test_seven_to_nine_incidents_are_told_by_category(total: int) -> None:
    assert keys(issue(quiet(total, 6), 1)) == ["sampul", "jenis", "aduan-1", "tren", "cara-baca"]


def test_an_incident_that_may_not_be_told_leaves_only_the_categories() -> None:
    assert keys(issue(quiet(4, 3), 1, stories=2))[1] == "jenis"
    assert keys(issue(quiet(4, 3), 1, stories=1)) == ["sampul", "jenis", "tren", "cara-baca"]


def test_a_week_of_guarded_incidents_alone_is_told_at_a_glance() -> None:
    assert keys(issue(quiet(3, 0), 1, stories=0)) == ["sampul", "sekilas", "tren", "cara-baca"]


@pytest.mark.parametrize("total", [60, 450, 30_000])
def test_a_large_week_has_the_same_eight_pages(total: int) -> None:
    assert len(keys(issue(of_volume(total), 3))) == 8


def test_an_empty_week_has_three_pages() -> None:
    assert keys(issue(nothing())) == ["sampul", "sekilas", "cara-baca"]


def test_extra_pages_stand_before_the_last_and_never_more_than_ten_in_all() -> None:
    two = issue(whole(), 1, extra_pages=("waktu", "tren"))
    assert keys(two) == ["sampul", "sekilas", "jenis", *STORY_PAGES, "tanggap", "waktu", "tren", "cara-baca"]
    many = issue(whole(), 1, extra_pages=("waktu", "tren", "wilayah", "panggilan"))
    assert len(keys(many)) == 10
    assert "Batas halaman sudah tercapai." in dict(page_set(many).left_out).values()


def test_every_page_that_is_not_in_it_has_a_reason() -> None:
    reasons = dict(page_set(issue(typical(), 1, stories=0)).left_out)
    names = {page.name for page in TURNS} - {"Waktu tanggap"}
    assert set(reasons) == {"Aduan", *names}
    assert reasons["Aduan"] == "Tidak ada kejadian yang boleh diceritakan minggu ini."
    assert all(reason.endswith(".") for reason in reasons.values())


def total_was(old: int, week: Week) -> Correction:
    return Correction(CorrectionKind.ERRATUM, week, (1, 2), "", old, 15)


def test_one_corrected_total_of_last_week_stands_beside_it_and_larger_ones_take_the_turning_page() -> None:
    small = issue(whole(), 1, corrections=(total_was(16, Week(2026, 45)),))
    assert keys(small)[-2] == "tanggap"
    older = issue(whole(), 1, corrections=(total_was(16, Week(2026, 43)),))
    assert keys(older)[-2] == "ralat"
    assert "Waktu tanggap" in dict(page_set(older).left_out)


@pytest.mark.parametrize(("number", "told"), [(1, False), (5, True), (11, True)])
def test_the_quarter_is_only_read_where_its_page_would_stand(number: int, told: bool) -> None:
    assert tells_quarter(whole(), number, ()) is told
    assert tells_quarter(whole(), number, ("instansi",))
