"""What is said of each code for which a posting stopped or is in doubt: pure words, in Indonesian.

Each says what happened, at most three steps, and what not to do. Whether anything is live is said by the page, which
knows the state of the post.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

VERIFY = ("challenge_required", "checkpoint_required")
SESSION = ("login_required", "no_session", "wrong_account")
CHANGED = ("key_mismatch", "account_changed", "approval_missing", "bytes_changed")
CONTENT = (
    "page_count",
    "caption_too_long",
    "too_many_hashtags",
    "marker_missing",
    "alt_missing",
    "alt_too_long",
    "not_jpeg",
    "wrong_size",
    "too_heavy",
    "bad_ids",
    "image_refused",
)
UPLOAD = ("no_connection", "instagram_down", "unreadable", "unlisted_before_commit", "lease_lost", "not_staged")

NEVER = "Jangan unggah lewat aplikasi selama edisi ini belum selesai di sini."
NEVER_WITHOUT_PACKAGE = "Jangan unggah lewat aplikasi tanpa mengunduh paketnya di sini dulu."
AGAIN = "Tekan Coba lagi."


@dataclass(frozen=True)
class Words:
    """`never` empty: the page's own sentence about the app."""

    title: str
    says: str
    todo: tuple[str, ...]
    never: str = ""


STOPPED: Mapping[tuple[str, ...], Words] = {
    VERIFY: Words(
        "Instagram meminta verifikasi",
        "Isi aman dan tetap disetujui.",
        ("Buka aplikasi Instagram di HP pemegang akun.", "Selesaikan verifikasinya.", "Tekan Sudah, lanjutkan."),
        "Jangan keluar-masuk akun atau mengganti kata sandi sebelum verifikasi selesai.",
    ),
    ("login_required",): Words(
        "Sambungan ke Instagram berakhir",
        "Isi aman dan tetap disetujui.",
        ("Minta admin teknis masuk ulang dengan perintah di server.", "Kembali ke sini dan tekan Coba lagi."),
    ),
    ("no_session",): Words(
        "Belum ada yang masuk ke Instagram",
        "Sistem tidak punya sambungan ke akun. Isi aman dan tetap disetujui.",
        ("Minta admin teknis masuk dengan perintah di server.", "Kembali ke sini dan tekan Coba lagi."),
    ),
    ("wrong_account",): Words(
        "Sambungan milik akun lain",
        "Yang masuk ke Instagram bukan akun publikasi ini. Isi aman dan tetap disetujui.",
        (
            "Minta admin teknis keluar, lalu masuk dengan akun yang benar.",
            "Kembali ke sini dan tekan Coba lagi.",
        ),
    ),
    CHANGED: Words(
        "Isi tidak sama dengan yang disetujui",
        "Penayangan dihentikan.",
        ("Buat ulang draf.", "Periksa yang berubah.", "Setujui lagi."),
    ),
    ("slot_passed",): Words(
        "Waktu tayangnya sudah lama lewat",
        "Isi aman dan tetap disetujui.",
        ("Pastikan edisi ini masih layak tayang.", AGAIN),
    ),
    ("log_broken",): Words(
        "Catatan audit tidak utuh",
        "Semua penayangan dihentikan sampai catatan diperiksa.",
        ("Buka Catatan audit.", "Hubungi admin teknis."),
    ),
    UPLOAD: Words(
        "Gambar gagal diunggah",
        "Sambungan ke Instagram terganggu.",
        ("Tunggu beberapa menit.", AGAIN),
    ),
    ("picture_not_fetched",): Words(
        "Instagram belum bisa mengambil gambar",
        "Instagram mengambil gambar dari alamat server kita, dan kali ini tidak berhasil.",
        ("Tunggu beberapa menit.", AGAIN, "Bila berulang, minta admin teknis memeriksa alamat publik server."),
    ),
    ("picture_unreachable",): Words(
        "Gambar tidak terbuka dari luar",
        "Instagram mengambil gambar dari alamat server kita, dan alamat itu tidak terbuka.",
        ("Minta admin teknis memeriksa alamat publik server.", AGAIN),
    ),
    ("container_gone",): Words(
        "Persiapan di Instagram kedaluwarsa",
        "Instagram menyimpan persiapan hanya satu hari. Isi aman dan tetap disetujui.",
        ("Tekan Coba lagi; semuanya disiapkan ulang.",),
    ),
    ("container_not_ready",): Words(
        "Instagram masih mengolah gambar",
        "Pengolahannya lebih lama dari biasa.",
        ("Tunggu sepuluh menit.", AGAIN),
    ),
    ("feedback_required", "please_wait", "throttled"): Words(
        "Instagram meminta menunggu",
        "Akun ini dibatasi untuk sementara.",
        ("Tunggu 24 jam.", AGAIN),
        "Jangan mencoba dari tempat lain; pembatasannya bisa lebih lama.",
    ),
    ("quota_reached",): Words(
        "Jatah kiriman hari ini habis",
        "Ada yang mengirim banyak kiriman dengan akun ini.",
        ("Cari tahu siapa lagi yang mengirim dengan akun ini.", "Tunggu 24 jam.", AGAIN),
    ),
    ("suspended",): Words(
        "Akun Instagram ditangguhkan",
        "Instagram menutup akun ini untuk sementara. Isi aman dan tetap disetujui.",
        (
            "Ajukan banding di aplikasi Instagram, dari HP pemegang akun.",
            "Beri tahu admin teknis dan pimpinan.",
            "Setelah akun pulih, tekan Coba lagi.",
        ),
        "Jangan membuat akun baru dan jangan mengunggah dari akun lain.",
    ),
    ("forbidden",): Words(
        "Instagram menolak akses",
        "Akun atau sambungannya tidak diizinkan mengunggah.",
        (
            "Buka aplikasi Instagram dan baca pemberitahuan tentang akun.",
            "Minta admin teknis memeriksa izin sambungan.",
            AGAIN,
        ),
    ),
    ("outdated",): Words(
        "Sistem perlu diperbarui",
        "Instagram meminta versi yang lebih baru.",
        ("Minta admin teknis memperbarui sistem.", AGAIN, "Tidak bisa menunggu? Unduh paket dan unggah lewat aplikasi."),
    ),
    ("folder_unusable",): Words(
        "Folder latihan tidak bisa ditulisi",
        "Ini latihan; tidak ada yang keluar ke Instagram.",
        ("Minta admin teknis memeriksa folder latihan dan ruang simpan.", AGAIN),
    ),
    CONTENT: Words(
        "Instagram menolak kiriman ini",
        "Isinya di luar yang diterima Instagram.",
        ("Buat ulang draf.", "Perbaiki isinya.", "Ajukan dan setujui lagi."),
    ),
}

OTHER = Words("Penayangan berhenti", "", ("Hubungi admin teknis dan sebutkan kode di samping.",))

IN_DOUBT: Mapping[str, str] = {
    "no_answer": "Jawaban Instagram tidak diterima setelah perintah tayang dikirim.",
    "server_error": "Instagram menjawab dengan gangguan setelah perintah tayang dikirim.",
    "unreadable_answer": "Jawaban Instagram setelah perintah tayang tidak terbaca.",
    "answer_without_post": "Instagram menjawab perintah tayang tanpa menyebut kirimannya.",
    "second_send_blocked": "Sambungan terputus saat perintah tayang dikirim; pengiriman kedua dicegah.",
    "already_there": "Instagram menyebut kiriman ini sudah ada; tidak ada yang dikirim lagi.",
    "unlisted": "Jawaban Instagram setelah perintah tayang belum dikenal sistem.",
    "post_missing": "Instagram menerima kiriman ini, tetapi kirimannya tidak terlihat lagi.",
    "sender_died": "Sistem berhenti saat perintah tayang dikirim.",
}
# Where the answer was a refusal: without this the profile cannot be read, and the doubt stays.
MEND_FIRST: Mapping[tuple[str, ...], str] = {
    VERIFY: "Selesaikan verifikasi di aplikasi Instagram; tanpa itu profil tidak terbaca.",
    SESSION: "Minta admin teknis masuk ulang dengan perintah di server; tanpa itu profil tidak terbaca.",
    ("suspended", "forbidden"): "Buka aplikasi Instagram dan baca pemberitahuan tentang akun.",
}


def words(code: str) -> Words:
    """The words for a stop before sending."""
    return next((said for codes, said in STOPPED.items() if code in codes), OTHER)


def doubt(code: str) -> str:
    """Why nobody knows whether it is live. A refusal of the one request is no proof that nothing is."""
    said = words(code)
    if code in IN_DOUBT or said is OTHER:
        return IN_DOUBT.get(code, IN_DOUBT["no_answer"])
    return f"{said.title} setelah perintah tayang dikirim. Belum pasti apakah kirimannya tayang."


def mend_first(code: str) -> tuple[str, ...]:
    """What a person does before the profile can tell; mostly nothing."""
    return tuple(step for codes, step in MEND_FIRST.items() if code in codes)


def title_of(code: str) -> str:
    """What a code of the log means, in the newsroom's words."""
    return "Belum pasti tayang" if code in IN_DOUBT else words(code).title
