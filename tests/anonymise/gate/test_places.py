"""Places that point at somebody's home or work. «…» marks a finding."""

from collections.abc import Iterator

import pytest

from publisher.anonymise.gate.places import LEADS, find_places
from publisher.anonymise.gate.spans import Span
from tests.anonymise.gate.marked import expected, shown_by, tokens_of

MARKED = [
    "di «kos Bu Sokran» tadi.",
    "di «warung soto Pak Min», tadi",
    "di «gudang pak haji Sokran», tadi",
    "di «belakang masjid Baiturrahman», tadi",
    "di «samping rumah pak RT», tadi",
    "di «rumah cat ijo pager besi», tadi",
    "di «rumah pagar kuning samping pos ronda», tadi",
    "di «bengkel Jaya Motor», tadi",
    "di «warung pecel sebelah bengkel», tadi",
    "di «kandang ayam kidul sawah».",
    "penghuni «kamar 4», tadi",
    "di «angkringan lampu ungu», tadi",
    "di «masjid kubah hijau», tadi",
    "di «penjahit samping jembatan», tadi",
    "di «tukang cukur depan pasar», tadi",
    "di «toko roti Sari Murni», tadi",
    "di «rumah cat biru», tadi",
    "di «warung pecel pojok», tadi",
    "di «pabrik es lama», tadi",
    "di «pos ronda anyar», tadi",
    "di «konter pulsa berkah», tadi",
    "di «langgar nurul hidayah», tadi",
    "di «toko bunga melati», tadi",
]


def mixed(text: str) -> Iterator[Span]:
    return find_places(text, caseless=False)


@pytest.mark.parametrize("marked", MARKED)
def test_a_place_is_found_with_what_tells_it_apart(marked: str) -> None:
    assert shown_by(mixed, marked).replace(" tadi»", "» tadi") == marked


@pytest.mark.parametrize("marked", MARKED)
def test_no_place_is_without_a_leading_word(marked: str) -> None:
    assert not LEADS.isdisjoint(tokens_of(expected(marked)[0]).low)


def test_without_capitals_a_place_is_found_by_its_kind() -> None:
    marked = "di «bengkel jaya motor»."
    assert shown_by(lambda text: find_places(text, caseless=True), marked) == marked


@pytest.mark.parametrize(
    "text",
    [
        "warung terbakar",
        "toko dan kios di pasar",
        "rumah warga",
        "rumah roboh",
        "toko bunga dan toko emas",
        "warung pagi buka",
        "Tamu hotel kamar 214",
        "di Masjid Jami Kauman",
        "dekat rumah saya",
        "depan rumah sakit selesai",
        "lantai basah",
    ],
)
def test_places_in_general_are_nobodys(text: str) -> None:
    assert list(mixed(text)) == []


def test_a_place_of_public_words_only_passes() -> None:
    assert list(find_places("di kandang panjang wetan", True, {"kandang", "panjang", "wetan"})) == []
    assert list(find_places("di gudang Tirto", False, {"tirto"})) == []
