"""Words and numbers of a text, and where capitals mean something."""

import pytest

from publisher.anonymise.gate.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pak Budi, 12 orang.", ["Pak", "Budi", "12", "orang"]),
        ("rt03/rw4", ["rt", "03", "rw", "4"]),
        ("MbakMaya", ["Mbak", "Maya"]),
        ("cpGus hp0812", ["cp", "Gus", "hp", "0812"]),
        ("Nur'Aini ma'arif", ["Nur'Aini", "ma'arif"]),
        ("PAK BUDI", ["PAK", "BUDI"]),
        ("José pulang", ["José", "pulang"]),
        ("ab_cd", ["ab", "cd"]),
        ("", []),
    ],
)
def test_letters_digits_and_glued_words_are_apart(text: str, words: list[str]) -> None:
    tokens = tokenise(text)
    assert tokens.raw == words
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == words
    assert tokens.low == [word.lower() for word in words]


@pytest.mark.parametrize(
    ("text", "mixed"), [("pak Budi", True), ("pak budi", False), ("PAK BUDI", False), ("Pak Budi", False), ("", False)]
)
def test_capitals_mean_something_beside_small_words(text: str, mixed: bool) -> None:
    assert tokenise(text).mixed is mixed


def test_a_sentence_a_line_and_an_item_open() -> None:
    tokens = tokenise("satu dua. Tiga\nempat: lima - enam\n- tujuh (delapan")
    assert [word for index, word in enumerate(tokens.raw) if tokens.opens(index)] == [
        "satu",
        "Tiga",
        "empat",
        "lima",
        "tujuh",
    ]
