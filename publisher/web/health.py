"""The card "Kesehatan": data source, Instagram, next draft, scheduler, and the request that is under way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from publisher.clock import Week, clock_text, moment_text
from publisher.review.models import Edition, Reading, Wish
from publisher.review.states import EditionState
from publisher.web.desk import Desk
from publisher.web.wording import when

SILENT_AFTER = timedelta(minutes=3)
RESULT_SHOWN_FOR = timedelta(minutes=15)


@dataclass(frozen=True)
class Row:
    """One line of the card. `tone` is good, warn, bad or quiet."""

    icon: str
    name: str
    says: str
    verdict: str = ""
    tone: str = "quiet"

    @property
    def verdict_icon(self) -> str:
        return {"good": "check-circle", "warn": "warning", "bad": "warning-circle"}.get(self.tone, "")


def rows(desk: Desk, newest: Edition | None, broken: int | None) -> list[Row]:
    """`broken` is the first entry of the audit log that does not fit."""
    return [_source(desk, newest), _instagram(desk), _next_draft(desk, newest), _scheduler(desk), _log(broken)]


def request_note(desk: Desk, kind: str) -> tuple[str, bool] | None:
    """What became of the last request: open, waiting too long, or how it ended a short while ago."""
    last = Wish.objects.filter(publication=desk.publication, kind=kind).order_by("-made_at", "-pk").first()
    if last is None:
        return None
    if last.done_at is not None:
        recent = desk.now - last.done_at <= RESULT_SHOWN_FOR
        ended = clock_text(last.done_at, desk.zone).rpartition(" ")[0]
        return (f"{ended}: {last.result}", last.result.startswith("Gagal")) if recent and last.result else None
    if desk.now - last.made_at > SILENT_AFTER:
        return "Belum dikerjakan. Penjadwal mungkin berhenti. Hubungi admin teknis.", True
    return f"Diminta {clock_text(last.made_at, desk.zone).rpartition(' ')[0]}, dikerjakan dalam 1 menit", False


def scheduler_is_silent(desk: Desk) -> bool:
    last = desk.publication.last_tick_at
    return last is None or desk.now - last > SILENT_AFTER


def _source(desk: Desk, newest: Edition | None) -> Row:
    last = Reading.objects.filter(edition__publication=desk.publication).order_by("-read_at").first()
    if last is None:
        says, total = "Belum pernah dibaca", None
    else:
        total = next((value for key, value, *_ in last.figures if key == "total"), 0)
        says = f"Dibaca {when(last.read_at, desk.now, desk.zone)} · {last.rows} baris, {total} kejadian"
    if newest is not None and newest.state == EditionState.ACTION and newest.action_code == "intake":
        return Row("database", "Pusat data 112", says.replace("Dibaca", "Terakhir terbaca"), "Tidak terjangkau", "bad")
    if last is not None and last.source_changed:
        return Row("database", "Pusat data 112", says, "Berubah sejak draf", "warn")
    if total == 0:
        return Row("database", "Pusat data 112", says, "0 kejadian", "warn")
    return Row("database", "Pusat data 112", says, "Terbaca" if last else "", "good" if last else "quiet")


WAYS = {"manual": "Manual", "graph": "Resmi", "instagrapi": "Tidak resmi"}


def _instagram(desk: Desk) -> Row:
    if desk.rules.settings.backend == "rehearsal":
        return Row("camera", "Instagram", "Tidak ada yang keluar ke Instagram", "Latihan")
    if desk.rules.settings.paused:
        return Row("camera", "Instagram", f"@{desk.rules.account}", "Dijeda", "warn")
    return Row("camera", "Instagram", f"@{desk.rules.account}", WAYS[desk.rules.settings.backend])


def _next_draft(desk: Desk, newest: Edition | None) -> Row:
    week = Week.last_complete(desk.now, desk.zone)
    due = desk.rules.draft_at(week)
    if due <= desk.now or (newest is not None and newest.week >= week):
        due = desk.rules.draft_at(week.later(1))
    return Row("calendar-blank", "Draf berikutnya" if newest else "Draf pertama", moment_text(due, desk.zone))


def _scheduler(desk: Desk) -> Row:
    last = desk.publication.last_tick_at
    says = f"Terakhir bekerja {when(last, desk.now, desk.zone)}" if last else "Belum pernah bekerja"
    if scheduler_is_silent(desk):
        return Row("heartbeat", "Penjadwal", says, "Penjadwal mungkin berhenti", "bad")
    return Row("heartbeat", "Penjadwal", says, "Bekerja", "good")


def _log(broken: int | None) -> Row:
    if broken is not None:
        return Row("shield-warning", "Catatan audit", f"Mulai entri {broken}; penayangan dihentikan", "Tidak utuh", "bad")
    return Row("shield-check", "Catatan audit", "Setiap entri tersambung dengan yang sebelumnya", "Utuh", "good")
