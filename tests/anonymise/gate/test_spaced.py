"""Words written with their letters apart."""

import pytest

from publisher.anonymise.gate import screen
from publisher.anonymise.gate.spaced import find_spaced_words
from tests.anonymise.gate.marked import VOCABULARY


@pytest.mark.parametrize("mark", [" ", "-", ".", "·", "*", "/", "  ", " \u200b", "\u00a0"])
@pytest.mark.parametrize("name", ["Suryono", "suryono", "SURYONO", "Budi Santoso"])
def test_a_name_with_its_letters_apart_is_found_whole(name: str, mark: str) -> None:
    written = mark.join(name.replace(" ", ""))
    text = f"Warga bernama {written} datang"
    begin = text.index(written)
    assert [(span.start, span.end) for span in screen(text).spans] == [(begin, begin + len(written))]


@pytest.mark.parametrize(
    "text",
    ["P E N T I N G", "P e k a l o n g a n", "H.O.S. Cokroaminoto", "D.I.Y.", "a, b, c, d", "P 3 K", "S.H., M.H.", "a b c"],
)
def test_known_words_and_abbreviations_pass(text: str) -> None:
    assert list(find_spaced_words(text, VOCABULARY)) == []
