"""The page of a complete quarter's agencies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.edition import agencies
from publisher.edition.build import issue_of
from publisher.edition.frame import Place
from publisher.edition.pages import Composed
from publisher.periods import Period
from publisher.summary.figures import Numbers, QuarterAgency, QuarterFigures, Summary
from tests.edition.fixture import MASTHEAD, REGION, typical
from tests.edition.page_rules import check_alt, check_layout, check_numbers

QUARTER = Period.parse("2026-Q3")
LONG = "Dinas Perumahan Rakyat, Kawasan Permukiman, dan Pertanahan"


def told(code: str, count: int, within: int, minutes: int, base: int | None = None) -> QuarterAgency:
    agency = REGION.agency(code)
    assert agency is not None
    return QuarterAgency(code, agency.name, agency.field, count, within, base or count, minutes)


def counted(code: str, count: int) -> QuarterAgency:
    """Of an agency that mainly serves guarded cases: the number alone."""
    agency = REGION.agency(code)
    assert agency is not None and agency.serves_guarded
    return QuarterAgency(code, agency.name, agency.field, count, guarded=True)


ROWS = (
    told("DAMKAR", 104, 103, 45),
    counted("PSC119", 42),
    told("PLN", 35, 31, 120),
    told("DLH", 31, 24, 240),
    counted("POLRES", 27),
    told("BPBD", 26, 22, 95),
    told("DPUPR", 11, 4, 28 * 60),
    told("DISHUB", 7, 4, 540),
)
OTHERS = QuarterAgency("others", "Instansi lain", "", 13, 10, 13, 120, members=("TELKOM", "TIRTAYASA"))


def quarter(rows: tuple[QuarterAgency, ...] = ROWS, others: QuarterAgency | None = OTHERS, total: int = 176) -> Summary:
    return replace(typical(), quarter=QuarterFigures(QUARTER, total, rows, others))


def page(summary: Summary) -> Composed:
    issue = issue_of(summary, (), REGION, MASTHEAD)
    made = agencies.page(issue, Place(7, 8))
    check_layout(made)
    check_alt(made)
    check_numbers(issue, made, 7, 8)
    return made


def texts(summary: Summary) -> list[str]:
    return [placed.text for placed in page(summary).canvas.texts]


def test_every_agency_has_its_row_and_the_follow_ups_are_their_sum() -> None:
    drawn = texts(quarter())
    assert 104 + 42 + 35 + 31 + 27 + 26 + 11 + 7 + 13 == 296
    assert "296 tindak lanjut selesai, Juli–September 2026" in drawn
    for name, count in (("Damkar", "104"), ("PSC 119", "42"), ("Dishub", "7"), ("Instansi lain", "13")):
        assert name in drawn
        assert count in drawn
    assert "2 instansi" in drawn


def test_the_headline_counts_open_incidents_of_an_ordinary_agency() -> None:
    summary = quarter((counted("PSC119", 150), *ROWS[:1]), None)
    text = agencies.headline(summary, MASTHEAD, Numbers(summary.figures)).replace("\u00a0", " ")
    assert text == "Damkar turun tangan dalam 104 dari 176 gangguan & bahaya"


def test_a_name_too_long_for_the_headline_gives_way() -> None:
    row = replace(ROWS[0], name=LONG)
    summary = quarter((row,), None)
    numbers = Numbers(summary.figures)
    assert agencies.headline(summary, MASTHEAD, numbers) == "Instansi yang turun tangan dalam satu triwulan"
    assert numbers.used == {}


def test_of_guarded_agencies_nothing_but_the_number_of_all_is_told() -> None:
    made = page(quarter())
    used = made.numbers.used
    for code in ("PSC119", "POLRES"):
        assert [key for key in used if key.startswith(f"quarter.agency.{code}")] == [f"quarter.agency.{code}"]
    drawn = [placed.text for placed in made.canvas.texts]
    assert drawn.count("semua kejadian,") == drawn.count("tidak dirinci") == 2
    assert "Tanpa keterangan lain, yang dihitung gangguan & bahaya." in drawn


def test_without_a_guarded_agency_the_page_says_that_all_is_open() -> None:
    drawn = texts(quarter((ROWS[0], ROWS[2]), None))
    assert "Yang dihitung hanya gangguan & bahaya." in drawn
    assert "semua kejadian," not in drawn


def test_the_number_within_a_day_has_its_base_where_that_is_not_the_number_before_it() -> None:
    assert not any(text.startswith("dari ") for text in texts(quarter()))
    drawn = texts(quarter((told("DAMKAR", 104, 98, 45, 101), *ROWS[1:])))
    assert {"98", "dari 101", "dari 35"} <= set(drawn)


def test_half_of_the_times_in_words() -> None:
    drawn = texts(quarter())
    assert {"45 menit", "2 jam", "1 jam 35 mnt", "28 jam", "9 jam"} <= set(drawn)


def test_what_is_too_few_to_tell_is_said_in_words() -> None:
    unknown = QuarterAgency("PLN", "PLN", "Listrik", 35)
    no_half = QuarterAgency("DLH", "DLH", "Lingkungan hidup", 31, 3, 4)
    drawn = texts(quarter((ROWS[0], unknown, no_half), None))
    assert "waktu tidak tercatat" in drawn
    assert "tidak dirinci" in drawn


def test_bars_share_one_scale_and_start_on_one_line() -> None:
    made = page(quarter((told("DAMKAR", 100, 90, 45), told("PLN", 50, 40, 45)), None))
    bars = [shape for shape in made.canvas.shapes if shape.fill in ("red", "indigo") and len(shape.path.vertices) == 5]
    spans = [(shape.path.vertices[:, 0].min(), shape.path.vertices[:, 0].max()) for shape in bars]  # type: ignore[call-overload]
    long, short = [(left, right) for left, right in spans if left == 472]
    assert long[1] - long[0] == pytest.approx(2 * (short[1] - short[0]))


def test_agencies_without_room_are_left_out_in_words() -> None:
    rows = tuple(QuarterAgency(f"I{n}", LONG, "", 60 - n, 5, 5, 45) for n in range(30))
    made = page(quarter(rows))
    drawn = [placed.text for placed in made.canvas.texts]
    assert "Instansi dengan angka yang lebih kecil tidak ditampilkan." in drawn
    shown = [key for key in made.numbers.used if key.startswith("quarter.agency.I") and key.count(".") == 2]
    assert shown == [f"quarter.agency.I{n}" for n in range(len(shown))]
    assert len(shown) >= 4
    assert "quarter.agency.others" not in made.numbers.used


@pytest.mark.parametrize("rows", [1, 2, 5, 9, 30])
@pytest.mark.parametrize("count", [5, 999, 30_000])
@pytest.mark.parametrize("name", ["Damkar", LONG, "m" * 16])
def test_any_quarter_is_laid_out(rows: int, count: int, name: str) -> None:
    agencies_of = tuple(
        QuarterAgency(f"I{n}", name, name, count, guarded=True)
        if n % 3 == 2
        else QuarterAgency(f"I{n}", name, name, count, count - 1, count, 95)
        for n in range(rows)
    )
    page(quarter(agencies_of, OTHERS, count))


def test_the_page_needs_a_quarter_and_an_ordinary_agency() -> None:
    assert agencies.why_not(typical()) == "Tidak ada triwulan lengkap yang belum ditampilkan."
    assert agencies.why_not(quarter((counted("PSC119", 42),), None)) is not None
    assert agencies.why_not(quarter()) is None


def test_the_alt_text_tells_the_rows() -> None:
    alt = page(quarter()).alt
    assert alt.startswith("Triwulan III 2026, Juli sampai September 2026.")
    assert "Damkar 104, dalam 24 jam 103, separuh dalam 45 menit." in alt
    assert "PSC 119 42, semua kejadian, tidak dirinci." in alt
    assert "separuh dalam 1 jam 35 menit" in alt
