"""What the posting page says of an edition that an admin wants gone: it is live until it was seen gone.

`live` is "still" until then: no heading of a success, no offer to do anything else with the post.
"""

from __future__ import annotations

from publisher.review.withdrawals import a_person_must_say
from publisher.web.posting_case import Case
from publisher.web.standing import Standing, withdrawing_word

STEPS = (
    "Buka kirimannya di aplikasi Instagram, dari HP yang masuk sebagai akun ini.",
    "Hapus kirimannya. Jangan Arsipkan: kiriman di arsip bisa ditampilkan lagi oleh siapa saja yang memegang akun.",
    "Kembali ke sini, tekan Sudah saya hapus.",
)
AT_REHEARSAL = ("Minta admin teknis menghapus foldernya di feed latihan.", STEPS[-1])


def withdrawal_case(standing: Standing) -> Case | None:
    """The case of a withdrawn edition; None for any other."""
    row = standing.withdrawal
    if row is None:
        return None
    if row.gone_at is not None:
        says = "Kirimannya tidak ada lagi. Angka yang pernah tayang tetap ikut dihitung di audit angka kecil."
        return Case("Ditarik", says, "ended", "x-circle", "no")
    settings = standing.desk.rules.settings
    said = f"{row.said_by} menyatakan sudah menghapusnya. " if row.said_by else ""
    if a_person_must_say(row, settings):
        says = f"{said}Sistem tidak bisa melihat sendiri apakah kiriman ini sudah hilang; admin yang memastikannya."
    elif row.absences:
        says = f"{said}Kirimannya tidak terlihat pada pemeriksaan terakhir. Pemeriksaan kedua memastikannya."
    else:
        says = f"{said}Kirimannya tetap terlihat sampai Anda menghapusnya."
    steps = AT_REHEARSAL if settings.backend == "rehearsal" else STEPS
    return Case(
        "Sedang ditarik – belum pasti hilang" if row.absences else withdrawing_word(settings),
        says,
        "danger",
        "eye-slash",
        "still",
        todo=steps,
        answers=frozenset({"sudah-dihapus"}),
    )
