"""A page is measured in its theme's face, and painted in its theme wherever it is painted."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from publisher.templates import theme
from publisher.templates.face import Face, axes, characters, font_bytes
from publisher.templates.layout import Canvas
from publisher.templates.text import Style, mask, width
from publisher.templates.theme import Theme, using

NIGHT = Theme(palette={**theme.PALETTE, theme.PAPER: "#112233", theme.INK: "#FFEEDD"})
STYLE = Style(32, 800)


@pytest.fixture(scope="module")
def light(tmp_path_factory: pytest.TempPathFactory) -> Face:
    """The shipped face at its weight 500 alone, as a static file for every weight."""
    path = tmp_path_factory.mktemp("faces") / "one.ttf"
    path.write_bytes(font_bytes(None))
    instantiateVariableFont(TTFont(path), {"wght": 500}).save(path)
    return Face(static=((500, path),))


def test_a_page_is_painted_in_the_theme_in_which_it_was_laid_out() -> None:
    with using(NIGHT):
        canvas = Canvas("contoh")
        canvas.write("Minggu ini", 72, 252, Style(58, 800), theme.INK)
    assert theme.current() is theme.DEFAULT
    colours = canvas.image().getcolors(1080 * 1350)
    assert colours is not None
    seen = {colour for _, colour in colours}
    assert {(0x11, 0x22, 0x33), (0xFF, 0xEE, 0xDD)} <= seen
    assert (0xFB, 0xF8, 0xF2) not in seen


def test_a_line_is_measured_in_the_face_that_holds(light: Face) -> None:
    heavy = width("Minggu ini", STYLE)
    with using(Theme(face=light)):
        assert width("Minggu ini", STYLE) == pytest.approx(width("Minggu ini", Style(32, 500)), abs=0.3)
        assert width("Minggu ini", STYLE) < heavy
        assert mask("Minggu ini", STYLE) is mask("Minggu ini", STYLE)
    assert width("Minggu ini", STYLE) == heavy


def test_a_static_face_lends_the_nearest_weight_that_it_has() -> None:
    face = Face(static=((500, Path("medium.ttf")), (700, Path("bold.ttf"))))
    assert [face.file(weight) for weight in (500, 600, 800)] == [Path("medium.ttf"), Path("medium.ttf"), Path("bold.ttf")]


def test_the_shipped_face_has_one_axis_and_the_signs_of_a_page() -> None:
    assert list(axes(None)) == ["wght"]
    assert set("–·&@%→") <= characters(None)


def test_a_static_face_has_no_axes(light: Face) -> None:
    assert axes(light.file(500)) == {}
