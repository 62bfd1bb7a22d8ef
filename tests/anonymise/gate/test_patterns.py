"""Recognisers by shape, with the positions of what they must find. «…» marks a finding, {…} its label."""

import re

import pytest

from publisher.anonymise.gate import screen
from publisher.anonymise.gate.patterns import find_patterns

MARKED = re.compile("«(.*?)»", re.DOTALL)


def expected(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and the places that were marked."""
    text, places, position = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[position : match.start()]
        places.append((len(text), len(text) + len(match[1])))
        text += match[1]
        position = match.end()
    return text + marked[position:], places


CASES = {
    "PHONE": [
        "hubungi «081234567890» ya",
        "hubungi «0812-3456-7890», terima kasih",
        "wa «0812 3456 7890».",
        "wa «0812.3456.7890»",
        "telp «+6281234567890»",
        "telp «+62 812-3456-7890»",
        "telp «6281234567890»",
        "kantor «0285421234» tutup",
        "kantor («0285) 421234»",
        "kantor «0285-421234»",
        "tanpa nol «812-3456-7890»",
        "tanpa nol «812 3456 7890» saja",
        "dua nomor «081234567890», «085712345678»",
        "dua baris «0812\n3456\n7890»",
    ],
    "NIK": [
        "NIK «3375010101900001» benar",
        "NIK «3375 0101 0190 0001»",
        "KK «3375-0101-0190-0001»",
    ],
    "IDNUM": [
        "id «12345» selesai",
        "tiket «98765432»",
        "pel.«123456789» PLN",
        "no.«123456»",
    ],
    "PLATE": [
        "motor «G 1234 AB» hitam",
        "motor «G1234AB»",
        "mobil «B-2169-BYE»",
        "truk «AA 900 K»",
        "motor «G 12 AB» jatuh",
        "motor «g 1234 ab» jatuh",
        "«nopol g 12 ab» jatuh",
    ],
    "COORD": [
        "titik «-6.888123, 109.675432»",
        "titik «-6.888, 109.675» itu",
        "titik «-6,8881; 109,6754»",
        "titik «6.88812/109.67543»",
        "titik «6°53'»20",
    ],
    "EMAIL": ["surat «nama.orang+a@contoh.co.id»."],
    "URL": ["lihat «https://contoh.id/a?b=1» ya", "lihat «www.contoh.id»", "lihat «HTTPS://CONTOH.ID»"],
    "HANDLE": ["ikuti «@orang_biasa» ya", "ikuti «@orang.biasa»."],
    "ADDRESS": [
        "di «Jl. Merdeka No. 12» malam",
        "di «jl merdeka 12»",
        "di «Jl. Hayam Wuruk»",
        "di «jl melati» malam",
        "di «Jalan Merdeka»",
        "di «jalan melati 12»",
        "di «Jalan Dr. Cipto»",
        "di «gang 3» kiri",
        "di «Gg. Mawar No 5»",
        "di «Perum Griya Asri Blok C2»",
        "di «blok A» depan",
        "«RT 03/RW 07» Medono",
        "«RT.03 RW.07»",
        "«rt 3» saja",
        "«RW 11» saja",
        "rumah «no. 15» hijau",
        "rumah «Nomor 15A»",
    ],
    "DOB": ["anak, «lahir 12-03-2015», sehat", "«ttl Pekalongan 1 Januari 1990»"],
    "BANK": ["ke «rekening BRI 1234-5678-90»"],
}


@pytest.mark.parametrize(("label", "marked"), [(label, marked) for label, texts in CASES.items() for marked in texts])
def test_what_identifies_somebody_is_found_at_its_place(label: str, marked: str) -> None:
    text, places = expected(marked)
    found = screen(text).spans
    assert [(span.start, span.end) for span in found] == places
    assert {span.label for span in found} == {label}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("081234567890", "PHONE"),
        ("3375010101900001", "NIK"),
        ("12345", "IDNUM"),
        ("G 1234 AB", "PLATE"),
        ("-6.888123, 109.675432", "COORD"),
        ("a@contoh.id", "EMAIL"),
        ("www.contoh.id", "URL"),
        ("@orang", "HANDLE"),
        ("Jl. Merdeka 1", "ADDRESS"),
        ("lahir 1-1-2001", "DOB"),
        ("rekening 12345678", "BANK"),
    ],
)
def test_every_recogniser_answers_by_itself(text: str, label: str) -> None:
    assert label in {span.label for span in find_patterns(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Darurat? Telepon nomor 112",
        "Ambulans: nomor 119, PLN: nomor 123",
        "12–24",
        "1.204, 1.310, 1.150",
        "1.234.567 panggilan",
        "16, 14, 19, 17, 13, 20, 18, 15, 22, 29, 15, 15, 18",
        "2026-11-09",
        "28.12.2026",
        "Edisi 2026-W46",
        "Triwulan II 2026 PLN 35",
        "lampu jalan 2, sampah 1",
        "jalan rusak 3, pohon tumbang 2",
        "jalan/jembatan 4",
        "Pohon tumbang menutup jalan. Petugas memotong batang.",
        "Lampu jalan bermasalah. Petugas tiba 10 menit kemudian.",
        "Jalan atau jembatan rusak. Dishub tiba dalam sekitar 25 menit",
        "Undang-Undang Nomor 27 Tahun 2022",
        "Permendagri No. 114/2018",
        "PSC 119",
        "pukul 16.00 WIB",
        "di 112 jam",
        "ke 1204 warga",
    ],
)
def test_figures_dates_laws_and_things_of_the_street_are_nobodys(text: str) -> None:
    assert list(find_patterns(text)) == []


def test_a_finding_ends_before_the_punctuation_of_its_sentence() -> None:
    text = "di Jl. Merdeka."
    assert [text[span.start : span.end] for span in screen(text).spans] == ["Jl. Merdeka"]
