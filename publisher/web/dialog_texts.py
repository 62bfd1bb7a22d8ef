"""The dialogs: what each one asks, says and does. One entry a verb; the verbs themselves are in review.actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from publisher.review.actions.confirm_live import confirm_live
from publisher.review.actions.confirm_zero import confirm_zero
from publisher.review.actions.hold import hold
from publisher.review.actions.package import return_package
from publisher.review.actions.place_correction import place_correction
from publisher.review.actions.recall import recall
from publisher.review.actions.record_correction import drop_corrections
from publisher.review.actions.reject import reject
from publisher.review.actions.release import release
from publisher.review.actions.request_changes import request_changes
from publisher.review.actions.send_again import send_again
from publisher.review.actions.skip import skip
from publisher.review.actions.submit import submit
from publisher.review.actions.unschedule import unschedule
from publisher.review.actions.wish import wish
from publisher.review.actions.withdraw import say_deleted, withdraw
from publisher.review.models import Edition
from publisher.review.states import EditionState, may_move
from publisher.web.desk import Desk


@dataclass(frozen=True)
class Answer:
    """What a person gave with the button."""

    reason: str = ""
    confirmed: bool = False
    link: str = ""


Act = Callable[[Edition, Desk, Answer], object]


@dataclass(frozen=True)
class Dialog:
    """`move` is the verb of the moves, `verb` that of the permissions. `done` is said afterwards."""

    verb: str
    title: str
    strong: str
    says: str
    button: str
    act: Act
    done: str
    move: str = ""
    asks: str = ""  # "reason", "tick" or "link"
    label: str = ""
    hint: str = ""
    style: str = "indigo"  # indigo, primary or danger
    back: str = "review"
    state: EditionState | None = None  # for a verb that is no move: the state in which it is possible

    def possible(self, state: str) -> bool:
        return state == self.state if self.state else may_move(self.move or self.verb, state)


DIALOGS: dict[str, Dialog] = {
    "ajukan": Dialog(
        "submit",
        "Ajukan persetujuan edisi {number}?",
        "Admin diberi tahu.",
        "Selama menunggu, Anda masih bisa menarik kembali. Tidak ada yang tayang tanpa persetujuan.",
        "Ajukan persetujuan",
        lambda e, d, a: submit(e, d.actor, d.now),
        "Diajukan. Admin diberi tahu.",
        style="primary",
    ),
    "tarik-kembali": Dialog(
        "recall",
        "Tarik kembali edisi {number}?",
        "Edisi kembali menjadi draf.",
        "Isinya tetap. Persetujuan yang sudah ada gugur.",
        "Tarik kembali",
        lambda e, d, a: recall(e, d.actor, d.now),
        "Ditarik kembali. Edisi ini draf lagi.",
    ),
    "minta-perubahan": Dialog(
        "request_changes",
        "Minta perubahan edisi {number}",
        "Edisi kembali menjadi draf.",
        "Editor diberi tahu. Persetujuan yang sudah ada gugur.",
        "Kirim permintaan",
        lambda e, d, a: request_changes(e, d.actor, d.now, a.reason),
        "Permintaan dikirim. Edisi ini draf lagi.",
        asks="reason",
        label="Apa yang perlu diubah?",
        hint="Paling sedikit 10 karakter, tanpa data pribadi. Dibaca tim redaksi.",
    ),
    "tolak": Dialog(
        "reject",
        "Tolak edisi {number}?",
        "Edisi ini tidak akan tayang.",
        "Drafnya tetap bisa dibaca, dan draf baru bisa dibuat ulang dari data yang sama.",
        "Tolak edisi",
        lambda e, d, a: reject(e, d.actor, d.now, a.reason),
        "Edisi ditolak.",
        asks="reason",
        label="Alasan (wajib)",
        hint="Paling sedikit 10 karakter. Dibaca tim redaksi.",
        style="danger",
    ),
    "tahan": Dialog(
        "hold",
        "Tahan edisi {number}?",
        "Selama ditahan, edisi tidak bisa tayang, juga bila sudah disetujui.",
        "Isi dan persetujuan tidak hilang. Admin dan auditor bisa melepasnya.",
        "Tahan edisi",
        lambda e, d, a: hold(e, d.actor, d.now, a.reason),
        "Edisi ditahan. Tidak ada yang tayang.",
        asks="reason",
        label="Alasan (wajib)",
        hint="Paling sedikit 10 karakter. Dibaca tim redaksi. Tidak tampil di arsip publik.",
    ),
    "lepas": Dialog(
        "release",
        "Lepas tahanan edisi {number}?",
        "Edisi kembali ke keadaan sebelum ditahan.",
        "Yang sudah disetujui tayang sesuai jadwal. Bila jadwalnya sudah lewat, admin memilih waktu baru.",
        "Lepas tahanan",
        lambda e, d, a: release(e, d.actor, d.now),
        "Tahanan dilepas.",
    ),
    "batalkan-jadwal": Dialog(
        "unschedule",
        "Batalkan jadwal edisi {number}?",
        "Edisi tidak akan tayang pada jadwalnya.",
        "Persetujuan gugur dan edisi menunggu persetujuan lagi. Isinya tetap.",
        "Batalkan jadwal",
        lambda e, d, a: unschedule(e, d.actor, d.now),
        "Jadwal dibatalkan. Edisi menunggu persetujuan lagi.",
        style="danger",
    ),
    "nihil": Dialog(
        "confirm_zero",
        "Terbitkan edisi nihil?",
        "Edisi ini menyatakan bahwa tidak ada kejadian yang selesai.",
        "Edisi menjadi draf, lalu diperiksa dan disetujui seperti biasa. Nama Anda dan waktunya dicatat.",
        "Buat edisi nihil",
        lambda e, d, a: confirm_zero(e, d.actor, d.now, a.confirmed),
        "Edisi nihil siap diperiksa.",
        asks="tick",
        label="Saya memastikan tidak ada kejadian yang selesai.",
        style="primary",
    ),
    "lewati": Dialog(
        "skip",
        "Lewati minggu ini?",
        "Tidak ada edisi untuk minggu ini.",
        "Alasannya tampil di arsip publik.",
        "Lewati minggu ini",
        lambda e, d, a: skip(e, d.actor, d.now, a.reason),
        "Minggu ini dilewati.",
        asks="reason",
        label="Alasan yang dibaca warga (wajib)",
        hint="Paling sedikit 10 karakter, tanpa data pribadi.",
        style="danger",
        back="home",
    ),
    "buat-ulang": Dialog(
        "rebuild",
        "Baca ulang data dan buat ulang draf edisi {number}?",
        "Teks yang diubah tangan dan persetujuan tidak ikut.",
        "Data minggu itu dibaca lagi dan versi baru dibuat. Versi lama tetap bisa dibaca.",
        "Buat ulang draf",
        lambda e, d, a: wish(d.publication, "rebuild", d.actor, d.now, e),
        "Diminta {hour}, dikerjakan dalam 1 menit.",
        back="home",
    ),
    "draf-terlambat": Dialog(
        "make_late_draft",
        "Buat draf terlambat untuk edisi {number}?",
        "Draf terlambat tidak punya jadwal tayang sendiri.",
        "Data minggu itu dibaca lagi. Waktu tayang dipilih saat menyetujui.",
        "Buat draf terlambat",
        lambda e, d, a: wish(d.publication, "late_draft", d.actor, d.now, e),
        "Diminta {hour}, dikerjakan dalam 1 menit.",
        back="home",
    ),
    "coba-lagi": Dialog(
        "try_again",
        "Coba tayangkan lagi edisi {number}?",
        "Belum ada yang tayang.",
        "Isi yang sudah disetujui dikirim sekali lagi. Yang dikirim persis sama.",
        "Coba lagi",
        lambda e, d, a: wish(d.publication, "try_again", d.actor, d.now, e),
        "Diminta {hour}, dikerjakan dalam 1 menit.",
        style="primary",
        back="posting",
    ),
    "kirim-lagi": Dialog(
        "send_again",
        "Tidak ada di profil: kirim lagi edisi {number}?",
        "Bila ternyata sudah ada, kirimannya akan jadi dua.",
        "Buka profil di aplikasi Instagram dan cari penandanya dulu. Keputusan ini dicatat atas nama Anda.",
        "Kirim lagi",
        lambda e, d, a: send_again(e, d.actor, d.now, a.confirmed),
        "Dikirim lagi atas keputusan Anda.",
        asks="tick",
        label="Saya sudah membuka profil dan kiriman ini tidak ada.",
        style="danger",
        back="posting",
    ),
    "sudah-ada": Dialog(
        "confirm_live",
        "Kiriman edisi {number} sudah ada?",
        "Edisi dicatat sebagai tayang.",
        "Buka kirimannya, cocokkan akun, penanda, dan jumlah halamannya, lalu salin tautannya ke sini.",
        "Ya, sudah tayang",
        lambda e, d, a: confirm_live(e, d.actor, d.now, a.link),
        "Dicatat sebagai tayang.",
        asks="link",
        label="Tautan kiriman",
        hint="Seperti https://www.instagram.com/p/…",
        style="primary",
        back="posting",
    ),
    "sudah-diunggah": Dialog(
        "confirm_live",
        "Edisi {number} sudah Anda unggah?",
        "Edisi dicatat sebagai tayang.",
        "Buka kirimannya, cocokkan akun, penanda, dan jumlah halamannya, lalu salin tautannya ke sini.",
        "Sudah saya unggah",
        lambda e, d, a: confirm_live(e, d.actor, d.now, a.link),
        "Dicatat sebagai tayang.",
        asks="link",
        label="Tautan kiriman",
        hint="Seperti https://www.instagram.com/p/…",
        style="primary",
        back="posting",
    ),
    "batal-paket": Dialog(
        "send_again",
        "Edisi {number} tidak jadi diunggah?",
        "Bila ternyata sudah diunggah, kirimannya bisa menjadi dua.",
        "Buka profil di aplikasi Instagram dan cari penandanya dulu. Keputusan ini dicatat atas nama Anda.",
        "Tidak jadi diunggah",
        lambda e, d, a: return_package(e, d.actor, d.now, a.confirmed),
        "Paket dicatat tidak jadi diunggah.",
        asks="tick",
        label="Saya sudah membuka profil dan kiriman ini tidak ada.",
        style="danger",
        back="posting",
    ),
    "tarik": Dialog(
        "withdraw",
        "Tarik edisi {number} dari Instagram?",
        "Kiriman Instagram tetap terlihat sampai Anda menghapusnya lewat aplikasi.",
        "Salinan publik di sini langsung ditutup. Angka yang pernah tayang tetap ikut dihitung di audit angka kecil. "
        "Penarikan tidak bisa dibatalkan.",
        "Tarik edisi",
        lambda e, d, a: withdraw(e, d.actor, d.now, a.reason),
        "Dicatat. Sekarang hapus kirimannya lewat aplikasi Instagram.",
        asks="reason",
        label="Alasan yang dibaca warga (wajib)",
        hint="Paling sedikit 10 karakter, tanpa data pribadi. Jangan ulangi angka atau kata yang menjadi masalah.",
        style="danger",
        back="posting",
        state=EditionState.LIVE,
    ),
    "sudah-dihapus": Dialog(
        "withdraw",
        "Kiriman edisi {number} sudah Anda hapus?",
        "Edisi tercatat Ditarik begitu kirimannya terlihat hilang.",
        "Bila sistem bisa membaca profil, ia memeriksa dalam 1 menit dan sekali lagi 5 menit kemudian. Bila tidak, "
        "pernyataan Anda yang berlaku.",
        "Sudah saya hapus",
        lambda e, d, a: say_deleted(e, d.actor, d.now, d.rules, a.confirmed),
        "Dicatat atas nama Anda.",
        asks="tick",
        label="Saya sudah membuka profil dan kiriman ini tidak ada lagi.",
        style="primary",
        back="posting",
        state=EditionState.LIVE,
    ),
    "ralat-dipasang": Dialog(
        "place_correction",
        "Ralat edisi {number} sudah dipasang?",
        "Teksnya ada di keterangan kiriman lama dan di komentar yang disematkan.",
        "Baris penanda tetap paling akhir di keterangan.",
        "Sudah dipasang",
        lambda e, d, a: place_correction(e, d.actor, d.now, a.confirmed),
        "Dicatat: ralat sudah dipasang.",
        asks="tick",
        label="Saya sudah memasang teksnya.",
        style="primary",
        back="posting",
        state=EditionState.LIVE,
    ),
    "batalkan-ralat": Dialog(
        "correct",
        "Batalkan ralat edisi {number} yang belum masuk draf?",
        "Ralat itu tidak akan dicetak.",
        "Yang sudah masuk draf atau dicetak tetap. Pembatalan dicatat.",
        "Batalkan ralat",
        lambda e, d, a: drop_corrections(e, d.actor, d.now),
        "Ralat yang belum masuk draf dibatalkan.",
        back="posting",
        state=EditionState.LIVE,
    ),
}
