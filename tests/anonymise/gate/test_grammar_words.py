"""The sets that steer do not contradict one another."""

from publisher.anonymise.gate import grammar_words as grammar


def test_triggers_that_are_tight_or_loose_are_triggers_and_never_both() -> None:
    assert grammar.TIGHT_TRIGGERS <= grammar.TRIGGERS
    assert grammar.DUE_TRIGGERS <= grammar.TRIGGERS
    assert grammar.LOOSE_TRIGGERS <= grammar.TRIGGERS
    assert not grammar.TIGHT_TRIGGERS & grammar.LOOSE_TRIGGERS


def test_honorifics_that_are_function_words_too_ask_for_more_than_a_word_after_them() -> None:
    assert grammar.TITLES & grammar.FUNCTION <= grammar.WEAK_TITLES
