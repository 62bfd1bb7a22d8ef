"""The audit log in words: what each act is called, and what its details say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from publisher.clock import moment_text
from publisher.edition.content_hash import short_key
from publisher.review.actions.moving import STATE_NAMES
from publisher.review.permissions import ROLE_NAMES, Role
from publisher.review.states import EditionState
from publisher.web.posting_words import title_of

ACTS = {
    "draft": "Draf dibuat",
    "edit": "Mengubah teks",
    "hold_sentence": "Kalimat ditahan untuk diputuskan",
    "decide_sentence": "Memutuskan kalimat",
    "reopen_sentence": "Mengubah keputusan kalimat",
    "read_sentence": "Kalimat dibaca, ikut tayang",
    "discard_sentence": "Membuang kalimat",
    "use_suggestion": "Memakai usulan instansi",
    "discard_suggestion": "Membuang usulan instansi",
    "check_small_counts": "Memeriksa angka kecil",
    "submit": "Mengajukan persetujuan",
    "recall": "Menarik kembali",
    "request_changes": "Meminta perubahan",
    "approve": "Menyetujui & menjadwalkan",
    "approve_first": "Menyetujui sebagai orang pertama",
    "unschedule": "Membatalkan jadwal",
    "reject": "Menolak",
    "rebuild": "Draf dibuat ulang",
    "make_late_draft": "Draf terlambat dibuat",
    "draft_ready": "Draf dibuat setelah data terbaca",
    "hold": "Menahan edisi",
    "release": "Melepas tahanan",
    "confirm_zero": "Memastikan nol kejadian",
    "skip": "Melewati minggu ini",
    "give_up": "Minggu dilewati: data tidak terbaca",
    "start_posting": "Kunci isi cocok, unggah dimulai",
    "send": "Perintah tayang dikirim",
    "go_live": "Tayang, dikenali dari penanda",
    "confirm_live": "Menyatakan sudah tayang",
    "found_live": "Setelah pemulihan: ditemukan di profil",
    "reconcile": "Mencocokkan penyimpanan dengan profil",
    "needs_action": "Penayangan berhenti",
    "send_again": "Memutuskan kirim lagi",
    "try_again": "Mencoba tayang lagi",
    "record_correction": "Mencatat ralat",
    "drop_correction": "Membatalkan ralat yang belum dicetak",
    "place_correction": "Ralat dipasang di kiriman lama",
    "withdraw": "Menarik edisi dari Instagram",
    "say_deleted": "Menyatakan kiriman sudah dihapus",
    "seen_gone": "Ditarik: kiriman terlihat hilang",
    "miss_slot": "Jadwal terlewat: perlu waktu baru",
    "go_stale": "Kedaluwarsa",
    "sign_in": "Masuk",
    "sign_in_failed": "Gagal masuk: kata sandi salah",
    "code_failed": "Kode dua langkah salah",
    "change_password": "Mengganti kata sandi sendiri",
    "reset_account": "Kata sandi dan autentikator dipasang ulang",
    "unlock_account": "Akun dibuka kuncinya",
    "remove_account": "Akun ditutup, perannya berakhir",
    "locked_out": "Dikunci 15 menit: lima kali salah",
    "grant_role": "Peran diberikan",
    "rotate_key": "Kunci diganti",
    "drop_old_key": "Kunci lama dilepas",
    "instagram_login": "Masuk ke akun Instagram",
    "instagram_logout": "Keluar dari akun Instagram",
    "draft_failed": "Draf gagal disusun",
    "source_unreachable": "Pusat data tidak terjangkau",
    "wish_late_draft": "Meminta draf terlambat",
    "wish_rebuild": "Meminta data dibaca ulang",
    "wish_check": "Meminta pemeriksaan",
    "wish_try_again": "Meminta coba tayang lagi",
}
FIELDS = {"caption": "keterangan"}
COUNTS = {
    "found": "{} temuan",
    "remove": "{} dihapus",
    "replace": "{} diganti",
    "keep": "{} tetap",
    "known": "{} kata masuk daftar nama",
}
OUTCOMES = {"passed": "lulus", "refused": "ditolak", "failed": "belum selesai"}


def act_name(act: str) -> str:
    return ACTS.get(act, act.replace("_", " ").capitalize())


def detail_text(detail: Mapping[str, Any], zone: ZoneInfo) -> str:
    """The details in one line, in a fixed order. A reason is only said to exist: it stands with the edition."""
    parts = []
    if "revision" in detail:
        parts.append(f"versi {detail['revision']}")
    if detail.get("pages"):
        parts.append(f"{detail['pages']} halaman")
    if "slot" in detail:
        parts.append(f"tayang {moment_text(datetime.fromisoformat(detail['slot']), zone)}")
    if "key" in detail:
        key = str(detail["key"])
        parts.append(f"kunci {short_key(key) if len(key) == 64 else key}")
    if "fields" in detail:
        parts.append(", ".join(FIELDS.get(name, f"teks alternatif {name}") for name in detail["fields"]))
    if "counts" in detail:
        parts += [COUNTS[name].format(count) for name, count in detail["counts"].items() if name in COUNTS]
    if detail.get("reason") == "self_approval":
        parts.append("menyetujui perubahan sendiri")
    elif "reason" in detail:
        parts.append("alasan dicatat")
    if "role" in detail:
        parts.append(_role_text(str(detail["role"])))
    if "person" in detail:
        parts.append(str(detail["person"]))
    if "code" in detail:
        parts.append(title_of(str(detail["code"])))
    if "account" in detail:
        parts.append(f"@{detail['account']}")
    if detail.get("to") in OUTCOMES:
        parts.append(OUTCOMES[detail["to"]])
    if "to" in detail and detail["to"] in STATE_NAMES:
        parts.append(f"menjadi {STATE_NAMES[EditionState(detail['to'])]}")
    return " · ".join(parts)


def _role_text(text: str) -> str:
    """ "Editor 1: technical" with the role as people say it."""
    who, _, role = text.rpartition(": ")
    return f"{who}: {ROLE_NAMES[Role(role)]}" if role in {known.value for known in Role} else text
