"""The page of times: cells and bars, what stands in none, sums, and the conditions of its headlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

import pytest

from publisher.clock import Shift
from publisher.edition import times
from publisher.edition.build import issue_of
from publisher.edition.frame import Place
from publisher.edition.pages import Composed
from publisher.edition.time_headlines import headline
from publisher.regions import Region
from publisher.summary.figures import CellFigures, Numbers, Summary
from publisher.templates import theme
from publisher.templates.waktu import WaktuContent
from publisher.templates.waktu_besar import WaktuBesarContent
from tests.edition.any_week import masthead_for
from tests.edition.fixture import MASTHEAD, REGION, first_ever, large, nothing, of_volume, typical, week_day
from tests.edition.page_rules import check_alt, check_layout, check_numbers
from tests.edition.places import placed, with_places

PLACE = Place(7, 8)
SIX = replace(
    REGION,
    shifts=tuple(
        Shift(f"S{place}", name, time(place * 4), time((place * 4 + 4) % 24))
        for place, name in enumerate(("dini hari sekali awal", "pagi", "siang", "sore", "petang menjelang", "malam"))
    ),
)


def page(summary: Summary, region: Region = REGION) -> Composed:
    issue = issue_of(summary, (), region, masthead_for(region))
    made = times.page(issue, PLACE)
    check_layout(made)
    check_alt(made)
    check_numbers(issue, made, 7, 8)
    return made


def content(summary: Summary, region: Region = REGION) -> WaktuContent | WaktuBesarContent:
    issue = issue_of(summary, (), region, MASTHEAD)
    return times.compose(summary, region, MASTHEAD, PLACE, issue.numbers())


def texts(made: Composed) -> list[str]:
    return [placed.text for placed in made.canvas.texts]


def by_day(counts: Sequence[int], before: int = 0) -> Summary:
    """A week whose open incidents are so many a day, all in the first shift."""
    week = typical()
    cells = {(day, "pagi"): Counter({"HWN": count}) for day, count in zip(week.week.days, counts, strict=True) if count}
    open_total = sum(counts) + before
    return replace(
        with_places(replace(week, opened_before=before), cells, REGION),
        open_total=open_total,
        total=open_total + week.guarded_total,
        opened_before_categories=(("HWN", before),) if before else (),
    )


def said(summary: Summary, bars: bool) -> str:
    issue = issue_of(summary, (), REGION, MASTHEAD)
    numbers = issue.numbers()
    times._add_figures(summary, REGION, numbers)
    return headline(summary, REGION, numbers, bars).text.replace("\u00a0", " ")


def test_the_typical_week_has_its_four_of_thursday_evening_in_red() -> None:
    made = content(typical())
    assert isinstance(made, WaktuContent)
    assert made.frame.headline.replace("\u00a0", " ") == "Empat dari 13 kejadian dilaporkan pada Kamis sore"
    assert made.frame.deck == "13 gangguan & bahaya; 5 pertolongan warga tidak dirinci"
    named = [(row, column) for row, cells in enumerate(made.cells) for column, cell in enumerate(cells) if cell.named]
    assert named == [(3, 1)]
    assert made.cells[3][1].icons == ("lightning", "lightning", "tree", "tree")
    assert made.total == "12 + 1 = 13 kejadian"
    assert [(aside.text, aside.icons) for aside in made.asides] == [("Dibuka sebelum minggu ini: 1", ("lightning",))]
    assert [shift.week_text for shift in made.shifts] == ["4", "6", "2"]
    assert [shift.window_text for shift in made.shifts] == ["71", "79", "26"]
    assert [shift.hours for shift in made.shifts] == ["07.30–16.00", "16.00–23.30", "23.30–07.30"]


def test_every_icon_is_one_incident_and_is_on_record() -> None:
    made = page(typical())
    shown = content(typical())
    assert isinstance(shown, WaktuContent)
    assert sum(len(cell.icons) for row in shown.cells for cell in row) == 12
    kinds = [key for key in made.numbers.used if key.startswith("cell.") and key.count(".") == 3]
    assert sum(made.numbers.used[key].value for key in kinds) == 12
    assert made.numbers.used["before.UTL"].value == 1


def test_the_alt_text_tells_cells_in_order_and_the_sums() -> None:
    assert page(typical()).alt == (
        "Tanpa pertolongan warga, kejadian menurut hari dan sif dibuka: Senin pagi hewan; Selasa pagi kebakaran; Selasa "
        "sore hewan; Rabu pagi hewan; Kamis sore listrik dan utilitas dua, pohon dua; Jumat sore fasilitas umum; Jumat "
        "malam hewan; Sabtu pagi hewan; Sabtu malam banjir, rob dan bencana. Dibuka sebelum minggu ini: 1. Menurut sif: "
        "pagi 4, sore 6, malam 2. 13 minggu: pagi 71, sore 79, malam 26."
    )


def test_what_stands_in_no_cell_is_told_and_added() -> None:
    week = replace(
        typical(), open_total=16, opened_unknown=2, shift_week=(("pagi", 4), ("sore", 6), ("malam", 1)), total=21
    )
    drawn = texts(page(week))
    assert "11 + 1 + 1 + 2 = 16 kejadian" in drawn
    assert {"Dibuka sebelum minggu ini: 1", "Di luar jam sif: 1", "Waktu buka tidak tercatat: 2"} <= set(drawn)


def test_where_nothing_stands_outside_there_is_no_row_for_it() -> None:
    drawn = " ".join(texts(page(by_day((2, 1, 0, 0, 0, 0, 3)))))
    assert "Dibuka sebelum" not in drawn
    assert "=" not in drawn.replace("1 ikon = 1 kejadian", "")


def test_a_first_week_has_no_row_of_weeks_together() -> None:
    assert "13 minggu" not in texts(page(first_ever()))


def test_sixty_incidents_are_bars_on_one_scale_that_add_up() -> None:
    made = content(large())
    assert isinstance(made, WaktuBesarContent)
    days, shifts = made.groups
    aside = sum(int(number) for _, number in days.asides)
    assert sum(bar.count for bar in days.bars) + aside == int(days.total) == 86
    assert sum(bar.count for bar in shifts.bars) == int(shifts.total)
    week = by_day((30, 2, 3, 4, 5, 6, 10), before=6)
    assert "60 + 6 = 66 kejadian. Satu skala untuk hari dan sif." in texts(page(week))


def test_bars_are_as_long_as_their_counts() -> None:
    made = page(by_day((40, 20, 10, 0, 0, 0, 30)))
    bars = {
        round(float(width), 3)
        for shape in made.canvas.shapes
        if shape.fill in (theme.RED, theme.INDIGO) and len(shape.path.vertices) == 5
        for left, width in [(shape.path.vertices[0][0], shape.path.vertices[1][0] - shape.path.vertices[0][0])]
        if left == 372
    }
    longest = max(bars)
    assert {round(length / longest, 2) for length in bars} == {1.0, 0.4, 0.2, 0.1, 0.0, 0.3}


def test_a_cell_too_full_for_icons_turns_the_page_into_bars() -> None:
    assert isinstance(content(by_day((14, 0, 0, 0, 0, 0, 0))), WaktuContent)
    assert isinstance(content(by_day((40, 0, 0, 0, 0, 0, 0))), WaktuBesarContent)


def test_shifts_whose_names_find_no_room_over_a_column_are_bars() -> None:
    assert isinstance(content(placed(of_volume(40), SIX), SIX), WaktuBesarContent)


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((3, 1, 0, 0, 0, 0, 1), "Tiga dari lima kejadian dilaporkan pada Senin pagi"),  # k = 3, lead 2
        ((3, 2, 0, 0, 0, 0, 1), "Enam kejadian tersebar di tiga hari"),  # lead 1
        ((2, 0, 0, 0, 0, 0, 0), "Dua kejadian dibuka minggu ini, semuanya pada Senin"),  # k = 2
        ((0, 0, 0, 0, 0, 0, 1), "Satu kejadian dibuka minggu ini, pada Minggu pagi"),
        ((1, 1, 1, 1, 1, 1, 1), "Tujuh kejadian tersebar di tujuh hari"),
        ((2, 2, 2, 2, 2, 2, 2), "14 kejadian tersebar di tujuh hari"),
    ],
)
def test_the_headline_over_icons_holds(counts: Sequence[int], sentence: str) -> None:
    expected = sentence.replace("dari lima", "dari 5")
    assert said(by_day(counts), bars=False) == expected


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        # 23 + 2√23 = 32.6: 33 is above, 32 is not.
        ((18, 16, 17, 33, 23, 19, 16), "Kamis 33 kejadian, hari lain 16 sampai 23"),
        ((18, 16, 17, 32, 23, 19, 16), "141 kejadian, 16 sampai 32 sehari"),
        ((9, 9, 9, 16, 9, 9, 9), "Kamis 16 kejadian, hari lain 9"),  # 9 + 6 = 15
        # Mean 20, within 20 ± 8.9.
        ((20, 18, 22, 19, 21, 12, 28), "140 kejadian tersebar merata, 12 sampai 28 sehari"),
        ((30, 18, 22, 19, 21, 2, 28), "140 kejadian, 2 sampai 30 sehari"),
        ((10, 10, 10, 10, 10, 10, 10), "70 kejadian tersebar merata, 10 sehari"),
        ((0, 0, 0, 65, 0, 0, 0), "65 kejadian dibuka minggu ini, semuanya pada Kamis"),
        ((1, 1, 1, 1, 1, 1, 1), "Tujuh kejadian, setiap hari 1"),  # too few to be called even
    ],
)
def test_the_headline_over_bars_holds(counts: Sequence[int], sentence: str) -> None:
    assert said(by_day(counts), bars=True) == sentence


def test_a_rejected_sentence_leaves_no_number_on_record() -> None:
    issue = issue_of(by_day((3, 2, 0, 0, 0, 0, 1)), (), REGION, MASTHEAD)
    numbers = Numbers(issue.figures)
    times._add_figures(issue.summary, REGION, numbers)
    headline(issue.summary, REGION, numbers, bars=False)
    assert set(numbers.used) == {"times.inside", "times.days"}


def test_there_is_no_page_without_openings_in_the_week() -> None:
    assert times.why_not(nothing()) is not None
    assert times.why_not(by_day((0,) * 7, before=3)) is not None
    assert times.why_not(typical()) is None


def test_kinds_that_are_not_known_are_not_drawn() -> None:
    week = typical()
    cells = tuple(CellFigures(cell.day, cell.shift, cell.count) for cell in week.cells)
    assert isinstance(content(replace(week, cells=cells)), WaktuBesarContent)


@pytest.mark.parametrize("total", [1, 2, 9, 18, 40, 59, 60, 148, 3000, 20_000, 30_000])
@pytest.mark.parametrize("region", [REGION, SIX], ids=["three shifts", "six shifts"])
def test_a_week_of_any_volume_is_laid_out_by_the_rules(total: int, region: Region) -> None:
    page(placed(of_volume(total), region), region)


def test_a_week_over_two_months_names_its_days() -> None:
    assert week_day(9) == date(2026, 11, 9)
    assert {"Senin", "Minggu", "9", "15"} <= set(texts(page(typical())))
