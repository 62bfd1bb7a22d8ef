"""Folding: a text as a reader sees it, with every position mapped back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.anonymise.gate.folding import fold_text, lowered


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Pak Budi", "Pak Budi"),
        ("Ｐａｋ　Ｂｕｄｉ", "Pak Budi"),
        ("𝐏𝐚𝐤 𝐁𝐮𝐝𝐢", "Pak Budi"),
        ("P\u200ba\u200dk\ufeff Bu\u00addi", "Pak Budi"),
        ("Раk Вudі", "Pak Budi"),  # four Cyrillic letters
        ("Pa\u0301k", "Pak"),
        ("０８１２３４５６", "08123456"),
        ("٠٨١٢٣٤٥٦", "08123456"),
        ("①②③", "123"),
        ("➊➋➌", "123"),
        ("0\ufe0f\u20e38\ufe0f\u20e31\ufe0f\u20e3", "081"),
        ("O8l2 345 67I", "0812 345 671"),
        ("o8i23-4567", "08123-4567"),
        ("1O mei 199O, l2-3", "10 mei 1990, 12-3"),
        ("NIK 3326Ol110lBO0013", "NIK 3326011101800013"),
        ("RT O3/RW O5, no 1O", "RT 03/RW 05, no 10"),
        ("0812–3456−7890", "0812-3456-7890"),
        ("ﬁle", "file"),
        ("Bu&nbsp;Tini &amp; Pak&#32;Budi", "Bu Tini & Pak Budi"),
        ("A&B; &x", "A&B; &x"),
    ],
)
def test_a_text_is_folded_to_what_a_reader_sees(written: str, read: str) -> None:
    assert fold_text(written).text == read


@pytest.mark.parametrize(
    "text",
    [
        "olio",
        "Oli 1 liter",
        "Illio",
        "lilo 12 oli",
        "lo 5 li 6",
        "sol 1 dan 2 oli",
        "BOSISOBOSI",
        "ZOO 12 BIS 34",
        "tabung O2",
        "5l air",
    ],
)
def test_look_alike_letters_outside_numbers_stay_letters(text: str) -> None:
    assert fold_text(text).text == text


def test_positions_lead_back_over_what_vanished_and_what_grew() -> None:
    text = "a\u200b\u200bﬁb"
    folded = fold_text(text)
    assert folded.text == "afib"
    assert [folded.start(place) for place in range(5)] == [0, 3, 3, 4, 5]
    assert [folded.end(place) for place in range(5)] == [0, 1, 4, 4, 5]


def test_an_entity_leads_back_to_all_of_its_letters() -> None:
    folded = fold_text("a&nbsp;b")
    assert folded.text == "a b"
    assert [(folded.start(place), folded.end(place + 1)) for place in range(3)] == [(0, 1), (1, 7), (7, 8)]


@given(st.text(max_size=60))
def test_every_folded_character_comes_from_a_place_in_the_text(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= place < len(text) for place in folded.origin)
    assert folded.length == len(text)


def test_small_letters_keep_their_places() -> None:
    assert lowered("ABC Éİß") == "abc éiß"
