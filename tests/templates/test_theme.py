from __future__ import annotations

import pytest

from publisher.templates import theme

TEXT = [
    (theme.INK, theme.PAPER),
    (theme.MUTED, theme.PAPER),
    (theme.MUTED, theme.RANGE),
    (theme.RED, theme.PAPER),
    (theme.SOGA, theme.RANGE),
    (theme.TEAL, theme.PAPER),
    (theme.INDIGO, theme.PAPER),
    (theme.WHITE, theme.RED),
    (theme.PAPER, theme.INDIGO),
    (theme.MUTED_ON_DARK, theme.CLOTH),
    (theme.SAFFRON, theme.INDIGO),
    (theme.SKY, theme.CLOTH),
]
MARKS = [(theme.BLUE, theme.PAPER), (theme.BLUE, theme.RANGE), (theme.SAND, theme.PAPER), (theme.RED, theme.PAPER)]


@pytest.mark.parametrize(("colour", "ground"), TEXT)
def test_text_is_at_least_four_and_a_half_to_one(colour: str, ground: str) -> None:
    assert theme.contrast(colour, ground) >= 4.5


@pytest.mark.parametrize(("colour", "ground"), MARKS)
def test_marks_that_inform_are_at_least_three_to_one(colour: str, ground: str) -> None:
    assert theme.contrast(colour, ground) >= 3


def test_contrast_has_its_known_ends() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#777777") == 1
