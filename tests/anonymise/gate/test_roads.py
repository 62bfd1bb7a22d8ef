"""The words of main roads and of streets that are named alone."""

import pytest

from publisher.anonymise.gate.roads import find_roads, road_end
from tests.anonymise.gate.marked import tokens_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("laka di Jl. KH. Wahid Hasyim dan jl kenari", ["Jl", "KH", "Wahid", "Hasyim"]),
        ("bus mogok di Jl. Sultan Agung; ketua", ["Jl", "Sultan", "Agung"]),
        ("di Jl. Cut Nyak Dien arah kota", ["Jl", "Cut", "Nyak", "Dien"]),
        ("di jl. teuku umar padat", ["jl", "teuku", "umar"]),
        ("di Jl. KH Mas Mansyur licin", ["Jl", "KH", "Mas", "Mansyur"]),
        ("di Jl. Angkatan 45 licin", ["Jl", "Angkatan", "45"]),
        ("kabel di Jl. Rosmalia, awas", ["Jl", "Rosmalia"]),
    ],
)
def test_the_words_of_a_road_are_known_with_their_titles(text: str, words: list[str]) -> None:
    tokens = tokens_of(text)
    assert [tokens.raw[index] for index in sorted(find_roads(tokens))] == words


@pytest.mark.parametrize(
    "text", ["di jalan Budi jatuh", "jl rosmalia budi jatuh", "Jl. Rosmalia Budi jatuh", "Budi di jalan", "di Jl. 12"]
)
def test_what_is_not_surely_a_roads_name_may_be_a_persons(text: str) -> None:
    assert find_roads(tokens_of(text)) == frozenset()


def test_a_road_ends_where_its_name_does() -> None:
    assert road_end(tokens_of("jl gajah mada malam"), 1) == 3
    assert road_end(tokens_of("jl kenari malam"), 1) == 0
