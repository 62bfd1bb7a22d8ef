"""Targets and mends in Indonesian."""

from __future__ import annotations

import pytest

from publisher.anonymise.ledger import Mend, MendKind, Statement, Target, audit, universe_of
from publisher.anonymise.ledger.conditions import box
from publisher.anonymise.ledger.statements import Piece, Tables
from publisher.anonymise.ledger.targets import Change, Section, Shape
from publisher.anonymise.ledger.words import mend_words, target_words
from publisher.clock import Week
from publisher.forms import BEFORE, NONE, OUTSIDE, Cell, form
from publisher.periods import Period
from publisher.regions import load_region

REGION = load_region("kota-pekalongan")
W46 = Week(2026, 46)


def target(
    subject: tuple[str, str],
    cross: tuple[str, str] | None = None,
    span: Week | Period = W46,
    change: Change | None = None,
    corrected: bool = False,
) -> Target:
    section = Section(span, frozenset({Piece(W46, 0, 1)}), change, corrected)
    return Target(Shape(subject, cross, box(), False), section)


GROUP, ACCIDENTS = ("group", ""), ("category", "LAK")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            target(GROUP, ("district", "33.75.03")),
            "pertolongan warga di Pekalongan Utara, minggu 9–15 November 2026",
        ),
        (
            target(ACCIDENTS, ("agency", "PSC119"), Period.parse("2026-Q3")),
            "kejadian Kecelakaan yang ditangani PSC 119, triwulan III 2026",
        ),
        (target(ACCIDENTS, None, Period.parse("2026-11")), "kejadian Kecelakaan, bulan November 2026"),
        (target(("class", "sensitive"), None, Period.parse("2026")), "kejadian sensitif, tahun 2026"),
        (target(("kind", "LAK/LALIN")), "kejadian Kecelakaan: lalu lintas, minggu 9–15 November 2026"),
        (target(("kind", f"LAK/{NONE}")), "kejadian Kecelakaan tanpa subkategori, minggu 9–15 November 2026"),
        (target(("category", "unknown")), "kejadian berkategori tidak dikenal, minggu 9–15 November 2026"),
        (target(("kind", f"unknown/{NONE}")), "kejadian berkategori tidak dikenal, minggu 9–15 November 2026"),
        (target(GROUP, ("district", OUTSIDE)), "pertolongan warga di luar kota, minggu 9–15 November 2026"),
        (
            target(GROUP, ("district", NONE)),
            "pertolongan warga tanpa wilayah tercatat, minggu 9–15 November 2026",
        ),
        (target(GROUP, ("shift", "malam")), "pertolongan warga pada sif malam, minggu 9–15 November 2026"),
        (target(GROUP, ("shift", NONE)), "pertolongan warga tanpa waktu buka tercatat, minggu 9–15 November 2026"),
        (
            target(GROUP, ("day", "2026-11-10")),
            "pertolongan warga yang dibuka Selasa, 10 November 2026, minggu 9–15 November 2026",
        ),
        (
            target(GROUP, ("day", BEFORE)),
            "pertolongan warga yang dibuka sebelum minggu itu, minggu 9–15 November 2026",
        ),
        (target(GROUP, ("day", NONE)), "pertolongan warga tanpa waktu buka tercatat, minggu 9–15 November 2026"),
        (
            target(ACCIDENTS, change=Change.ADDED),
            "kejadian Kecelakaan yang ditambahkan saat ralat, minggu 9–15 November 2026",
        ),
        (
            target(ACCIDENTS, change=Change.REMOVED),
            "kejadian Kecelakaan yang dihapus saat ralat, minggu 9–15 November 2026",
        ),
        (
            target(ACCIDENTS, corrected=True),
            "kejadian Kecelakaan, minggu 9–15 November 2026, menurut data sebelum ralat",
        ),
        (target(("category", "OLD"), ("agency", "GONE")), "kejadian OLD yang ditangani GONE, minggu 9–15 November 2026"),
    ],
)
def test_a_protected_count_is_named_as_the_newsroom_would(given: Target, words: str) -> None:
    assert target_words(given, REGION) == words


def test_a_refused_count_is_named_without_its_value() -> None:
    def accident(district: str, week: Week = W46) -> Cell:
        return Cell(week, "guarded", "LAK", "LAK/LALIN", district, "2026-11-10", "pagi", frozenset(), "yes", "in", "yes")

    tables = Tables()
    tables.add(W46, {accident("33.75.03"): 3, accident("33.75.01"): 25})
    where = {"district": {"33.75.03"}}
    told = Statement("edisi", "halaman 8, Wilayah", "north", "Pekalongan Utara", form((W46,), where), 3)
    words = [target_words(item.target, REGION) for item in audit([told], (), tables, universe_of(REGION)).refusals]
    assert "pertolongan warga di Pekalongan Utara, minggu 9–15 November 2026" in words
    assert not any(word == "3" for text in words for word in text.split())


def statement(meaning: str, place: str) -> Statement:
    return Statement("edisi", place, meaning, meaning, form((W46,)), 1)


def test_a_merge_names_both_numbers_and_the_page() -> None:
    place = "halaman 4, Wilayah"
    merge = Mend(MendKind.MERGE, (place,), (statement("Utara", place), statement("Timur", place)))
    assert mend_words(merge) == "Gabung “Utara” dan “Timur” pada halaman 4, Wilayah"


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (("halaman 8, Wilayah",), "Keluarkan halaman 8, Wilayah"),
        (("keterangan",), "Keluarkan angka pada keterangan"),
        (("halaman 8, Wilayah", "keterangan"), "Keluarkan halaman 8, Wilayah dan angka pada keterangan"),
    ],
)
def test_what_is_left_out_is_a_page_or_the_numbers_of_a_text(places: tuple[str, ...], words: str) -> None:
    assert mend_words(Mend(MendKind.DROP, places, ())) == words
