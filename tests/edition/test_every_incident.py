"""The page of a quiet week, incident by incident."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.charts.cloth import weave
from publisher.clock import Week
from publisher.edition import every_incident
from publisher.edition.build import compose_pages, issue_of
from publisher.edition.frame import Place
from publisher.edition.pages import Composed, Issue
from publisher.regions import Region
from publisher.summary.figures import CategoryFigures, Range, Summary
from publisher.summary.stories import Story
from publisher.templates.sampul import CLOTH
from tests.edition.fixture import (
    BARAT,
    MASTHEAD,
    REGION,
    SELATAN,
    THIRTEEN_WEEKS,
    TIMUR,
    UTARA,
    category,
    step,
    typical,
    weekly,
    without_minutes,
)
from tests.edition.page_rules import check_alt, check_layout, check_numbers

WEEK = Week(2026, 17)
SNAKES = category("HWN", 2, 20, (("ULAR", "ular", 2),))
TREE = category("PHN", 1, 12, (("TUMBANG", "tumbang", 1),))


def quiet(categories: tuple[CategoryFigures, ...], guarded: int) -> Summary:
    """The week of 20–26 April 2026 with these open categories."""
    opened = sum(item.week for item in categories)
    total = opened + guarded
    return replace(
        typical(),
        week=WEEK,
        total=total,
        open_total=opened,
        guarded_total=guarded,
        categories=categories,
        within_24h=total,
        closing_base=total,
        weekly_totals=weekly(WEEK, (*THIRTEEN_WEEKS[:-1], total)),
        previous_total=14,
        usual=Range(12, 24),
        response=None,
    )


def story(category: str, kind: str, area: str, day: int | None, shift: str | None, minutes: int, *agencies: str) -> Story:
    steps = tuple(step(agency, what, 5) for agency in agencies for what in ("sent", "on_scene"))
    return Story(category, kind, area, day, shift, steps, minutes, True)


FOUR = quiet((SNAKES, TREE, category("KEB", 0, 3)), 1)
STORIES = (
    story("PHN", "TUMBANG", TIMUR, 5, "sore", 105, "DAMKAR", "DLH"),
    story("HWN", "ULAR", SELATAN, 3, "malam", 40, "DAMKAR"),
    story("HWN", "ULAR", BARAT, 1, "pagi", 35, "DAMKAR"),
)


def issue(summary: Summary = FOUR, stories: tuple[Story, ...] = STORIES, region: Region = REGION) -> Issue:
    return issue_of(summary, stories, region, MASTHEAD)


def page(made_of: Issue) -> Composed:
    made = every_incident.page(made_of, Place(2, 5))
    check_layout(made)
    check_alt(made)
    check_numbers(made_of, made, 2, 5)
    return made


def texts(made_of: Issue) -> list[str]:
    return [placed.text for placed in page(made_of).canvas.texts]


def headline(summary: Summary) -> str:
    made_of = issue(summary, ())
    return every_incident.headline(summary, REGION, MASTHEAD, made_of.numbers()).replace("\u00a0", " ")


def test_every_open_incident_has_a_row_and_the_guarded_group_one_the_last() -> None:
    placed = [item for item in page(issue()).canvas.texts if item.x == 156]
    titles = [item.text for item in placed if item.style.size == 38]
    assert titles == ["Evakuasi ular", "Evakuasi ular", "Pohon tumbang", "Pertolongan warga"]
    assert len(titles) - 1 == FOUR.open_total
    drawn = [item.text for item in placed]
    assert "1 kejadian, tidak dirinci" in drawn
    assert "Medis, kecelakaan, ketertiban, orang hilang, dan sosial" in drawn
    assert drawn[1] == "Pekalongan Barat, Selasa pagi"


def test_without_guarded_incidents_there_is_no_row_for_them() -> None:
    drawn = texts(issue(quiet((SNAKES, TREE), 0)))
    assert not any("ertolongan warga" in text or "dirinci" in text for text in drawn)


@pytest.mark.parametrize(
    ("categories", "guarded", "text"),
    [
        ((SNAKES, TREE), 1, "Dua ular, satu pohon tumbang, satu pertolongan warga"),
        ((SNAKES,), 0, "Dua ular"),
        ((TREE,), 2, "Satu pohon tumbang, dua pertolongan warga"),
        # Two of three have a kind on record: the nouns would not add up.
        ((replace(SNAKES, week=3),), 1, "Empat kejadian, semuanya di halaman ini"),
        # A number before it would count people.
        ((category("PNY", 2, 3, (("TERJEBAK", "terjebak", 2),)),), 1, "Tiga kejadian, semuanya di halaman ini"),
        ((category("PNY", 1, 3, (("TERJEBAK", "terjebak", 1),)),), 0, "Satu kejadian minggu ini"),
    ],
)
def test_the_headline_counts_nouns_only_where_they_add_up(
    categories: tuple[CategoryFigures, ...], guarded: int, text: str
) -> None:
    assert headline(quiet(categories, guarded)) == text


def test_a_row_says_who_came_and_no_more() -> None:
    drawn = texts(issue())
    assert "Damkar dan DLH menangani pohon tumbang." in drawn
    assert drawn.count("Damkar menangani ular.") == 2


def test_where_no_one_is_known_to_have_come_the_row_says_where_the_call_went_or_the_complaint() -> None:
    sent = replace(STORIES[0], steps=(step("DLH", "sent", 3),))
    nothing = replace(STORIES[1], steps=())
    stranger = replace(STORIES[2], steps=(step("UNKNOWN", "on_scene", 9),))
    drawn = texts(issue(stories=(sent, nothing, stranger)))
    assert "112 meneruskan aduan ke DLH." in drawn
    assert "Ada ular yang perlu dievakuasi." in drawn
    assert "Petugas menangani ular." in drawn


def test_only_the_printed_minutes_are_on_record() -> None:
    used = page(issue()).numbers.used
    assert not any(".step." in key for key in used)
    assert {"story.1.closing.hours", "story.1.closing.minutes", "story.2.closing", "story.3.closing"} <= set(used)


def test_without_minutes_a_row_says_within_a_day() -> None:
    drawn = texts(issue(stories=tuple(without_minutes(item) for item in STORIES)))
    assert drawn.count("dalam 24 jam") == 3
    assert not any("menit" in text for text in drawn)


def test_the_page_is_for_one_to_six_incidents_of_which_each_open_one_may_be_told() -> None:
    assert every_incident.why_not(issue()) is None
    assert every_incident.why_not(issue(stories=STORIES[:2])) == "Tidak semua kejadian boleh diceritakan satu per satu."
    assert every_incident.why_not(issue(typical())) is not None
    assert every_incident.why_not(issue(quiet((), 3), ())) == "Hanya ada satu kelompok minggu ini."


SIX = (
    *STORIES,
    story("UTL", "TELKOM", UTARA, 6, "malam", 700, "TELKOM"),
    story("KEB", "USAHA", BARAT, 1, "pagi", 2000, "DAMKAR", "BPBD", "DINPERKIM", "SATPOL"),
)


@pytest.mark.parametrize("guarded", [0, 1])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_any_quiet_week_is_laid_out(count: int, guarded: int) -> None:
    told = SIX[5 - count :]
    kinds = tuple(dict.fromkeys((item.category, item.subcategory) for item in told))
    categories = tuple(
        category(code, sum(item.category == code for item in told), 9, ((kind, kind, 1),)) for code, kind in kinds
    )
    made_of = issue(quiet(categories, guarded), told)
    assert every_incident.why_not(made_of) is None
    page(made_of)


def long_names(words: int) -> Region:
    """The pack with events of so many words of ten letters."""
    event = " ".join(["Kejadiannya"] * words)
    return replace(
        REGION,
        categories=tuple(
            replace(item, subcategories=tuple(replace(kind, event=event) for kind in item.subcategories))
            for item in REGION.categories
        ),
    )


def test_five_long_names_find_room_without_the_sentences() -> None:
    categories = (SNAKES, TREE, category("UTL", 1, 9), category("KEB", 1, 9))
    made_of = issue(quiet(categories, 1), SIX, long_names(5))
    assert every_incident.why_not(made_of) is None
    assert not any("menangani" in text for text in texts(made_of))


def test_names_that_find_no_room_are_a_reason() -> None:
    made_of = issue(FOUR, STORIES, long_names(30))
    assert every_incident.why_not(made_of) == "Nama kejadian terlalu panjang untuk satu baris masing-masing."


def test_the_alt_text_tells_the_rows_in_words() -> None:
    alt = page(issue()).alt
    assert "Pohon tumbang, Pekalongan Timur, Sabtu sore, selesai dalam 1 jam 45 menit." in alt
    assert "Pertolongan warga: 1 kejadian, tidak dirinci." in alt


def test_the_cover_of_a_quiet_week_has_a_large_flower_for_each_incident() -> None:
    cover = compose_pages(issue())[0]
    drawn = [placed.text for placed in cover.canvas.texts]
    assert {"4", "kejadian darurat selesai.", "Minggu lalu 14, biasanya 12–24.", "1 bintang = 1 kejadian"} <= set(drawn)
    assert {"3 gangguan & bahaya", "1 pertolongan warga"} <= set(drawn)
    cloth = weave(3, 1, CLOTH)
    assert (cloth.rows, cloth.columns, cloth.cell) == (2, 4, 270)
