"""Known lines in a new order: what is found only between new neighbours is held like any other finding."""

from __future__ import annotations

import pytest

from publisher.review.actions.edit_texts import edit_texts
from publisher.review.models import OwnSentence
from publisher.review.revisions import kept_words
from tests.factories import MONDAY_0830, draft, person, rules

pytestmark = pytest.mark.django_db


def test_an_age_that_two_known_lines_make_together_is_held() -> None:
    edition, editor = draft(), person("editor1", "editor")
    first = "Takarir.\nAnak umur\nTerima kasih.\nsembilan tahun"
    assert edition.revision is not None
    edit_texts(edition, editor, MONDAY_0830, rules(), edition.revision.number, first, {})
    assert edition.revision.caption == first
    moved = "Takarir.\nTerima kasih.\nAnak umur\nsembilan tahun"
    edit_texts(edition, editor, MONDAY_0830, rules(), edition.revision.number, moved, {})
    assert "sembilan tahun" not in edition.revision.caption
    assert OwnSentence.objects.get().state == OwnSentence.State.WAITING


def test_a_word_that_only_its_writer_wants_to_keep_is_kept_by_nobody_yet() -> None:
    edition, editor = draft(), person("editor1", "editor")
    assert edition.revision is not None
    words = "Takarir.\nTerima kasih Bapak Suryono."
    edit_texts(edition, editor, MONDAY_0830, rules(), edition.revision.number, words, {})
    sentence = OwnSentence.objects.get()
    sentence.findings = [{**finding, "decision": "keep", "reason": "Nama acara umum."} for finding in sentence.findings]
    sentence.state = OwnSentence.State.DECIDED
    sentence.save()
    assert kept_words(edition) == ()
