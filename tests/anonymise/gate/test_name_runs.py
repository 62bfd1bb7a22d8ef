"""How far a name runs, and whose name an institution bears."""

import pytest

from publisher.anonymise.gate.name_runs import Runs, of_institution
from publisher.anonymise.gate.tokens import tokenise
from tests.anonymise.gate.marked import VOCABULARY, tokens_of


@pytest.mark.parametrize(
    ("text", "first", "name"),
    [
        ("tadi Sokran Wigatun pulang", 1, "Sokran Wigatun"),
        ("tadi sokran wigatun pulang", 1, "sokran wigatun"),
        ("tadi Sokran bin Wigatun pulang", 1, "Sokran bin Wigatun"),
        ("tadi Sokran Al-Attas pulang", 1, "Sokran Al-Attas"),
        ("tadi Sokran M. Wigatun pulang", 1, "Sokran M. Wigatun"),
        ("tadi Sokran Mawar pulang", 1, "Sokran Mawar"),
        ("tadi Go Siok Lan pulang", 1, "Go Siok Lan"),
        ("tadi Sokran S 081234567890", 1, "Sokran S"),
        ("tadi Sokran G 1234 AB", 1, "Sokran"),
        ("tadi Sokran, Wigatun", 1, "Sokran"),
        ("tadi Sokran Mistar pulang", 1, "Sokran Mistar"),
        ("tadi sokran mistar pulang", 1, "sokran mistar"),
        ("tadi Moh. Mistar pulang", 1, "Moh. Mistar"),
        ("tadi Sokran. Mistar pulang", 1, "Sokran"),
        ("tadi Sokran dan Wigatun", 1, "Sokran"),
    ],
)
def test_a_name_runs_over_what_belongs_to_it(text: str, first: int, name: str) -> None:
    tokens = tokenise(text)
    end = Runs(tokens, VOCABULARY).run(first, first + 1)
    assert text[tokens.starts[first] : tokens.ends[end - 1]] == name


@pytest.mark.parametrize(
    ("text", "found", "begins"),
    [
        ("tadi K. Sokran pulang", 2, "K"),
        ("tadi I Nyoman pulang", 2, "I"),
        ("tadi Ni Kadek pulang", 2, "Ni"),
        ("tadi Langit Sokran pulang", 2, "Langit"),
        ("tadi rumah Sokran pulang", 2, "Sokran"),
        ("tadi Senin Sokran pulang", 2, "Sokran"),
        ("tadi Pon Sokran pulang", 2, "Pon"),
        ("Jumat Pon Sokran pulang", 2, "Sokran"),
        ("tadi i nyoman pulang", 2, "i"),
        ("tadi Cut Sokran pulang", 2, "Cut"),
    ],
)
def test_a_name_begins_before_the_word_by_which_it_was_found(text: str, found: int, begins: str) -> None:
    tokens = tokenise(text)
    assert tokens.raw[Runs(tokens, VOCABULARY).before(found)] == begins


def test_the_name_of_an_institution_is_nobodys() -> None:
    tokens = tokens_of("RS Budi Rahayu dan pasar Banjarsari dan Rahayu")
    assert [of_institution(tokens, index) for index in (2, 5, 7)] == [True, True, False]


def test_a_sentence_that_ends_with_an_institution_lends_its_name_to_nobody() -> None:
    tokens = tokens_of("dibawa ke RSUD Bendan. Sokran di Kel. Tirto")
    assert [of_institution(tokens, index) for index in (3, 4, 7)] == [True, False, True]


def test_a_full_stop_ends_an_institutions_name_but_not_its_short_form() -> None:
    tokens = tokens_of('di jembatan Sri Ratu. Rahayu di Kel. Rahayu, kapal "Rahayu"')
    assert [of_institution(tokens, index) for index in (4, 7, 9)] == [False, True, True]


@pytest.mark.parametrize(("text", "found"), [("Jumat Kliwon", True), ("Pak Kliwon", False), ("Jumat Rahayu", False)])
def test_a_market_day_stands_behind_a_day_of_the_week(text: str, found: bool) -> None:
    assert Runs(tokenise(text), VOCABULARY).market_day(1) is found


def test_titles_of_nobility_begin_the_name() -> None:
    assert Runs(tokenise("saksi Teuku Cut Sokran"), VOCABULARY).ennobled(3) == 1
