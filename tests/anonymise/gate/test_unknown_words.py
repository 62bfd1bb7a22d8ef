"""Default-deny: a word in no list is found, and with it what belongs to its name. «…» marks a finding."""

from collections.abc import Iterator

import pytest

from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.unknown_words import find_unknown_words
from tests.anonymise.gate.marked import expected, scan_of, shown_by


def find(text: str) -> Iterator[Span]:
    return find_unknown_words(scan_of(text))


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("tadi «sokran» pulang", "WORD"),
        ("TADI «SOKRAN» PULANG", "WORD"),
        ("tadi «Sokran Wigatun» pulang", "NAME"),
        ("tadi «K. Sokran» pulang", "NAME"),
        ("tadi «Sokran S.» pulang", "NAME"),
        ("tadi «Langit Sokran» pulang", "NAME"),
        ("tadi «Wagiyem» pulang", "NAME"),
        ("lalu dibantu «Kenanga» sampai sore", "NAME"),
        ("tadi «mbaksokran» pulang", "WORD"),
        ("tadi «mbakwagiyem» pulang", "NAME"),
    ],
)
def test_an_unknown_word_is_found_with_what_belongs_to_it(marked: str, label: str) -> None:
    text, _ = expected(marked)
    shown = shown_by(find, marked).replace("S.»", "S».").replace("S».", "S.»")
    assert shown == marked or shown == marked.replace("S.»", "S».")
    assert label in {span.label for span in find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Kebakaran lahan kosong dipadamkan dengan dua unit mobil tangki.",
        "Petugas mengevakuasi seekor biawak dari pekarangan warga.",
        "wis rampung, matur nuwun, ora ono sing luka",
        "tdk ada korban jiwa, sdh ditangani ptgs",
        "Please send an ambulance, the gate is locked",
        "di Kelurahan Bandengan dan Kuripan Kertoharjo",
        "Gubernur Jawa Tengah meninjau pompa di Semarang",
        "RSUD Bendan, BPBD, dan UPTD ABCD",
        "peutgas menhgubungi warga",
        "berlari-lari, mobil-mobilan, sekuat-kuatnya",
        "bunga mawar dan melati layu",
        "hari Jumat Kliwon di Medono",
        "ada mtor di dpan, sudh dicek, mausk utnuk evakuasi",
        "nomor 112/7897/xi/2025",
        "ojo mbuwang sampah nang kali, mengko mampet, awake dhewe sing susah",
        "punten kang, aya sarang tiwuan ageung di bumi",
        "rumah urang kebakaran, ado tigo unit, capek tolong",
        "pelaku dirundung, dijambret, dan dipalak di depan warteg",
        "R4 msk kali, pengmd sdh klr, susp fr, riw stroke",
        "Gunung Slamet terlihat dari Pasar Banjarsari",
    ],
)
def test_the_language_of_the_service_passes(text: str) -> None:
    assert list(find(text)) == []
