"""Electronic addresses, also as people write them to be read. «…» marks a finding."""

import pytest

from publisher.anonymise.gate.electronic import find_electronic
from tests.anonymise.gate.marked import expected, shown_by


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("surat «nama.orang+a@contoh.co.id».", "EMAIL"),
        ("surat «nama.@contoh.com» ya", "EMAIL"),
        ("surat «nama @ contoh.com» ya", "EMAIL"),
        ("surat «nama[at]contoh.com» ya", "EMAIL"),
        ("surat «nama(at)contoh . co.id» ya", "EMAIL"),
        ("surat «nama at contoh dot com» ya", "EMAIL"),
        ("surat «nama_b[at]contoh[dot]co[dot]id» ya", "EMAIL"),
        ("surat «nama [at] contoh [dot] co [dot] id» ya", "EMAIL"),
        ("surat «nama(a)contoh.id» ya", "EMAIL"),
        ("surat «nama et contoh titik com» ya", "EMAIL"),
        ("surat «a.b+c-d@titik.co.id» ya", "EMAIL"),
        ("surat «x-y[at]dot-dot.rumah-titik dot com» ya", "EMAIL"),
        ("surat «a@b.com.c@d.id» ya", "EMAIL"),
        ("lihat (..«satu-dua.co.id/x», ya", "URL"),
        ("ig pelakunya «sokran99» ya", "HANDLE"),
        ("lihat «https://contoh.id/a?b=1», ya", "URL"),
        ("lihat «www.contoh.id».", "URL"),
        ("lihat «HTTPS://CONTOH.ID»", "URL"),
        ("lihat «maps.app.goo.gl/aB3» ya", "URL"),
        ("wa «wa.me/6281234567890» ya", "URL"),
        ("lihat «instagram.com/sokran», ya", "URL"),
        ("lihat «t.me/sokran»", "URL"),
        ("peta «maps.apple.com/?ll=-6.8,109.6»", "URL"),
        ("ikuti «@orang_biasa» ya", "HANDLE"),
        ("ikuti «@orang.biasa».", "HANDLE"),
        ("akun ig «sokran.batik» ya", "HANDLE"),
        ("IG: «sokran99»", "HANDLE"),
        ("dari «sokran_batik» saja", "HANDLE"),
    ],
)
def test_an_electronic_address_is_found_at_its_place(marked: str, label: str) -> None:
    assert shown_by(find_electronic, marked) == marked
    assert label in {span.label for span in find_electronic(expected(marked)[0])}


@pytest.mark.parametrize(
    "text",
    [
        "tgl_lahir=10.03.1994",
        "melalui akun resmi PLN",
        "akun ini",
        "diunggah di instagram yang ramai",
        "dan/atau",
        "a.n. warga",
        "3.5 km/jam",
        "dll. dsb.",
    ],
)
def test_talk_of_accounts_and_abbreviations_is_no_address(text: str) -> None:
    assert list(find_electronic(text)) == []
