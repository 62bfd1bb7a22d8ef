"""A typed sentence about guarded incidents counts nothing and places nothing."""

from __future__ import annotations

import pytest
from django.conf import settings

from publisher.regions import translated
from publisher.review.actions.edit_texts import edit_texts
from publisher.review.actions.moving import Refused
from publisher.review.actions.place_checks import check_places
from publisher.review.models import Revision
from tests.factories import MONDAY_0830, draft, person, rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision() -> Revision:
    """The guarded group of this edition is five."""
    found = draft().revision
    assert found is not None
    return found


def check(words: str, revision: Revision, before: str = "") -> None:
    check_places(words, before, revision, settings.PUBLICATION.region)


@pytest.mark.parametrize(
    "words",
    [
        "Minggu ini ada tiga kecelakaan di jalan.",
        "Minggu ini 5 kecelakaan.",
        "Hanya ada satu kasus orang hilang minggu ini.",
        "Ada dua kasus kekerasan dalam rumah tangga minggu ini.",
        "Di Pekalongan Utara ada satu pertolongan warga.",
        "Di Kelurahan Bandengan ada satu kecelakaan.",
        "Di Pekalongan Utara. Ada tiga pertolongan warga.",
        "Pekalongan Utara:\n5 pertolongan warga",
        "Tidak ada pertolongan warga di Pekalongan Barat.",
        "Semua pertolongan warga terjadi di Pekalongan Utara.",
        "Seluruh kecelakaan terjadi Senin malam di Pekalongan Timur.",
        "Di Kec. Utara ada tiga pertolongan warga.",
        "Dari pertolongan warga, di wilayah utara kota hanya tiga.",
    ],
)
def test_a_count_or_a_place_of_guarded_incidents_is_refused(words: str, revision: Revision) -> None:
    with pytest.raises(Refused):
        check(words, revision)


@pytest.mark.parametrize(
    "words",
    [
        "Pertolongan warga 5 minggu ini.",
        "Melihat kecelakaan? Hubungi 112 atau PSC 119.",
        "Terima kasih kepada petugas ambulans.",
        "Sarang tawon di Pekalongan Barat sudah dipindahkan.",
    ],
)
def test_the_group_as_the_page_tells_it_and_plain_advice_may_be_written(words: str, revision: Revision) -> None:
    check(words, revision)


def test_what_was_composed_is_not_asked(revision: Revision) -> None:
    check("Ada tiga kecelakaan.", revision, before="Ada tiga kecelakaan.")


def test_the_words_enter_no_revision() -> None:
    edition = draft()
    assert edition.revision is not None
    words = "Laporan minggu ini.\nMinggu ini ada tiga kecelakaan di jalan."
    with pytest.raises(Refused, match="kecelakaan"):
        edit_texts(edition, person("editor1", "editor"), MONDAY_0830, rules(), edition.revision.number, words, {})
    edition.refresh_from_db()
    assert "kecelakaan" not in edition.revision.caption


@pytest.mark.parametrize(
    "words",
    [
        "This week there were three accidents on the road.",
        "5 crashes this week.",
        "Both victims are well.",
        "In North Pekalongan there was one of the personal emergencies.",
        "All personal emergencies were in West District.",
        "Personal emergencies on Monday evening.",
        "Tiga kecelakaan di Pekalongan Utara.",
    ],
)
def test_an_edition_in_english_keeps_them_back_as_well(words: str, revision: Revision) -> None:
    with pytest.raises(Refused):
        check_places(words, "", revision, translated(settings.PUBLICATION.region, "en"))


@pytest.mark.parametrize("words", ["Personal emergencies 5 this week.", "Seen an accident? Call 112 or PSC 119."])
def test_in_english_the_group_and_plain_advice_may_be_written(words: str, revision: Revision) -> None:
    check_places(words, "", revision, translated(settings.PUBLICATION.region, "en"))
