"""A word marked as a person's name: the second reader sees that their yes adds it to the list."""

from __future__ import annotations

from publisher.web.sentence_cards import FindingRow


def test_the_reader_is_told_that_a_name_joins_the_list() -> None:
    plain = FindingRow(1, "Zzyxwadi", "nama", "", choice="remove")
    marked = FindingRow(1, "Zzyxwadi", "nama", "", choice="remove", is_name=True)
    assert plain.decided == "dihapus"
    assert marked.decided == "dihapus, dan masuk daftar nama orang bila Anda izinkan"
