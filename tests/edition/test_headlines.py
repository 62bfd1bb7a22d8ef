from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.edition import headlines
from publisher.edition.headlines import cover_headlines
from publisher.edition.issue_figures import issue_figures
from publisher.summary.figures import Compared, Numbers, Range, Summary
from tests.edition.fixture import REGION, category, first_ever, large, nothing, typical


def texts(summary: Summary) -> list[str]:
    return [headline.text for headline in cover_headlines(summary, REGION)]


def numbers_of(summary: Summary) -> Numbers:
    return Numbers(issue_figures(summary, ()))


def glance(summary: Summary) -> str:
    return headlines.glance(summary, numbers_of(summary))


def by_category(summary: Summary, ranges: bool = False) -> str:
    found, _ = headlines.categories(summary, lambda: numbers_of(summary), ranges)
    return found.text.replace("\u00a0", " ")


NEUTRAL = "18 kejadian darurat selesai dalam seminggu"
ONE_TYPE = "Lima dari 18 kejadian darurat: sarang tawon dan ular"


def test_the_typical_week_tells_of_its_largest_type() -> None:
    assert texts(typical()) == [ONE_TYPE, NEUTRAL]


def test_the_neutral_headline_is_always_offered_and_marked() -> None:
    for summary in (typical(), large(), nothing(), first_ever()):
        assert [headline.neutral for headline in cover_headlines(summary, REGION)].count(True) == 1


def test_the_neutral_headline_comes_first_where_it_is_preset() -> None:
    assert texts(replace(typical(), neutral_preset=True)) == [NEUTRAL, ONE_TYPE]


def test_a_headline_names_the_figures_that_carry_it() -> None:
    first = cover_headlines(typical(), REGION)[0]
    assert {figure.key for figure in first.numbers} == {"category.HWN", "total"}
    assert first.evidence == "Evakuasi hewan 5 dari 18 kejadian."


def test_lines_are_broken_after_a_colon_and_never_inside_a_term() -> None:
    assert cover_headlines(typical(), REGION)[0].lines == ("Lima dari 18", "kejadian darurat:", "sarang tawon dan ular")


@pytest.mark.parametrize(
    ("total", "usual", "expected"),
    [
        (30, Range(12, 24), "30 kejadian darurat, di atas kisaran biasa 12–24"),
        (11, Range(12, 24), "Sebelas kejadian darurat, di bawah kisaran biasa 12–24"),
    ],
)
def test_a_week_outside_its_range_says_so(total: int, usual: Range, expected: str) -> None:
    assert texts(replace(typical(), total=total, usual=usual))[0] == expected


@pytest.mark.parametrize(("total", "usual"), [(24, Range(12, 24)), (12, Range(12, 24)), (9, Range(12, 24)), (40, None)])
def test_a_week_inside_its_range_or_very_small_or_without_history_does_not(total: int, usual: Range | None) -> None:
    assert not any("kisaran" in text for text in texts(replace(typical(), total=total, usual=usual)))


@pytest.mark.parametrize(
    "rows",
    [
        (("HWN", 2, 9, (("ULAR", "ular", 2),)), ("UTL", 1, 3, ())),  # fewer than three
        (("HWN", 4, 9, (("ULAR", "ular", 4),)), ("UTL", 4, 9, ())),  # no lead
        (
            ("HWN", 4, 9, (("ULAR", "ular", 2), ("TAWON", "tawon", 1), ("BIAWAK", "biawak", 1))),
            ("UTL", 1, 9, ()),
        ),  # 3 kinds
        (("HWN", 4, 9, (("ULAR", "ular", 3),)), ("UTL", 1, 9, ())),  # kinds do not sum
    ],
)
def test_one_type_is_told_only_with_a_lead_and_two_kinds_that_sum_to_it(rows: tuple) -> None:  # type: ignore[type-arg]
    summary = replace(typical(), total=15, categories=tuple(category(*row) for row in rows))
    assert not any("dari" in text for text in texts(summary))


def test_one_type_needs_a_quarter_of_all() -> None:
    summary = replace(typical(), total=21, categories=(category("HWN", 5, 9, (("ULAR", "ular", 5),)),))
    assert not any("ular" in text for text in texts(summary))
    assert any("ular" in text for text in texts(replace(summary, total=20)))


def test_all_within_a_day_is_told_only_if_all_were_and_from_three_on() -> None:
    summary = replace(typical(), total=4, within_24h=4, categories=())
    assert texts(summary)[0] == "Empat kejadian darurat, semua selesai dalam 24 jam"
    for other in (replace(summary, within_24h=3), replace(summary, total=2, within_24h=2)):
        assert not any("semua" in text for text in texts(other))


def test_an_empty_week_with_open_incidents_says_that_none_is_closed_yet() -> None:
    assert texts(nothing())[0] == "Belum ada kejadian yang selesai; dua masih ditangani"


def test_an_empty_week_claims_no_emergency_only_if_no_emergency_call_came() -> None:
    calls = nothing().calls
    assert calls is not None
    quiet = replace(nothing(), still_open=Compared(0), calls=replace(calls, emergency=0))
    assert texts(quiet)[0] == "Tidak ada kejadian darurat minggu ini"
    for other in (replace(quiet, calls=calls), replace(quiet, calls=None)):
        assert texts(other) == ["Tidak ada kejadian yang selesai minggu ini"]


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (18, "18 kejadian selesai, dalam kisaran yang biasa"),
        (25, "25 kejadian selesai, di atas kisaran yang biasa"),
        (7, "Tujuh kejadian selesai, di bawah kisaran yang biasa"),
    ],
)
def test_the_glance_compares_with_the_usual_range(total: int, expected: str) -> None:
    assert glance(replace(typical(), total=total)) == expected


def test_the_glance_without_history_compares_with_last_week_or_with_nothing() -> None:
    assert glance(replace(typical(), usual=None)) == "18 kejadian selesai, minggu lalu 15"
    assert glance(first_ever()) == "18 kejadian selesai minggu ini"


def test_categories_resemble_the_pattern_when_shares_differ_little() -> None:
    assert by_category(typical()) == "Evakuasi hewan 5 dari 18, mirip pola 13 minggu terakhir"


def test_categories_give_both_shares_when_they_differ_more() -> None:
    rows = tuple(replace(item, window=110) if item.code == "HWN" else item for item in typical().categories)
    assert by_category(replace(typical(), categories=rows)) == "Evakuasi hewan 5 dari 18; dalam 13 minggu 110 dari 231"


def test_a_pattern_is_never_claimed_below_ten_incidents() -> None:
    rows = (category("HWN", 2, 61), category("UTL", 1, 31))
    assert "mirip" not in by_category(replace(typical(), total=8, categories=rows))


def test_a_tie_names_both() -> None:
    rows = (category("PHN", 3, 61), category("UTL", 3, 31))
    assert by_category(replace(typical(), categories=rows)) == "Pohon dan Listrik & utilitas masing-masing 3 dari 18"


def test_a_first_week_has_no_pattern() -> None:
    assert by_category(first_ever()) == "Evakuasi hewan 5 dari 18 kejadian"


def test_a_large_week_tells_of_the_type_outside_its_range() -> None:
    assert by_category(large(), ranges=True) == "Pohon 27 kejadian, di atas kisaran biasa 6–18"
    assert "kisaran" not in by_category(large(), ranges=False)
