"""What can go wrong with a posting, sorted by what a person must do.

    PostingError
    ├── RetrySafe      nothing is live; the clock tries again by itself, at most three times
    ├── FixContent     nothing is live; the edition goes back to the editors
    ├── CoolDown       nothing is live; the account rests for a day, then a person posts again
    ├── NeedsPerson    nothing new is live; a person mends the account or its session first
    └── Ambiguous      it may be live; only reading the profile can tell, and nothing is sent again

Each carries a `code` that never changes (for tables and tests), a `sentence` for staff in Indonesian (what is live,
what to do) and a `detail` for the log: class, endpoint and HTTP status, never an answer's body, a header or a session.
What is in no list is Ambiguous once the one mutating request may have left.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

NOTHING_LIVE = "Belum ada yang tayang."
NOT_READ_BACK = "Sudah tayang, tetapi belum dapat dibaca ulang. Jangan kirim ulang; sistem membaca lagi nanti."
LOOK_FIRST = "Jangan kirim ulang; sistem memeriksa profil Instagram dan memberi tahu hasilnya."

SENTENCES: Mapping[str, str] = {
    # RetrySafe
    "no_connection": f"{NOTHING_LIVE} Instagram tidak terjangkau; sistem mencoba lagi sendiri.",
    "instagram_down": f"{NOTHING_LIVE} Instagram sedang terganggu; sistem mencoba lagi sendiri.",
    "unreadable": f"{NOTHING_LIVE} Jawaban Instagram tidak terbaca; sistem mencoba lagi sendiri.",
    "unlisted_before_commit": f"{NOTHING_LIVE} Persiapan gagal karena sebab lain; sistem mencoba lagi sendiri.",
    "lease_lost": f"{NOTHING_LIVE} Giliran mengirim sudah lewat; sistem menyiapkan ulang.",
    "picture_not_fetched": f"{NOTHING_LIVE} Instagram belum bisa mengambil gambar; sistem mencoba lagi sendiri.",
    "container_gone": f"{NOTHING_LIVE} Susunan di Instagram sudah kedaluwarsa; sistem menyiapkan ulang.",
    "container_not_ready": f"{NOTHING_LIVE} Instagram masih mengolah gambar; sistem mencoba lagi sendiri.",
    "not_staged": f"{NOTHING_LIVE} Halaman belum diunggah untuk susunan ini; sistem menyiapkan ulang.",
    # FixContent; check_plan adds which page and which number
    "page_count": f"{NOTHING_LIVE} Jumlah halaman di luar batas Instagram.",
    "caption_too_long": f"{NOTHING_LIVE} Takarir terlalu panjang; ringkas takarir.",
    "too_many_hashtags": f"{NOTHING_LIVE} Tagar terlalu banyak; kurangi tagar.",
    "marker_missing": f"{NOTHING_LIVE} Baris terakhir takarir bukan tanda edisi; susun ulang takarir.",
    "alt_missing": f"{NOTHING_LIVE} Ada halaman tanpa teks alternatif; isi teksnya.",
    "alt_too_long": f"{NOTHING_LIVE} Teks alternatif terlalu panjang; ringkas teksnya.",
    "not_jpeg": f"{NOTHING_LIVE} Gambar halaman bukan JPEG yang utuh; buat ulang halaman.",
    "wrong_size": f"{NOTHING_LIVE} Ukuran gambar halaman salah; buat ulang halaman.",
    "too_heavy": f"{NOTHING_LIVE} Berkas gambar terlalu besar; buat ulang halaman.",
    "bytes_changed": f"{NOTHING_LIVE} Gambar tidak sama dengan yang disetujui; setujui ulang edisi.",
    "bad_ids": f"{NOTHING_LIVE} Nomor kiriman tidak sah; susun ulang kiriman.",
    "image_refused": f"{NOTHING_LIVE} Instagram menolak gambar; buat ulang halaman, lalu setujui lagi.",
    # CoolDown
    "feedback_required": f"{NOTHING_LIVE} Instagram membatasi akun ini. Tunggu 24 jam; jangan mencoba dari tempat lain.",
    "please_wait": f"{NOTHING_LIVE} Instagram meminta menunggu. Tunggu 24 jam, lalu kirim lagi dari sini.",
    "quota_reached": f"{NOTHING_LIVE} Jatah kiriman akun hari ini habis. Cari siapa lagi yang mengirim; tunggu 24 jam.",
    "throttled": f"{NOTHING_LIVE} Terlalu banyak permintaan. Tunggu 24 jam, lalu kirim lagi dari sini.",
    # NeedsPerson
    "wrong_account": f"{NOTHING_LIVE} Sesi yang tersimpan milik akun lain. Admin: masuk dengan akun yang benar.",
    "no_session": f"{NOTHING_LIVE} Belum ada sesi Instagram. Admin: jalankan perintah masuk.",
    "login_required": f"{NOTHING_LIVE} Sesi Instagram berakhir. Admin: jalankan perintah masuk, lalu kirim lagi.",
    "challenge_required": f"{NOTHING_LIVE} Instagram meminta verifikasi. Buka aplikasi resmi, selesaikan, lalu kirim lagi.",
    "checkpoint_required": f"{NOTHING_LIVE} Instagram menahan akun. Buka aplikasi resmi, ikuti petunjuk, lalu kirim lagi.",
    "suspended": f"{NOTHING_LIVE} Akun ditangguhkan. Ajukan banding di aplikasi resmi; edisi ini menunggu.",
    "forbidden": f"{NOTHING_LIVE} Instagram menolak akses akun ini. Periksa akun di aplikasi resmi.",
    "outdated": f"{NOTHING_LIVE} Instagram meminta versi baru. Admin: perbarui sistem; pakai cara manual untuk edisi ini.",
    "picture_unreachable": f"{NOTHING_LIVE} Gambar tidak terbuka dari luar. Admin: periksa alamat publik server.",
    "folder_unusable": f"{NOTHING_LIVE} Folder latihan tidak dapat ditulisi. Admin: periksa folder dan ruang simpan.",
    "post_missing": "Kiriman tidak ditemukan di Instagram. Buka profil dan periksa apakah kiriman dihapus.",
    # Ambiguous
    "no_answer": f"Belum pasti tayang: jawaban Instagram tidak sampai. {LOOK_FIRST}",
    "server_error": f"Belum pasti tayang: Instagram menjawab dengan gangguan. {LOOK_FIRST}",
    "unreadable_answer": f"Belum pasti tayang: jawaban Instagram tidak terbaca. {LOOK_FIRST}",
    "answer_without_post": f"Belum pasti tayang: Instagram menjawab tanpa nomor kiriman. {LOOK_FIRST}",
    "second_send_blocked": f"Belum pasti tayang: pengiriman kedua dicegah. {LOOK_FIRST}",
    "already_there": f"Kiriman dengan tanda edisi ini sudah ada; tidak ada yang dikirim lagi. {LOOK_FIRST}",
    "unlisted": f"Belum pasti tayang: jawaban Instagram belum dikenal. {LOOK_FIRST}",
}

# What a person at the terminal reads when signing in did not work; nothing of it is posted or stored.
SIGN_IN: Mapping[str, str] = {
    "wrong_password": "Nama pengguna atau kata sandi ditolak. Periksa keduanya di aplikasi resmi. Bila benar, Instagram "
    "belum mengenal alamat internet ini: masuk sekali di aplikasi lewat jaringan yang sama, lalu coba lagi.",
    "code_needed": "Akun ini meminta kode enam angka. Ulangi dan isi kode dari aplikasi autentikator.",
    "code_wrong": "Kode enam angka ditolak. Tunggu kode berikutnya, lalu ulangi.",
    "challenge_required": "Instagram meminta verifikasi. Buka aplikasi resmi, setujui upaya masuk, lalu ulangi.",
    "suspended": "Akun ditangguhkan. Ajukan banding di aplikasi resmi.",
    "refused": "Instagram menolak masuk dari sini. Periksa akun di aplikasi resmi, atau pakai jaringan kantor yang tetap.",
    "too_often": "Terlalu banyak percobaan. Tunggu 24 jam; jangan mencoba dari tempat lain.",
    "outdated": "Instagram meminta versi baru. Perbarui sistem; sementara itu pakai cara manual.",
    "no_connection": "Instagram tidak terjangkau. Periksa sambungan, lalu ulangi.",
    "instagram_down": "Instagram sedang terganggu. Ulangi nanti.",
    "wrong_account": "Yang masuk bukan akun pada account_id di publisher.toml. Tidak ada yang disimpan; cabut upaya masuk "
    "ini di aplikasi resmi bila perlu.",
    "token_refused": "Token ditolak: salah, habis, atau tanpa izin menayangkan. Buat token baru di dasbor Meta.",
    "unknown_answer": "Jawaban Instagram tidak dikenal; tidak ada yang disimpan. Perbarui sistem atau pakai cara manual.",
}


class SignInRefused(Exception):
    """Signing in did not work. `code` is a key of SIGN_IN; `detail` (class, step, status) never holds an answer."""

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(f"{SIGN_IN[code]} ({detail})" if detail else SIGN_IN[code])


class PostingError(Exception):
    """Base of all that a backend raises. `code` is a key of SENTENCES; anything else is a KeyError at once."""

    def __init__(self, code: str, detail: str = "", more: str = "") -> None:
        self.code = code
        self.detail = detail
        self.sentence = f"{SENTENCES[code]} {more}".strip()
        super().__init__(f"{code}: {detail}" if detail else code)

    def when_live(self) -> Self:
        """The same failure, met while reading back a post that is already live: no sentence may then call for another."""
        self.sentence = NOT_READ_BACK
        return self


class RetrySafe(PostingError):
    """Nothing public happened and nothing is wrong with content or account: the same step may be tried again."""


class FixContent(PostingError):
    """The channel will not take this content. Nothing is live."""


class CoolDown(PostingError):
    """The channel asks for rest. Nothing is live as far as its answer goes; when it came from `commit`, run `find`
    once before saying so, because such answers have been seen for posts that were live."""


class NeedsPerson(PostingError):
    """A person must act on the account, its session or the machine before anything is tried again."""


class Ambiguous(PostingError):
    """The one mutating request may have taken effect. Only `find` and a person may decide; nothing is re-sent."""
