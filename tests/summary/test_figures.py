"""Figures under their keys, their denominators, and numbers in words."""

import pytest

from publisher.classified import CallCount, StillOpen
from publisher.summary.figures import Numbers, Summary, thousands
from publisher.summary.summarise import summarise
from publisher.vocabulary import CallKind, Role
from tests.summary.rows import REGION, W46, history, item, items


@pytest.fixture(scope="module")
def summary() -> Summary:
    """A week in which every kind of figure has a value."""
    rows = history() + items({"HWN": 5, "UTL": 3, "MED": 4})
    rows += [item(response_minutes=minutes, agencies=(("DAMKAR", Role.LEAD),)) for minutes in (4, 5, 6, 7, 8)]
    rows += [item(district=None), item(opened_week=None, day=None, shift=None), item(opened_week=W46.earlier(1), day=None)]
    weeks = [W46.earlier(back) for back in range(27)]
    calls = [CallCount(week.monday, CallKind.EMERGENCY, answered, 9, 2) for week in weeks for answered in (True, False)]
    return summarise(
        rows, W46, REGION, first_week=W46.earlier(26), calls=calls, still_open=StillOpen([W46], []), transferred=1
    )


def test_every_figure_stands_under_its_own_key(summary: Summary) -> None:
    for key, figure in summary.figures.items():
        assert figure.key == key
        assert figure.meaning


def test_every_denominator_is_a_figure_that_is_at_least_as_large(summary: Summary) -> None:
    figures = summary.figures
    minutes = {"response.minutes", "response.window.minutes"}
    for figure in figures.values():
        if figure.of is not None:
            assert figure.of in figures, figure.key
            if figure.key not in minutes:
                assert figure.value <= figures[figure.of].value, figure.key


def test_every_published_number_of_the_summary_is_a_figure(summary: Summary) -> None:
    figures = {key: figure.value for key, figure in summary.figures.items()}
    assert summary.response is not None
    assert summary.calls is not None
    assert summary.still_open is not None
    assert summary.usual is not None
    expected = {
        "total": summary.total,
        "total.previous": summary.previous_total,
        "total.usual.low": summary.usual.low,
        "total.usual.high": summary.usual.high,
        "open": summary.open_total,
        "guarded": summary.guarded_total,
        "guarded.window": summary.guarded_window,
        "window": summary.window_total,
        "window.weeks": 13,
        "within_24h": summary.within_24h,
        "closing_base": summary.closing_base,
        "within_24h.previous": summary.previous_within_24h,
        "closing_base.previous": summary.previous_closing_base,
        "opened_before": 1,
        "opened_unknown": 1,
        "area_unknown": 1,
        "out_of_area": 0,
        "transferred": 1,
        "still_open": summary.still_open.now,
        "response.minutes": 6,
        "response.base": 5,
        "response.window.minutes": 6,
        "response.window.base": 5,
        "calls.received": 18,
        "calls.received.previous": 18,
        "calls.answered.usual.high": 9,
        "calls.unanswered": 9,
        "calls.ended_within_10s": 2,
        "calls.emergency": 9,
        "calls.other": 0,
        "agency.DAMKAR": 5,
        f"week.{W46}": summary.total,
        "category.HWN.TAWON": 13,
        "category.UTL.window": 3,
        "area.33.75.01": 15,
        "shift.sore.window": 0,
        f"cell.{W46.days[1]}.pagi": 14,
    }
    assert {key: figures.get(key) for key in expected} == expected
    assert [key for key in figures if key.startswith("category.") and key.endswith("usual.low")]


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (1204, "1.204"), (1234567, "1.234.567")]
)
def test_thousands_are_printed_with_a_point(value: int, text: str) -> None:
    assert thousands(value) == text


def test_numbers_remember_what_was_used_once_each_and_in_order(summary: Summary) -> None:
    numbers = Numbers(summary.figures)
    assert numbers.value("total") == 20
    assert numbers.text("guarded") == "4"
    assert numbers.word("guarded") == "empat"
    assert numbers.word("total") == "20"
    assert numbers.range("total") == "12–24"
    assert list(numbers.used) == ["total", "guarded", "total.usual.low", "total.usual.high"]
    with pytest.raises(KeyError):
        numbers.value("category.MED")
    assert "category.MED" not in numbers.used


def test_words_go_up_to_eleven() -> None:
    figures = {
        figure.key: figure
        for figure in summarise(items({"HWN": 11, "UTL": 12}), W46, REGION, first_week=W46).figures.values()
    }
    numbers = Numbers(figures)
    assert numbers.word("category.HWN") == "sebelas"
    assert numbers.word("category.UTL") == "12"
    assert numbers.word("guarded") == "nol"
