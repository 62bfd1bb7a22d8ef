"""Canaries of the attack suite: one invented value for each column of a vendor's table, told apart by what no text spells.

A column's value is its template with the row's number. Finding one of its tokens anywhere is finding that column: a part
of a value is as much a leak as the whole. All persons, numbers and places are invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Canary:
    """`template` takes the row's number; each of `tokens` gives the column away by itself."""

    template: str
    tokens: tuple[str, ...]

    def of(self, row: int) -> str:
        return self.template.format(n=row)


# Columns that nobody maps.
PRIVATE: Mapping[str, Canary] = {
    "judul": Canary("Laporan Qowzejudul {n}", ("Qowzejudul",)),
    "uraian": Canary("Pelapor Bu Qwxnarasi {n}, Jl Zrqjalan No 4771, kobong omahe", ("Qwxnarasi", "Zrqjalan")),
    "catatan": Canary("Nama pemilik : Sdr. Tqxpemilik\r\n<b>ALAMAT</b> : Gg Wqzcatatan {n}", ("Tqxpemilik", "Wqzcatatan")),
    "nama_pelapor": Canary("Ibu Xqvpelapor Wzqbinti {n}", ("Xqvpelapor", "Wzqbinti")),
    "no_hp_pelapor": Canary("081294175038{n}", ("81294175038",)),
    "nik_pelapor": Canary("337501497205{n:04}", ("337501497205",)),
    "no_kk": Canary("337509820614{n:04}", ("337509820614",)),
    "alamat_pelapor": Canary("Jl. Kqxalamat Gg 3 RT 02 RW 05 No {n}", ("Kqxalamat",)),
    "lokasi_kejadian": Canary("Perum Vzqlokasi Blok C{n}", ("Vzqlokasi",)),
    "patokan": Canary("belakang masjid Yqwpatokan {n}", ("Yqwpatokan",)),
    "lintang": Canary("-6.8957143062{n}", ("6.8957143062",)),
    "bujur": Canary("109.6748215937{n}", ("109.6748215937",)),
    "nama_korban": Canary("An. Gqxkorban Umur 7 {n}", ("Gqxkorban",)),
    "petugas": Canary("Op. Mqzpetugas {n}", ("Mqzpetugas",)),
    "nip": Canary("198507142006{n:06}", ("198507142006",)),
    "rekaman": Canary("rec/Nzqrekaman-{n}.wav", ("Nzqrekaman",)),
    "plat": Canary("G 4093 XQJ {n}", ("G 4093 XQJ",)),
    "surel": Canary("qzvsurel.{n}@contoh.id", ("qzvsurel",)),
    "rekening": Canary("BRI 603801927745{n}", ("603801927745",)),
}
TICKET = Canary("TKQZVX-7731-{n}", ("TKQZVX",))
# Words outside every vocabulary, in columns that are mapped.
LABELS: Mapping[str, Canary] = {
    "category": Canary("Zqxjenis Asing {n}", ("Zqxjenis",)),
    "subcategory": Canary("Rqzrincian Asing {n}", ("Rqzrincian",)),
    "district": Canary("Kec. Hqzkecamatan {n}", ("Hqzkecamatan",)),
    "sub_district": Canary("dkt rmh Hjqkelurahan {n}", ("Hjqkelurahan",)),
    "status": Canary("SQZSTATUS {n}", ("SQZSTATUS",)),
    "close_reason": Canary("Aqzalasan {n}", ("Aqzalasan",)),
    "channel": Canary("Kqzkanal {n}", ("Kqzkanal",)),
    "call_type": Canary("Jqzpanggilan {n}", ("Jqzpanggilan",)),
    "agency": Canary("Vqzinstansi Asing {n}", ("Vqzinstansi",)),
}
ALL: Mapping[str, Canary] = {**PRIVATE, "no_tiket": TICKET, **LABELS}
