"""Canaries: invented private values of every sort, and the search for any trace of one in what came out.

Each private column has a stem of its own, which nothing else in the world spells; every row's value is the stem and
the row's number. Finding the stem is finding the column.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# Column of the synthetic city → stem. Digits where a column holds digits: no pattern may save what shape gives away.
CITY: Mapping[str, Mapping[str, str]] = {
    "tiket": {
        "no_tiket": "TKQZVX-7731-",
        "judul": "Laporan Qowzejudul ",
        "uraian": "Pelapor Bu Qwxnarasi, Jl Zrqjalan No 4771, ",
        "nama_pelapor": "Ibu Xqvpelapor Wzqbinti ",
        "no_hp_pelapor": "081294175038",
        "nik_pelapor": "337501497205",
        "alamat_pelapor": "Jl. Kqxalamat Gg 3 RT 02 RW 05 ",
        "lokasi_kejadian": "Perum Vzqlokasi Blok C",
        "patokan": "belakang masjid Yqwpatokan ",
        "kelurahan_teks": "dkt rmh Hjqkelurahan ",
        "nama_korban": "An. Gqxkorban Umur 7 ",
    },
    "panggilan": {"no_penelepon": "085713860429", "rekaman": "rec-Nzqrekaman-"},
    "petugas": {"nama": "Op. Mqzpetugas ", "nip": "198507142006"},
    "tindak_lanjut": {"isi": "Nama pemilik : Sdr. Tqxpemilik plat G 4093 XQ, "},
}
POSITION = {"lintang": -6.8957143062, "bujur": 109.6748215937}

# Words outside every vocabulary in columns that are mapped: they become "unknown", and are never repeated.
MAPPED = {"category": "Zqxjenis Asing", "agency": "Vqzinstansi Asing"}

# Column of the small export → stem; `no_tiket` is mapped, the others never are.
EXPORT: Mapping[str, str] = {
    "no_tiket": "TKQZVX-8842-",
    "nama_pelapor": "Ibu Xqvpelapor Wzqbinti ",
    "no_hp": "081294175038",
    "nik": "337501497205",
    "alamat": "Jl. Kqxalamat Gg 3 RT 02 RW 05 ",
    "koordinat": "-6.8957143062,109.6748215937 ",
    "uraian": "Pelapor Bu Qwxnarasi, Jl Zrqjalan No 4771, ",
}


@dataclass(frozen=True)
class Trace:
    """A stem that was found, and where. Raised in a test, it says which column leaked into which output."""

    stem: str
    form: str
    where: str


def traces(outputs: Mapping[str, bytes], stems: Iterable[str]) -> list[Trace]:
    """Every stem in every form (as it is, in any case, without separators, in base64) in every output."""
    found = []
    for where, content in outputs.items():
        lower, bare = content.lower(), _bare(content)
        for stem in stems:
            if stem.strip().lower().encode() in lower:
                found.append(Trace(stem, "plain", where))
            elif _bare(stem.encode()) in bare:
                found.append(Trace(stem, "without separators", where))
            found += [Trace(stem, "base64", where) for form in _base64_forms(stem) if form in content]
    return found


def _bare(content: bytes) -> bytes:
    return re.sub(rb"[^0-9a-z]+", b"", content.lower())


def _base64_forms(stem: str) -> Iterator[bytes]:
    """The stem as it looks inside any longer text in base64, for each place at which it may begin, in three cases."""
    for spelling in {stem.strip(), stem.strip().upper(), stem.strip().lower()}:
        for lead in range(3):
            coded = base64.b64encode(b"\0" * lead + spelling.encode())
            # What depends on the neighbours is cut off: the first characters, and the last of an unfinished group.
            kept = coded[-(-lead * 8 // 6) : (lead + len(spelling)) * 8 // 6]
            yield kept
            yield kept.replace(b"+", b"-").replace(b"/", b"_")


def stems_of(columns: Mapping[str, Mapping[str, str]]) -> list[str]:
    return [
        *(stem for table in columns.values() for stem in table.values()),
        *map(str, POSITION.values()),
        *MAPPED.values(),
    ]


def outputs_in(folder: Path, *, but: Iterable[str]) -> dict[str, bytes]:
    """Every file that a run left in a publication's folder, except its sources and its configuration."""
    left = set(but)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in left
    }
