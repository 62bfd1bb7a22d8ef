"""What the posting page says: one case at a time, from the rows of Post and PostAttempt.

"Belum ada yang tayang" is said only where that is certain.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from publisher.config import BY_HAND
from publisher.review.actions.package import BEFORE, is_by_hand
from publisher.review.actions.send_again import absence_is_shown
from publisher.review.models import Post
from publisher.review.states import EditionState, PostState
from publisher.web.offers import may_try_again
from publisher.web.posting_words import CHANGED, CONTENT, NEVER, NEVER_WITHOUT_PACKAGE, OTHER, doubt, mend_first, words
from publisher.web.standing import Standing

CHECKS = (1, 2, 4, 8, 15, 30)  # minutes after the request
NOTHING_LIVE = "Belum ada yang tayang."


@dataclass(frozen=True)
class Segment:
    """One of the six checks."""

    minutes: int
    due: datetime
    done: bool


@dataclass(frozen=True)
class Case:
    """`live` is no, unsure or yes. `todo` are at most three steps; `never` says what not to do."""

    title: str
    says: str
    tone: str
    icon: str
    live: str
    todo: tuple[str, ...] = ()
    never: str = ""
    code: str = ""
    answers: frozenset[str] = field(default_factory=frozenset)  # coba-lagi, sudah-ada, kirim-lagi, buat-ulang, tunggu


def posting_case(standing: Standing) -> Case | None:
    """The case of this edition; None while there is nothing to post."""
    post, state = standing.post, standing.state
    if state is EditionState.LIVE:
        return _live(standing)
    if post is not None and is_by_hand(post) and standing.unsure:
        return _taken(standing)
    if post is not None and post.state in (PostState.UNKNOWN, PostState.NEEDS_HUMAN) and standing.unsure:
        return _unknown(post, standing)
    if state is EditionState.POSTING:
        return _under_way(post)
    if not standing.has_posting_page:
        return None
    if standing.edition.action_code == BY_HAND:
        return _by_hand(standing)
    return _stopped(standing)


def segments(post: Post) -> list[Segment]:
    if post.intent_at is None:
        return []
    return [
        Segment(minutes, post.intent_at + timedelta(minutes=minutes), number < post.checks_done)
        for number, minutes in enumerate(CHECKS)
    ]


def _live(standing: Standing) -> Case:
    if standing.desk.rules.settings.backend == "rehearsal":
        return Case("Latihan: tayang di feed latihan", "Tidak ada yang keluar ke Instagram.", "live", "check", "yes")
    return Case("Tayang", f"Terlihat di profil @{standing.desk.rules.account}.", "live", "check", "yes")


def _under_way(post: Post | None) -> Case:
    sent = post is not None and post.state not in (PostState.READY, PostState.PREPARED)
    if sent:
        return Case(
            "Memastikan sudah terlihat",
            "Perintah tayang sudah dikirim.",
            "blue",
            "upload-simple",
            "unsure",
            never=HANDS_OFF,
        )
    return Case(
        "Sedang diunggah",
        "Halaman ini boleh ditutup, prosesnya tetap berjalan.",
        "blue",
        "upload-simple",
        "no",
        never=HANDS_OFF,
    )


HANDS_OFF = "Jangan unggah edisi ini lewat aplikasi Instagram selama proses berjalan. Nanti tayang dua kali."


def _by_hand(standing: Standing) -> Case:
    """The way of a publication that posts by hand: the package waits to be taken."""
    return Case(
        "Unggah lewat aplikasi",
        f"{NOTHING_LIVE} Edisi ini disetujui dan siap diunggah.",
        "saffron",
        "download-simple",
        "no",
        todo=(
            "Unduh paket: gambar, keterangan, dan teks alternatif.",
            "Unggah lewat aplikasi Instagram, sekali saja, tanpa mengubah apa pun.",
            "Kembali ke sini; admin menekan Sudah saya unggah dan menempel tautannya.",
        ),
        never="Selama paket belum diunduh, tidak ada yang boleh mengunggah edisi ini.",
        answers=frozenset({"unduh-paket"}),
    )


def _taken(standing: Standing) -> Case:
    """Somebody has the package: it may be public at any time."""
    return Case(
        "Paket sudah diunduh",
        "Kiriman ini mungkin sudah diunggah orang. Isinya terkunci sampai ada jawaban.",
        "danger",
        "download-simple",
        "unsure",
        todo=("Unggah sekali saja, tanpa mengubah apa pun.", "Admin menempel tautannya di sini."),
        never="Jangan mengunggah dua kali. Bila ragu, buka profil dulu.",
        code=_quoted(standing),
        answers=frozenset({"unduh-paket", "sudah-diunggah", "batal-paket"}),
    )


def _unknown(post: Post, standing: Standing) -> Case:
    if post.state == PostState.UNKNOWN:
        return Case(
            "Kami memeriksa apakah sudah tayang",
            doubt(post.error_code),
            "danger",
            "wifi-slash",
            "unsure",
            todo=(
                *mend_first(post.error_code),
                "Biarkan sistem memeriksa profil; halaman ini memperbarui diri.",
                "Ingin memastikan sendiri? Buka profil dan cari penandanya.",
            ),
            never="Jangan unggah manual. Bila sudah tayang, akan jadi dua.",
            code=_quoted(standing),
            answers=frozenset({"sudah-ada", "tunggu"}),
        )
    shown = absence_is_shown(post)
    says = (
        f"Setelah 30 menit dan {post.checks_done} pemeriksaan, kirimannya tidak terlihat di profil."
        if shown
        else "Profil tidak bisa dibaca, jadi belum bisa diputuskan."
    )
    return Case(
        "Anda perlu memutuskan",
        says,
        "danger",
        "wifi-slash",
        "unsure",
        todo=(
            *mend_first(post.error_code),
            "Buka profil dan cari penandanya di akhir keterangan.",
            "Pilih jawabannya di bawah."
            if shown
            else "Kirimannya ada: tekan Ya, sudah ada… Tidak terlihat: hubungi admin teknis, karena belum bisa dipastikan.",
        ),
        never="Jangan unggah manual. Tidak ada yang dikirim ulang sendiri.",
        code=_quoted(standing),
        answers=frozenset({"sudah-ada", "kirim-lagi"}) if shown else frozenset({"sudah-ada"}),
    )


def _stopped(standing: Standing) -> Case:
    """Posting was halted before anything could be seen. Nothing is live unless a request may have left."""
    post, action = standing.post, standing.edition.action_code
    code = (post.error_code if post is not None and action in ("refused", "") else "") or action
    certain = not standing.unsure
    said = words(code)
    answers = {"coba-lagi"} if may_try_again(standing) and code not in CHANGED else set()
    if certain and post is not None and post.state in BEFORE and code not in NO_PACKAGE:
        answers.add("unduh-paket")
    if standing.desk.may("rebuild") and certain and (code in (*CHANGED, *CONTENT) or said is OTHER):
        answers.add("buat-ulang")
    return Case(
        said.title,
        f"{NOTHING_LIVE} {said.says}".strip() if certain else doubt(code),
        "danger",
        "warning",
        "no" if certain else "unsure",
        todo=said.todo,
        never=said.never or (NEVER_WITHOUT_PACKAGE if "unduh-paket" in answers else NEVER),
        code=_quoted(standing),
        answers=frozenset(answers),
    )


# Where what was approved no longer stands, the app would refuse it, too, or there is no account to upload to.
NO_PACKAGE = {*CHANGED, *CONTENT, "log_broken", "suspended"} - {"image_refused"}


def _quoted(standing: Standing) -> str:
    """A code to say over the telephone: which edition, and when it happened ("IG-46-1602")."""
    post = standing.post
    at = (post.intent_at or post.updated_at) if post is not None else standing.slot
    return f"IG-{standing.edition.week.number}-{at.astimezone(standing.desk.zone):%H%M}"
