"""Words that announce a name, also with a slip of the fingers."""

import pytest

from publisher.anonymise.gate.triggers import TRIGGER_GAP, steers


@pytest.mark.parametrize(
    ("word", "trigger"),
    [
        ("pelapor", "pelapor"),
        ("peutgas", "korban"),
        ("rumah", "rumah"),
        ("temannya", "teman"),
        ("rumahnya", "rumah"),
        ("gunanya", ""),
        ("sepeda", ""),
        ("rumha", ""),
    ],
)
def test_a_trigger_is_known_and_a_slip_stands_for_one(word: str, trigger: str) -> None:
    assert steers(word) == trigger


@pytest.mark.parametrize("gap", [" ", ": ", " : ", "\n", " (", "="])
def test_a_space_and_a_labels_colon_may_stand_between(gap: str) -> None:
    assert TRIGGER_GAP.match(gap)


@pytest.mark.parametrize("gap", [", ", "; ", " / ", " dan "])
def test_other_marks_may_not(gap: str) -> None:
    assert not TRIGGER_GAP.match(gap)
