"""The smallest and the largest value of a target, in whole numbers."""

from __future__ import annotations

import subprocess
import sys

import highspy
import numpy as np
import pytest

from publisher.anonymise.ledger import Undecided, bounds
from publisher.anonymise.ledger.bounds import largest, smallest
from publisher.anonymise.ledger.columns import System

# x + y = 4, y + z = 3: the target x is 1 to 4.
LINE = System(columns=((0,), (0, 1), (1,)), inside=(True, False, False), values=(4, 3), true=(2, 2, 1))
# Each pair of three makes 1 in halves only: a + b = b + c = c + a = 1 has no table of whole numbers but with d, which all
# three rows count; in fractions d may be 0, in whole numbers it is 1.
TRIANGLE = System(
    columns=((0, 2), (0, 1), (1, 2), (0, 1, 2)),
    inside=(False, False, False, True),
    values=(1, 1, 1),
    true=(0, 0, 0, 1),
)


def test_both_ends_are_reached() -> None:
    assert (smallest(LINE), largest(LINE)) == (1, 4)


def test_a_bound_that_only_fractions_reach_is_no_bound() -> None:
    assert (smallest(TRIANGLE), largest(TRIANGLE)) == (1, 1)


def test_equations_that_nothing_fits_are_a_failure_and_never_an_answer() -> None:
    impossible = System(columns=((0, 1),), inside=(True,), values=(1, 2), true=(1,))
    with pytest.raises(Undecided):
        smallest(impossible)
    with pytest.raises(Undecided):
        largest(impossible)


def test_an_unknown_that_nothing_limits_is_a_failure_and_never_an_answer() -> None:
    unlimited = System(columns=((0,), ()), inside=(False, True), values=(1,), true=(1, 0))
    with pytest.raises(Undecided):
        largest(unlimited)


def test_a_table_that_does_not_fit_exactly_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "_run", lambda _: (0.0, np.array([0.0, 4.0, 0.0])))
    with pytest.raises(Undecided, match="does not fit"):
        smallest(LINE)


def test_a_solver_that_runs_out_of_time_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highspy.Highs, "getModelStatus", lambda _: highspy.HighsModelStatus.kTimeLimit)
    with pytest.raises(Undecided, match="without an answer"):
        smallest(LINE)


def test_the_solver_says_nothing_on_standard_output() -> None:
    code = (
        "from publisher.anonymise.ledger.bounds import smallest\n"
        "from tests.anonymise.ledger.test_bounds import LINE, TRIANGLE\n"
        "smallest(LINE), smallest(TRIANGLE)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("", "")
