"""The gates run on any theme: which pass, which are refused, and in which words."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from publisher.templates import theme
from publisher.templates.face import Face, font_bytes
from publisher.templates.theme import Theme
from publisher.templates.theme_file import load_theme
from publisher.templates.theme_gates import NEEDED, WEIGHTS, contrast_faults, face_faults, faults, vision_faults
from publisher.templates.theme_pairs import DECORATION, MARKS, TEXT, TOLD_APART
from tests.templates.themes import BLACK_ON_WHITE, FADED, HARBOUR

FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"


def themed(folder: Path, text: str) -> Theme:
    (folder / "theme.toml").write_text(text, encoding="utf-8")
    return load_theme(folder / "theme.toml")


def says(face: Face) -> str:
    return " ".join(fault.says for fault in face_faults(Theme(face=face)))


def one_file(name: str) -> Face:
    return Face(static=tuple((weight, FONTS / name) for weight in WEIGHTS))


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory) -> Face:
    """The shipped face as a static file a weight."""
    folder = tmp_path_factory.mktemp("faces")
    whole = folder / "whole.ttf"
    whole.write_bytes(font_bytes(None))
    for weight in WEIGHTS:
        instantiateVariableFont(TTFont(whole), {"wght": weight}).save(folder / f"{weight}.ttf")
    return Face(static=tuple((weight, folder / f"{weight}.ttf") for weight in WEIGHTS))


def test_the_designs_own_theme_passes() -> None:
    assert faults(theme.DEFAULT) == ()


@pytest.mark.parametrize("text", [HARBOUR, BLACK_ON_WHITE], ids=["dark blue and orange", "black on white"])
def test_another_theme_passes(text: str, tmp_path: Path) -> None:
    assert faults(themed(tmp_path, text)) == ()


def test_a_faded_theme_is_refused_by_pair_with_measured_and_needed_ratio(tmp_path: Path) -> None:
    found = list(contrast_faults(themed(tmp_path, FADED)))
    told = [fault.says for fault in found]
    assert "text, red on paper (kickers and what the headline names): contrast 2.3 to 1, needed 4.5 to 1" in told, (
        "\n".join(told)
    )
    assert any(text.startswith("marks, red on range") and text.endswith("needed 3 to 1") for text in told)
    assert "change red or paper under [colours]" in {fault.mend for fault in found}


def test_colours_that_look_alike_to_some_are_refused_where_nothing_else_tells_them_apart(tmp_path: Path) -> None:
    told = [fault.says for fault in vision_faults(themed(tmp_path, FADED))]
    assert any("red and indigo" in text and "protanopia" in text and "needed 0.1" in text for text in told), told
    alike = Theme(palette={**theme.PALETTE, theme.SOGA: theme.PALETTE[theme.RED]})
    assert list(vision_faults(alike)) == []


def test_a_ratio_just_short_of_what_is_needed_is_never_rounded_to_it() -> None:
    almost = Theme(palette={**theme.PALETTE, theme.PAPER: "#FFFFFF", theme.MUTED: "#777777"})
    assert "contrast 4.4 to 1" in next(fault.says for fault in contrast_faults(almost) if "muted on paper" in fault.says)


def test_static_files_of_all_weights_pass(static: Face) -> None:
    assert says(static) == ""


def test_a_missing_weight_is_named(static: Face) -> None:
    assert says(Face(static=static.static[:2])) == "face: no file for the weight 700, 800"


def test_a_static_font_in_place_of_a_variable_one_is_told_what_it_lacks() -> None:
    face = Face(variable=FONTS / "DejaVuSans.ttf")
    assert says(face) == "face DejaVuSans.ttf: one weight only, needed 500, 600, 700, 800"


def test_a_weight_axis_that_ends_too_early_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "light.ttf"
    path.write_bytes(font_bytes(None))
    instantiateVariableFont(TTFont(path), {"wght": (200, 600)}).save(path)
    assert says(Face(variable=path)) == "face light.ttf: weights 200 to 600, needed 500 to 800"


def test_small_letters_that_are_too_small_are_measured_at_the_smallest_sizes() -> None:
    told = says(one_file("STIXGeneral.ttf"))
    assert "small letters are 10.8 px high in text of 24 px, needed 11.7 px" in told
    assert "in text of 30 px" in told


def test_signs_that_a_face_lacks_are_named() -> None:
    assert "no letter for · × – —" in says(one_file("cmr10.ttf"))


def test_a_face_must_be_able_to_write_the_names_of_the_region() -> None:
    assert list(face_faults(theme.DEFAULT, ["Kampong Ayer", "Đà Nẵng"])) == []
    (fault,) = face_faults(theme.DEFAULT, ["北京"])
    assert "no letter for 京 北" in fault.says


def test_a_face_whose_lines_are_too_long_is_refused() -> None:
    assert "times as long as in Plus Jakarta Sans, at most 1.06 times" in says(one_file("DejaVuSansMono.ttf"))


def test_the_tables_name_colours_that_exist_and_no_pair_twice() -> None:
    for table in (TEXT, MARKS, DECORATION):
        pairs = [(row.colour, ground) for row in table for ground in row.grounds]
        assert len(set(pairs)) == len(pairs)
        assert {token for pair in pairs for token in pair} <= set(theme.PALETTE)
        assert all(row.what for row in table)
    assert {token for pair in TOLD_APART for token in (pair.one, pair.other)} <= set(theme.PALETTE)


def test_the_needed_signs_are_in_the_shipped_face() -> None:
    assert set("–·&@%≤") <= NEEDED
