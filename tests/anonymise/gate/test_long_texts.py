"""A long text costs as much more as it is longer, whatever it is made of: nobody holds the gate up by what they type."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from publisher.anonymise.gate import Level, require_clean, screen
from publisher.anonymise.gate.morphology import LONGEST, is_joined, is_slip, is_slip_of_frequent
from publisher.anonymise.gate.public_words import shipped
from publisher.anonymise.gate.triggers import steers
from publisher.anonymise.gate.vocabulary import Kind, Vocabulary

REPEATED = (
    "a", "A", "é", "ng", "ab’", "9", "0-", "1.", "a.", "ab ", "Ab ", "jl", "jl ", "|", "O", "l1", "\u200b", "😀", "字", " ",
    "\n", "(", "[0285] 123456 ", "&#", "_a", "@a", "a@", "a.n.", "co.", "-dot", " dot", " at", "-at-dot-com", "www.",
    "an ", "rt ", "pak ", "Bu ", "ketua ", "nama ", "bin ", "Budi ", "Budi, ", "budi dan ", "cut ", "1234 (", "S.", "ab, S",
    "satu ", "seribu ", "lahir ", "umur ", "sepupu ", "anak kandung ", "rumah cat ", "kos ", "gang ", "kelas 1 ", "tahun ",
    "ab1", "#ab1", "S u ", "S-u-", "-6.8", "6° ", "dibuang ", "tukang ", "tukang a ", "kelas tiga ",
    "anaknya ", "G 1", "mobil ", "112 ", "0812·", "1 ", "Jumat Kliwon ",
)  # fmt: skip
# Ends a text, so that those recognisers begin to look which wait for a sign or a word.
END = " S.Pd a@b.co/x ?_ [0285] 123456 1 januari"


class Looked(frozenset[str]):
    """A set that counts how often it was looked into."""

    times = 0

    def __contains__(self, word: object) -> bool:
        self.times += 1
        return super().__contains__(word)


@contextmanager
def no_hang(seconds: float) -> Iterator[None]:
    """Fails instead of hanging. Of a processor's time, not the clock's: another's work on the machine is not counted."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise AssertionError("The gate hangs on this text.")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def calls(text: str, level: Level) -> int:
    """How many functions are called to look at a text whose words are known already."""
    screen(text, level)
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        screen(text, level)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", REPEATED)
def test_twenty_thousand_characters_are_looked_at_without_a_hang(piece: str) -> None:
    with no_hang(8):
        screen(piece * (20_000 // len(piece)) + END)


@pytest.mark.parametrize("piece", ["a", "9", "a@", "|", "0-", "b.", "é"])
def test_a_hundred_thousand_characters_are_looked_at_without_a_hang(piece: str) -> None:
    for level in Level:
        with no_hang(30):
            screen(piece * (100_000 // len(piece)) + END, level)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("piece", REPEATED)
def test_four_times_the_text_is_four_times_the_work(piece: str, level: Level) -> None:
    short, long = (calls(piece * (size // len(piece)), level) for size in (500, 2_000))
    assert long < 5 * short + 2_000


@pytest.mark.parametrize("size", [LONGEST + 1, 20_000])
def test_a_word_longer_than_any_is_not_taken_apart(size: int) -> None:
    word, common = "ab" * (size // 2 + 1), Looked({"abad"})
    assert not is_slip(word, common)
    assert not is_joined(word, common, common)
    assert not is_slip_of_frequent(word, common)
    assert common.times == 0


def test_a_word_longer_than_any_is_undecided_and_shown_whole() -> None:
    word = "rumah" * 13
    assert Vocabulary(shipped()).kind(word) == Kind.UNKNOWN
    assert steers(word) == ""
    assert screen(f"tadi {word} pulang").masked == "tadi [WORD] pulang"


def test_words_as_long_as_the_longest_are_still_taken_apart() -> None:
    word = "keterangan" * 6
    assert is_slip(word[:3] + word[2:], frozenset({word}))


def test_what_is_allowed_is_taken_out_of_many_findings_at_no_more_than_their_number() -> None:
    text = "@lapor.kota @kota " * 1_000
    with no_hang(8):
        require_clean([text], "page", ["@lapor.kota", "kota"], level=Level.PATTERNS)
