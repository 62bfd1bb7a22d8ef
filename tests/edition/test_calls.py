"""What the page of calls says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.edition import calls
from publisher.edition.build import issue_of
from publisher.edition.frame import Place
from publisher.edition.pages import Composed
from publisher.forms import Unmodelled
from publisher.summary.figures import CallFigures, Compared, Summary
from publisher.templates.panggilan import PanggilanContent
from tests.edition.fixture import MASTHEAD, REGION, large, typical
from tests.edition.page_rules import check_alt, check_layout, check_numbers


def week(unanswered: int, *kinds: int, ended: int | None = None) -> Summary:
    answered = sum(kinds)
    emergency, information, prank, silent, other = kinds
    figures = CallFigures(
        Compared(answered + unanswered),
        Compared(answered),
        unanswered,
        ended,
        emergency,
        information,
        prank,
        silent,
        other,
    )
    return replace(typical(), calls=figures)


def page(summary: Summary) -> Composed:
    issue = issue_of(summary, (), REGION, MASTHEAD)
    made = calls.page(issue, Place(7, 8))
    check_layout(made)
    check_alt(made)
    check_numbers(issue, made, 7, 8)
    return made


def texts(summary: Summary) -> list[str]:
    return [placed.text for placed in page(summary).canvas.texts]


def test_the_hundredths_of_the_fixture_are_figures_that_add_up() -> None:
    figures = issue_of(typical(), (), REGION, MASTHEAD).figures
    hundredths = {key: item for key, item in figures.items() if key.startswith("calls.of100.")}
    assert {key.rpartition(".")[2]: item.value for key, item in hundredths.items()} == {
        "emergency": 10,
        "information": 18,
        "prank": 40,
        "silent": 32,
        "other": 0,
    }
    assert all(item.counts is Unmodelled.CALLS and item.of == "calls.answered" for item in hundredths.values())
    assert figures["calls.ended_later"].value == 58


def test_every_number_of_the_fixture_is_written() -> None:
    drawn = texts(typical())
    for text in (
        "10",
        "18",
        "40",
        "32",
        "darurat (22)",
        "informasi (39)",
        "iseng (88)",
        "tanpa suara (70)",
        "398",
        "179 berakhir sebelum diangkat:",
        "121 dalam 10 detik pertama, 58 setelahnya",
        "219",
        "39 informasi, 88 iseng, 70 tanpa suara",
        "22",
        "panggilan darurat",
        "4 masih ditangani",
        "kejadian selesai",
        "Telanjur menelepon? Katakan salah tekan sebelum menutup.",
    ):
        assert text in drawn


def test_neither_a_carry_over_nor_the_incidents_that_calls_became_are_told() -> None:
    used = page(typical()).numbers.used
    assert "opened_before" not in used
    assert not any("sebelum minggu" in text for text in texts(typical()))
    assert set(used) & {"total", "still_open"} == {"total", "still_open"}


@pytest.mark.parametrize(
    ("kinds", "text"),
    [
        ((22, 39, 88, 70, 0), "Dari 100 panggilan yang diangkat, 10 darurat"),
        ((1, 39, 30, 30, 0), "Dari 100 panggilan yang diangkat, 1 darurat"),
        # A hundredth would say "0" of some, or "100" of not all.
        ((3, 500, 400, 97, 0), "Tiga dari 1.000 panggilan yang diangkat darurat"),
        ((999, 1, 0, 0, 0), "999 dari 1.000 panggilan yang diangkat darurat"),
        ((12, 14, 20, 11, 0), "12 dari 57 panggilan yang diangkat darurat"),
        ((1, 1, 2, 1, 0), "Satu dari lima panggilan yang diangkat darurat"),
        ((0, 1, 2, 300, 0), "Tidak ada yang darurat di antara 303 panggilan yang diangkat"),
        ((150, 0, 0, 0, 0), "150 panggilan diangkat, semuanya darurat"),
        ((1, 0, 0, 0, 0), "Satu dari satu panggilan yang diangkat darurat"),
    ],
)
def test_the_headline_is_true_of_the_counts(kinds: tuple[int, ...], text: str) -> None:
    summary = week(10, *kinds)
    issue = issue_of(summary, (), REGION, MASTHEAD)
    assert calls.headline(summary, issue.numbers()).replace("\u00a0", " ") == text
    page(summary)


def test_without_waiting_times_the_unanswered_are_one_number() -> None:
    drawn = texts(week(502, 160, 120, 260, 162, 0))
    assert "502 berakhir sebelum diangkat" in drawn
    assert not any("10 detik" in text for text in drawn)
    assert not any("10 detik" in text for text in texts(week(179, 22, 39, 88, 70, 0, ended=179)))


def test_the_page_needs_answered_calls() -> None:
    assert calls.why_not(typical()) is None
    assert calls.why_not(replace(typical(), calls=None)) == "Tidak ada catatan panggilan untuk minggu ini."
    assert calls.why_not(week(9, 0, 0, 0, 0, 0)) == "Tidak ada panggilan yang diangkat minggu ini."
    assert calls.why_not(week(0, 1, 0, 0, 0, 0)) is None


def test_a_silent_call_is_never_called_a_prank() -> None:
    summary = week(0, 1, 0, 0, 150, 0)
    assert [kind.names[0] for kind in _content(summary).kinds if kind.squares == 99] == ["tanpa suara (150)"]
    assert "0 iseng, 150 tanpa suara" in " ".join(texts(summary))


def _content(summary: Summary) -> PanggilanContent:
    issue = issue_of(summary, (), REGION, MASTHEAD)
    return calls.compose(summary, REGION, MASTHEAD, Place(7, 8), issue.numbers())


def test_the_alt_text_tells_the_calls_the_kinds_and_the_incidents() -> None:
    assert page(typical()).alt == (
        "Panggilan masuk 398; diangkat 219. Dari 100 yang diangkat: darurat 10, informasi 18, iseng 40, tanpa suara 32. "
        "179 berakhir sebelum diangkat. 121 dalam 10 detik pertama, 58 setelahnya. "
        "Panggilan darurat 22; kejadian selesai 18. 4 masih ditangani."
    )
    assert "Yang diangkat: darurat 1, informasi 1, iseng 2, tanpa suara 1, lain 3." in page(week(4, 1, 1, 2, 1, 3)).alt


@pytest.mark.parametrize(
    "summary", [large(), week(0, 1, 0, 0, 0, 0), week(30_000, 9_000, 9_999, 9_999, 9_999, 900, ended=1)]
)
def test_any_week_of_calls_is_laid_out(summary: Summary) -> None:
    page(summary)
