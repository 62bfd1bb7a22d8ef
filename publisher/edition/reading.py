"""What stands on the last page: how to read the figures, what is kept back, whom to call."""

from __future__ import annotations

from publisher.edition import Masthead
from publisher.edition.frame import Place, frame, raised
from publisher.language import later, say
from publisher.summary.figures import WINDOW_WEEKS, Numbers, Summary
from publisher.templates.cara_baca import CaraBacaContent, ReadingRule
from publisher.templates.line_break import glue

ARCHIVE_LINE = later("Data terbuka & ralat: tautan di bio")
CONTACT_LINE = later("Merasa dikenali? Hubungi kami: pesan ke akun ini")
PRIVACY_RULE = later("Nama, nomor, alamat, dan jam kejadian dihapus.")


def compose(summary: Summary, masthead: Masthead, place: Place, numbers: Numbers) -> CaraBacaContent:
    return CaraBacaContent(
        frame=frame(
            masthead, summary.week, place, say("Cara membaca & privasi"), say("Yang kami hitung, yang kami gabungkan")
        ),
        rules=(
            ReadingRule("check-circle", say("Hanya kejadian selesai"), still_open_rule(summary, numbers)),
            ReadingRule(
                masthead.guarded_icon,
                say("{group} digabung", group=masthead.guarded_group),
                glue(_guarded_rule(masthead)),
            ),
            ReadingRule("user-minus", say("Tanpa data pribadi"), say(PRIVACY_RULE)),
            ReadingRule(
                "calendar-blank",
                say("Pola dibaca dari {n} minggu", n=WINDOW_WEEKS),
                say("Satu minggu terlalu sedikit untuk melihat pola."),
            ),
        ),
        number=masthead.emergency_number,
        call=masthead.emergency_call,
        call_note=masthead.emergency_note,
        handle=f"@{masthead.account}",
        links=tuple(links(masthead)),
    )


def still_open_rule(summary: Summary, numbers: Numbers) -> str:
    if summary.still_open is None or summary.still_open.now == 0:
        return say("Yang masih ditangani dihitung saat selesai.")
    n = numbers.text("still_open")
    return say("{n} yang masih ditangani dihitung saat selesai.", summary.still_open.now, n=n)


def _guarded_rule(masthead: Masthead) -> str:
    return say("{list}: satu angka seluruh kota, tanpa wilayah atau waktu.", list=raised(masthead.guarded_list))


def links(masthead: Masthead) -> list[tuple[str, str]]:
    """Icon and text of the lines at the foot; the archive's only if it is there to be opened."""
    archive = [("database", say(ARCHIVE_LINE))] if masthead.archive_live else []
    return [*archive, ("chat-circle-text", say(CONTACT_LINE))]
