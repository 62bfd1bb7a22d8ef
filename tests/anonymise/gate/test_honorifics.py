"""Names after an honorific or a label. «…» marks a finding."""

import pytest

from publisher.anonymise.gate.honorifics import find_names
from tests.anonymise.gate.test_patterns import expected


@pytest.mark.parametrize(
    "marked",
    [
        "Bapak «Budi» melapor",
        "Bpk. «Budi Santoso» melapor",
        "pak «Slamet» sudah pulang",
        "PAK «SLAMET RIYADI» sudah pulang",
        "Ibu «Siti Aminah Binti Rahmat» pulang",
        "Sdr. «Agus» dan Sdri «Dewi»",
        "Mas «Joko», Mbak «Rini»",
        "H. «Ahmad»",
        "Hj. «Nur'Aini»",
        "Alm. «Karto»",
        "rekening a.n. «Budi Santoso»",
        "rekening a/n «Budi Santoso»",
        "an. «ABDUL AKROM»",
        "Bpk. «H. M. Yusuf»",
        "Pak «M Yusuf» pulang",
        "Bapak «Al-Farisi» pulang",
        "Ibu «José» pulang",
        "Bu «D’Ornay» pulang",
        "Tn. «Lim»",
        "Pak\n«Budi» pulang",
        "Pak RT «Slamet» hadir",
        "Bu Lurah «Siti» hadir",
        "Pelapor : «Budi Santoso»",
        "Pelapor: Bpk. «Budi»",
        "Nama pemilik = «Wati»",
        "korban «Tono» sadar",
        "atas nama «Rudi Hartono»",
        "bernama «Sri»",
        "dilaporkan oleh «Yanto»",
        "«Ahmad bin Zaid» hadir",
        "«Siti Aisyah binti Umar» hadir",
    ],
)
def test_a_name_is_found_at_its_place(marked: str) -> None:
    text, places = expected(marked)
    assert sorted({(span.start, span.end) for span in find_names(text)}) == places
    assert {span.label for span in find_names(text)} == {"NAME"}


@pytest.mark.parametrize(
    "text",
    [
        "Ibu Kota Pekalongan",
        "Ibu Hamil",
        "Pak RT",
        "Bapak Wali Kota",
        "Bapak Wali Kota Pekalongan",
        "korban Kebakaran",
        "pelapor Damkar",
        "Tanpa nama, alamat, jam. Sumber: Call Center 112 Kota Pekalongan",
        "ibu hamil dibawa ke rumah sakit",
        "an apa saja",
        "pada hari Senin",
    ],
)
def test_offices_places_and_ordinary_words_are_nobodys_name(text: str) -> None:
    assert list(find_names(text)) == []


def test_the_town_after_a_mayors_name_does_not_hide_the_name() -> None:
    text = "Pak Lurah Slamet Pekalongan"
    assert [text[span.start : span.end] for span in find_names(text)] == ["Slamet Pekalongan"]
