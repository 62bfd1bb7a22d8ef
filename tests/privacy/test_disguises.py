"""However an identifier is disguised, the gate finds it in an editor's sentence, with a span over all that was written."""

from __future__ import annotations

import pytest

from publisher.anonymise.gate import Level, screen
from tests.privacy.disguises import DISGUISES, OF_NUMBERS

# What it is → the sentence, what is written before the value in the same disguise, the value.
PHONE, ABROAD = ("Hubungi {} untuk kabar.", "", "081234567890"), ("WA {} ya.", "", "+6281390217744")
NIK, KK = ("Nomor {} tercatat.", "", "3375012907900004"), ("Nomor KK {} tercatat.", "", "3375010814220007")
IDENTIFIERS = {
    "phone": PHONE,
    "phone from abroad": ABROAD,
    "NIK": NIK,
    "KK": KK,
    "plate": ("Mobil {} menabrak pohon.", "", "G 4827 QB"),
    "address": ("Rumahnya di {} terbakar.", "", "Jl. Kenari No. 5 RT 02 RW 03"),
    "name with Pak": ("Laporan dari {} diterima.", "Pak ", "Budi Santoso"),
    "name with Bu": ("Rumah milik {} roboh.", "Bu ", "Siti Aminah"),
}
NUMBERS = ("phone", "phone from abroad", "NIK", "KK")
# Between the groups of a telephone number; a person reads over all of them.
SEPARATORS = " .-/_,|\n\t\u00a0\u2009\u202f\u2010\u2011\u2012\u2013\u2014\u2212"
SELDOM_SEPARATORS = "·•*~=:;'+\\"


def uncovered(identifier: tuple[str, str, str], disguise: str) -> list[str]:
    """Letters and digits of the disguised value that no span holds; what stands before the value need not be."""
    frame, lead, value = identifier
    write = {**DISGUISES, **OF_NUMBERS}[disguise]
    written = write(lead + value)
    text = frame.format(written)
    begin = text.index(written)
    before = sum(letter.isalnum() for letter in write(lead)) if lead else 0
    written_at = [place for place in range(begin, begin + len(written)) if text[place].isalnum()][before:]
    held = {place for span in screen(text).spans for place in range(span.start, span.end)}
    return [text[place] for place in written_at if place not in held]


def cases() -> list[object]:
    return [
        pytest.param(name, disguise, id=f"{name}: {disguise}")
        for name in IDENTIFIERS
        for disguise in (*DISGUISES, *(OF_NUMBERS if name in NUMBERS else ()))
    ]


@pytest.mark.parametrize(("name", "disguise"), cases())
def test_a_disguised_identifier_is_covered_to_its_last_letter(name: str, disguise: str) -> None:
    assert uncovered(IDENTIFIERS[name], disguise) == []


@pytest.mark.parametrize("separator", [*SEPARATORS])
def test_a_telephone_number_is_found_whatever_stands_between_its_groups(separator: str) -> None:
    (span,) = screen(f"Hubungi 0812{separator}3456{separator}7890 ya").spans
    assert (span.start, span.end) == (8, 22)


@pytest.mark.parametrize("separator", [*SELDOM_SEPARATORS])
@pytest.mark.parametrize("level", Level)
def test_numbers_are_found_over_separators_that_are_seldom_used(separator: str, level: Level) -> None:
    for number in ("0812{0}3456{0}7890", "0285{0}421{0}987", "3375{0}0129{0}0790{0}0004"):
        written = number.format(separator)
        held = {place for span in screen(f"Nomor {written} ya", level).spans for place in range(span.start, span.end)}
        assert held >= set(range(6, 6 + len(written)))


@pytest.mark.parametrize(
    "text", ["Pukul 08:30:15", "08:30; 09:45; 10:15", "18 = 13 + 5", "2024; 2025; 2026", "1 2 3 4 5", "10*20"]
)
def test_times_sums_and_years_with_the_same_separators_pass(text: str) -> None:
    assert screen(text).spans == ()


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("Hubungi \u202e098765432180\u202c ya", 9, 21),
        ("Laporan dari \u202eosotnaS iduB kaP\u202c diterima", 14, 21),
        ("Hubungi 0812&nbsp;3456&nbsp;7890 ya", 8, 32),
        ("Surel budi&commat;contoh.id ya", 6, 27),
        ("Surel budi＠contoh．id ya", 6, 20),
        ("Rumah di &#74;l. Kenari No&period; 5 terbakar", 9, 36),
        ("Laporan dari Pak ʙᴜᴅɪ ꜱᴀɴᴛᴏꜱᴏ diterima", 17, 29),
        ("Laporan dari Pak 🄱🅄🄳🄸 diterima", 17, 21),
        ("Laporan dari Pak Büdï Sãntöso diterima", 17, 29),
        ("Hubungi 081234\n567890 ya", 8, 21),
        ("Titik 6°53'44\"S 109°40'29\"E", 6, 27),
    ],
)
def test_what_only_the_eye_puts_together_is_covered(text: str, begin: int, end: int) -> None:
    held = {place for span in screen(text).spans for place in range(span.start, span.end)}
    assert [text[place] for place in range(begin, end) if text[place].isalnum() and place not in held] == []
