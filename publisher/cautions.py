"""What a reviewer must know of the data before approving: counts and reasons, never a row's content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publisher.anonymise.boundary import Crossing, Precision
from publisher.anonymise.classes import Excluded
from publisher.classified import CallCount
from publisher.clock import Week
from publisher.config import Settings
from publisher.intake import Effect, Quarantined
from publisher.summary.figures import Summary


@dataclass(frozen=True)
class Caution:
    """Something that a reviewer must know before approving."""

    code: str
    text: str


def call_gaps(calls: Sequence[CallCount] | None, week: Week) -> Iterable[Caution]:
    """Days of the week without a single call: among hundreds a week that is a log with a hole."""
    if not calls:
        return
    missing = len(set(week.days) - {call.day for call in calls})
    if missing:
        yield Caution("call_gaps", f"Catatan panggilan kosong pada {missing} hari minggu ini. Pastikan datanya lengkap.")


def warnings(
    settings: Settings, summary: Summary, crossing: Crossing, precision: Precision, quarantine: Sequence[Quarantined]
) -> Iterable[Caution]:
    aside = sum(item.effect is Effect.SET_ASIDE for item in quarantine)
    if aside:
        yield Caution("quarantine", f"{aside} baris dikarantina dan tidak dihitung. Lihat sebabnya di Data.")
    if not precision.durations:
        yield Caution("twelve_hour", "Jam pada data tampak 12 jam tanpa AM/PM, jadi semua lama waktu tidak dipakai.")
    elif not precision.minutes:
        yield Caution("rounded", "Waktu buka sering dibulatkan ke :00 atau :30, jadi menit tidak ditampilkan.")
    for kind, label in (("category", "jenis"), ("area", "wilayah"), ("agency", "instansi")):
        if crossing.unknown[kind]:
            yield Caution(f"unknown_{kind}", f"{crossing.unknown[kind]} catatan memakai {label} yang tidak dikenal.")
    if crossing.excluded[Excluded.NOT_CLOSED]:
        yield Caution("status", f"{crossing.excluded[Excluded.NOT_CLOSED]} baris memakai status yang tidak dikenal.")
    if summary.usual is None:
        yield Caution(
            "history", f"Baru ada {summary.history_weeks} minggu sebelumnya, jadi kisaran biasa tidak ditampilkan."
        )
    totals = sorted(total for _, total in summary.weekly_totals[:-1])
    if totals and summary.total * 2 < totals[len(totals) // 2]:
        yield Caution("low", "Jumlah kejadian kurang dari separuh yang biasa. Pastikan data sudah lengkap.")
    costs = {
        "steps": "Sumber tanpa langkah: cerita tanpa urutan waktu.",
        "calls": "Sumber tanpa panggilan: tidak ada angka panggilan.",
        "changes": "Sumber tanpa perubahan: tidak ada angka “masih ditangani”.",
    }
    for source, text in costs.items():
        if source not in settings.intake.sources:
            yield Caution(f"no_{source}", text)
