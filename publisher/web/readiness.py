"""Siap? What an edition still lacks before it is handed in or approved, as chips that are links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.edition.content_hash import with_marker
from publisher.instagram.limits import (
    MAX_ALT,
    MAX_CAPTION,
    MAX_HASHTAGS,
    MAX_PAGES,
    MIN_PAGES,
    caption_length,
    hashtags,
)
from publisher.review.actions.own_sentences import open_sentences
from publisher.review.ledger import PASSED, REFUSED
from publisher.review.models import Edition, OwnSentence, Revision
from publisher.review.revisions import key_of_stored_bytes

COVER, READING_GUIDE = "sampul", "cara-baca"


@dataclass(frozen=True)
class Chip:
    """One thing to be ready. `gap` says what is missing; `notice` marks what must only be read."""

    name: str
    target: str
    gap: str = ""
    notice: bool = False

    @property
    def icon(self) -> str:
        return "warning-circle" if self.gap or self.notice else "check"


def chips(edition: Edition) -> list[Chip]:
    revision = edition.revision
    if revision is None:
        return [Chip("Halaman", "?tab=halaman", "Edisi ini belum punya halaman.")]
    found = [
        _caption(revision, edition.marker),
        _alts(revision),
        _small_counts(revision),
        _own_sentences(edition),
        _pages(revision),
        _images(revision, edition.marker),
    ]
    if count := len(revision.reading.warnings):
        found.append(Chip(f"{count} peringatan data", "?tab=data", notice=True))
    return found


def counted(found: Sequence[Chip]) -> tuple[int, int]:
    """How many of the things to be ready are, and how many there are; what must only be read is none."""
    asked = [chip for chip in found if not chip.notice]
    return sum(not chip.gap for chip in asked), len(asked)


def gaps(edition: Edition) -> list[Chip]:
    return [chip for chip in chips(edition) if chip.gap]


def _caption(revision: Revision, marker: str) -> Chip:
    target = "?tab=teks#id_caption"
    over = caption_length(with_marker(revision.caption, marker)) - MAX_CAPTION
    tags = len(hashtags(revision.caption))
    if not revision.caption:
        return Chip("Keterangan", target, "Keterangan masih kosong.")
    if over > 0:
        return Chip("Keterangan", target, f"Kelebihan {over} karakter. Batas 2.200.")
    if tags > MAX_HASHTAGS:
        return Chip("Keterangan", target, f"Paling banyak {MAX_HASHTAGS} tagar. Sekarang {tags}.")
    return Chip("Keterangan", target)


def _alts(revision: Revision) -> Chip:
    name = f"{len(revision.pages)} teks alternatif"
    for number, page in enumerate(revision.pages, 1):
        target = f"?tab=teks&hal={number}#alt-{number}"
        if not page["alt"]:
            return Chip(name, target, f"Halaman {number} belum punya teks alternatif.")
        if caption_length(page["alt"]) > MAX_ALT:
            return Chip(name, target, f"Teks alternatif halaman {number} terlalu panjang. Batas 1.000.")
    return Chip(name, "?tab=teks#alt-1")


def _small_counts(revision: Revision) -> Chip:
    name, target = "Audit angka kecil", "?tab=privasi#audit"
    newest = revision.audits.order_by("id").last()
    if newest is None:
        return Chip(name, target, "Audit angka kecil belum dijalankan")
    if newest.outcome == PASSED:
        return Chip(name, target)
    return Chip(name, target, f"Audit angka kecil: {'ditolak' if newest.outcome == REFUSED else 'belum selesai'}")


def _own_sentences(edition: Edition) -> Chip:
    name, target = "Kalimat sendiri", "?tab=privasi#kalimat"
    states = list(open_sentences(edition).values_list("state", flat=True))
    if waiting := states.count(OwnSentence.State.WAITING):
        return Chip(name, target, f"{waiting} kalimat belum diputuskan")
    if states:
        return Chip(name, target, f"{len(states)} kalimat belum dibaca orang lain")
    return Chip(name, target)


def _pages(revision: Revision) -> Chip:
    keys = [page["key"] for page in revision.pages]
    if not MIN_PAGES <= len(keys) <= MAX_PAGES:
        return Chip("Halaman wajib", "?tab=halaman", f"Harus {MIN_PAGES} sampai {MAX_PAGES} halaman. Sekarang {len(keys)}.")
    for key, name, place in ((COVER, "Sampul", 0), (READING_GUIDE, "Cara membaca", -1)):
        if keys[place] != key:
            return Chip("Halaman wajib", "?tab=halaman", f"Halaman {name} wajib ada di tempatnya.")
    return Chip("Halaman wajib", "?tab=halaman")


def _images(revision: Revision, marker: str) -> Chip:
    if key_of_stored_bytes(revision, marker) != revision.content_key:
        return Chip(
            "Gambar utuh", "?tab=pratinjau", "Gambar yang tersimpan tidak sama dengan kunci isi. Buat ulang draf ini."
        )
    return Chip("Gambar utuh", "?tab=pratinjau")
