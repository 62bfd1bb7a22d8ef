from __future__ import annotations

import pytest

from publisher.templates.text import Style, ink, mask, width


def test_tracking_adds_its_em_between_letters_and_not_after_the_last() -> None:
    plain, tracked = Style(100, 800), Style(100, 800, 0.05)
    assert width("KODE", tracked) - width("KODE", plain) == pytest.approx(3 * 5, abs=0.6)


def test_letters_are_kerned() -> None:
    style = Style(100, 500)
    assert width("To", style) < width("T", style) + width("o", style)


def test_a_heavier_line_is_wider() -> None:
    assert width("Minggu ini", Style(32, 800)) > width("Minggu ini", Style(32, 500))


def test_a_mask_is_made_once() -> None:
    assert mask("Pohon tumbang", Style(32, 500)) is mask("Pohon tumbang", Style(32, 500))


def test_ink_lies_around_the_baseline() -> None:
    box = ink("jalan", Style(32, 500))
    assert box.top < 0 < box.bottom
