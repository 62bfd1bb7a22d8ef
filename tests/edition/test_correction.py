"""The page of corrections, and the words beside a corrected number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from publisher.clock import Week
from publisher.edition import Correction, CorrectionKind, correction
from publisher.edition.build import build_draft, issue_of
from publisher.edition.corrected import correction_figures
from publisher.edition.frame import Place
from publisher.edition.pages import Composed, Issue, glance_page
from publisher.forms import Unmodelled, form
from publisher.summary.figures import Range, Summary
from publisher.templates.layout import Placed
from tests.edition.fixture import MASTHEAD, REGION, large, nothing, typical
from tests.edition.page_rules import check_alt, check_layout, check_numbers

TOTAL = Correction(CorrectionKind.ERRATUM, Week(2026, 45), (1, 2, 3), "", 16, 15, found_on=date(2026, 11, 11))
FIRE = Correction(CorrectionKind.UPDATE, Week(2026, 43), (3,), "KEB", 3, 2, "FSU", total=29)


def issue(*corrections: Correction, summary: Summary | None = None) -> Issue:
    return replace(issue_of(summary or typical(), (), REGION, MASTHEAD), corrections=corrections)


def page(*corrections: Correction) -> Composed:
    made_of = issue(*corrections)
    made = correction.page(made_of, Place(7, 8))
    check_layout(made)
    check_alt(made)
    check_numbers(made_of, made, 7, 8)
    return made


def texts(*corrections: Correction) -> list[str]:
    return [placed.text for placed in page(*corrections).canvas.texts]


def test_the_old_number_is_struck_and_the_new_one_stands_after_an_arrow() -> None:
    made = page(TOTAL, FIRE)
    placed = {item.text: item for item in made.canvas.texts}
    old, new = placed["16"], placed["15"]
    strikes = [shape for shape in made.canvas.shapes if shape.fill == "soga"]
    assert len(strikes) == 2
    left, top = strikes[0].path.vertices.min(axis=0)  # type: ignore[union-attr]
    right, bottom = strikes[0].path.vertices.max(axis=0)  # type: ignore[union-attr]
    assert (left, right) == (72 - 5, old.box.right + 5)
    assert old.box.top < top < bottom < old.box.bottom
    assert bottom - top == 8
    assert new.box.left > old.box.right + 64
    assert new.baseline == old.baseline


def test_the_blocks_say_where_what_and_why() -> None:
    drawn = texts(TOTAL, FIRE)
    assert "Dua angka lama kami perbaiki" in drawn
    assert {"RALAT", "PEMBARUAN", "Edisi 45/2026 · hal. 1–3", "Edisi 43/2026 · hal. 3"} <= set(drawn)
    assert {"Kejadian selesai, 2–8 November 2026", "Kebakaran, 19–25 Oktober 2026"} <= set(drawn)
    assert "Satu kejadian dicatat ulang setelah pemeriksaan." in drawn
    assert drawn[drawn.index("Satu kejadian dicatat ulang setelah pemeriksaan;") + 1] == "kini di Fasilitas umum."
    assert {"Ditemukan 11 November saat data dicocokkan.", "Total edisi itu tetap 29 kejadian."} <= set(drawn)


@pytest.mark.parametrize(
    ("corrections", "text"),
    [
        ((TOTAL,), "Satu angka lama kami perbaiki"),
        ((FIRE,), "Satu angka lama kami perbarui"),
        ((TOTAL, FIRE), "Dua angka lama kami perbaiki"),
        ((replace(TOTAL, new=None),), "Satu angka lama kami hapus"),
    ],
)
def test_the_headline_says_how_many_and_of_which_kind(corrections: tuple[Correction, ...], text: str) -> None:
    assert correction.headline(corrections) == text


def test_a_number_removed_for_privacy_is_neither_repeated_nor_named() -> None:
    made = page(replace(FIRE, old=487, new=None))
    words = " ".join([made.alt, *(placed.text for placed in made.canvas.texts)])
    assert "angka dihapus" in words
    assert "487" not in words
    assert "Kebakaran" not in words
    assert not any(key.startswith("correction.1") for key in made.numbers.used)


@pytest.mark.parametrize("code", ["MED", "LAK", "KAM", "SAR", "SOS", "NOSUCH"])
def test_a_guarded_category_is_refused(code: str) -> None:
    for item in (
        replace(FIRE, category=code),
        replace(FIRE, category=code, new_type=""),
        replace(FIRE, category=code, new=None),
    ):
        with pytest.raises(ValueError, match="is not open"):
            page(item)


@pytest.mark.parametrize("code", ["MED", "SOS", "KEB", "NOSUCH"])
def test_a_move_is_printed_only_from_one_open_category_to_another(code: str) -> None:
    with pytest.raises(ValueError, match="cannot be the new category"):
        page(replace(FIRE, new_type=code))
    with pytest.raises(ValueError, match="cannot be the new category"):
        page(replace(TOTAL, new_type="KEB"))


def test_a_category_that_loses_an_incident_without_a_word_would_show_a_move_to_another_class() -> None:
    with pytest.raises(ValueError, match="what became of the difference"):
        page(replace(FIRE, new_type=""))
    with pytest.raises(ValueError, match="what became of the difference"):
        page(replace(FIRE, new=4))
    gone = replace(TOTAL, week=FIRE.week, old=29, new=28)
    page(replace(FIRE, new_type="", total=None), gone)
    with pytest.raises(ValueError, match="what became of the difference"):
        page(replace(FIRE, new_type="", total=None), replace(gone, new=30))
    with pytest.raises(ValueError, match="what became of the difference"):
        page(replace(FIRE, new_type="", total=None), replace(gone, week=Week(2026, 44)))


def test_both_sides_of_a_move_may_stand_together() -> None:
    arrived = replace(FIRE, category="FSU", old=4, new=5, new_type="")
    assert "Fasilitas umum, 19–25 Oktober 2026" in texts(FIRE, arrived)
    with pytest.raises(ValueError, match="what became of the difference"):
        page(FIRE, replace(arrived, new=6))


def test_a_correction_changes_something_and_a_page_holds_two() -> None:
    with pytest.raises(ValueError, match="is the old one"):
        page(replace(TOTAL, new=16))
    with pytest.raises(ValueError, match="at most 2"):
        page(TOTAL, TOTAL, TOTAL)


@pytest.mark.parametrize(("old", "new"), [(0, 1), (9, 10), (999, 1000), (29_999, 30_000), (30_000, 0)])
def test_numbers_of_any_length_are_laid_out(old: int, new: int) -> None:
    page(replace(TOTAL, old=old, new=new), replace(TOTAL, old=new, new=old, pages=(1, 3, 8)))


def test_long_names_of_categories_are_laid_out() -> None:
    name = "Kerusakan jalan, jembatan, dan segala bangunan umum lainnya"
    region = replace(REGION, categories=tuple(replace(item, name=name) for item in REGION.categories))
    made_of = replace(issue(FIRE, FIRE), region=region)
    made = correction.page(made_of, Place(7, 8))
    check_layout(made)


def test_the_figures_count_what_the_caller_says() -> None:
    counts = form((TOTAL.week,))
    figures = correction_figures((TOTAL, replace(FIRE, new=None)), counts)
    assert {key: figure.value for key, figure in figures.items()} == {
        "correction.1.old": 16,
        "correction.1.new": 15,
        "correction.1.difference": 1,
    }
    assert all(figure.counts == counts for figure in figures.values())
    assert page(TOTAL).numbers.used["correction.1.old"].counts == Unmodelled.CORRECTION


def test_the_alt_text_tells_both_numbers() -> None:
    alt = page(TOTAL, FIRE).alt
    assert "Ralat Edisi 45/2026, hal. 1 sampai 3: Kejadian selesai, 2 sampai 8 November 2026" in alt
    assert "tertulis 16, seharusnya 15." in alt


def glance(corrected: Correction, summary: Summary) -> dict[str, Placed]:
    made_of = issue(corrected, summary=summary)
    made = glance_page(made_of, Place(2, 8))
    check_layout(made)
    check_alt(made)
    check_numbers(made_of, made, 2, 8)
    return {placed.text: placed for placed in made.canvas.texts}


def test_a_corrected_total_of_last_week_says_so_beside_its_number() -> None:
    drawn = glance(TOTAL, typical())
    beside = drawn["diralat dari 16"]
    assert beside.box.left > drawn["15"].box.right
    assert beside.colour == "soga"
    assert not any("diralat" in text for text in glance(FIRE, typical()))
    assert not any("diralat" in text for text in glance(replace(TOTAL, new=14), typical()))


def test_without_room_beside_the_number_the_correction_joins_the_label() -> None:
    full = replace(typical(), total=10, previous_total=40, usual=Range(9, 24))
    assert "Minggu lalu, diralat dari 41" in glance(replace(TOTAL, old=41, new=40), full)
    before = replace(TOTAL, week=large().week.earlier(1), old=141, new=139)
    assert "Minggu lalu, diralat dari 141" in glance(before, large())


def test_an_update_is_not_called_an_erratum() -> None:
    assert "diperbarui dari 16" in glance(replace(TOTAL, kind=CorrectionKind.UPDATE), typical())


def test_the_page_needs_a_correction() -> None:
    assert correction.why_not(issue()) == "Tidak ada ralat yang harus disampaikan."
    assert correction.why_not(issue(TOTAL)) is None


def caption(*corrections: Correction, summary: Summary | None = None) -> str:
    return build_draft(summary or typical(), (), REGION, MASTHEAD, corrections=corrections).caption


def test_the_caption_has_one_line_for_each_correction_before_the_line_on_privacy() -> None:
    blocks = caption(TOTAL, FIRE).split("\n\n")
    assert blocks[2].split("\n") == [
        "Ralat Edisi 45/2026: kejadian selesai, tertulis 16, seharusnya 15. "
        "Satu kejadian dicatat ulang setelah pemeriksaan.",
        "Pembaruan Edisi 43/2026: kebakaran, tertulis 3, seharusnya 2. Satu kejadian dicatat ulang setelah pemeriksaan; "
        "kini di Fasilitas umum.",
    ]
    assert blocks[3].startswith("Tanpa nama")


def test_a_number_removed_for_privacy_is_not_named_in_the_caption() -> None:
    text = caption(replace(FIRE, new=None, new_type="", total=None))
    assert "Pembaruan Edisi 43/2026: satu angka dihapus." in text and "ebakaran, tertulis" not in text


def test_a_caption_without_corrections_is_as_it_was_and_a_week_without_incidents_tells_none() -> None:
    assert "alat" not in caption().replace("Data terbuka & ralat", "")
    assert "Edisi 45" not in caption(TOTAL, summary=nothing())


def test_an_edition_that_tells_corrections_has_their_page_or_the_word_beside_last_weeks_number() -> None:
    told = build_draft(typical(), (), REGION, MASTHEAD, corrections=(TOTAL, FIRE))
    assert "ralat" in [each.key for each in told.pages]
    one = build_draft(typical(), (), REGION, MASTHEAD, corrections=(TOTAL,))
    assert "ralat" not in [each.key for each in one.pages]
    assert any("diralat dari 16" in text for text in one.pages[1].texts)
    assert {figure.key for figure in one.caption_numbers} >= {"correction.1.old", "correction.1.new"}
