"""Icons and pattern: paths around their own middle."""

from __future__ import annotations

import numpy as np
import pytest

from publisher.charts.shape import Box, points
from publisher.templates import pattern
from publisher.templates.icons import STAND_IN, icon, outline
from tests.edition.fixture import REGION


@pytest.mark.parametrize("name", sorted({item.icon for item in REGION.categories} | {"phone", "check", "database"}))
def test_every_icon_of_the_shipped_pack_exists(name: str) -> None:
    assert not np.array_equal(points(outline(name)), points(outline(STAND_IN)))
    assert np.abs(points(outline(name))).max() <= 0.52


def test_an_unknown_icon_gives_a_plain_sign() -> None:
    assert np.array_equal(points(outline("no-such-icon")), points(outline(STAND_IN)))


def test_an_icon_is_placed_around_its_centre() -> None:
    vertices = points(icon("circle", [(100, 200)], 50))
    assert np.allclose((vertices.min(axis=0) + vertices.max(axis=0)) / 2, (100, 200), atol=1)


def test_a_star_stays_in_its_cell() -> None:
    for petals in (pattern.star_petals(), pattern.flower_petals()):
        assert np.abs(points(petals)).max() <= 0.5


def test_a_hollow_star_keeps_a_visible_line() -> None:
    assert pattern.hollow_stars([(0, 0)], 20, "#000000")[0].width == 1.7


def test_the_band_shows_how_much_has_been_read() -> None:
    read = pattern.band(2, 8)[0]
    assert points(read.path)[:, 0].max() == 8 * 36


def test_the_lattice_covers_the_cloth() -> None:
    diamonds = pattern.lattice(Box(0, 810, 1080, 1350), 4, 8, [])[0]
    assert points(diamonds.path)[:, 0].max() > 1080
