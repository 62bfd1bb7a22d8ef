"""What the page of response times says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from publisher.charts.dot_plot import Measured
from publisher.edition import Target, response
from publisher.edition.build import issue_of
from publisher.edition.frame import Place
from publisher.edition.issue_figures import response_figures
from publisher.edition.pages import Composed
from publisher.summary.figures import ResponseBin, ResponseType, Summary
from publisher.templates.tanggap import TanggapContent
from tests.edition.fixture import MASTHEAD, MINUTES, REGION, TYPES, first_ever, large, of_volume, typical
from tests.edition.page_rules import check_alt, check_layout, check_numbers
from tests.edition.places import reached

PLACE = Place(7, 8)
FIRE = Target("KEB", 15, "Permendagri 114/2018")


def week(minutes: Sequence[int], half: int, types: tuple[ResponseType, ...] = TYPES, **changes: int) -> Summary:
    """The typical week with other arrival times, all of them on record."""
    told = {"open_total": len(minutes), "total": len(minutes) + 5, **changes}
    return replace(typical(), response=replace(reached(minutes, half), types=types), **told)  # type: ignore[arg-type]


def page(summary: Summary, target: Target | None = None) -> Composed:
    issue = issue_of(summary, (), REGION, replace(MASTHEAD, target=target))
    made = response.page(issue, PLACE)
    check_layout(made)
    check_alt(made)
    check_numbers(issue, made, 7, 8)
    return made


def content(summary: Summary, target: Target | None = None) -> TanggapContent:
    issue = issue_of(summary, (), REGION, MASTHEAD)
    return response.compose(summary, REGION, replace(MASTHEAD, target=target), PLACE, issue.numbers())


def texts(summary: Summary, target: Target | None = None) -> list[str]:
    return [placed.text for placed in page(summary, target).canvas.texts]


def read(summary: Summary) -> str:
    """The page's texts from top to bottom."""
    placed = sorted(page(summary).canvas.texts, key=lambda text: text.baseline)
    return " ".join(text.text for text in placed)


def test_the_fixture_is_told_with_its_half_and_both_sides_of_it() -> None:
    assert len(MINUTES) == 12 and sorted(MINUTES)[5] == 10
    drawn = texts(typical())
    assert drawn.count("6") == 3  # within, after, and the fires' minutes
    for text in ("≤ 10 menit", "> 10 menit", "Separuh dari 12 kejadian", "didatangi dalam sekitar 10 menit"):
        assert text in drawn
    assert "1 titik = 1 kejadian" in drawn


def test_a_dot_stands_in_its_bin_and_above_15_minutes_at_its_told_time() -> None:
    assert content(typical()).columns == (
        Measured(5, 1, 0),
        Measured(7, 2, 0),
        Measured(9, 3, 0),
        Measured(11, 0, 2),
        Measured(13, 0, 1),
        Measured(15, 0, 1),
        Measured(20, 0, 1),
        Measured(30, 0, 1),
    )


def test_times_that_were_not_rounded_stay_in_their_bins() -> None:
    places = [column.at for column in content(week((3, 17, 19, 20, 22, 29, 29, 29, 29, 29), 29)).columns]
    assert places == [3, 17, 19, 21, 29]


def test_a_bin_is_split_at_the_time_of_half() -> None:
    # 5 of 10 within 9 minutes; the bin from 8 to 10 holds 9, 9 and 10.
    columns = content(week((1, 3, 5, 9, 9, 10, 11, 12, 13, 14), 9)).columns
    assert columns[3] == Measured(9, 2, 1)
    assert sum(column.early for column in columns) == 5
    assert sum(column.count for column in columns) == 10


def test_the_half_may_lie_beyond_the_axis() -> None:
    columns = content(week((5, 10, 40, 45, 45, 50, 60, 60, 70, 80), 45)).columns
    assert columns[-1] == Measured(33, 3, 5)
    assert "> 32" in texts(week((5, 10, 40, 45, 45, 50, 60, 60, 70, 80), 45))


def test_the_deck_names_the_class_and_a_note_counts_what_is_left_out() -> None:
    drawn = read(typical())
    assert "Gangguan & bahaya: dari telepon sampai petugas tiba" in drawn
    assert "1 dari 13 tanpa catatan waktu tiba." in drawn
    assert "5 pertolongan warga tidak dihitung." in drawn
    assert "di atas 15 menit dibulatkan per lima" in drawn
    whole = read(week(MINUTES, 10, guarded_total=0, total=12))
    assert "tanpa catatan" not in whole and "tidak dihitung" not in whole


def test_a_target_is_shown_with_its_source_where_its_row_is_and_nowhere_else() -> None:
    assert "target 15 menit" in texts(typical(), FIRE)
    assert "Target kebakaran 15 menit (Permendagri 114/2018)." in texts(typical(), FIRE)
    assert "Target kebakaran 15 menit (Permendagri 114/2018)." in page(typical(), FIRE).alt
    assert not any("arget" in text for text in texts(typical()))
    without_fires = week(MINUTES, 10, TYPES[1:])
    assert not any("arget" in text for text in texts(without_fires, FIRE))
    rows = content(typical(), FIRE).rows
    assert [row.target for row in rows] == [(15, "target 15 menit"), None, None, None, None, None]


@pytest.mark.parametrize(
    ("summary", "reason"),
    [
        (typical(), None),
        (replace(typical(), minutes_told=False), "Jam di sumber data dibulatkan, sehingga menit tidak ditampilkan."),
        (first_ever(), "Kurang dari sepuluh kejadian memiliki catatan waktu tiba."),
        (week(MINUTES[:9], 9), "Kurang dari sepuluh kejadian memiliki catatan waktu tiba."),
        (week(MINUTES[:10], 9), None),
        # 12 of 18 are two thirds, 12 of 19 are not.
        (week(MINUTES, 10, open_total=18, total=23), None),
        (
            week(MINUTES, 10, open_total=19, total=24),
            "Kurang dari dua pertiga kejadian memiliki catatan waktu tiba.",
        ),
    ],
)
def test_the_page_needs_ten_records_two_thirds_and_times_that_can_be_told(summary: Summary, reason: str | None) -> None:
    assert response.why_not(summary) == reason


def test_too_many_for_dots_are_bars_whose_groups_add_up() -> None:
    summary = large()
    made = content(summary)
    assert summary.response is not None
    counts = [group.early + group.late for group in made.groups]
    assert sum(counts) == summary.response.base == 79
    assert sum(group.early for group in made.groups) == summary.response.within
    drawn = texts(summary)
    for group in made.groups:
        assert group.text in drawn and group.label in drawn


def test_every_bin_belongs_to_the_group_of_its_told_minutes() -> None:
    bins = [ResponseBin(after, after + 2, 1 << place) for place, after in enumerate(range(0, 32, 2))]
    summary = week(MINUTES, 10)
    assert summary.response is not None
    spread = (*bins, ResponseBin(32, None, 1 << 16))
    figures = {item.key: item.value for item in response_figures(replace(summary.response, spread=spread))}
    counts = [figures[f"response.group.{first}"] for first in (0, 5, 9, 13, 18, 23, 28, 32)]
    # 15 stands for 15 to 17, 20 for 18 to 22, 25 for 23 to 27, 30 for 28 to 32.
    assert counts == [0b11, 0b1100, 0b110000, 0b11000000, 0b11100000000, 0b1100000000000, 0b1110000000000000, 1 << 16]


def test_categories_without_room_are_left_out_from_the_fewest_records_and_said_to_be() -> None:
    many = tuple(ResponseType(f"C{n}", f"Jenis kejadian nomor {'abcdefghijkl'[n]}", 5 + n, 100 - n) for n in range(12))
    summary = week(MINUTES, 10, many)
    rows = content(summary).rows
    assert 3 <= len(rows) < 12
    assert [row.base_text for row in rows] == [str(100 - n) for n in range(len(rows))]
    assert "Jenis dengan catatan lebih sedikit tidak ditampilkan." in read(summary)


def test_no_numbers_are_recorded_that_are_not_on_the_page() -> None:
    used = page(typical()).numbers.used
    assert not any(key.startswith("response.group.") for key in used)
    assert "response.axis.32" not in used
    assert "response.axis.20" not in page(large()).numbers.used or "18–22" in texts(large())


def test_the_alt_text_tells_half_and_every_category() -> None:
    assert page(typical()).alt == (
        "6 dari 12 gangguan dan bahaya didatangi dalam sekitar 10 menit, 6 sesudahnya. Dalam 13 minggu, separuhnya "
        "didatangi dalam: kebakaran 6 menit (13 kejadian); evakuasi hewan 10 menit (57 kejadian); banjir, rob dan bencana "
        "11 menit (16 kejadian); pohon 12 menit (33 kejadian); listrik dan utilitas 14 menit (29 kejadian); fasilitas umum "
        "20 menit (12 kejadian). Dicatat operator; di atas 15 menit dibulatkan per lima. 1 dari 13 tanpa catatan waktu "
        "tiba. 5 pertolongan warga tidak dihitung."
    )


@pytest.mark.parametrize(
    "summary",
    [
        week(MINUTES, 10, ()),
        week(MINUTES, 10, TYPES[:1]),
        week([9] * 53, 9),
        week([720] * 12, 720),
        week(range(1, 61), 30),
        replace(of_volume(30_000), response=replace(reached([1 + place % 40 for place in range(20_000)], 20), types=TYPES)),
        replace(of_volume(30_000), response=reached([1 + place % 40 for place in range(20_000)], 20)),
    ],
)
@pytest.mark.parametrize(
    "target", [None, FIRE, Target("HWN", 600, "Keputusan Wali Kota Nomor 000 Tahun 2026 tentang Target")]
)
def test_any_week_of_times_is_laid_out(summary: Summary, target: Target | None) -> None:
    page(summary, target)
