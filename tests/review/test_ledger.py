"""The ledger: what counts as out, and that no edition is approved which gives a protected number away."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from publisher.anonymise.ledger import Undecided, WrongNumber
from publisher.anonymise.marks import Mark
from publisher.clock import Week
from publisher.forms import NONE, OPEN, PROTECTED, YES, Cell, form
from publisher.prepare import Told
from publisher.review import ledger
from publisher.review.actions.approve import approve
from publisher.review.actions.edit_texts import edit_texts
from publisher.review.actions.moving import Refused
from publisher.review.actions.store_draft import store_draft
from publisher.review.actions.submit import submit
from publisher.review.actions.unschedule import unschedule
from publisher.review.models import Edition, LedgerEntry, Post, PostAttempt, QuarterList, SmallCountAudit
from publisher.review.states import PostState
from publisher.summary.figures import Figure
from scheduled.ensure_editions import _earlier
from tests.factories import MONDAY_0830, SLOT, WEEK, approved, draft, person, prepared, publication, rules

pytestmark = pytest.mark.django_db

UTARA, BARAT = "33.75.03", "33.75.01"


def cell(public_class: str, category: str, district: str, week: Week = WEEK) -> Cell:
    day = week.monday.isoformat()
    return Cell(week, public_class, category, f"{category}/{NONE}", district, day, NONE, frozenset(), YES, "in", YES)


# Four open incidents in the north and one guarded: whoever is told "5 of all kinds, 4 open" knows of the one.
TABLE = {cell("open", "HWN", UTARA): 4, cell("guarded", "MED", UTARA): 1, cell("guarded", "LAK", BARAT): 4}
ALL_KINDS = Figure("utara", 5, "Kejadian di Pekalongan Utara, semua jenis", form((WEEK,), {"district": {UTARA}}))
OPEN_ONLY = Figure(
    "utara.open", 4, "Gangguan & bahaya di Pekalongan Utara", form((WEEK,), {"district": {UTARA}, "public_class": OPEN})
)
GROUP = Figure("guarded", 5, "Pertolongan warga", form((WEEK,), {"public_class": PROTECTED}))


def stored(*told: Figure, week: Week = WEEK, counted: dict[Cell, int] | None = None) -> Edition:
    return store_draft(publication(), prepared(week, told=told, counted=counted or TABLE), rules(), MONDAY_0830)


def newest_audit(edition: Edition) -> SmallCountAudit:
    assert edition.revision is not None
    row = edition.revision.audits.last()
    assert row is not None
    return row


def approve_it(edition: Edition) -> None:
    submit(edition, person("editor1", "editor"), MONDAY_0830)
    assert edition.revision is not None
    slot = rules().slot_for(edition.week)
    approve(edition, person("admin1", "admin"), MONDAY_0830, rules(), edition.revision.content_key, slot)


def test_the_group_as_a_whole_and_open_marks_may_be_told() -> None:
    assert newest_audit(stored(GROUP, OPEN_ONLY)).outcome == ledger.PASSED


def test_all_kinds_by_kecamatan_beside_open_ones_is_refused_by_name_and_without_the_value() -> None:
    row = newest_audit(stored(GROUP, OPEN_ONLY, ALL_KINDS))
    assert row.outcome == ledger.REFUSED
    named = " ".join(refusal["target"] for refusal in row.refusals)
    assert "Pekalongan Utara" in named
    assert not re.search(r"\b1\b", named)
    printed = {(number["meaning"], number["value"]) for refusal in row.refusals for number in refusal["numbers"]}
    assert ("Kejadian di Pekalongan Utara, semua jenis", 5) in printed
    assert all(number["place"] == "halaman 2, Sekilas" for refusal in row.refusals for number in refusal["numbers"])


def test_a_refused_edition_is_handed_in_and_approved_by_nobody() -> None:
    edition = stored(ALL_KINDS)
    with pytest.raises(Refused, match="Audit angka kecil menolak"):
        submit(edition, person("editor1", "editor"), MONDAY_0830)
    Edition.objects.filter(pk=edition.pk).update(state="pending")
    edition.refresh_from_db()
    assert edition.revision is not None
    with pytest.raises(Refused, match="Audit angka kecil menolak"):
        approve(edition, person("admin1", "admin"), MONDAY_0830, rules(), edition.revision.content_key, SLOT)
    assert not LedgerEntry.objects.exists()


def test_an_edition_with_an_undecided_sentence_is_approved_by_nobody() -> None:
    edition = stored(GROUP)
    editor = person("editor1", "editor")
    assert edition.revision is not None
    words = "Laporan minggu ini.\nTerima kasih Bapak Suryono."
    edit_texts(edition, editor, MONDAY_0830, rules(), edition.revision.number, words, {})
    with pytest.raises(Refused, match="1 kalimat"):
        approve_it(edition)


def test_a_refused_edition_names_what_would_mend_it() -> None:
    row = newest_audit(stored(GROUP, OPEN_ONLY, ALL_KINDS))
    assert row.mends
    assert any("Sekilas" in mend["words"] for mend in row.mends)


def test_approval_enters_every_number_with_its_place_and_form() -> None:
    approve_it(stored(GROUP, OPEN_ONLY))
    entry = LedgerEntry.objects.get()
    assert [[place, key, value] for place, key, _, value, _ in entry.statements] == [
        ["halaman 2, Sekilas", "guarded", 5],
        ["halaman 2, Sekilas", "utara.open", 4],
    ]
    assert entry.statements[1][4] == {
        "weeks": ["2026-W46"],
        "where": {"district": [UTARA], "public_class": ["open"]},
    }


def test_true_cells_are_kept_encrypted() -> None:
    approve_it(stored(GROUP))
    sealed = LedgerEntry.objects.get().sealed_cells
    assert "MED" not in sealed
    assert UTARA not in sealed
    known = ledger.known_numbers(settings.PUBLICATION, LedgerEntry.objects.all())
    assert known.cells[WEEK] == TABLE


def test_an_entry_counts_while_its_approval_stands_and_no_longer() -> None:
    edition = stored(GROUP)
    approve_it(edition)
    assert len(ledger.standing_entries(publication())) == 1
    unschedule(edition, person("admin1", "admin"), MONDAY_0830)
    assert ledger.standing_entries(publication()) == []
    assert LedgerEntry.objects.count() == 1


@pytest.mark.parametrize("state", [PostState.SENDING, PostState.UNKNOWN, PostState.NEEDS_HUMAN, PostState.PUBLISHED])
def test_what_may_have_left_counts_for_good(state: PostState) -> None:
    edition = stored(GROUP)
    approve_it(edition)
    Post.objects.update(state=state)
    assert edition.revision is not None
    edition.revision.approvals.update(voided_at=MONDAY_0830)
    assert len(ledger.standing_entries(publication())) == 1


def test_a_later_week_is_audited_against_what_went_out_before() -> None:
    approve_it(stored(GROUP, OPEN_ONLY))
    later = WEEK.later(1)
    # The north over two weeks, all kinds: minus the open ones, and minus this week's, the one of last week remains.
    both = form((WEEK, later), {"district": {UTARA}})
    this = form((later,), {"district": {UTARA}, "public_class": PROTECTED})
    counted = {**TABLE, cell("open", "HWN", UTARA, later): 2, cell("guarded", "MED", UTARA, later): 6}
    told = (Figure("two", 13, "Utara dua minggu", both), Figure("this", 6, "Pertolongan di Utara", this))
    edition = stored(*told, week=later, counted=counted)
    row = newest_audit(edition)
    assert row.outcome == ledger.REFUSED
    assert len(row.against) == 1


def test_guarded_counts_of_a_week_that_went_out_stay_as_they_were() -> None:
    approve_it(stored(GROUP))
    frozen = ledger.protected_as_published(ledger.all_known(settings.PUBLICATION, publication()), WEEK.later(1))
    assert sorted(item.category for item in frozen[WEEK]) == ["LAK"] * 4 + ["MED"]
    assert ledger.protected_as_published(ledger.all_known(settings.PUBLICATION, publication()), WEEK) == {}


def test_a_draft_that_counts_a_published_week_otherwise_is_stopped() -> None:
    approve_it(stored(GROUP))
    later = WEEK.later(1)
    changed = {**TABLE, cell("guarded", "MED", UTARA): 2, cell("guarded", "MED", UTARA, later): 5}
    told = Figure("two", 11, "Pertolongan warga, dua minggu", form((WEEK, later), {"public_class": PROTECTED}))
    edition = stored(told, week=later, counted=changed)
    row = newest_audit(edition)
    assert row.outcome == ledger.FAILED
    assert "2026-W46" in row.error
    with pytest.raises(Refused, match="Buat ulang draf"):
        approve_it(edition)


def test_a_number_that_is_not_what_it_says_it_counts_is_stopped() -> None:
    row = newest_audit(stored(replace(GROUP, value=6)))
    assert row.outcome == ledger.FAILED
    assert "tidak cocok" in row.error


def test_an_edit_makes_every_figure_of_the_edition_count_as_told() -> None:
    edition = draft()
    assert edition.revision is not None
    assert ledger.statements_of(edition.revision) == []
    words = "18 kejadian selesai minggu ini."
    edit_texts(edition, person("editor1", "editor"), MONDAY_0830, rules(), edition.revision.number, words, {})
    assert {item.key for item in ledger.statements_of(edition.revision)} >= {"total", "open", "guarded"}


def test_approval_audits_afresh_against_the_ledger_as_it_is_then() -> None:
    second = stored(GROUP, week=WEEK.later(1), counted={cell("guarded", "MED", UTARA, WEEK.later(1)): 5} | TABLE)
    assert second.revision is not None
    before = second.revision.audits.count()
    approve_it(stored(GROUP))
    row = ledger.require_passed(settings.PUBLICATION, second.revision, SLOT)
    assert second.revision.audits.count() == before + 1
    assert row.against == [entry.pk for entry in ledger.standing_entries(publication())]


def test_another_key_file_is_no_pass(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    from publisher.keys import create_key_file

    edition = stored(GROUP)
    other = Path(str(tmp_path)) / "other.key"
    create_key_file(other)
    assert edition.revision is not None
    row = ledger.audit_revision(replace(settings.PUBLICATION, key_file=other), edition.revision, SLOT)
    assert row.outcome == ledger.FAILED
    assert "Admin teknis" in row.error and "key_file" in row.error


@pytest.mark.parametrize("table", ["review_ledgerentry", "review_quarterlist", "review_smallcountaudit"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET id = id + 100"])
def test_the_database_itself_refuses_to_change_the_records(table: str, change: str) -> None:
    approved()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


def test_the_first_list_of_a_quarter_stays() -> None:
    draft()
    first = QuarterList.objects.get()
    assert first.quarter == "2026-Q4"
    other = replace(prepared(WEEK.later(1)).safe_list, districts=True)
    store_draft(publication(), replace(prepared(WEEK.later(1)), safe_list=other), rules(), MONDAY_0830)
    assert QuarterList.objects.get().content == first.content


def test_no_record_of_the_ledger_tells_a_protected_value_in_plain() -> None:
    edition = stored(GROUP, OPEN_ONLY, ALL_KINDS)
    row = newest_audit(edition)
    kept = json.dumps([row.refusals, row.mends], ensure_ascii=False)
    assert "MED" not in kept
    assert '"value": 1' not in kept


def test_a_week_without_incidents_is_audited_and_stays_empty() -> None:
    nothing = Figure("total", 0, "Kejadian selesai", form((WEEK,)))
    edition = store_draft(
        publication(),
        prepared(WEEK, told=(nothing,), counted={cell("open", "HWN", UTARA, WEEK.earlier(1)): 1}),
        rules(),
        MONDAY_0830,
    )
    assert newest_audit(edition).outcome == ledger.PASSED
    approve_it(edition)
    assert ledger.protected_as_published(ledger.all_known(settings.PUBLICATION, publication()), WEEK.later(1))[WEEK] == []


def test_numbers_without_the_cells_behind_them_are_no_pass() -> None:
    edition = stored(GROUP)
    assert edition.revision is not None
    reading = edition.revision.reading
    reading.sealed_cells = ""
    reading.save()
    row = ledger.audit_revision(settings.PUBLICATION, edition.revision, SLOT)
    assert row.outcome == ledger.FAILED
    assert "Buat ulang" in row.error


@pytest.mark.parametrize(("outcome", "counts"), [("unknown", 1), ("", 1), ("not_sent", 0), ("refused", 0)])
def test_an_attempt_that_may_have_left_counts_whatever_became_of_the_post_since(outcome: str, counts: int) -> None:
    edition = stored(GROUP)
    approve_it(edition)
    assert edition.revision is not None
    post = Post.objects.get()
    PostAttempt.objects.create(post=post, number=1, content_key=post.content_key, intent_at=MONDAY_0830, outcome=outcome)
    Post.objects.update(state=PostState.FAILED)
    edition.revision.approvals.update(voided_at=MONDAY_0830)
    assert len(ledger.standing_entries(publication())) == counts


@pytest.mark.parametrize("error", [Undecided("no end"), WrongNumber("no"), RuntimeError("a fault")])
def test_a_refusal_stands_when_the_search_for_mends_fails(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(ledger, "mends", broken)
    row = newest_audit(stored(GROUP, OPEN_ONLY, ALL_KINDS))
    assert (row.outcome, row.mends) == (ledger.REFUSED, [])
    assert row.refusals
    assert row.error == ledger.NO_MEND


def test_approval_looks_for_no_mends_while_it_holds_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = stored(GROUP, OPEN_ONLY, ALL_KINDS)
    searched: list[object] = []
    monkeypatch.setattr(ledger, "mends", lambda *given, **_: searched.append(given))
    assert edition.revision is not None
    with pytest.raises(ledger.NotPassed):
        ledger.require_passed(settings.PUBLICATION, edition.revision, SLOT)
    assert searched == []


def test_after_an_edit_a_mend_says_that_the_edited_text_goes_too() -> None:
    edition = stored(GROUP, OPEN_ONLY, ALL_KINDS)
    assert edition.revision is not None
    reading = edition.revision.reading
    known = [[item.key, item.value, item.meaning, item.of] for item in (GROUP, OPEN_ONLY, ALL_KINDS)]
    type(reading).objects.filter(pk=reading.pk).update(figures=known)
    words = "Laporan minggu ini."
    edition.refresh_from_db()
    edit_texts(edition, person("editor1", "editor"), MONDAY_0830, rules(), edition.revision.number, words, {})
    row = newest_audit(edition)
    assert row.outcome == ledger.REFUSED
    assert row.mends
    for mend in row.mends:
        assert "Sekilas" in mend["words"]
        assert "tanpa teks yang diubah tangan" in mend["words"]
        assert ledger.OWN_WORDS not in mend["place"]


def test_where_the_edited_text_alone_is_too_much_a_new_draft_is_the_mend() -> None:
    edition = stored(GROUP, OPEN_ONLY)
    assert edition.revision is not None
    reading = edition.revision.reading
    known = [[item.key, item.value, item.meaning, item.of] for item in (GROUP, OPEN_ONLY, ALL_KINDS)]
    forms = {**reading.forms, ALL_KINDS.key: ALL_KINDS.counts.as_json()}
    type(reading).objects.filter(pk=reading.pk).update(figures=known, forms=forms)
    edition.refresh_from_db()
    words = "Laporan minggu ini."
    edit_texts(edition, person("editor1", "editor"), MONDAY_0830, rules(), edition.revision.number, words, {})
    row = newest_audit(edition)
    assert row.outcome == ledger.REFUSED
    assert [mend["words"] for mend in row.mends] == [ledger.WITHOUT_OWN_WORDS]


@pytest.mark.parametrize(
    ("state", "out"),
    [
        (PostState.SENDING, True),
        (PostState.UNKNOWN, True),
        (PostState.NEEDS_HUMAN, True),
        (PostState.PUBLISHED, True),
        (PostState.FAILED, False),
    ],
)
def test_tickets_of_an_edition_that_may_be_out_count_as_told(state: PostState, *, out: bool) -> None:
    told = (Mark("one", "1", "HWN"), Mark("two", "1", "*"), Mark("three", "1"))
    edition = store_draft(publication(), prepared(told=(GROUP,), counted=TABLE, marks=told), rules(), MONDAY_0830)
    assert ledger.marks_out(publication(), WEEK.later(1)) == []
    approve_it(edition)
    assert edition.revision is not None
    edition.revision.approvals.update(voided_at=MONDAY_0830)
    Post.objects.update(state=state)
    found = ledger.marks_out(publication(), WEEK.later(1))
    assert {its.identity for its in found} == ({"one", "two", "three"} if out else set())
    assert ledger.told_tickets(found) == ({"one": Told(WEEK, "HWN"), "two": Told(WEEK, "*")} if out else {})
    assert ledger.marks_out(publication(), WEEK) == []


def test_the_next_draft_counts_no_ticket_of_an_edition_that_may_be_out() -> None:
    edition = store_draft(
        publication(), prepared(told=(GROUP,), counted=TABLE, marks=(Mark("one", "1", "HWN"),)), rules(), MONDAY_0830
    )
    approve_it(edition)
    Post.objects.update(state=PostState.UNKNOWN)
    Edition.objects.update(state="action")
    known = _earlier(settings.PUBLICATION, publication(), WEEK.later(1))
    assert known.counted == frozenset({"one"})
    assert known.told == {"one": Told(WEEK, "HWN")}
