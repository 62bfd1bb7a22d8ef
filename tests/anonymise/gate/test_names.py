"""Names by what announces them, by what surrounds them, and words that are nobody's. «…» marks a finding."""

from collections.abc import Iterator

import pytest

from publisher.anonymise.gate.names import find_listed_names, find_names
from publisher.anonymise.gate.spans import Span
from tests.anonymise.gate.marked import scan_of, shown_by


def find(text: str) -> Iterator[Span]:
    return find_names(scan_of(text))


def listed(text: str) -> Iterator[Span]:
    return find_listed_names(scan_of(text))


@pytest.mark.parametrize(
    "marked",
    [
        "Bapak «Sokran» melapor",
        "Bpk. «Sokran Wigati» melapor",
        "pak «sokran» sudah pulang",
        "PAK «SOKRAN WIGATI» SUDAH PULANG",
        "Pak: «Sokran»",
        "H.«Sokran» datang",
        "Hj. «Nur'Aini» datang",
        "Bpk. H. «M. Sokran» pulang",
        "Pak «M Sokran» pulang",
        "Mas «Sokran», Mbak «Rinjani»",
        "Pak\n«Sokran» pulang",
        "Pak RT «Sokran» hadir",
        "bu rt «sokran wigati» hadir",
        "kompol «sokran» tiba",
        "daeng «sokran» pulang",
        "tante «sokran» pulang",
        "rekening a.n. «Sokran Wigati»",
        "rekening a/n «sokran»",
        "an. «ABDUL SOKRAN»",
        "Pelapor : «Sokran Wigati»",
        "Pelapor: Bpk. «Sokran»",
        "pelapor «sokran» tidak bisa dihubungi",
        "peutgas «mujur» tiba",
        "atas nama «sokran wigati»",
        "namanya «Sokran»",
        "nama lengkap: «Sokran»",
        "jenenge «sokran»",
        "«Sokran bin Wigati» hadir",
        "«Siti Aisyah binti Umar» hadir",
        "saksi «Sokran Al-Attas» hadir",
        "«mat, m.pd.» hadir",
        "wa 081234567890 («sokran»)",
        "milik «Go Siok Lan» di depan",
        "«Cut Nilawati» melapor",
        "saksi «cut nilawati» hadir",
        "«Mpok Sokran» melapor",
        "pelapor «Moh. Perdana», NIK",
        "bapak «moh. mistar tanjaya» pulang",
        "milik «i gede arnawa» di depan",
        "Namanya «I Nengah Sokran» dan",
        "temannya «indah». Rumah",
        "abk «sokran» jatuh",
        "saksi «Sokran Mistar» hadir",
        "saksi «sokran mistar» hadir",
    ],
)
def test_an_announced_name_is_found_as_far_as_it_runs(marked: str) -> None:
    assert shown_by(find, marked) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "Pak «Untung» pulang",
        "Menurut mbah «dariyah», hujan deras mulai sore",
        "menurut «dariyah», «melati» dan «mawar» ada di sana",
        "mbak «bunga» pulang",
        "Mas «Langit» pulang",
        "Bu «Sabar» pulang",
        "pak «senin» pulang",
        "pelapor «senin» sudah dikonfirmasi",
        "korban «melati» dirujuk",
        "«melati» dirujuk ke puskesmas",
        "«lancar» menghubungi petugas",
        "balita «senin» usia 5 tahun",
        "«mekar» (20 th) selamat",
        "tadi «B. Mekar» dan «Mekar S». pulang",
        "lapor «rebo», hub 081234567890",
        "1) «Mekar» - luka",
        "«mekar»: tolong, rumahku kebanjiran",
    ],
)
def test_an_ordinary_word_is_a_name_where_one_is_due(marked: str) -> None:
    assert shown_by(find, marked) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Ibu Kota Pekalongan",
        "ibu hamil dibawa ke rumah sakit",
        "ibu rumah tangga",
        "Pak RT setempat",
        "bapak dan ibu",
        "Bapak Wali Kota",
        "korban banjir",
        "korban meninggal dunia",
        "petugas tiba di lokasi",
        "pelapor tidak mau menyebut nama",
        "pemilik rumah",
        "an apa saja",
        "pada hari Senin",
        "bunga di taman mekar",
        "untung tidak ada korban",
        "semoga lancar dan damai",
        "hari Rabu legi",
        "jadwal piket: Senin pos 7",
        "Selamat Hari Pahlawan",
        "Tanpa nama, alamat, jam.",
    ],
)
def test_ordinary_words_are_nobodys_name_elsewhere(text: str) -> None:
    assert list(find(text)) == []


@pytest.mark.parametrize(
    "marked",
    ["lalu «Wagiyem» pulang", "«tukiyem» dan «Marpaung» pulang", "«Suprihatiningsih» pulang", "warga menolong «nurhayati»"],
)
def test_a_name_of_the_list_or_of_a_names_shape_is_found_alone(marked: str) -> None:
    assert shown_by(listed, marked) == marked
