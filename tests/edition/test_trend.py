"""The page of the last weeks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.edition import trend
from publisher.edition.build import issue_of
from publisher.edition.frame import Place
from publisher.edition.pages import Composed
from publisher.summary.figures import Numbers, Range, Summary
from publisher.templates import tren
from publisher.templates.tren import Remark
from tests.edition.fixture import MASTHEAD, REGION, WEEK, first_ever, large, of_volume, typical, weekly
from tests.edition.page_rules import check_alt, check_layout, check_numbers

PLACE = Place(7, 8)


def history(*totals: int, usual: Range | None = None) -> Summary:
    """The typical week at the end of these weeks."""
    return replace(
        typical(),
        total=totals[-1],
        weekly_totals=weekly(WEEK, totals),
        window_total=sum(totals),
        window_weeks=len(totals),
        usual=usual,
    )


def page(summary: Summary) -> Composed:
    issue = issue_of(summary, (), REGION, MASTHEAD)
    made = trend.page(issue, PLACE)
    check_layout(made)
    check_alt(made)
    check_numbers(issue, made, 7, 8)
    return made


def texts(summary: Summary) -> list[str]:
    return [placed.text for placed in page(summary).canvas.texts]


def test_every_week_has_its_number_and_the_total_is_their_sum() -> None:
    drawn = texts(typical())
    counts = [16, 14, 19, 17, 13, 20, 18, 15, 22, 29, 15, 15, 18]
    assert sum(counts) == 231
    assert "231" in drawn
    assert sorted(int(text) for text in drawn if text.isdigit() and len(text) == 2) == sorted(counts)
    assert "rata-rata 17,8 seminggu" in drawn
    assert "biasanya 12–24" in drawn


def test_a_star_for_every_incident() -> None:
    stars = [shape for shape in page(typical()).canvas.shapes if shape.fill == "indigo"]
    # A star's eight kites have five vertices each; the last week is red, and the foot's band is not among them.
    vertices = sum(len(shape.path.vertices) for shape in stars if len(shape.path.vertices) % 40 == 0)
    assert vertices / 40 == 231 - 18


@pytest.mark.parametrize(
    ("totals", "text"),
    [
        # Means: 231 of 13 = 17,8 · 40 of 4 = 10,0, two above it · 41 of 4 = 10,3, 2,7 below 13.
        ((16, 14, 19, 17, 13, 20, 18, 15, 22, 29, 15, 15, 18), "18 kejadian: sekitar rata-rata 13 minggu terakhir"),
        ((9, 9, 10, 12), "12 kejadian: sekitar rata-rata 4 minggu terakhir"),
        ((9, 9, 10, 13), "13 kejadian; rata-rata 4 minggu 10,3"),
        ((30, 28, 29, 4), "Empat kejadian; rata-rata 4 minggu 22,8"),
    ],
)
def test_the_headline_says_about_the_mean_only_within_two_of_it(totals: tuple[int, ...], text: str) -> None:
    summary = history(*totals)
    assert trend.headline(summary, Numbers(summary.figures)) == text


def test_fewer_than_four_weeks_make_no_trend() -> None:
    assert trend.why_not(first_ever()) == "Riwayatnya kurang dari empat minggu."
    assert trend.why_not(history(3, 5, 2)) is not None
    assert trend.why_not(history(3, 5, 2, 6)) is None


def test_a_short_history_says_why_there_is_no_usual_range() -> None:
    drawn = texts(history(3, 5, 2, 6))
    assert "Kisaran biasa ditampilkan setelah riwayatnya cukup." in drawn
    assert not any("biasanya" in text.casefold() for text in drawn)
    assert {"3", "5", "2", "6"} <= set(drawn)


@pytest.mark.parametrize(
    "summary",
    [
        large(),
        of_volume(18),
        of_volume(450),
        of_volume(30_000),
        history(*(20,) * 13, usual=Range(20, 20)),
        history(*(60,) * 7, usual=Range(60, 60)),
        history(*(1,) * 12, 60, usual=Range(0, 2)),
        history(0, 0, 0, 1, usual=Range(0, 0)),
        history(900, 1000, 950, 0, 999, usual=Range(880, 1010)),
        history(12, 30_000, 30_000, 29_999, 1, usual=Range(0, 60_000)),
        history(*(999,) * 13, usual=Range(1, 2)),
    ],
)
def test_any_history_is_laid_out_with_every_number(summary: Summary) -> None:
    drawn = texts(summary)
    numbers = Numbers(summary.figures)
    for week, _ in summary.weekly_totals:
        assert numbers.text(f"week.{week}") in drawn


def test_bars_do_not_claim_to_be_stars() -> None:
    assert "1 bintang = 1 kejadian darurat yang selesai, per minggu" in texts(typical())
    assert "Kejadian darurat yang selesai, per minggu" in texts(large())
    assert "Kejadian darurat yang selesai, per minggu" in texts(history(*(45,) * 11))


def test_a_remark_stands_clear_of_all_numbers() -> None:
    issue = issue_of(typical(), (), REGION, MASTHEAD)
    content = trend.compose(issue.summary, REGION, MASTHEAD, PLACE, issue.numbers())
    remark = Remark(9, ("Hujan lebat dan angin: 29,", "12 di antaranya pohon"))
    made = replace(page(typical()), canvas=tren.draw(replace(content, remark=remark)))
    check_layout(made)
    assert "12 di antaranya pohon" in [placed.text for placed in made.canvas.texts]


def test_the_alt_text_tells_the_weeks_in_order() -> None:
    alt = page(typical()).alt
    assert "sejak 17 Agu: 16, 14, 19, 17, 13, 20, 18, 15, 22, 29, 15, 15, 18." in alt
    assert "rata-rata 17,8" in alt
    assert "12 sampai 24" in alt
