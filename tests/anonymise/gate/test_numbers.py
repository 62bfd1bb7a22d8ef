"""Numbers that lead to somebody, and figures that are nobody's. «…» marks a finding."""

import pytest

from publisher.anonymise.gate.numbers import find_numbers, find_spelled_numbers
from tests.anonymise.gate.marked import expected, shown_by

PHONES = [
    "hubungi «081234567890» ya",
    "hubungi «0812-3456-7890», terima kasih",
    "wa «0812 3456 7890».",
    "wa «0812.3456.7890»",
    "wa «0812_3456_7890»",
    "wa «0812/3456/7890»",
    "wa «0812,3456,7890»",
    "wa «08 12 34 56 78 90»",
    "wa «0812- 3456.7890»",
    "telp «+6281234567890»",
    "telp «+62 812-3456-7890»",
    "telp «+62 (0)812 3456 7890»",
    "telp «006281234567890»",
    "telp «6281234567890»",
    "telp «(0812) 345678»",
    "kantor «0285421234» tutup",
    "kantor «(0285) 421234»",
    "kantor «0285/421234»",
    "tanpa nol «812-3456-7890»",
    "tanpa nol «81234567890» saja",
    "dua nomor «081234567890», «085712345678»",
    "dua baris «0812-\n34567890»",
    "kurung siku «[0812] 345678»",
    "kurung siku «[0812]3456789» saja",
    "pranala «tel:+6281234567890»",
    "pranala «sms:081234567890»",
]
OTHERS = [
    ("NIK «3375010101900001» benar", "NIK"),
    ("NIK «3375 0101 0190 0001»", "NIK"),
    ("NIK «337501.010190.0001»", "NIK"),
    ("NIK «33.75.01.010190.0001»", "NIK"),
    ("no kk «3375010101900001»", "KK"),
    ("KK no «3375-0101-0190-0001»", "KK"),
    ("id «12345» selesai", "IDNUM"),
    ("telp «4420123»", "IDNUM"),
    ("pelanggan «5260.9276.6256»", "IDNUM"),
    ("kartu bpjs «0001-8123-32076»", "IDNUM"),
    ("rm «92.45.59.05» kontrol", "IDNUM"),
    ("pasien «RM812223»", "IDNUM"),
    ("berkas «78-68-79» hilang", "IDNUM"),
    ("buku pelaut «25-26-61»", "IDNUM"),
    ("paspor «X 1113016»", "IDNUM"),
    ("rekening BRI «1234-5678-90»", "BANK"),
    ("ATM Mandiri «139-00-8988614-1»", "BANK"),
    ("transfer BCA «620.549.0320» ya", "BANK"),
]
NOBODYS = [
    "tanggal 12-08-26",
    "tanggal 26-08-12",
    "Telepon 112, ambulans 119, PLN 123",
    "12–24",
    "1.204, 1.310, 1.150",
    "1.234.567 panggilan",
    "56.714-56.715 seminggu",
    "1,050-1,320 usually",
    "15 November 2026. 12,345 emergencies",
    "Rp 9.250.000 dan Rp130.000",
    "16, 14, 19, 17, 13, 20, 18, 15, 22, 29, 15, 15, 18",
    "2026-11-09",
    "tanggal 28.12.2026",
    "tanggal 06/07/26 11.03",
    "16 Jan 2025 12.20",
    "pukul 16.00, 07:30-16:00",
    "tahun 2024 2025 2026",
    "ke 1204 warga",
]


@pytest.mark.parametrize("marked", PHONES)
def test_a_telephone_number_is_found_however_it_is_spaced(marked: str) -> None:
    assert shown_by(find_numbers, marked) == marked
    assert {span.label for span in find_numbers(expected(marked)[0])} == {"PHONE"}


@pytest.mark.parametrize(("marked", "label"), OTHERS)
def test_other_numbers_are_found_and_told_by_what_stands_before(marked: str, label: str) -> None:
    assert shown_by(find_numbers, marked) == marked
    assert {span.label for span in find_numbers(expected(marked)[0])} == {label}


@pytest.mark.parametrize("text", NOBODYS)
def test_dates_times_sums_and_figures_are_nobodys(text: str) -> None:
    assert list(find_numbers(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "tiket 98431 ditutup",
        "tiket 112-202608-29279",
        "Nomor: TKT-20240202-6263",
        "No. Tiket 7849256",
        "#112-304276-5685",
        "CC112-04912936",
        "Tkt. PKL-2026-0417",
        "No. surat 005/0417/2026",
        "Surat Keterangan No. 470/118/2025",
    ],
)
def test_a_tickets_number_passes_only_where_it_is_let_pass(text: str) -> None:
    assert list(find_numbers(text, tickets=True)) == []
    assert list(find_numbers(text)) != []


def test_a_telephone_number_after_a_tickets_word_is_still_one() -> None:
    assert shown_by(lambda text: find_numbers(text, tickets=True), "tiket «081234567890»") == "tiket «081234567890»"


@pytest.mark.parametrize(
    "marked",
    [
        "nomor «nol lapan satu dua tiga empat lima» ya",
        "nomor «nol delapan satu dua tiga empat lima enam tujuh» ya",
        "«nol wolu siji songo limo enem siji nol wolu» punya tetangga",
        "nomornya «kosong delapan lima, enam tujuh, dua satu sembilan».",
        "call «zero eight one five six seven two» please",
        "«NOL DELAPAN SATU 23 EMPAT LIMA ENAM»",
        "nomor «nol delapan satu dua 3456 7890» ya",
        "nomor «0812-tiga empat-5678-satu» ya",
        "nomor saya«0896 lima kosong tiga kosong satu» ya",
        "nomor «nol dalapan hiji salapan 65023964» ya",
        "nomor «kosong delapan dua belas tujuh tujuh enam lima satu» ya",
        "nomer «nol ballu empa lema ennem petto» ya",
    ],
)
def test_a_number_said_in_words_is_found(marked: str) -> None:
    assert shown_by(find_spelled_numbers, marked) == marked


@pytest.mark.parametrize(
    "text",
    [
        "dua puluh tiga orang",
        "satu, dua, tiga",
        "dua puluh lima dua puluh enam",
        "2026 dua tiga lokasi",
        "empat dari lima kejadian, enam selesai",
    ],
)
def test_counting_is_no_number_of_anybody(text: str) -> None:
    assert list(find_spelled_numbers(text)) == []
