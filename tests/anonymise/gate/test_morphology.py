"""Forms of common words, and names that must not be taken for such."""

import pytest

from publisher.anonymise.gate.morphology import is_derived, is_joined, is_slip, is_slip_of_frequent
from publisher.anonymise.gate.word_sets import word_set

ROOTS = word_set("tulis pukul kirim sapu rumah bantu lapor jalan kabar warga petugas korban sekitar yang genang air")


FORMS = """
menulis memukul mengirim menyapu dirumahkan rumahnya perumahan bantuan membantu dibantu terbantu pelapor dilaporkan
laporannya berjalan perjalanan jalankan kabarnya ngabari tergenang rumahe rumahrumah
"""


@pytest.mark.parametrize("word", sorted(word_set(FORMS)))
def test_affixes_and_doubling_make_forms(word: str) -> None:
    assert is_derived(word, ROOTS)


@pytest.mark.parametrize("word", ["sokran", "jalani", "tulisi", "ngairan", "menairi", "kemas"])
def test_what_no_affix_explains_is_no_form(word: str) -> None:
    assert not is_derived(word, ROOTS)


@pytest.mark.parametrize("word", ["peutgas", "petugass", "pettugas", "koordinsi", "petugsa", "sekitarr", "skeitar"])
def test_a_doubled_a_lost_and_an_exchanged_letter_are_slips(word: str) -> None:
    assert is_slip(word, frozenset({"petugas", "sekitar", "koordinasi"}))


@pytest.mark.parametrize("word", ["petubas", "warfa", "wraga", "petugasan", "xpetugas"])
def test_another_letter_and_a_short_word_are_no_slips(word: str) -> None:
    assert not is_slip(word, ROOTS)


def test_a_common_and_a_function_word_may_be_written_together() -> None:
    assert is_joined("wargayang", ROOTS, frozenset({"yang"}))
    assert is_joined("yangwarga", ROOTS, frozenset({"yang"}))
    assert not is_joined("wargapetugas", ROOTS, frozenset({"yang"}))


@pytest.mark.parametrize("word", ["utnuk", "jtauh", "mtor", "motr", "sudh", "sjak"])
def test_exchanged_letters_and_a_lost_vowel_that_cannot_be_said_are_slips_of_frequent_words(word: str) -> None:
    assert is_slip_of_frequent(word, frozenset({"untuk", "jatuh", "motor", "sudah", "sejak"}))


@pytest.mark.parametrize("word", ["moto", "sudar", "tor", "jauh", "bambang", "kristin"])
def test_what_can_be_said_is_no_slip_of_a_frequent_word(word: str) -> None:
    assert not is_slip_of_frequent(word, frozenset({"motor", "sudara", "tor2", "jatuh", "bambaang", "karistin"}))
