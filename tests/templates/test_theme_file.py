"""`theme.toml`: what it may say, and how each mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.templates.face import DEFAULT, font_bytes
from publisher.templates.theme import PALETTE
from publisher.templates.theme_file import ThemeError, load_theme
from tests.templates.themes import HARBOUR, NAMED


def write(folder: Path, text: str) -> Path:
    path = folder / "theme.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_a_theme_leaves_out_is_the_designs_own(tmp_path: Path) -> None:
    theme = load_theme(write(tmp_path, '[colours]\nred = "#b84a00"\n'))
    assert theme.palette == {**PALETTE, "red": "#B84A00"}
    assert (theme.face, theme.names) == (DEFAULT, {})
    assert theme.file == str(tmp_path / "theme.toml")


def test_a_theme_may_give_every_colour_and_some_names(tmp_path: Path) -> None:
    assert load_theme(write(tmp_path, HARBOUR)).palette["saffron"] == "#FF9E3D"
    assert load_theme(write(tmp_path, NAMED)).names["guarded_group"] == "Bantuan warga"


def test_font_files_are_looked_for_beside_the_theme(tmp_path: Path) -> None:
    (tmp_path / "faces").mkdir()
    for name in ("a.ttf", "b.ttf"):
        (tmp_path / "faces" / name).write_bytes(font_bytes(None)[:64])
    variable = load_theme(write(tmp_path, '[type]\nfile = "faces/a.ttf"\n'))
    assert variable.face.variable == tmp_path / "faces/a.ttf"
    static = load_theme(write(tmp_path, '[type.weights]\n700 = "faces/b.ttf"\n500 = "faces/a.ttf"\n'))
    assert static.face.static == ((500, tmp_path / "faces/a.ttf"), (700, tmp_path / "faces/b.ttf"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[colors]\n", r"\[colors\] is not a section; there are colours, type, names"),
        ("colours = 1\n", r"colours must be a section: \[colours\]"),
        ("[colours]\nrad = 1\n", r"\[colours\] has no 'rad'; it knows paper, panel, ink"),
        ('[colours]\nred = "C8281F"\n', r"\[colours\] red = 'C8281F': write it like \"#C8281F\""),
        ("[colours]\nred = 112\n", r"\[colours\] red = 112: write it like"),
        ("[colours\n", "not readable as TOML"),
        ('[names]\ncity = "x"\n', r"\[names\] has no 'city'; it knows report_name"),
        ('[names]\nreport_name = " "\n', r"\[names\] report_name = ' ': write it in quotes, at most 60 letters"),
        (f'[names]\nopen_group = "{"x" * 61}"\n', "at most 60 letters"),
        ('[names]\nopen_group = "a\\nb"\n', "write it in quotes"),
        ('[type]\nfile = "a.ttf"\n', r"\[type\] file = 'a.ttf': .*a\.ttf cannot be read: No such file"),
        ("[type]\nfile = 3\n", "write the name of a font file in quotes"),
        ('[type]\nfile = "theme.toml"\n', r"theme\.toml is not a TrueType or OpenType font"),
        ("[type]\nweights = 3\n", r"\[type\.weights\]: name a file for each weight, like 500"),
        ('[type.weights]\nbold = "a.ttf"\n', r"\[type\.weights\] bold: a weight is a number like 500 or 800"),
        ('[type]\nfile = "a.ttf"\n[type.weights]\n500 = "a.ttf"\n', "has file and weights: keep file for a variable font"),
    ],
)
def test_a_mistake_is_told_by_file_key_and_mend(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=says) as caught:
        load_theme(write(tmp_path, text))
    assert str(tmp_path / "theme.toml") in str(caught.value)


def test_a_theme_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"theme\.toml: there is no such file"):
        load_theme(tmp_path / "theme.toml")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ThemeError, match=r"folder: cannot be read"):
        load_theme(tmp_path / "folder")
