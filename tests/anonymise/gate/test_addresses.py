"""Addresses in every spelling, and streets that name no house. «…» marks a finding."""

from collections.abc import Iterator

import pytest

from publisher.anonymise.gate.addresses import find_addresses
from publisher.anonymise.gate.spans import Span
from tests.anonymise.gate.marked import VOCABULARY, shown_by, tokens_of


def find(text: str) -> Iterator[Span]:
    return find_addresses(tokens_of(text), VOCABULARY)


@pytest.mark.parametrize(
    "marked",
    [
        "di «Jl. Kenari No. 12» malam",
        "di «jl kenari 12» malam",
        "di «jl.sriwangi no 3a»",
        "di «Jalan Sudirman No: 199», malam",
        "di «Jalan Kutilang 17 RT.004/RW.015»",
        "di «jln Melati gg. 4 no.148b rt02/12»",
        "di «Jalan Pelita IV 178A» malam",
        "di «JL MANUNGGAL #104A, RT 12/13»",
        "di «jl.kh mas mansyur gang vi nmr 139a»",
        "di «gang 3» kiri",
        "di «Gg. Mawar No 5»",
        "di «gg11/25»",
        "di «gang melati» malam",
        "di «Gg. Pisang IV».",
        "di «Teratai Gg 1 no. 108»",
        "di «pelita iv gang 2 no 11»",
        "di «Perum Griya Asri Blok C2» saja",
        "di «perumahan Limas Agung D8 no.19» saja",
        "di «prum Binagriya blk B 5»",
        "di «Perumnas Alit G7 no.4»",
        "di «blok A 12» depan",
        "«RT 03/RW 07» Medono",
        "«RT.03 RW.07»",
        "«R.T. 03» saja",
        "«RT-03» saja",
        "«rt3rw9» saja",
        "«rt 3» saja",
        "«Rt.tiga Rw.lima» saja",
        "di «jl.raya tirto no.45» saja",
        "di «gg. buntu no 4» saja",
        "di «Jl. Kenari 12 A» saja",
        "«RW 11» saja",
        "rumah «no. 15» hijau",
        "rumah «Nomor 15A»",
        "rumah di «jl. sokrani» malam",
        "warga «jalan sokrani» malam",
        "alamat «jl melati» malam",
        "di «Rusunawa Panjang Lama lantai 2 kamar 14», malam",
        "di «apartemen Kenanga tower B lt. 5 unit 12» malam",
        "di «ruko Jatayu kav. 7»",
        "di «Ruko Cempaka Kavling 11»",
        "di «Taman Kenari H-10» malam",
        "di «Puri Kemuning A-21», malam",
        "di «Griya Pesona Blok D 5» malam",
        "di «Pelita Indah B-07» malam",
        "di «Kp. Karangmalang RT lima RW enam» malam",
        "di «kampung Karangmalang gang 5 nmr 2» malam",
        "di «Kp. Karangmalang Kidul RT dua RW dua belas»",
        "di «Lr. Samudra Biru 3 No 12» malam",
        "di «jl.kutilang ii kidul rel no.19» malam",
        "di «jl. kenari gang haji 3 rt 07 / rw 03» malam",
        "di «Jl. Tentara Pelajar Gang Haji 5 rt 9 rw 13»",
        "di «gang melon 5» malam",
        "di «gg. masjid iii» malam",
        "di «Gang Kelinci No. 3» malam",
        "sendiri di«jalan Tondano no 67» malam",
        "di «jl kenari nomor dua belas» malam",
        "di «Jl. Angkatan 45 No. 8» malam",
    ],
)
def test_an_address_is_found_at_its_place(marked: str) -> None:
    assert shown_by(find, marked) == marked


@pytest.mark.parametrize(
    "text",
    [
        "di Jl. Hayam Wuruk malam",
        "di jalan Jenderal Sudirman, malam",
        "di Jl. KH. Wahid Hasyim",
        "di jalan pantura",
        "di Jl. Sultan Agung 62 cm",
        "lampu jalan 2, jalan rusak 3, jalan/jembatan 4",
        "Lampu jalan bermasalah. Petugas tiba 10 menit kemudian.",
        "Jalan atau jembatan rusak.",
        "menutup jalan. Petugas",
        "jalan licin 3 titik",
        "gang sempit",
        "perumahan warga",
        "Darurat? Telepon nomor 112",
        "Undang-Undang Nomor 27 Tahun 2022",
        "Permendagri No. 114/2018",
        "nomor antrean 7 unit",
        "hati-hati di Jl. Melati, aspal licin",
        "lampu jalan melati padam",
        "laka di Jl. Angkatan 45, luka ringan",
        "Jl. Gajah Mada // R2 tanpa pelat",
        "diperingati dengan jalan sehat",
        "1 LR 2 LB dibawa ke rumah sakit",
        "taman kota 3 lokasi",
        "kampung kami 3 rumah rusak",
        "rumah sakit lantai 3",
        "gang buntu motor jatuh 3 orang",
    ],
)
def test_main_roads_and_things_of_the_street_are_no_address(text: str) -> None:
    assert list(find(text)) == []
