"""Set expressions with a word in them that is also a name."""

import pytest

from publisher.anonymise.gate.phrases import find_phrases
from tests.anonymise.gate.marked import tokens_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sugeng dalu, warga", ["Sugeng", "dalu"]),
        ("wis rampung kabeh slamet.", ["kabeh", "slamet"]),
        ("surya terbit, bulan purnama", ["surya", "terbit", "bulan", "purnama"]),
        ("SURYA TERBIT", ["SURYA", "TERBIT"]),
        ("Upacara Hari Kartini pagi", ["Hari", "Kartini"]),
        ("nang kali anak putu susah", ["anak", "putu"]),
    ],
)
def test_a_set_expression_names_nobody(text: str, words: list[str]) -> None:
    tokens = tokens_of(text)
    assert [tokens.raw[index] for index in sorted(find_phrases(tokens))] == words


@pytest.mark.parametrize(
    "text", ["pak slamet rahayu", "korban bulan purnama", "tadi Slamet Rahayu pulang", "sugeng, dalu", "Sugeng pulang"]
)
def test_where_a_name_is_due_or_written_as_one_it_may_be_one(text: str) -> None:
    assert find_phrases(tokens_of(text)) == frozenset()
