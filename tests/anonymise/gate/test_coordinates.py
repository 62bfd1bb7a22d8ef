"""Coordinates of every kind. «…» marks a finding."""

import pytest

from publisher.anonymise.gate.coordinates import find_coordinates
from tests.anonymise.gate.marked import shown_by


@pytest.mark.parametrize(
    "marked",
    [
        "titik «-6.888123, 109.675432»",
        "titik («-6.90266; 109.63412») itu",
        "titik «-6.888, 109.675» itu",
        "titik «-6,8881; 109,6754»",
        "titik «6.88812/109.67543»",
        "titik «-6.8480 109.6634» saja",
        "titik «6.87263 LS / 109.67883 BT»",
        "«lat -6.8557 long 109.6955» ya",
        "«lintang -6.85»",
        "titik «S6.89679 E109.69464»",
        "titik «S 6 55 40.6, E 109 41 03.3» ya",
        "titik «6°52'44\"S 109°40'13\"E», ya",
        "titik «6d48m31sS, 109d41m25sE»",
        "titik «6° 56′ 23″ S 109° 42′ 31″ E»",
        "titik «6°51'31.8\"LS 109°40'47.0\"BT»",
        "titik «6.8898° S, 109.6753° E»",
        "kode «6P574MW9+FJ» ya",
        "kode «4HQ9+82»",
    ],
)
def test_a_coordinate_is_found_at_its_place(marked: str) -> None:
    assert shown_by(find_coordinates, marked) == marked


@pytest.mark.parametrize("text", ["1.204, 1.310, 1.150", "naik 3,5 meter", "2026-11-09", "suhu 31.5, 32.1", "O+ 4 kantong"])
def test_figures_are_no_coordinates(text: str) -> None:
    assert list(find_coordinates(text)) == []
