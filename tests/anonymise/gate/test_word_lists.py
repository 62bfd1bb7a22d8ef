"""The lists: single words in lower case, each where it belongs, with their licences beside them."""

from importlib.resources import files

import pytest

from publisher.anonymise.gate.word_lists import common_words, everyday_words, lines, roads, words

LISTS = files("publisher.anonymise.gate") / "lists"
NAMES = sorted(
    path.name.removesuffix(".txt") for path in LISTS.iterdir() if path.name.endswith(".txt") and path.name[0].islower()
)


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_in_lower_case_and_not_empty(name: str) -> None:
    assert words(name)
    assert all(word == word.lower() and word.isascii() for word in words(name))


@pytest.mark.parametrize("name", ["common", "frequent", "names", "composed"])
def test_a_long_list_is_sorted_one_word_a_line(name: str) -> None:
    assert list(lines(name)) == sorted(words(name))


def test_names_are_single_words_so_that_no_line_tells_of_a_person() -> None:
    assert all(" " not in line for line in lines("names"))


def test_a_name_is_in_no_list_of_common_words_and_in_one_list_of_names() -> None:
    assert not words("names") & common_words()
    assert not words("names") & words("name_words")


def test_the_derived_list_and_the_names_have_their_licences_beside_them() -> None:
    assert "CC BY-SA 4.0" in (LISTS / "LICENCE-common.txt").read_text(encoding="utf-8")
    assert "Faker" in (LISTS / "LICENCE-names.txt").read_text(encoding="utf-8")


def test_every_list_is_described() -> None:
    described = (LISTS / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}.txt`" not in described] == []


def test_everyday_words_are_common_and_roads_are_joined() -> None:
    assert "rumah" in everyday_words()
    assert "mistar" not in everyday_words()
    assert {"hayamwuruk", "pantura"} <= roads()
