"""Contrast of the colours as they are paired, computed from the style sheets' own tokens (WCAG 2.2)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import publisher.web

CSS = Path(publisher.web.__file__).parent / "static" / "css"
TOKENS = dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6})", (CSS / "base.css").read_text(encoding="utf-8")))

TEXT = [
    ("ink", "paper"), ("ink", "surface"), ("ink", "sand"), ("ink", "saffron"), ("muted", "paper"), ("muted", "surface"),
    ("muted", "sand"), ("muted", "tint-blue"), ("teal-dark", "paper"), ("teal-dark", "surface"), ("teal-dark", "tint-teal"),
    ("saffron-text", "tint-saffron"), ("saffron-text", "surface"), ("red-dark", "surface"), ("red-dark", "tint-red"),
    ("violet", "tint-violet"),
    ("indigo", "tint-blue"), ("ink", "tint-red"), ("ink", "tint-saffron"), ("ink", "tint-violet"),
    ("surface", "teal"), ("surface", "teal-dark"), ("surface", "red"), ("surface", "red-dark"), ("surface", "indigo"),
    ("muted", "tint-teal"), ("surface", "saffron-text"),
]  # fmt: skip
MARKS = [
    ("control", "surface"),
    ("control", "paper"),
    ("indigo", "saffron"),
    ("indigo", "surface"),
    ("teal", "surface"),
    ("saffron-text", "saffron"),
    ("red", "surface"),
    ("red", "tint-red"),
    ("saffron-text", "tint-saffron"),
]
LITERAL_MARKS = [("#C8281F", "#FBD9D5"), ("#C8281F", "#FFF8F7"), ("#12263F", "#FFFFFF"), ("#8B8577", "#FFF8F7")]
LITERAL_TEXT = [
    ("#D9E1EA", "#12263F"), ("#C3CEDA", "#12263F"), ("#D3DCE6", "#12263F"), ("#3D4653", "#EFEAE0"), ("#4B4636", "#F4EFE4"),
    ("#4B4F55", "#F4EFE4"), ("#6A6557", "#F4EFE4"), ("#8A1A14", "#FBD9D5"), ("#084C4C", "#D3EAE7"), ("#3D4653", "#EDE6D8"),
    ("#14202E", "#D8E1EC"), ("#14202E", "#CFE8E2"), ("#14202E", "#F3D9B1"), ("#14202E", "#F4CFCB"), ("#14202E", "#E2D3EC"),
    ("#14202E", "#FBD9D5"), ("#14202E", "#FFF8F7"), ("#566170", "#FFF8F7"), ("#566170", "#FDFBF7"),
]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_reads_on_its_ground(text: str, ground: str) -> None:
    assert contrast(TOKENS[text], TOKENS[ground]) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_borders_and_marks_stand_out(mark: str, ground: str) -> None:
    assert contrast(TOKENS[mark], TOKENS[ground]) >= 3


@pytest.mark.parametrize(("text", "ground"), LITERAL_TEXT)
def test_colours_outside_the_tokens_read_too(text: str, ground: str) -> None:
    tokens = set(TOKENS.values())
    used = "".join(path.read_text(encoding="utf-8") for path in CSS.glob("*.css"))
    assert ground in used and (text in used or text in tokens)
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), LITERAL_MARKS)
def test_marks_on_other_grounds_stand_out_too(mark: str, ground: str) -> None:
    assert contrast(mark, ground) >= 3
