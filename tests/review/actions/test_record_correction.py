"""Corrections: recorded once, told once by the edition that comes next, placed by a person beside the old post."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings

from publisher.edition import Correction, CorrectionKind
from publisher.prepare.corrections import Act
from publisher.review.actions.moving import Refused
from publisher.review.actions.place_correction import place_correction
from publisher.review.actions.record_correction import Wrong, drop_corrections, record_correction
from publisher.review.actions.reject import reject
from publisher.review.actions.store_draft import store_draft
from publisher.review.actions.withdraw import withdraw
from publisher.review.corrections import Taken, acts_to_tell, words_for_old_post
from publisher.review.models import AuditEntry, CorrectionRow, Edition, Notice
from publisher.summary.figures import Figure
from scheduled.remind import remind
from tests.factories import MONDAY_0830, PAGES, SLOT, WEEK, approved, minutes, person, prepared, publication, rules

pytestmark = pytest.mark.django_db
NEXT, AFTER = WEEK.later(1), WEEK.later(2)
LATER = SLOT + minutes(7 * 24 * 60)
OTHER = "Seseorang meminta supaya edisi ini ditarik."


def admin():  # type: ignore[no-untyped-def]
    return person("admin1", "admin")


def live() -> Edition:
    """The edition of week 46, which printed 18 in all and 5 animals."""
    week = prepared()
    animals = Figure("category.HWN", 5, "evakuasi hewan", week.summary.figures["total"].counts)
    summary = week.summary
    kept = replace(week, draft=replace(week.draft, pages=_numbered(summary.figures["total"], animals)))
    edition = store_draft(publication(), kept, rules(), MONDAY_0830)
    figures = [*(row for row in edition.revision.reading.figures if row[0] != "category.HWN")]
    edition.revision.reading.figures = [*figures, ["category.HWN", 5, "evakuasi hewan", "total"]]
    edition.revision.reading.save()
    Edition.objects.filter(pk=edition.pk).update(state="live", live_at=SLOT)
    edition.refresh_from_db()
    return edition


def _numbered(*figures: Figure) -> tuple[Any, ...]:
    return (PAGES[0], replace(PAGES[1], numbers=figures), *PAGES[2:])


def record(edition: Edition, category: str = "", new: int = 17, who: object = None, **given: object) -> list[CorrectionRow]:
    wrong = Wrong(category, new, **{"kind": "erratum", **given})  # type: ignore[arg-type]
    return record_correction(edition, who or admin(), SLOT + minutes(60), rules(), wrong)  # type: ignore[arg-type]


def acts(week: object = NEXT) -> tuple[Act, ...]:
    return acts_to_tell(publication(), week, settings.PUBLICATION)  # type: ignore[arg-type]


def drafted(week: object = NEXT, *told: Correction) -> Edition:
    return store_draft(publication(), replace(prepared(week), corrections=told), rules(), LATER)  # type: ignore[arg-type]


def test_a_recorded_total_is_told_by_the_next_draft_with_the_old_number_of_the_edition_itself() -> None:
    record(live())
    ((item,),) = acts()
    assert (item.week, item.kind, item.category, item.old, item.new) == (WEEK, CorrectionKind.ERRATUM, "", 18, 17)
    assert item.pages == (2,)
    assert AuditEntry.objects.get(act="record_correction").who == "Admin1"
    assert not acts(WEEK), "not by the edition that was wrong"


def test_a_category_says_its_new_category_or_takes_the_total_with_it() -> None:
    edition = live()
    with pytest.raises(Refused, match="ke mana selisihnya"):
        record(edition, "HWN", 4)
    assert not CorrectionRow.objects.exists()
    record(edition, "HWN", 4, with_total=True)
    ((first, second),) = acts()
    assert {(item.category, item.old, item.new) for item in (first, second)} == {("HWN", 5, 4), ("", 18, 17)}


def test_a_move_between_open_categories_says_that_the_total_stays() -> None:
    record(live(), "HWN", 4, new_category="PHN")
    ((item,),) = acts()
    assert (item.new_type, item.total) == ("PHN", 18)


@pytest.mark.parametrize("category", ["MED", "guarded", "open", "tidak-ada"])
def test_a_guarded_number_is_refused(category: str) -> None:
    with pytest.raises(Refused, match="pertolongan warga diralat bersama triwulannya"):
        record(live(), category, 4)
    assert not CorrectionRow.objects.exists()


@pytest.mark.parametrize("new_category", ["MED", "HWN", "tidak-ada"])
def test_a_move_to_what_is_not_another_open_category_is_refused(new_category: str) -> None:
    with pytest.raises(Refused):
        record(live(), "HWN", 4, new_category=new_category)


def test_what_changes_nothing_is_below_zero_or_was_corrected_before_is_refused() -> None:
    edition = live()
    for new in (18, -1):
        with pytest.raises(Refused, match="harus lain"):
            record(edition, new=new)
    record(edition)
    with pytest.raises(Refused, match="sudah diralat"):
        record(edition, new=16)


def test_only_an_admin_corrects_and_only_what_is_live_and_not_withdrawn() -> None:
    with pytest.raises(Refused, match="hanya yang sudah tayang"):
        record(approved())
    Edition.objects.update(state="live", live_at=SLOT)
    edition = Edition.objects.get()
    with pytest.raises(Refused, match="izin"):
        record(edition, who=person("editor1", "editor"))
    withdraw(edition, admin(), SLOT, OTHER)
    with pytest.raises(Refused, match="ditarik"):
        record(edition)


def test_a_draft_that_tells_it_has_it_alone_and_after_it_is_live_no_later_draft_tells_it_again() -> None:
    record(live())
    ((item,),) = acts()
    told = drafted(NEXT, item)
    assert acts(NEXT) == ((item,),), "the same draft, made again, tells it again"
    assert not acts(AFTER)
    with pytest.raises(Taken):
        drafted(AFTER, item)
    Edition.objects.filter(pk=told.pk).update(state="live", live_at=LATER)
    assert not acts(NEXT) and not acts(AFTER)


def test_a_draft_that_was_rejected_or_made_again_without_it_gives_it_back() -> None:
    record(live())
    ((item,),) = acts()
    told = drafted(NEXT, item)
    drafted(NEXT)
    assert CorrectionRow.objects.get().told_in is None
    told = drafted(NEXT, item)
    assert not acts(AFTER)
    reject(Edition.objects.get(pk=told.pk), admin(), LATER, OTHER)
    assert acts(AFTER) == ((item,),)


def test_a_withdrawn_edition_is_not_repeated_in_a_correction() -> None:
    edition = live()
    record(edition)
    withdraw(edition, admin(), SLOT, OTHER)
    assert not acts()


def test_what_no_draft_tells_can_be_dropped_and_nothing_else() -> None:
    edition = live()
    record(edition)
    ((item,),) = acts()
    drop_corrections(edition, admin(), LATER)
    assert not CorrectionRow.objects.exists()
    record(edition)
    drafted(NEXT, item)
    with pytest.raises(Refused, match="sudah masuk draf"):
        drop_corrections(edition, admin(), LATER)


def test_a_person_places_the_words_once_an_edition_has_printed_them_and_is_called_for_it() -> None:
    edition = live()
    rows = record(edition)
    told = drafted(NEXT, *acts()[0])
    with pytest.raises(Refused, match="menunggu dipasang"):
        place_correction(edition, person("editor1", "editor"), LATER, confirmed=True)
    Edition.objects.filter(pk=told.pk).update(state="live", live_at=LATER)
    remind(settings.PUBLICATION, publication(), LATER)
    remind(settings.PUBLICATION, publication(), LATER + minutes(1))
    assert Notice.objects.filter(event__startswith="place-correction-").count() == 1
    with pytest.raises(Refused, match="Centang"):
        place_correction(edition, person("editor1", "editor"), LATER, confirmed=False)
    place_correction(edition, person("editor1", "editor"), LATER, confirmed=True)
    row = CorrectionRow.objects.get()
    assert (row.placed_at, str(row.placed_by)) == (LATER, "Editor1")
    assert words_for_old_post(rows, settings.PUBLICATION) == (
        "Ralat Edisi 46/2026: kejadian selesai, tertulis 18, seharusnya 17. "
        "Satu kejadian dicatat ulang setelah pemeriksaan."
    )


def test_an_edition_that_is_too_old_to_be_counted_again_is_refused() -> None:
    edition = live()
    wrong = Wrong("", 17, "erratum")
    with pytest.raises(Refused, match="lebih tua"):
        record_correction(edition, admin(), SLOT + minutes(27 * 7 * 24 * 60), rules(), wrong)
