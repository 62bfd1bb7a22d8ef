"""Schools with a name, a number or a class. «…» marks a finding."""

from collections.abc import Iterator

import pytest

from publisher.anonymise.gate.schools import LEADS, find_schools
from publisher.anonymise.gate.spans import Span
from tests.anonymise.gate.marked import expected, shown_by, tokens_of

MARKED = [
    "di «SMAN 1 Pekalongan» tadi",
    "di «SD Islam 05 Kauman» tadi",
    "di «TK Aisyiyah 1» tadi",
    "di «MTs Hifal» tadi",
    "siswa «kelas 5 SD Kraton» tadi",
]
CASELESS = [
    "di «smp n 6» tadi",
    "di «smpn 13» tadi",
    "siswa «man insan mulya» tadi",
    "bu guru «paud kasih mulya»: tadi",
    "siswa «kelas 3 sd» tadi",
    "di «ponpes al-masyhad» tadi",
    "di «smp 1 kelas 8b» tadi",
    "di «slb negeri» tadi",
]


def caseless(text: str) -> Iterator[Span]:
    return find_schools(text, caseless=True)


@pytest.mark.parametrize("marked", MARKED)
def test_a_school_is_found_by_its_capitals_and_numbers(marked: str) -> None:
    assert shown_by(find_schools, marked) == marked


@pytest.mark.parametrize("marked", CASELESS)
def test_a_school_is_found_without_capitals(marked: str) -> None:
    assert shown_by(caseless, marked).replace(" tadi»", "» tadi") == marked


@pytest.mark.parametrize("marked", [*MARKED, *CASELESS])
def test_no_school_is_without_a_leading_word(marked: str) -> None:
    assert not LEADS.isdisjoint(tokens_of(expected(marked)[0]).low)


@pytest.mark.parametrize(
    "text", ["siswa pulang sekolah", "sd dan smp diliburkan", "sekolah di wilayah utara", "pelajar mengikuti pelatihan"]
)
def test_schools_in_general_are_nobodys(text: str) -> None:
    assert list(find_schools(text)) == []
    assert list(caseless(text)) == []


def test_any_school_of_a_quarter_is_none_but_a_school_with_a_number_is_one() -> None:
    public = {"panjang", "wetan"}
    assert list(find_schools("di sekolah Panjang Wetan tadi", public=public)) == []
    assert list(find_schools("di SDN Panjang Wetan 2 tadi", public=public)) != []
