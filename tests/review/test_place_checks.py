"""A typed number beside a place or an agency is the edition's own number for it, or it is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings

from publisher.forms import AGENCY, OPEN, form
from publisher.regions import translated
from publisher.review.actions.moving import Refused
from publisher.review.actions.place_checks import check_places
from publisher.review.actions.store_draft import store_draft
from publisher.review.models import Revision
from publisher.summary.figures import AgencyFigures, AreaFigures
from tests.factories import MONDAY_0830, WEEK, prepared, publication, rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision() -> Revision:
    """Four open incidents in the north, three with Damkar; the guarded group is five."""
    made = prepared()
    told = replace(
        made.summary,
        areas=(AreaFigures("33.75.03", "Pekalongan Utara", "Utara", 4, 58),),
        agencies=(AgencyFigures("DAMKAR", "Damkar", 3),),
    )
    found = store_draft(publication(), replace(made, summary=told), rules(), MONDAY_0830).revision
    assert found is not None
    return found


def check(words: str, revision: Revision, before: str = "") -> None:
    check_places(words, before, revision, settings.PUBLICATION.region)


@pytest.mark.parametrize(
    "words",
    [
        "Di Pekalongan Utara ada 5 kejadian.",
        "Di pekalongan utara ada lima kejadian.",
        "Kecamatan Utara mencatat 5 aduan",
        "Damkar turun 5 kali minggu ini.",
        "PSC 119 menolong 5 warga.",
        "Polres menangani dua laporan.",
    ],
)
def test_a_number_that_the_edition_does_not_have_for_the_place_or_agency_is_refused(words: str, revision: Revision) -> None:
    with pytest.raises(Refused, match="bukan angka"):
        check(words, revision)


@pytest.mark.parametrize(
    "words",
    [
        "Di Pekalongan Utara ada 4 kejadian gangguan & bahaya.",
        "Sejak Agustus 58 kejadian di Pekalongan Utara.",
        "Damkar membantu tiga kali.",
        "Ada 5 kejadian minggu ini.",
        "Terima kasih Damkar dan PSC 119.",
        "Rapat di Pekalongan Utara, 14 November 2026 pukul 09.00 WIB.",
        "Warga Pekalongan Utara, hubungi 112.",
        "Salah satu warga Pekalongan Utara membantu.",
    ],
)
def test_what_the_edition_counts_there_may_be_written(words: str, revision: Revision) -> None:
    check(words, revision)


def test_no_number_stands_beside_a_kelurahan(revision: Revision) -> None:
    with pytest.raises(Refused, match="kelurahan"):
        check("Di Medono ada 4 kejadian.", revision)


def test_a_sentence_that_stood_there_before_is_not_asked_again(revision: Revision) -> None:
    words = "Di Pekalongan Utara ada 5 kejadian."
    check(words, revision, before=f"Halo. {words}")


def test_the_forms_are_those_of_the_reading(revision: Revision) -> None:
    assert (
        revision.reading.forms["area.33.75.03"] == form((WEEK,), {"public_class": OPEN, "district": {"33.75.03"}}).as_json()
    )
    assert revision.reading.forms["agency.DAMKAR"]["where"][AGENCY] == ["DAMKAR"]


@pytest.mark.parametrize(
    "words",
    [
        "In North Pekalongan there were 5 incidents.",
        "North District had five incidents on 9 November 2026.",
        "Pekalongan Utara had 1,204 incidents.",
        "The police (Polres) took two reports.",
    ],
)
def test_places_and_numbers_are_found_in_english_too(words: str, revision: Revision) -> None:
    with pytest.raises(Refused, match="bukan angka"):
        check_places(words, "", revision, translated(settings.PUBLICATION.region, "en"))


@pytest.mark.parametrize("words", ["North District had 4 incidents.", "One of the four in North Pekalongan, on 9 March."])
def test_the_editions_own_number_may_stand_in_english(words: str, revision: Revision) -> None:
    check_places(words, "", revision, translated(settings.PUBLICATION.region, "en"))
