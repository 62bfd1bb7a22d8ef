"""Sources full of canaries: the synthetic city with its private columns overwritten, and a small export as CSV or XLSX."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from openpyxl import Workbook

from publisher.clock import FileClock, Week
from publisher.commands.init import TEMPLATE
from publisher.intake.synthetic import write_city
from publisher.keys import create_key_file
from publisher.regions import load_region
from tests.examples.canaries import CITY, EXPORT, MAPPED, POSITION

WEEK = Week(2026, 46)
READ_AT = datetime(2026, 11, 16, 8, 30, tzinfo=load_region("kota-pekalongan").zone)

TABLES = """
[clock]
file = "clock.txt"

[intake]
kind = "table"
timezone = "Asia/Jakarta"

[intake.incidents]
file = "tiket.{kind}"

[intake.incidents.columns]
id = "no_tiket"
opened_at = "waktu_lapor"
on_scene_at = "waktu_tiba"
closed_at = "waktu_tutup"
category = "jenis"
subcategory = "rincian"
district = "kecamatan"
status = "status"
flag_death = "meninggal"
flag_injury = "luka"
flag_sensitive = "sensitif"

[intake.steps]
file = "langkah.{kind}"

[intake.steps.columns]
id = "no_tiket"
agency = "instansi"
step = "langkah"
at = "waktu"
"""
KINDS = (("HWN", "TAWON"), ("PHN", "TUMBANG"), ("KEB", "RUMAH"), ("UTL", "KABEL"), ("MED", "AMBULANS"), ("PPA", "KDRT"))


def publication(folder: Path) -> None:
    """Key, clock and configuration, without its intake."""
    folder.mkdir()
    create_key_file(folder / "secret.key")
    FileClock(folder / "clock.txt").step_to(READ_AT)


def city(folder: Path) -> Path:
    """The synthetic city read over SQL."""
    publication(folder)
    text = TEMPLATE.format(slug="kota-pekalongan", region="kota-pekalongan") + '\n[clock]\nfile = "clock.txt"\n'
    (folder / "publisher.toml").write_text(text, encoding="utf-8")
    path = folder / "intake.sqlite3"
    write_city(path, preset="default", last_week=WEEK, read_at=READ_AT)
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, columns in CITY.items():
            for column, stem in columns.items():
                connection.execute(f"UPDATE {table} SET {column} = ? || rowid", (stem,))
        for column, value in POSITION.items():
            connection.execute(f"UPDATE tiket SET {column} = ?", (value,))
        connection.execute("UPDATE kategori SET kode = ? WHERE kode = 'KAM'", (MAPPED["category"],))
        connection.execute("UPDATE instansi SET singkatan = ? WHERE singkatan = 'BPBD'", (MAPPED["agency"],))
    return folder


def export(folder: Path, kind: str) -> Path:
    """A vendor's export: tickets and steps, as CSV or XLSX."""
    publication(folder)
    head = TEMPLATE.partition("[intake]")[0].format(slug="kota-pekalongan", region="kota-pekalongan")
    (folder / "publisher.toml").write_text(head + TABLES.format(kind=kind), encoding="utf-8")
    tickets, steps = _tickets()
    write(folder / f"tiket.{kind}", tickets)
    write(folder / f"langkah.{kind}", steps)
    return folder


def write(path: Path, rows: Sequence[Sequence[object]]) -> None:
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        return
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)


def _tickets() -> tuple[list[list[object]], list[list[object]]]:
    private = [column for column in EXPORT if column != "no_tiket"]
    words = ("waktu_lapor", "waktu_tiba", "waktu_tutup", "jenis", "rincian", "kecamatan", "status", "meninggal", "luka")
    tickets: list[list[object]] = [["no_tiket", *words, "sensitif", *private]]
    steps: list[list[object]] = [["no_tiket", "instansi", "langkah", "waktu", "nama_petugas"]]
    begin = datetime(2026, 11, 9, 8, 7)  # noqa: DTZ001  as a vendor writes it, local
    for number in range(24):
        opened = begin + timedelta(hours=6 * number, minutes=7 * number)
        category, subcategory = KINDS[number % len(KINDS)]
        ticket = f"{EXPORT['no_tiket']}{number}"
        times = [opened, opened + timedelta(minutes=11), opened + timedelta(minutes=52)]
        tickets.append(
            [
                *(ticket, *(f"{moment:%Y-%m-%d %H:%M:%S}" for moment in times)),
                *(
                    MAPPED["category"] if number == 5 else category,
                    subcategory,
                    "Pekalongan Utara",
                    "SELESAI",
                    "0",
                    "0",
                    "0",
                ),
                *(f"{EXPORT[column]}{number}" for column in private),
            ]
        )
        for word, moment in zip(("sent", "on_scene", "done"), times, strict=True):
            agency = MAPPED["agency"] if number == 6 else "DAMKAR"
            steps.append([ticket, agency, word, f"{moment:%Y-%m-%d %H:%M:%S}", f"{EXPORT['nama_pelapor']}{number}"])
    return tickets, steps
