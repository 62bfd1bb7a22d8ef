"""Our simulation and distance against ColorAide's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from coloraide import Color

from publisher.templates.colour_vision import VISION, difference, seen
from publisher.templates.theme import PALETTE, contrast

FILTERS = {"protanopia": "protan", "deuteranopia": "deutan", "tritanopia": "tritan"}
COLOURS = (*PALETTE.values(), "#000000", "#FF0000", "#00FF00", "#0000FF", "#FFFF00")


PAIRS = tuple(pairwise(COLOURS))


def simulated(colour: str, vision: str) -> Color:
    if vision not in FILTERS:
        return Color(colour)
    return Color(colour).filter(FILTERS[vision], 1, method="machado", space="srgb-linear")


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("colour", COLOURS)
def test_a_colour_is_seen_as_coloraide_simulates_it(colour: str, vision: str) -> None:
    theirs = simulated(colour, vision).convert("srgb-linear").coords()
    assert seen(colour, vision) == pytest.approx([min(1, max(0, part)) for part in theirs], abs=0.002)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_difference_is_the_distance_in_oklab(one: str, other: str, vision: str) -> None:
    seen_by_them = [
        Color("srgb-linear", [min(1, max(0, part)) for part in simulated(colour, vision).convert("srgb-linear").coords()])
        for colour in (one, other)
    ]
    assert difference(one, other, vision) == pytest.approx(seen_by_them[0].delta_e(seen_by_them[1], method="ok"), abs=0.003)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_contrast_is_that_of_wcag(one: str, other: str) -> None:
    assert contrast(one, other) == pytest.approx(Color(one).contrast(other), abs=0.01)
