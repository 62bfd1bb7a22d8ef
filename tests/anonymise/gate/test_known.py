"""Known values are found by their hashes alone, in every spelling, and the hashes tell nothing."""

from __future__ import annotations

import json

import pytest

from publisher.anonymise.gate import KnownValues, screen
from publisher.anonymise.gate.known import KnownValues as Known
from tests.anonymise.gate.marked import remarked, tokens_of

KEY = b"a key of thirty-two bytes, or so"
VALUES = [
    ("NAME", "Bunga Sabar"),
    ("PHONE", "0812-3456-7890"),
    ("ADDRESS", "Jl. Kenari No. 12 RT 03/RW 04"),
    ("NAME", "No"),
]


def known() -> KnownValues:
    return KnownValues.of(VALUES, KEY)


def shown(text: str) -> str:
    return remarked(tokens_of(text).text, known().find(tokens_of(text)))


@pytest.mark.parametrize(
    "marked",
    [
        "tadi «bunga sabar» pulang",
        "tadi «BUNGA» pulang",
        "tadi «Sabar» pulang",
        "tadi «bungasabar» pulang",
        "hp «081234567890» ya",
        "hp «0812 3456 7890» ya",
        "hp «6281234567890» ya",
        "hp «62 812-3456-7890» ya",
        "hp «81234567890» ya",
        "di «kenari» tadi",
        "di «jl kenari» tadi",
        "di «rt 3» tadi",
        "di «RT 03 rw 4» tadi",
        "rumah «no.12» tadi",
    ],
)
def test_a_known_value_is_found_however_it_is_written(marked: str) -> None:
    assert shown(marked.replace("«", "").replace("»", "")) == marked


@pytest.mark.parametrize("text", ["jl melati no 3", "rt 5 rw 6", "ora ono", "hp 081234567891", "dan 12 orang", "nomor 112"])
def test_words_of_everybodys_addresses_and_other_values_are_not_found(text: str) -> None:
    assert shown(text) == text


def test_the_label_is_that_of_the_value_and_the_place_that_of_the_original() -> None:
    text = "tadi b\u200bunga dan hp 0812.3456.7890"
    found = {(text[span.start : span.end], span.label) for span in screen(text, known=known()).spans}
    assert {("b\u200bunga", "NAME"), ("0812.3456.7890", "PHONE")} <= found


def test_the_hashes_hold_no_value_and_need_the_key() -> None:
    hashes = known().to_hashes()
    assert hashes == sorted(hashes)
    stored = json.dumps(hashes).lower()
    assert not any(part in stored for part in ("bunga", "sabar", "kenari", "8123", "34567"))
    assert KEY.decode() not in repr(vars(known())["_hashes"])
    other = Known.from_hashes(hashes, b"another key")
    assert list(other.find(tokens_of("bunga sabar 081234567890"))) == []


def test_what_was_stored_finds_the_same() -> None:
    text = "bunga di jl kenari, hp 081234567890"
    stored = KnownValues.from_hashes(known().to_hashes(), KEY)
    assert len(stored) == len(known()) > 0
    assert list(stored.find(tokens_of(text))) == list(known().find(tokens_of(text)))


@pytest.mark.parametrize("line", ["", "NAME", ":abc", "NAME:"])
def test_a_line_that_is_no_hash_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="known value"):
        KnownValues.from_hashes([line], KEY)


def test_nothing_known_finds_nothing() -> None:
    assert list(KnownValues.of([], KEY).find(tokens_of("bunga sabar"))) == []
