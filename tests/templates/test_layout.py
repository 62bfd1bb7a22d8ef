from __future__ import annotations

import pytest

from publisher.charts.shape import Box, circle, rectangle
from publisher.templates import theme
from publisher.templates.layout import Canvas, PageOverflow, first_that_fits
from publisher.templates.text import Style, width

STYLE = Style(32, 500)


def test_a_text_wider_than_the_column_is_refused_by_page_and_text() -> None:
    with pytest.raises(PageOverflow, match=r"'contoh'.*sangat panjang") as caught:
        Canvas("contoh").write("sangat panjang " * 9, 72, 400, STYLE, theme.INK)
    assert caught.value.page == "contoh"


def test_a_text_wider_than_its_own_limit_is_refused() -> None:
    with pytest.raises(PageOverflow):
        Canvas("contoh").write("Selesai dalam 24 jam", 72, 400, STYLE, theme.INK, limit=100)


@pytest.mark.parametrize(("x", "baseline"), [(900, 88), (20, 400), (72, 1330)])
def test_no_text_goes_into_the_corner_out_of_the_column_or_onto_the_band(x: float, baseline: float) -> None:
    with pytest.raises(PageOverflow):
        Canvas("contoh").write("Minggu", x, baseline, STYLE, theme.INK)


def test_a_text_set_from_the_right_ends_there() -> None:
    canvas = Canvas("contoh")
    assert canvas.write("231", 1008, 400, STYLE, theme.INK, align="right") == 1008
    assert canvas.texts[0].x == pytest.approx(1008 - width("231", STYLE))


def test_a_large_number_begins_with_its_ink() -> None:
    canvas = Canvas("contoh")
    canvas.write_large("18", 72, 706, Style(266, 800, -0.045), theme.INK)
    assert canvas.texts[0].box.left == 72


def test_no_break_spaces_are_drawn_as_spaces() -> None:
    canvas = Canvas("contoh")
    canvas.write("24\u00a0jam", 72, 400, STYLE, theme.INK)
    assert canvas.texts[0].text == "24 jam"


def test_the_fullest_wording_that_fits_is_taken() -> None:
    assert first_that_fits(("Call Center 112 Kota Pekalongan", "Call Center"), STYLE, 200) == "Call Center"
    assert first_that_fits(("Call Center",), STYLE, 20) is None


def test_a_text_knows_the_rectangle_on_which_it_stands() -> None:
    canvas = Canvas("contoh")
    canvas.draw(rectangle(Box(60, 360, 500, 420), theme.RANGE), circle(600, 390, 80, theme.RED))
    canvas.write("15", 72, 400, STYLE, theme.INK)
    canvas.write("16", 580, 400, STYLE, theme.WHITE, ground=theme.RED)
    canvas.write("17", 72, 500, STYLE, theme.INK)
    assert [placed.ground for placed in canvas.texts] == [theme.RANGE, theme.RED, theme.PAPER]
