"""Harm done to persons, in all forms of its words; not what is done to things. «…» marks a finding."""

import pytest

from publisher.anonymise.gate import screen
from publisher.anonymise.gate.harm import find_harm
from tests.anonymise.gate.marked import expected, remarked, tokens_of

MARKED = [
    "Telah terjadi «pemerkosaan»",
    "Ia «diperkosa» dan «dicabuli» semalam",
    "Ia «dianiaya», lalu «dipukuli» dan «disekap»",
    "Dugaan «penganiayaan», «penyiksaan» dan «pencabulan»",
    "Seorang ibu «dipukul» di rumah",
    "Bayi «dibuang» di kali",
    "Ia mencoba «bunuh diri»",
    "Ia ditemukan «gantung diri»",
    "Ia «melukai dirinya» lagi",
    "Ia hendak «mengakhiri hidupnya»",
    "Korban «pelecehan» melapor",
    "Anak itu «ditelantarkan» dan «dirundung»",
]
OF_THINGS = [
    "Sampah dibuang pada tempatnya",
    "Puntung rokok jangan dibuang di ilalang",
    "Kentongan dipukul tiga kali tanda rob datang",
    "Jangan dipukul, jauhi tujuh meter",
    "Mulai pukul tujuh malam",
    "Lampion digantung di sepanjang gang",
    "Sabun membunuh kuman",
    "Diri sendiri dahulu",
]


@pytest.mark.parametrize("marked", MARKED)
def test_harm_is_found_in_all_forms_of_its_words(marked: str) -> None:
    text, _ = expected(marked)
    assert remarked(text, find_harm(tokens_of(text))) == marked


@pytest.mark.parametrize("text", OF_THINGS)
def test_what_is_done_to_things_is_no_harm(text: str) -> None:
    assert list(find_harm(tokens_of(text))) == []


def test_a_thing_in_another_sentence_excuses_nothing() -> None:
    assert len(list(find_harm(tokens_of("Sampah diangkut. Bayi dibuang di kali.")))) == 1


@pytest.mark.parametrize("marked", MARKED)
def test_an_editor_is_shown_it_for_a_decision(marked: str) -> None:
    text, places = expected(marked)
    held = {place for span in screen(text).spans for place in range(span.start, span.end)}
    assert all(place in held for start, end in places for place in range(start, end) if text[place].isalpha())
