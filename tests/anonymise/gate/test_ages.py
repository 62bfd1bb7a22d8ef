"""Ages, and spans of time that are none. «…» marks a finding."""

import pytest

from publisher.anonymise.gate.ages import LEADS, find_ages
from tests.anonymise.gate.marked import expected, shown_by, tokens_of

MARKED = [
    "korban «usia 7» jatuh",
    "korban «umur 66 taun» jatuh",
    "korban «berusia 12 tahun» jatuh",
    "korban «umure wis 81» jatuh",
    "korban «± 40 th» jatuh",
    "korban, «14 tahun», jatuh",
    "korban («66th») jatuh",
    "korban «sekitar 70an tahun» jatuh",
    "korban «kira2 27 th» jatuh",
    "korban («16 y.o.») jatuh",
    "korban «kelahiran 1958» jatuh",
    "bayi «8 bulan» jatuh",
    "korban «tujuh puluh satu tahun» jatuh",
    "korban «umur enam belas tahun» jatuh",
    "di sawah,«73 tahun», jatuh",
    "korban «selawe taun» jatuh",
    "umure korban, «umure sewidak loro» jatuh",
    "korban «umur telung taun» jatuh",
    "korban «limo las tahun» jatuh",
    "urang «ampek puluah tahun» jatuh",
    "korban («23 bulan») jatuh",
]


@pytest.mark.parametrize("marked", MARKED)
def test_an_age_is_found_at_its_place(marked: str) -> None:
    assert shown_by(find_ages, marked).replace(".»", "».") == marked.replace(".»", "».")


@pytest.mark.parametrize("marked", MARKED)
def test_no_age_is_without_a_leading_word(marked: str) -> None:
    assert not LEADS.isdisjoint(tokens_of(expected(marked)[0]).low)


@pytest.mark.parametrize(
    "text",
    [
        "dalam 3 tahun terakhir",
        "selama 5 tahun",
        "tahun 2026",
        "2 tahun lalu",
        "setiap 4 tahun",
        "3 bulan terakhir",
        "10 menit",
        "minggu ke-38 tahun ini",
        "dua tahun",
        "selama dua puluh tahun",
        "tiga puluh tahun terakhir",
        "tahun anggaran 2026",
    ],
)
def test_a_span_of_time_is_no_age(text: str) -> None:
    assert list(find_ages(text)) == []
