"""The vocabulary that a region pack brings."""

from dataclasses import replace

from publisher.anonymise.gate.public_words import public_words, shipped, words_of
from publisher.regions import load_region

REGION = load_region("kota-pekalongan")


def test_all_words_of_the_pack_are_public_in_every_spelling_of_a_place() -> None:
    words = public_words(REGION)
    for text in (
        "Kuripan Kertoharjo",
        "Noyontaansari",
        "Nayontaansari",
        "Perumda Tirtayasa",
        "Evakuasi sarang tawon",
        "elpiji",
    ):
        assert all(word in words for word in words_of(text))
    assert "kuripankertoharjo" in words
    assert "sokran" not in words


def test_another_pack_has_other_words() -> None:
    area = replace(REGION.areas[0], name="Sokran Utara", sub_areas=(), aliases=("Sokran Lor",))
    words = public_words(replace(REGION, areas=(area,)))
    assert {"sokran", "lor", "sokranlor"} <= words.pack | words.joined
    assert "kuripan" not in words


def test_a_composed_text_has_the_words_of_pack_and_templates_only() -> None:
    assert shipped().composes("bandengan")
    assert shipped().composes("halaman")
    assert not shipped().composes("tetangga")


def test_the_shipped_pack_is_read_once() -> None:
    assert shipped() is shipped()
    assert shipped() == public_words(REGION)
