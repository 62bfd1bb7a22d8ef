"""Sentences: taken apart, set apart, decided, put back where they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.anonymise.gate import Span
from publisher.review.actions.sentence_text import compose, covered, insert, set_apart, split

BEFORE = "Delapan belas kejadian selesai.\n\nDarurat? Telepon 112. Gratis.\n\n#Pekalongan #Satu"


def found(text: str, *quotes: str, label: str = "NAME") -> list[Span]:
    return [Span(text.index(quote), text.index(quote) + len(quote), label) for quote in quotes]


def pieces(text: str) -> list[str]:
    return [piece.words for piece in split(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Satu. Dua! Tiga?", ["Satu.", "Dua!", "Tiga?"]),
        ("Satu\nDua", ["Satu", "Dua"]),
        ("Rumah di Jl. Melati No. 5 aman.", ["Rumah di Jl. Melati No. 5 aman."]),
        ("Terima kasih H. Ahmad dan a.n. Budi. Aman.", ["Terima kasih H. Ahmad dan a.n. Budi.", "Aman."]),
        ("Ia berkata “selesai.” Lalu pergi.", ["Ia berkata “selesai.”", "Lalu pergi."]),
        ("#Satu #Dua", ["#Satu", "#Dua"]),
        ("Kata #satu di tengah.", ["Kata #satu di tengah."]),
        ("Selesai 7.5 jam kemudian", ["Selesai 7.5 jam kemudian"]),
        ("", []),
    ],
)
def test_a_text_is_split_at_sentences_lines_and_hashtags_and_not_inside_an_address(text: str, sentences: list[str]) -> None:
    assert pieces(text) == sentences


@given(st.text(alphabet="ab.!?\n #A5 ", max_size=60))
def test_pieces_joined_are_the_text_again(text: str) -> None:
    assert "".join(piece.words + piece.gap for piece in split(text)) == text.lstrip()


@given(st.lists(st.sampled_from(["Satu.", "Dua!", "Tiga orang.", "#Tag", "Empat"]), min_size=1, max_size=6), st.data())
def test_what_is_set_apart_and_put_back_is_what_was_typed(words: list[str], data: st.DataObject) -> None:
    """New sentences anywhere in a text, each with a finding, accepted one after the other as they are."""
    gaps = [data.draw(st.sampled_from([" ", "\n\n"])) for _ in words]
    old = [f"{word}{number}" for number, word in enumerate(words)]
    before = "".join(word + gap for word, gap in zip(old, gaps, strict=True)).strip()
    typed = before
    for number in range(data.draw(st.integers(1, 3))):
        parts = split(typed)
        place = data.draw(st.integers(1, len(parts)))
        gap = data.draw(st.sampled_from([" ", "\n\n"]))
        parts.insert(place, type(parts[0])(f"Baru Xx{number}.", gap))
        if place == len(parts) - 1:
            parts[place - 1] = type(parts[0])(parts[place - 1].words, "\n\n")
        typed = "".join(part.words + part.gap for part in parts).strip()
    rest, apart = set_apart(typed, before, found(typed, *(f"Xx{n}" for n in range(3) if f"Xx{n}" in typed)))
    assert "Baru" not in rest and len(apart) >= 1
    earlier: dict[str, list[str]] = {}
    text = rest
    for item in apart:
        text = insert(text, item.words, item.gap, item.after, earlier.get(item.after.rstrip(), []), lines=True)
        earlier.setdefault(item.after.rstrip(), []).append(item.words)
    assert [piece.words for piece in split(text)] == [piece.words for piece in split(typed)]


def test_only_new_sentences_with_a_finding_stay_out() -> None:
    typed = BEFORE.replace("Gratis.", "Gratis. Terima kasih Pak Budi. Aman semua.")
    rest, apart = set_apart(typed, BEFORE, found(typed, "Budi"))
    assert rest == BEFORE.replace("Gratis.", "Gratis. Aman semua.")
    assert [(item.words, item.after, item.gap) for item in apart] == [("Terima kasih Pak Budi.", "Gratis. ", " ")]


def test_a_finding_in_a_sentence_that_was_there_before_holds_nothing() -> None:
    rest, apart = set_apart(BEFORE + " Baru", BEFORE, found(BEFORE, "Gratis"))
    assert (rest, apart) == (BEFORE + " Baru", [])


def test_two_sentences_that_one_finding_spans_stay_together() -> None:
    typed = "Lama. Nomornya 0812. 3456 ya. Baru."
    rest, apart = set_apart(typed, "Lama.", [Span(typed.index("0812"), typed.index(" ya"), "PHONE")])
    assert rest == "Lama. Baru."
    assert [item.words for item in apart] == ["Nomornya 0812. 3456 ya."]


def test_a_name_goes_with_its_form_of_address() -> None:
    typed = "Terima kasih Pak H. Budi."
    _, apart = set_apart(typed, "", found(typed, "Budi"))
    start, end, _ = apart[0].findings[0]
    assert apart[0].words[start:end] == "Pak H. Budi"


@pytest.mark.parametrize(
    ("typed", "span", "quote"),
    [
        ("Hubungi (0812-3456-7890) ya", "(0812-3456-7890", "0812-3456-7890"),
        ("Hubungi (0285) 421234 ya", "(0285) 421234", "(0285) 421234"),
        ("Hubungi Budi, ya", "Budi,", "Budi"),
        ("Hubungi (", "(", "("),
    ],
)
def test_half_a_bracket_at_the_edge_is_no_part_of_a_finding(typed: str, span: str, quote: str) -> None:
    _, apart = set_apart(typed, "", found(typed, span, label="PHONE"))
    start, end, _ = apart[0].findings[0]
    assert apart[0].words[start:end] == quote


def test_a_paragraph_comes_back_as_a_paragraph() -> None:
    typed = BEFORE.replace("Darurat?", "Budi hebat.\n\nDarurat?")
    rest, (held,) = set_apart(typed, BEFORE, found(typed, "Budi"))
    assert rest == BEFORE
    assert insert(rest, held.words, held.gap, held.after, lines=True) == typed


def test_without_its_anchor_a_sentence_comes_before_the_hashtags() -> None:
    assert insert("Lain sama sekali.\n\n#Satu #Dua", "Kalimat.", " ", "Yang hilang. ", lines=True) == (
        "Lain sama sekali.\n\nKalimat.\n\n#Satu #Dua"
    )
    assert insert("Satu baris.", "Kalimat.", "", "Yang hilang. ", lines=False) == "Satu baris. Kalimat."


def finding(text: str, quote: str, decision: str, replacement: str = "") -> dict[str, object]:
    start = text.index(quote)
    return {"start": start, "end": start + len(quote), "decision": decision, "replacement": replacement}


@pytest.mark.parametrize(
    ("decision", "replacement", "result"),
    [
        ("remove", "", "Terima kasih yang membantu."),
        ("replace", "seorang warga", "Terima kasih kepada seorang warga yang membantu."),
        ("keep", "", "Terima kasih kepada Pak RT yang membantu."),
    ],
)
def test_a_decision_leaves_a_readable_sentence(decision: str, replacement: str, result: str) -> None:
    text = "Terima kasih kepada Pak RT yang membantu."
    assert compose(text, [finding(text, "Pak RT", decision, replacement)]).text == result


def test_a_sentence_that_loses_its_first_word_begins_with_a_capital() -> None:
    text = "Budi, terima kasih (Sri) ."
    assert compose(text, [finding(text, "Budi", "remove"), finding(text, "Sri", "remove")]).text == "Terima kasih."


def test_what_is_not_decided_is_taken_out() -> None:
    text = "Halo Budi di sana."
    assert "Budi" not in compose(text, [finding(text, "Budi", "")]).text


def test_kept_words_are_found_again_where_they_stand() -> None:
    text = "Budi dan Pak RT dan Sri"
    composed = compose(
        text, [finding(text, "Budi", "remove"), finding(text, "Pak RT", "keep"), finding(text, "Sri", "keep")]
    )
    assert [composed.text[start:end] for start, end in composed.kept] == ["Pak RT", "Sri"]


def test_a_span_is_covered_when_all_its_letters_are() -> None:
    assert covered(0, 6, [(0, 3), (4, 6)], "Pak RT")
    assert not covered(0, 6, [(0, 3)], "Pak RT")
