"""Edit the caption and the alt texts: a new revision, and every approval is void."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from publisher.anonymise.gate import screen
from publisher.edition.content_hash import with_marker
from publisher.instagram.limits import MAX_ALT, MAX_CAPTION, MAX_HASHTAGS, caption_length, hashtags
from publisher.review.actions.moving import Refused, move, permit, void_approvals
from publisher.review.actor import Actor
from publisher.review.models import Edition, Revision
from publisher.review.revisions import add_revision
from publisher.review.store import Rules
from publisher.summary.figures import thousands


@transaction.atomic
def edit_texts(
    edition: Edition, actor: Actor, now: datetime, rules: Rules, seen_revision: int, caption: str, alts: Mapping[str, str]
) -> bool:
    """Save an editor's words. `alts` maps page keys to alt texts. True when something changed.

    Raises Refused for a text that is too long, empty, or in which the gate finds personal data, and when another
    person saved in between.
    """
    permit("edit", actor)
    revision = edition.revision
    if revision is None or revision.number != seen_revision:
        raise Refused("Teks ini diubah orang lain sejak Anda membukanya. Salin teks Anda, lalu muat ulang.")
    caption = caption.replace("\r\n", "\n").strip()
    pages = [{**page, "alt": " ".join(alts.get(page["key"], page["alt"]).split())} for page in revision.pages]
    changed = [page["key"] for page, old in zip(pages, revision.pages, strict=True) if page["alt"] != old["alt"]]
    if caption != revision.caption:
        changed.insert(0, "caption")
    if not changed:
        return False
    _check_caption(caption, edition.marker, rules)
    for position, page in enumerate(pages, 1):
        _check_alt(page["alt"], position)
    _check_numbers(" ".join([caption, *(page["alt"] for page in pages)]), revision)
    new = add_revision(edition, actor.user_id, now, caption=caption, pages=pages, headline=revision.headline)
    move(
        edition,
        "edit",
        actor,
        now,
        detail={"revision": new.number, "fields": changed},
        revision=new,
        slot_at=None,
    )
    void_approvals(edition, now)
    return True


NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def _check_numbers(words: str, revision: Revision) -> None:
    """Every number that an editor writes is one of the edition's figures or stood in its texts already."""
    before = " ".join([revision.caption, revision.headline, *(page["alt"] for page in revision.pages)])
    known = set(NUMBER.findall(before)) | {thousands(figure[1]) for figure in revision.reading.figures}
    strange = sorted(set(NUMBER.findall(words)) - known)
    if strange:
        found = ", ".join(f"“{number}”" for number in strange)
        raise Refused(f"Angka {found} tidak ada di data edisi ini. Tulis angka yang ada di halaman, atau hapus.")


def _check_caption(caption: str, marker: str, rules: Rules) -> None:
    if not caption:
        raise Refused("Keterangan masih kosong.")
    over = caption_length(with_marker(caption, marker)) - MAX_CAPTION
    if over > 0:
        raise Refused(f"Kelebihan {over} karakter. Batas {MAX_CAPTION:,}.".replace(",", "."))
    tags = len(hashtags(caption))
    if tags > MAX_HASHTAGS:
        raise Refused(f"Paling banyak {MAX_HASHTAGS} tagar. Sekarang {tags}.")
    if marker in caption:
        raise Refused("Penanda edisi ditambahkan sendiri di akhir; hapus dari keterangan.")
    _check_words(re.sub(rf"@{re.escape(rules.account)}(?![\w.])", " ", caption), "Keterangan")


def _check_alt(alt: str, position: int) -> None:
    if not alt:
        raise Refused(f"Halaman {position} belum punya teks alternatif.")
    if (over := caption_length(alt) - MAX_ALT) > 0:
        raise Refused(f"Teks alternatif halaman {position} kelebihan {over} karakter.")
    _check_words(alt, f"Teks alternatif halaman {position}")


KINDS = {
    "NAME": "nama orang",
    "PHONE": "nomor telepon",
    "ADDRESS": "alamat",
    "PLATE": "pelat nomor",
    "NIK": "nomor induk",
    "IDNUM": "nomor panjang",
    "COORD": "koordinat",
    "EMAIL": "alamat surel",
    "HANDLE": "nama akun",
    "URL": "tautan",
    "DOB": "tanggal lahir",
    "BANK": "nomor rekening",
}


def _check_words(text: str, place: str) -> None:
    spans = screen(text).spans
    if spans:
        found = ", ".join(f"“{text[span.start : span.end]}” ({KINDS.get(span.label, span.label)})" for span in spans)
        raise Refused(f"{place} tampak memuat data pribadi: {found}. Hapus atau ganti, lalu simpan lagi.")
