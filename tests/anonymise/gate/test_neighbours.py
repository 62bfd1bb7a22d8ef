"""People by the smallest office and alleys by what stands beside them. «…» marks a finding."""

from __future__ import annotations

import pytest

from publisher.anonymise.gate import screen
from publisher.anonymise.gate.neighbours import LEADS, find_neighbours
from tests.anonymise.gate.marked import shown_by, tokens_of

MARKED = [
    "Terima kasih «Pak RT» dan warga",
    "tadi «bu rw» datang",
    "kata «Bapak Ketua RT», aman",
    "warga «di gang sebelah masjid» yang menjaga jalan",
    "rumah di «gang belakang pasar»".replace("di «gang", "«di gang"),
]
OFFICES_AND_TRADES = [
    "«Bu Lurah» pingsan",
    "kata «Bapak Camat» dan «bu bidan»",
    "ditolong «tukang becak langganan» saya",
    "«penjual megono paling tua di Kraton» jatuh",
    "«guru ngaji langgar» itu",
    "«juru parkir depan Alfamart» itu",
]
NOBODYS = [
    "para pedagang pasar",
    "Ibu-ibu guru menari",
    "tukang parkir yang membantu",
    "satpam dan warga",
    "Ibu Wali Kota meresmikan posko",
    "Pak RT 03 hadir",
    "warga RT dan RW setempat",
    "gang sempit",
    "di sebelah masjid",
]


@pytest.mark.parametrize("marked", MARKED + OFFICES_AND_TRADES)
def test_who_or_where_is_found(marked: str) -> None:
    assert shown_by(find_neighbours, marked) == marked


@pytest.mark.parametrize("marked", MARKED + OFFICES_AND_TRADES)
def test_nothing_is_found_without_a_leading_word(marked: str) -> None:
    assert not LEADS.isdisjoint(tokens_of(marked).low)


@pytest.mark.parametrize("text", NOBODYS)
def test_a_public_office_a_number_and_a_bare_word_are_left_to_others(text: str) -> None:
    assert list(find_neighbours(text)) == []


def test_an_editor_is_shown_both_with_their_kind() -> None:
    text = "Terima kasih Pak RT dan warga di gang sebelah masjid yang menjaga jalan."
    found = [(text[span.start : span.end], span.label) for span in screen(text).spans]
    assert found == [("Pak RT", "Q_PERSON"), ("di gang sebelah masjid", "Q_PLACE")]
