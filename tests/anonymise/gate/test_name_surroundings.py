"""Words that can be names, told by what surrounds them."""

import pytest

from publisher.anonymise.gate.name_surroundings import Surroundings
from publisher.anonymise.gate.tokens import tokenise
from tests.anonymise.gate.marked import VOCABULARY


def surrounded(text: str, index: int) -> str:
    tokens = tokenise(text)
    found = Surroundings(tokens, VOCABULARY).surrounded(index)
    return text[tokens.starts[found[0]] : tokens.ends[found[1] - 1]] if found else ""


@pytest.mark.parametrize(
    ("text", "index", "name"),
    [
        ("tadi melati umur 12 tahun", 1, "melati"),
        ("tadi melati (12 th)", 1, "melati"),
        ("tadi mistar umur 12 tahun", 1, "mistar"),
        ("tadi senin umur 12 tahun", 1, "senin"),
        ("tadi melati. umure 12 th", 1, "melati"),
        ("melati (tetangga korban) pulang", 0, "melati"),
        ("melati sudah dirujuk", 0, "melati"),
        ("melati suadh dirujuk", 0, "melati"),
        ("senin menghubungi petugas", 0, "senin"),
        ("melati 081234567890", 0, "melati"),
        ("rumah melati rt 3", 1, "melati"),
        ("milik Sokran (melati indah)", 2, "melati indah"),
        ("1) Melati - luka", 1, "Melati"),
        ("melati: tolong", 0, "melati"),
        ("tadi B. Melati pulang", 2, "B. Melati"),
        ("tadi B. Melati (70 th)", 2, "B. Melati"),
    ],
)
def test_an_age_a_fate_a_number_and_a_list_make_a_name(text: str, index: int, name: str) -> None:
    assert surrounded(text, index) == name


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("melati layu", 0),
        ("mistar sudah dirujuk", 0),
        ("hari senin menghubungi", 1),
        ("tadi pagi umur 12", 1),
        ("untung selamat", 0),
        ("pohon melati hilang", 1),
        ("rumah sudah dirujuk", 0),
        ("senin 081234567890", 0),
        ("hari Jumat Kliwon 0004 2027", 2),
        ("sampai 19 Oktober, usia bebas", 2),
        ("mau bengi ngamuk", 1),
        ("dari tadi pagi ngamuk", 2),
        ("rek peduli Mandiri 6055790606", 2),
        ("sampai 3 Jan 2027. 7.821 kejadian", 2),
        ("sampai 3 Mawar 2027. 7.821 kejadian", 2),
    ],
)
def test_elsewhere_an_ordinary_word_is_one(text: str, index: int) -> None:
    assert surrounded(text, index) == ""
