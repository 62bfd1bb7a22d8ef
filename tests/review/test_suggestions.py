"""Notes that agencies wrote for the public: offered, used or discarded, and gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection

from publisher.prepare import Suggestion as Note
from publisher.review.actions.moving import Refused
from publisher.review.actions.reject import reject
from publisher.review.actions.store_draft import store_draft
from publisher.review.actions.suggestions import discard_suggestion, text_of, use_suggestion, with_paragraph
from publisher.review.models import AuditEntry, Edition, OwnSentence, Suggestion
from tests.factories import MONDAY_0830, person, prepared, publication, rules

pytestmark = pytest.mark.django_db

CLEAN = "Sarang tawon di pohon sudah dipindahkan petugas."
WITH_NAME = "Terima kasih Bapak Suryono yang menjaga jalan."


def offered(*texts: str) -> Edition:
    notes = tuple(Note("HWN", "TAWON", "33.75.01", text) for text in texts)
    made = replace(prepared(caption="Laporan minggu ini.\n\n#Pekalongan"), suggestions=notes)
    return store_draft(publication(), made, rules(), MONDAY_0830)


def take(edition: Edition, suggestion: Suggestion) -> None:
    assert edition.revision is not None
    number = edition.revision.number
    use_suggestion(edition, person("editor1", "editor"), MONDAY_0830, rules(), number, suggestion.pk)


def raw_rows() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_text FROM review_suggestion")
        return " ".join(row[0] for row in cursor.fetchall())


def test_a_note_is_kept_encrypted_and_opens_for_the_editor() -> None:
    edition = offered(CLEAN)
    assert "tawon" not in raw_rows()
    assert text_of(edition.suggestions.get(), rules()) == CLEAN


def test_no_note_is_in_any_text_before_a_person_takes_it() -> None:
    edition = offered(CLEAN)
    assert edition.revision is not None
    assert CLEAN not in edition.revision.caption


def test_a_note_that_is_taken_stands_before_the_tags_and_its_row_is_gone() -> None:
    edition = offered(CLEAN)
    take(edition, edition.suggestions.get())
    assert edition.revision is not None
    assert edition.revision.caption == f"Laporan minggu ini.\n\n{CLEAN}\n\n#Pekalongan"
    assert edition.revision.created_by is not None
    assert not Suggestion.objects.exists()


def test_a_note_in_which_the_gate_finds_a_name_waits_like_any_sentence() -> None:
    edition = offered(WITH_NAME)
    take(edition, edition.suggestions.get())
    assert edition.revision is not None
    assert "Suryono" not in edition.revision.caption
    assert OwnSentence.objects.get().state == OwnSentence.State.WAITING


def test_a_note_with_a_number_that_the_edition_does_not_have_stays_a_suggestion() -> None:
    edition = offered("Ada 97 pohon yang ditangani.")
    with pytest.raises(Refused, match="97"):
        take(edition, edition.suggestions.get())
    assert Suggestion.objects.count() == 1


def test_a_discarded_note_is_deleted_and_the_log_does_not_repeat_it() -> None:
    edition = offered(CLEAN)
    discard_suggestion(edition, person("editor1", "editor"), MONDAY_0830, edition.suggestions.get().pk)
    assert not Suggestion.objects.exists()
    assert "tawon" not in str(AuditEntry.objects.last().detail)


def test_an_auditor_can_neither_take_nor_discard() -> None:
    edition = offered(CLEAN)
    auditor = person("ppid", "auditor")
    assert edition.revision is not None
    number = edition.revision.number
    with pytest.raises(Refused):
        discard_suggestion(edition, auditor, MONDAY_0830, edition.suggestions.get().pk)
    with pytest.raises(Refused):
        use_suggestion(edition, auditor, MONDAY_0830, rules(), number, edition.suggestions.get().pk)


def test_no_note_outlives_its_draft() -> None:
    edition = offered(CLEAN)
    reject(edition, person("admin1", "admin"), MONDAY_0830, "Data minggu ini belum lengkap.")
    assert not Suggestion.objects.exists()


def test_a_new_draft_brings_its_own_notes() -> None:
    offered(CLEAN, "Lampu jalan sudah menyala.")
    admin = person("admin1", "admin")
    made = replace(prepared(), suggestions=())
    store_draft(publication(), made, rules(), MONDAY_0830, admin)
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("caption", "with_it"),
    [("A\n\n#x", "A\n\nB\n\n#x"), ("A", "A\n\nB"), ("A\n\nC", "A\n\nC\n\nB")],
)
def test_a_paragraph_goes_before_the_tags_and_else_to_the_end(caption: str, with_it: str) -> None:
    assert with_paragraph(caption, "B") == with_it
