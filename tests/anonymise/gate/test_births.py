"""Dates of birth. «…» marks a finding."""

import pytest

from publisher.anonymise.gate.births import find_births
from tests.anonymise.gate.marked import shown_by


@pytest.mark.parametrize(
    "marked",
    [
        "anak, lahir «12-03-2019», sehat",
        "ttl Pekalongan, «1 Januari 1990»",
        "TTL : «1941-02-18»",
        "TGL_LAHIR=«1 OKTOBER 2019»",
        "tgl lhr: «28Mar1982»",
        "kelahiran «13 mei 2019» itu",
        "lahir di Tirto tanggal «5.12.60»",
        "born on «5 May 2017»",
        "ttl:\nPekalongan «12/3/18»",
        "data «23/04/1968» cocok",
        "data «1978-01-30» cocok",
        "laire «empat belas desember tahun enam puluh tujuh», sabar",
        "lahir «tiga belas oktober seribu sembilan ratus sembilan puluh satu» hamil",
        "data «dua puluh mei sembilan belas tujuh puluh» cocok",
        "lair «telung puluh siji desember sewu sangang atus pitung puluh».",
        "lahir «12 Agustus dua ribu lima» itu",
        "l / «8 mei '01» / faskes",
        "data «12/3/54» cocok",
        "data «21agt1977» cocok",
        "data «12 - 03 - 1989» cocok",
        "data «12 03 1989» cocok",
        "data «21-Agt-1977» cocok",
        "data «Agustus 12, 1977» cocok",
        "lairipun «05 Agt '03»",
        "tgl lahir «1 Januari», sehat",
        "kelahiran Batang «4 Mei tahun 92» itu",
        "lahir «empat lima sembilan dua» itu",
        "lahire tanggal «5 wulan 6 taun 1960» itu",
        "lahir «lima juni sembilan belas enam nol» itu",
    ],
)
def test_a_date_of_birth_is_found_at_its_place(marked: str) -> None:
    assert shown_by(find_births, marked) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Edisi 9–15 November 2026",
        "sejak 25/07/24",
        "lahir sehat",
        "28.12.2026",
        "Permendagri 114/2018",
        "tahun 1998",
        "pukul 19.56",
        "tujuh belas agustus tahun dua ribu dua puluh enam",
        "tanggal dua puluh mei ada tiga laporan",
        "tanggal 5 mei 60 warga",
        "12/3/26",
        "8 mei '26",
    ],
)
def test_dates_of_our_days_are_nobodys_birth(text: str) -> None:
    assert list(find_births(text)) == []
