"""Parts of an address, each with where it ends; and what only looks like one."""

import pytest

from publisher.anonymise.gate.address_parts import Parts, house_code, house_number, split_neighbour
from tests.anonymise.gate.marked import VOCABULARY, tokens_of


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("gg 3 kiri", "kiri"),
        ("no. 12a malam", "malam"),
        ("RT 03/RW 04", "RW"),
        ("rw dua belas malam", "malam"),
        ("gang satu malam", "malam"),
        ("blok B-13 malam", "malam"),
        ("gang haji 3 rt 2", "rt"),
        ("gang melati malam", "malam"),
        ("gang masjid iii malam", "malam"),
        ("gang sempit 3", ""),
        ("no polisi 3", ""),
        ("gg. di sana", ""),
    ],
)
def test_a_tail_ends_behind_its_number_or_name(text: str, rest: str) -> None:
    tokens = tokens_of(text)
    end = Parts(tokens, VOCABULARY, 0, tokens.low[0]).tail(0)
    assert (tokens.low[end].lower() if end else "") == rest.lower()


@pytest.mark.parametrize(("text", "found"), [("A-21", True), ("D8", True), ("R2", False), ("R-2", True), ("ABC 2", False)])
def test_a_letter_and_a_number_are_a_house_but_not_a_vehicle(text: str, found: bool) -> None:
    assert house_code(tokens_of(text), 0) is found


@pytest.mark.parametrize(
    ("text", "end"), [("no 15 malam", 2), ("no 15A malam", 3), ("nomor 112", 0), ("no 15 unit", 0), ("no 7/2024", 0)]
)
def test_a_houses_number_is_no_hotline_count_or_law(text: str, end: int) -> None:
    assert house_number(tokens_of(text), 0) == end


def test_rt_with_dots_is_one_word() -> None:
    assert split_neighbour(tokens_of("R.T. 3"), 0)
    assert not split_neighbour(tokens_of("R.S. 3"), 0)
