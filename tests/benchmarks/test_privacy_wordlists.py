"""The rules by which the gate's common words are made again."""

from benchmarks.privacy.wordlists import common, differences, frequent, kept

ZIPF = {"tolong": 5.2, "hari-hari": 4.0, "budi": 5.0, "bunga": 4.9, "xyzq": 5.0, "00": 6.0, "éclair": 5.0, "gang": 3.5}


def test_common_are_accepted_words_of_letters_and_hyphens_that_are_no_part_of_a_name() -> None:
    made = common(ZIPF, lambda word: word != "xyzq", frozenset({"budi"}))
    assert made == {"tolong", "hari-hari", "bunga", "gang"}


def test_frequent_are_those_of_them_that_are_often_met_and_no_names_besides() -> None:
    assert frequent(ZIPF, ["tolong", "bunga", "gang", "akar"], frozenset({"bunga"})) == {"tolong"}


def test_differences_are_told_to_both_sides() -> None:
    assert differences(frozenset({"a", "c"}), frozenset({"b", "c"})) == {"only kept": ["b"], "only made": ["a"]}


def test_the_kept_lists_are_read_without_their_comments() -> None:
    assert kept("frequent") <= kept("common")
    assert "#" not in kept("name_words")
