"""Health that is somebody's, and public health. «…» marks a finding."""

import pytest

from publisher.anonymise.gate.health import LEADS, find_health
from tests.anonymise.gate.marked import expected, shown_by, tokens_of

MARKED = [
    "korban «stroke» di rumah",
    "korban «riwayat stroke», sadar",
    "korban «gangguan jiwa», kabur",
    "korban «HIV dalam pengobatan», sadar",
    "korban «skizofrenia putus obat», kabur",
    "korban «hamil 8 bulan», sadar",
    "korban «patah tulang kaki kanan», sadar",
    "korban «minum racun», sadar",
    "korban «DM + hipertensi», sadar",
    "korban «kanker payudara stadium 3», sadar",
    "dx : «luka lecet lama»",
    "korban «luka bakar 40 persen», sadar",
    "korban «diabetes kering», sadar",
    "korban «kencing manis», sadar",
    "korban «jantung koroner», sadar",
    "korban «asam lambung kronis», sadar",
    "korban «kecanduan sabu», kabur",
    "kaki «diamputasi» tadi",
]


@pytest.mark.parametrize("marked", MARKED)
def test_an_illness_is_found_at_its_place(marked: str) -> None:
    assert shown_by(find_health, marked) == marked


@pytest.mark.parametrize("marked", MARKED)
def test_no_illness_is_without_a_leading_word(marked: str) -> None:
    assert not LEADS.isdisjoint(tokens_of(expected(marked)[0]).low)


@pytest.mark.parametrize(
    "text",
    [
        "kelompok difabel dan lansia",
        "pencegahan stunting",
        "penyandang disabilitas",
        "ibu hamil",
        "di jantung kota",
        "penanganan ODGJ",
        "Demam berdarah meningkat di Juli",
        "air rob rawan penyakit kulit",
        "terutama penderita asma",
        "luka bakar",
    ],
)
def test_public_health_is_nobodys(text: str) -> None:
    assert list(find_health(text)) == []
