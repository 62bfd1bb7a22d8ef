"""The card "Edisi minggu ini": one sentence on what is the case, one button for what to do."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.clock import clock_text
from publisher.review.states import EditionState
from publisher.web.offers import main_offer
from publisher.web.standing import Standing
from publisher.web.wording import when

E = EditionState


@dataclass(frozen=True)
class Hero:
    """`strong` is said first and in bold. `to` is the address under the edition that the button opens ("" = review)."""

    strong: str
    says: str
    button: str
    to: str = ""
    primary: bool = True
    danger: bool = False


def hero(standing: Standing) -> Hero:
    """What the card of the newest edition says and offers to this person."""
    return SAID[standing.state](standing)


def _draft(it: Standing) -> Hero:
    may = it.desk.may("edit")
    if it.wants_changes:
        return Hero("Admin minta perubahan:", f"“{it.edition.reason}”", "Perbaiki" if may else "Lihat draf", primary=may)
    if lost := it.lost_approval:
        says = f"{lost.user} menyetujui versi {lost.revision.number}. Versi sekarang belum disetujui dan tidak akan tayang."
        return Hero("Persetujuan gugur karena isi diubah.", says, "Periksa draf" if may else "Lihat draf", primary=may)
    if it.edition.late:
        says = "Waktu tayang dipilih saat menyetujui."
        return Hero("Dibuat terlambat.", says, "Periksa draf" if may else "Lihat draf", primary=may)
    says = "Draf siap diperiksa. Periksa halaman dan teks, lalu ajukan."
    return Hero("", says, "Periksa draf" if may else "Lihat draf", primary=may)


def _pending(it: Standing) -> Hero:
    main = main_offer(it)
    button, primary = ("Periksa & setujui", True) if main else ("Lihat edisi", False)
    if it.missed:
        strong = f"Belum disetujui sampai {clock_text(it.slot, it.desk.zone)}, jadi tidak tayang."
        return Hero(strong, "Pilih waktu baru saat menyetujui.", button, primary=primary)
    if it.state is E.PENDING2 and it.approvals:
        says = (
            f"{it.approvals[0].user} sudah menyetujui. Perlu admin lain yang tidak mengajukan dan tidak terakhir mengubah."
        )
        return Hero("", says, button, primary=primary)
    reading = it.edition.revision.reading if it.edition.revision else None
    if main and reading and reading.warnings:
        return Hero("Sebelum disetujui:", f"baca {len(reading.warnings)} peringatan data.", button)
    says = f"Diajukan oleh {it.edition.submitted_by or 'sistem'}. Editor masih bisa menarik kembali untuk mengubah isi."
    return Hero("", says, button, primary=primary)


def _approved(it: Standing) -> Hero:
    return Hero(
        "", f"Terkunci dengan kunci {it.key}. Mengubah isi akan menggugurkan persetujuan.", "Lihat edisi", primary=False
    )


def _posting(it: Standing) -> Hero:
    says = "Isi tidak bisa diubah sampai selesai. Jangan unggah lewat aplikasi Instagram."
    return Hero("Sedang diunggah.", says, "Lihat proses", "tayang", primary=False)


def _live(it: Standing) -> Hero:
    if it.withdrawal is not None and it.withdrawal.gone_at is not None:
        return Hero("Ditarik:", f"“{it.withdrawal.reason}” Kirimannya tidak ada lagi.", "Lihat", "tayang", primary=False)
    if it.withdrawal is not None:
        says = "Kiriman tetap terlihat sampai dihapus lewat aplikasi."
        return Hero("Sedang ditarik, masih tayang.", says, "Lihat langkahnya", "tayang", danger=True)
    if it.desk.rules.settings.backend == "rehearsal":
        return Hero(
            "Latihan:", "tayang di feed latihan. Tidak ada yang keluar ke Instagram.", "Lihat hasil", "tayang", False
        )
    return Hero("", "Sudah tayang di Instagram.", "Lihat hasil", "tayang", primary=False)


def _action(it: Standing) -> Hero:
    if it.unsure:
        return Hero("Belum pasti tayang.", "Jangan unggah manual.", "Lihat pemeriksaan", "tayang", danger=True)
    return Hero("Penayangan berhenti.", "Belum ada yang tayang.", "Lihat dan selesaikan", "tayang", danger=True)


def _hold(it: Standing) -> Hero:
    who = it.held_by.who if it.held_by else "Petugas"
    says = f"“{it.edition.reason}” Tidak ada yang tayang selama ditahan."
    return Hero(f"{who} menahan:", says, "Lihat alasan", primary=False)


def _stale(it: Standing) -> Hero:
    says = "Tidak akan tayang sendiri: warga mengira itu berita minggu ini."
    return Hero("Disetujui, tetapi sudah lewat 7 hari.", says, "Lihat edisi", primary=False)


def _rejected(it: Standing) -> Hero:
    main = main_offer(it)
    says = f"“{it.edition.reason}” Edisi ini tidak akan tayang."
    return Hero("Ditolak:", says, main.label if main else "Lihat edisi", main.name if main else "", primary=bool(main))


def _skipped(it: Standing) -> Hero:
    made = when(it.edition.created_at, it.desk.now, it.desk.zone)
    reason = f"“{it.edition.reason}”" if it.edition.reason else f"dicatat {made}."
    main = main_offer(it)
    return Hero(
        "Minggu ini dilewati:", reason, main.label if main else "Lihat alasan", main.name if main else "", primary=False
    )


SAID = {
    E.DRAFT: _draft,
    E.PENDING: _pending,
    E.PENDING2: _pending,
    E.APPROVED: _approved,
    E.POSTING: _posting,
    E.LIVE: _live,
    E.ACTION: _action,
    E.HOLD: _hold,
    E.STALE: _stale,
    E.REJECTED: _rejected,
    E.SKIPPED: _skipped,
}
