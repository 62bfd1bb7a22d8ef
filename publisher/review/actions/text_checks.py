"""What a caption and an alt text must be, whoever wrote them: lengths, hashtags, the marker, numbers."""

from __future__ import annotations

import re

from django.conf import settings

from publisher.edition.content_hash import with_marker
from publisher.instagram.limits import MAX_ALT, MAX_CAPTION, MAX_HASHTAGS, caption_length, hashtags
from publisher.language import speaking
from publisher.review.actions.moving import Refused
from publisher.review.actions.place_checks import check_places
from publisher.review.models import Revision
from publisher.summary.figures import thousands

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def check_caption(caption: str, marker: str) -> None:
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


def check_alt(alt: str, position: int) -> None:
    if not alt:
        raise Refused(f"Halaman {position} belum punya teks alternatif.")
    if (over := caption_length(alt) - MAX_ALT) > 0:
        raise Refused(f"Teks alternatif halaman {position} kelebihan {over} karakter.")


def check_numbers(words: str, revision: Revision) -> None:
    """Every number that an editor writes is one of the edition's figures or stood in its texts already; beside a place
    or an agency it is the edition's own number for it."""
    before = " ".join([revision.caption, revision.headline, *(page["alt"] for page in revision.pages)])
    with speaking(settings.PUBLICATION.language):
        known = set(NUMBER.findall(before)) | {thousands(figure[1]) for figure in revision.reading.figures}
        strange = sorted(set(NUMBER.findall(words)) - known)
        if strange:
            found = ", ".join(f"“{number}”" for number in strange)
            raise Refused(f"Angka {found} tidak ada di data edisi ini. Tulis angka yang ada di halaman, atau hapus.")
        check_places(words, before, revision, settings.PUBLICATION.region)
