"""Small numbers in words behind what they number. «…» marks a finding."""

import pytest

from publisher.anonymise.gate import screen
from publisher.anonymise.gate.said_numbers import LEADS, find_said_numbers
from tests.anonymise.gate.marked import expected, shown_by, tokens_of

MARKED = [
    ("murid «kelas tiga» pingsan", "Q_SCHOOL"),
    ("anak «umur tujuh» pingsan", "Q_AGE"),
    ("di «kamar dua belas» itu", "Q_PLACE"),
    ("di «lantai dua» rumahnya", "Q_PLACE"),
    ("di «blok sembilan» itu", "Q_PLACE"),
    ("warga «RT lima» itu", "Q_PLACE"),
    ("rumah «nomor dua puluh satu» itu", "Q_PLACE"),
    ("rumah «nomor satu» itu", "Q_PLACE"),
    ("«kelasnya nomor dua» itu", "Q_SCHOOL"),
    ("omahe «gang telu» kono", "Q_PLACE"),
]


@pytest.mark.parametrize(("marked", "label"), MARKED)
def test_a_number_in_words_is_found_with_what_it_numbers(marked: str, label: str) -> None:
    assert shown_by(find_said_numbers, marked) == marked
    text, _ = expected(marked)
    assert [span.label for span in find_said_numbers(text)] == [label]
    assert not LEADS.isdisjoint(tokens_of(text).low)
    assert screen(text).spans


@pytest.mark.parametrize("text", ["Selamat nomor satu", "satu nomor: 112", "tiga kelas diliburkan", "kelas sejuta umat"])
def test_what_numbers_nothing_of_somebodys_passes(text: str) -> None:
    assert list(find_said_numbers(text)) == []
