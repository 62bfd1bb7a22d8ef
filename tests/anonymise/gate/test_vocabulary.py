"""What the gate holds a word for."""

import pytest

from publisher.anonymise.gate.public_words import shipped
from publisher.anonymise.gate.vocabulary import Kind, Vocabulary
from tests.anonymise.gate.marked import VOCABULARY


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("yang", Kind.FUNCTION),
        ("12", Kind.FUNCTION),
        ("x", Kind.FUNCTION),
        ("melaporkan", Kind.FORM),
        ("sepeda", Kind.PLAIN),
        ("mistar", Kind.SELDOM),
        ("bandengan", Kind.PUBLIC),
        ("semarang", Kind.PUBLIC),
        ("kenanga", Kind.EITHER),
        ("senin", Kind.EITHER),
        ("sokran", Kind.UNKNOWN),
        ("wagiyem", Kind.NAME),
        ("sokraningsih", Kind.NAME),
        ("mbakwagiyem", Kind.NAME),
        ("peutgas", Kind.PLAIN),
        ("mtor", Kind.PLAIN),
        ("punten", Kind.FUNCTION),
        ("aya", Kind.EITHER),
        ("viii", Kind.FUNCTION),
        ("vivi", Kind.NAME),
    ],
)
def test_a_word_is_held_for_what_the_lists_say(word: str, kind: Kind) -> None:
    assert VOCABULARY.kind(word) == kind


def test_a_word_that_reviewers_added_is_a_name() -> None:
    assert Vocabulary(shipped(), {"Sokran"}).kind("sokran") == Kind.NAME


def test_known_words_may_stand() -> None:
    assert VOCABULARY.known("kenanga")
    assert not VOCABULARY.known("sokran")
