"""Kin by whom they belong to. «…» marks a finding."""

import pytest

from publisher.anonymise.gate.kin import LEADS, find_kin
from tests.anonymise.gate.marked import expected, shown_by, tokens_of

MARKED = [
    "tadi «cucu kyai kampung» jatuh",
    "tadi «anak kedua bu lurah» jatuh",
    "tadi «suami bidan desa» jatuh",
    "tadi «bojone tukang becak», jatuh",
    "tadi «anak tunggal guru ngaji», jatuh",
    "tadi «kakak korban» meninggal",
    "tadi «adik ipar» meninggal",
    "tadi «kakak sepupu» meninggal",
    "tadi «cucu dukun bayi» jatuh",
    "tadi «anak angkat takmir», jatuh",
    "tadi «sepupu camat» jatuh",
    "tadi «mantan istri kepala desa» jatuh",
]

OWNED = [
    "oleh «suaminya sendiri» semalam",
    "dan «anak perempuannya» ikut",
    "dan «kakak iparnya» ikut",
    "«bojone» lunga",
    "lapor «anakku» ilang",
    "«orang tuanya» datang",
    "«saudara seibu» datang",
    "«mantan suaminya» datang",
    "dan «istrinya» ikut",
]


@pytest.mark.parametrize("marked", OWNED)
def test_somebodys_kin_are_found_by_the_ending(marked: str) -> None:
    assert shown_by(find_kin, marked) == marked
    assert not LEADS.isdisjoint(tokens_of(expected(marked)[0]).low)


@pytest.mark.parametrize("marked", MARKED)
def test_a_relation_is_found_with_its_owner(marked: str) -> None:
    assert shown_by(find_kin, marked).replace(" jatuh»", "» jatuh") == marked


@pytest.mark.parametrize("marked", MARKED)
def test_no_relation_is_without_a_leading_word(marked: str) -> None:
    assert not LEADS.isdisjoint(tokens_of(expected(marked)[0]).low)


@pytest.mark.parametrize(
    "text",
    [
        "anak dan istri",
        "ibu guru",
        "anak korban",
        "bapak ketua",
        "putra daerah",
        "seorang ibu muda",
        "anak asuh",
        "saudara kita",
        "persaudaraan",
        "kekeluargaannya",
        "anakan sungai",
    ],
)
def test_kin_without_an_owner_are_nobodys(text: str) -> None:
    assert list(find_kin(text)) == []
