from __future__ import annotations

import pytest

from publisher.templates import theme


def test_contrast_has_its_known_ends() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#777777") == 1


def test_a_colour_is_a_name_or_written_out() -> None:
    assert theme.hex_of(theme.RED) == "#C8281F"
    assert theme.hex_of(theme.RED, {theme.RED: "#A00000"}) == "#A00000"
    assert theme.hex_of("#123456") == "#123456"


def test_every_token_has_a_colour() -> None:
    tokens = {value for name, value in vars(theme).items() if name.isupper() and isinstance(value, str)}
    assert tokens == set(theme.PALETTE)
