"""Classes by category alone, and what does not count."""

import pytest

from publisher.anonymise.classes import counts_as_incident, kind_of
from publisher.regions import load_region
from publisher.vocabulary import PublicClass

REGION = load_region("kota-pekalongan")


def test_a_category_gives_its_class() -> None:
    for category in REGION.categories:
        assert kind_of(category.name.upper(), REGION).public_class is category.public_class


@pytest.mark.parametrize("label", [None, "", "entah", "kebakaran hutan"])
def test_what_the_pack_does_not_know_is_sensitive(label: str | None) -> None:
    kind = kind_of(label, REGION)
    assert kind.category is None
    assert kind.public_class is PublicClass.SENSITIVE


@pytest.mark.parametrize(
    ("category", "call_type", "counts"),
    [
        ("KEB", "DARURAT", True),
        ("KEB", None, True),
        ("KEB", "abandon", True),
        ("KEB", "INFORMASI", True),  # a neighbour who saw the fire must find it counted
        (None, None, True),
        ("KEB", "PRANK", False),
        ("KEB", "GHOST", False),
        ("KEB", "UJI", False),
        ("INF", "DARURAT", False),
        ("TDV", None, False),
    ],
)
def test_information_pranks_silence_and_tests_are_no_incidents(
    category: str | None, call_type: str | None, counts: bool
) -> None:
    assert counts_as_incident(category, call_type, REGION) is counts
