"""The page of response times: dots on their minutes, the table under them, bars where there are too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from publisher.charts.dot_plot import Measured
from publisher.charts.shape import Box, Shape, points
from publisher.templates import tanggap
from publisher.templates.furniture import Frame
from publisher.templates.layout import Canvas
from publisher.templates.tanggap import Group, TanggapContent, as_dots, table_room
from publisher.templates.tanggap_rows import Row, rows_that_fit

FRAME = Frame(
    "112",
    ("Kota Pekalongan · 9–15 November 2026",),
    "Kecepatan tanggap",
    "Separuh dari 12 kejadian didatangi dalam sekitar 10 menit",
    "Gangguan & bahaya: dari telepon sampai petugas tiba",
    ("Sumber: Call Center 112",),
    7,
    8,
)
COLUMNS = (
    Measured(5, 1, 0),
    Measured(7, 2, 0),
    Measured(9, 3, 0),
    Measured(11, 0, 2),
    Measured(13, 0, 1),
    Measured(15, 0, 1),
    Measured(20, 0, 1),
    Measured(30, 0, 1),
)
ROWS = (
    Row("Kebakaran", 6, "6", "13", (15, "target 15 menit")),
    Row("Evakuasi hewan", 10, "10", "57"),
    Row("Banjir, rob & bencana", 11, "11", "16"),
    Row("Pohon", 12, "12", "33"),
    Row("Listrik & utilitas", 14, "14", "29"),
    Row("Fasilitas umum", 20, "20", "12"),
)
TYPICAL = TanggapContent(
    frame=FRAME,
    minutes=10,
    within=("6", "≤ 10 menit"),
    after=("6", "> 10 menit"),
    unit=("Minggu ini:", "1 titik = 1 kejadian"),
    half=("separuh dalam ", "10", " menit"),
    columns=COLUMNS,
    groups=(),
    ticks=((0, "0"), (10, "10"), (20, "20"), (30, "30")),
    beyond="",
    heads=("13 minggu terakhir", "separuhnya didatangi (menit)", "kejadian"),
    rows=ROWS,
    notes=("Catatan pertama.", "Catatan kedua."),
)
LABELS = ("0–4", "5–8", "9–12", "13–17", "18–22", "23–27", "28–32", "> 32")


def grouped(counts: Sequence[tuple[int, int]]) -> TanggapContent:
    groups = tuple(Group(label, *count, f"{sum(count):,}") for label, count in zip(LABELS, counts, strict=True))
    return replace(TYPICAL, groups=groups, columns=(), ticks=(), half=("", "", ""))


def circles(canvas: Canvas, colour: str) -> list[tuple[float, float, float]]:
    """Middle and radius of every dot of a colour, above the foot."""
    found = []
    for shape in canvas.shapes:
        corners = points(shape.path)
        if shape.fill == colour and len(corners) == 26:
            left, top = corners.min(axis=0)
            right, bottom = corners.max(axis=0)
            if bottom < 1250:
                found.append((float(left + right) / 2, float(top + bottom) / 2, float(right - left) / 2))
    return found


def rectangles(canvas: Canvas, colour: str) -> list[Box]:
    def box(shape: Shape) -> Box:
        corners = points(shape.path)
        return Box(*corners.min(axis=0), *corners.max(axis=0))

    return [box(shape) for shape in canvas.shapes if shape.fill == colour and len(points(shape.path)) == 5]


def check_apart(canvas: Canvas) -> None:
    """No two texts meet, and no text meets a dot."""
    dots = [Box(x - r, y - r, x + r, y + r) for colour in ("red", "indigo") for x, y, r in circles(canvas, colour)]
    for place, one in enumerate(canvas.texts):
        assert not any(one.box.meets(other.box) for other in canvas.texts[place + 1 :]), one.text
        assert not any(one.box.meets(dot) for dot in dots), one.text


def test_dots_stand_at_their_minutes_early_ones_in_red() -> None:
    canvas = tanggap.draw(TYPICAL)
    per_minute = (924 - 402) / 32
    red = sorted(round((x - 402) / per_minute, 2) for x, _, _ in circles(canvas, "red"))
    assert red == [5, 7, 7, 9, 9, 9]
    late = [round((x - 402) / per_minute, 2) for x, y, _ in circles(canvas, "indigo") if y < 700]
    assert sorted(late) == [11, 11, 13, 15, 20, 30]
    assert {round(radius, 1) for _, _, radius in circles(canvas, "red")} == {round(0.46 * 2 * per_minute, 1)}


def test_the_table_stands_on_the_same_axis() -> None:
    canvas = tanggap.draw(TYPICAL)
    below = [(round((x - 402) / ((924 - 402) / 32), 2), y) for x, y, _ in circles(canvas, "indigo") if y > 760]
    assert [minutes for minutes, _ in sorted(below, key=lambda item: item[1])] == [6, 10, 11, 12, 14, 20]


def test_a_target_is_one_red_tick_in_its_own_row() -> None:
    ticks = [box for box in rectangles(tanggap.draw(TYPICAL), "red") if box.width == 4]
    assert len(ticks) == 1
    assert (ticks[0].left + ticks[0].right) / 2 == pytest.approx(402 + 15 * (924 - 402) / 32)
    assert ticks[0].height == 48
    without = replace(TYPICAL, rows=tuple(replace(row, target=None) for row in ROWS))
    assert not [box for box in rectangles(tanggap.draw(without), "red") if box.width == 4]


@pytest.mark.parametrize("minutes", [1, 5, 9, 12, 13, 14, 15, 16, 20, 25, 30, 40, 780])
def test_a_target_meets_no_dot_and_no_number(minutes: int) -> None:
    row = Row("Kebakaran", minutes, f"{minutes}", "40.000", (15, "target 15 menit"))
    canvas = tanggap.draw(replace(TYPICAL, rows=(row, *ROWS[1:]), beyond="> 32"))
    check_apart(canvas)
    tick = next(box for box in rectangles(canvas, "red") if box.width == 4)
    assert not any(placed.box.meets(tick) for placed in canvas.texts)


def test_the_line_of_half_stops_above_dots_that_stand_in_its_way() -> None:
    line = next(box for box in rectangles(tanggap.draw(TYPICAL), "rule") if box.width == 2)
    assert line.bottom == 632  # between two columns, down to the axis
    odd = replace(TYPICAL, minutes=9, columns=(Measured(9, 2, 1),))
    line = next(box for box in rectangles(tanggap.draw(odd), "rule") if box.width == 2)
    assert line.bottom < 632 - 3 * 2 * (924 - 402) / 32


def test_what_lies_beyond_the_axis_stands_apart() -> None:
    late = replace(TYPICAL, columns=(*COLUMNS, Measured(33, 0, 3)), beyond="> 32")
    canvas = tanggap.draw(late)
    assert sum(abs(x - 905) < 1 for x, _, _ in circles(canvas, "indigo")) == 3
    check_apart(canvas)


@pytest.mark.parametrize(
    "columns",
    [
        (Measured(1, 1, 0),),
        (Measured(31, 10, 0),),
        (Measured(20, 5, 0), Measured(33, 0, 5)),
        tuple(Measured(at, 2, 2) for at in range(1, 31, 2)),
    ],
)
@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], ()])
def test_dots_of_any_shape_meet_no_text(columns: tuple[Measured, ...], rows: tuple[Row, ...]) -> None:
    assert as_dots(columns)
    minutes = round(columns[-1].at)
    half = ("separuh dalam ", f"{minutes}", " menit")
    check_apart(tanggap.draw(replace(TYPICAL, minutes=minutes, half=half, columns=columns, rows=rows, beyond="> 32")))


def test_bars_carry_their_numbers_and_split_at_the_time_of_half() -> None:
    content = grouped([(5000, 0), (900, 0), (100, 4100), (0, 2100), (0, 1050), (0, 4200), (0, 0), (0, 12_345)])
    canvas = tanggap.draw(content)
    check_apart(canvas)
    assert {"5,000", "900", "4,200", "12,345", "0"} <= {placed.text for placed in canvas.texts}
    wide = [box for box in rectangles(canvas, "red") if box.width > 70]
    assert len(wide) == 3
    tallest = max(rectangles(canvas, "indigo"), key=lambda box: box.height if box.bottom < 1250 and box.width < 80 else 0)
    assert wide[0].height / tallest.height == pytest.approx(5000 / 12_345)


def test_more_than_the_page_holds_becomes_bars() -> None:
    assert as_dots(COLUMNS)
    assert as_dots((Measured(9, 10, 10),))
    assert not as_dots((Measured(9, 60, 0),))
    assert not as_dots(tuple(Measured(at, 4, 1) for at in range(1, 27, 2)))


def test_rows_fit_by_the_lines_of_their_names() -> None:
    room = table_room(2, dots=True)
    assert rows_that_fit([row.label for row in ROWS], room) == 6
    assert rows_that_fit([row.label for row in ROWS], table_room(3, dots=True)) == 6
    long = "Penyelamatan warga dan evakuasi hewan liar di permukiman"
    assert 2 <= rows_that_fit([long] * 12, room) < 6
    names = [row.label for row in ROWS] * 2
    kept = tuple(replace(ROWS[0], label=name, target=None) for name in names[: rows_that_fit(names, room)])
    check_apart(tanggap.draw(replace(TYPICAL, rows=kept)))
