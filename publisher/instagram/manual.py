"""Posting by hand: everything a person needs to put the approved post into the app, in one ZIP.

Always available, also as the way out when an API cannot be used. What was approved is in it byte for byte; the same plan
makes the same file.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from publisher.instagram import Plan
from publisher.instagram.limits import check_plan

CAPTION, ALTS, HOW = "keterangan.txt", "teks-alternatif.txt", "cara-unggah.txt"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # a ZIP's own beginning of time: no clock gets into the file

STEPS = """\
Cara mengunggah edisi {edition} ke @{account}

1. Pindahkan semua gambar ke HP yang masuk sebagai @{account}.
2. Buka Instagram, buat kiriman baru, pilih {pages} gambar menurut nomornya. Jangan mengubah ukuran atau urutan.
3. Tempel isi {caption} sebagai keterangan. Baris terakhirnya harus tetap:
   {marker}
4. Buka Setelan lanjutan, Tulis teks alternatif. Tempel teks tiap halaman dari {alts}.
5. Bagikan sekali saja. Bila layar macet, buka profil dulu sebelum mencoba lagi.
6. Buka kirimannya, salin tautannya. Admin menempelnya di halaman Tayang ("Sudah saya unggah").

Yang tidak boleh: mengubah gambar atau keterangan. Yang disetujui harus sama dengan yang tayang.
"""


def package(plan: Plan) -> bytes:
    """The ZIP of an approved plan. Raises FixContent for a plan that the channel would not take."""
    check_plan(plan)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number, slide in enumerate(plan.slides, start=1):
            _add(archive, f"{number:02d}.jpg", slide.jpeg)
        _add(archive, CAPTION, f"{plan.caption}\n".encode())
        alts = "\n\n".join(f"Halaman {number}\n{slide.alt}" for number, slide in enumerate(plan.slides, start=1))
        _add(archive, ALTS, f"{alts}\n".encode())
        how = STEPS.format(
            edition=plan.edition,
            account=plan.account,
            pages=len(plan.slides),
            caption=CAPTION,
            alts=ALTS,
            marker=plan.marker,
        )
        _add(archive, HOW, how.encode())
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, FIRST_DAY), content)
