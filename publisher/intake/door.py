"""Left at the door: what kind of thing a column that is never read holds, guessed from its name alone.

Only counts leave this module. A name says enough for "three columns with names, two with telephone numbers"; the
reviewer sees what the source has and the publisher does not take.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum


class DoorKind(StrEnum):
    """In the order in which the newsroom lists them."""

    NAMES = "nama"
    PHONES = "telepon"
    ADDRESSES = "alamat"
    COORDINATES = "koordinat"
    TEXT = "uraian"
    OFFICERS = "petugas"
    OTHER = "lain"


# The first row with a word of the column's name decides. Words of vocabularies, times and counts come first, because
# "nama_kecamatan" names a place of everybody's and "jumlah_korban" nobody.
_WORDS: tuple[tuple[DoorKind, frozenset[str]], ...] = tuple(
    (kind, frozenset(words.split()))
    for kind, words in (
        (
            DoorKind.NAMES,
            "email surel mail lahir birth birthdate dob nik ktp kk identitas identity nid ssn npwp bpjs paspor passport "
            "device imei ip akun account handle umur usia age kelamin gender sex agama",
        ),
        (
            DoorKind.OTHER,
            "kecamatan kelurahan desa kabupaten kota provinsi wilayah district subdistrict ward area village city "
            "instansi agency dinas opd unit regu kategori category subkategori subcategory jenis tipe type status state "
            "layanan service kanal channel sumber source sektor prioritas priority alasan reason waktu tanggal tgl jam "
            "hari time date datetime timestamp day jumlah count total qty luka meninggal durasi duration detik menit flag "
            "kode code",
        ),
        (
            DoorKind.OFFICERS,
            "petugas operator agen agent dispatcher calltaker taker pegawai staf staff officer nip user pengguna username "
            "oleh by rekaman rekam recording audio voice lampiran attachment foto photo gambar image video file berkas "
            "dokumen document media",
        ),
        (
            DoorKind.COORDINATES,
            "lat latitude lintang lon long lng longitude bujur latlng latlong koordinat coordinate coordinates coord "
            "coords geom geometry geo gps titik geolocation geohash",
        ),
        (
            DoorKind.PHONES,
            "telepon telpon telp tlp tel phone telephone hp handphone ponsel msisdn wa whatsapp mobile cellphone kontak "
            "contact ani callerid nohp notelp",
        ),
        (
            DoorKind.ADDRESSES,
            "alamat address addr jalan jln jl street road rt rw rtrw patokan landmark lokasi location tkp rumah house "
            "gang gg blok kodepos pos postcode postal zip place tempat",
        ),
        (
            DoorKind.TEXT,
            "uraian catatan keterangan kronologi deskripsi description desc narasi narrative note notes komentar comment "
            "comments remark remarks isi pesan message body text teks judul title subject ringkasan summary tindakan "
            "detail details transkrip transcript laporan memo",
        ),
        (
            DoorKind.NAMES,
            "nama name names fullname firstname lastname pelapor reporter penelepon caller korban victim pasien patient "
            "saksi witness pelaku suspect wali ibu ayah pekerjaan",
        ),
    )
)
_NUMBER_OF = frozenset(("no", "nomor", "nomer", "number", "num"))
_CALLER = frozenset(("penelepon", "penelpon", "caller", "pelapor", "reporter"))
# Names written without any separator: what they contain, in the same order of judgement.
_INSIDE: tuple[tuple[DoorKind, tuple[str, ...]], ...] = (
    (DoorKind.NAMES, ("email", "lahir")),
    (DoorKind.OTHER, ("kecamatan", "kelurahan", "instansi", "kategori", "waktu", "tanggal", "jumlah")),
    (DoorKind.OFFICERS, ("petugas", "operator", "rekaman", "lampiran")),
    (DoorKind.COORDINATES, ("latitude", "longitude", "lintang", "bujur", "koordinat")),
    (DoorKind.PHONES, ("telepon", "telp", "phone", "nohp", "nomorhp", "whatsapp")),
    (DoorKind.ADDRESSES, ("alamat", "address", "lokasi", "patokan")),
    (DoorKind.TEXT, ("uraian", "catatan", "keterangan", "kronologi", "deskripsi", "description")),
    (DoorKind.NAMES, ("nama", "pelapor", "korban", "penelepon")),
)


def kind_of(column: str) -> DoorKind:
    """What a column most likely holds, by its name; OTHER where the name says nothing."""
    parts = set(_parts(column))
    if parts & _NUMBER_OF and parts & _CALLER:
        return DoorKind.PHONES
    for kind, words in _WORDS:
        if parts & words:
            return kind
    glued = "".join(_parts(column))
    return next((kind for kind, inside in _INSIDE if any(word in glued for word in inside)), DoorKind.OTHER)


def count_by_kind(columns: Iterable[str]) -> dict[str, int]:
    """How many columns of each kind, in the newsroom's order, without the kinds that have none."""
    counts = Counter(kind_of(column) for column in columns if column.strip())
    return {kind.value: counts[kind] for kind in DoorKind if counts[kind]}


def _parts(column: str) -> list[str]:
    """The words of a name: split at capitals, digits and everything that is no letter."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return [part.casefold() for part in re.findall(r"[^\W\d_]+", spaced)]
