"""Alt texts and caption of the fixture, word by word."""

from __future__ import annotations

from dataclasses import replace

from publisher.edition.build import build_draft, compose_pages, issue_of
from publisher.summary.figures import Summary
from tests.edition.fixture import MASTHEAD, REGION, STORIES, nothing, typical


def alt(summary: Summary, index: int) -> str:
    return compose_pages(issue_of(summary, STORIES, REGION, MASTHEAD))[index].alt


def test_the_cover_is_told_with_its_types() -> None:
    assert alt(typical(), 0) == (
        "Sampul Laporan Mingguan 112, 9 sampai 15 November 2026. Lima dari 18 kejadian darurat: sarang tawon dan ular. "
        "18 kejadian selesai: hewan 5, listrik dan utilitas 3, pohon 2, banjir, rob dan bencana 1, fasilitas umum 1, "
        "kebakaran 1, pertolongan warga 5. Motif jlamprang, satu bintang satu kejadian."
    )


def test_the_glance_is_told_in_words() -> None:
    assert alt(typical(), 1) == (
        "Minggu ini 18, minggu lalu 15, biasanya 12 sampai 24. Masih ditangani 4, minggu lalu 1, biasanya 0 sampai 5. "
        "Panggilan masuk 398, minggu lalu 421, biasanya 350 sampai 470; diangkat 219, minggu lalu 231, biasanya 190 sampai "
        "260. Petugas tiba dalam sekitar 10 menit pada separuh dari 12 kejadian. Selesai dalam 24 jam 16 dari 18."
    )


def test_categories_are_told_for_both_windows() -> None:
    text = alt(typical(), 2)
    assert text.startswith("Jenis, minggu ini dan 13 minggu: evakuasi hewan 5 dan 61; ")
    assert text.endswith("penyelamatan lain 0 dan 6; pertolongan warga 5 dan 55.")


def test_stories_are_told_from_call_to_end() -> None:
    assert alt(typical(), 3).startswith(
        "Dua kejadian. Evakuasi sarang tawon, Pekalongan Barat, Senin pagi. Aduan: Ada sarang tawon yang perlu dievakuasi. "
        "112 meneruskan aduan ke Damkar setelah 2 menit. Damkar tiba di lokasi setelah 9 menit."
    )


def test_the_empty_week_is_told_with_the_weeks_before() -> None:
    assert "17, 14, 12, 16, 12, 15, 22, 24, 19, 24, 26, 17, 0." in alt(nothing(), 1)


def test_the_caption_begins_with_the_headline_and_ends_with_hashtags() -> None:
    draft = build_draft(nothing(), (), REGION, MASTHEAD)
    assert draft.caption.splitlines()[0] == draft.headline
    assert draft.caption.splitlines()[-1] == "#LaporPekalongan #CallCenter112 #KotaPekalongan"


def test_the_caption_tells_the_week_one_case_privacy_and_the_number() -> None:
    caption = build_draft(typical(), STORIES[:1], REGION, MASTHEAD).caption
    for line in (
        "Minggu ini 18 kejadian darurat selesai; minggu lalu 15, biasanya 12–24. Selesai dalam 24 jam: 16 dari 18.",
        "Salah satunya: evakuasi sarang tawon, Pekalongan Barat, Senin pagi; selesai dalam 55 menit.",
        "Darurat? Telepon 112. Gratis, 24 jam.",
    ):
        assert line in caption.splitlines()
    assert "medis, kecelakaan, ketertiban, orang hilang, dan sosial" in caption


def test_the_caption_carries_at_most_five_hashtags_and_no_marker() -> None:
    many = replace(MASTHEAD, hashtags=tuple(f"tag{number}" for number in range(9)))
    caption = build_draft(nothing(), (), REGION, many).caption
    assert caption.count("#") == 5
    assert "Edisi" not in caption
