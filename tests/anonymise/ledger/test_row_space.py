"""What sums and differences alone determine."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.anonymise.ledger.bounds import largest, smallest
from publisher.anonymise.ledger.columns import System
from publisher.anonymise.ledger.row_space import combination


def test_a_total_minus_the_others_is_a_combination() -> None:
    """Columns x, y, z; rows x + y + z and y + z: x is their difference."""
    rows = System(((0,), (0, 1), (0, 1)), (True, False, False), (9, 7), (2, 3, 4))
    assert combination(rows) == {0: Fraction(1), 1: Fraction(-1)}


def test_weights_may_be_fractions() -> None:
    """x + y, y + z and z + x: x is half of the first, minus half of the second, plus half of the third."""
    rows = System(((0, 2), (0, 1), (1, 2)), (True, False, False), (3, 5, 4), (1, 2, 3))
    half = Fraction(1, 2)
    assert combination(rows) == {0: half, 1: -half, 2: half}


def test_columns_that_the_same_rows_count_cannot_be_told_apart() -> None:
    assert combination(System(((0,), (0,)), (True, False), (5,), (2, 3))) is None


def test_what_only_the_absence_of_negative_counts_determines_is_no_combination() -> None:
    rows = System(((0,), (0, 1)), (False, True), (0, 0), (0, 0))
    assert combination(rows) == {1: Fraction(1)}
    both_none = System(((0,), (0,)), (True, False), (0,), (0, 0))
    assert (combination(both_none), smallest(both_none), largest(both_none)) == (None, 0, 0)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.tuples(st.frozensets(st.integers(0, 3), min_size=1), st.booleans(), st.integers(0, 5)), min_size=1, max_size=6
    )
)
def test_a_combination_gives_the_true_value_and_leaves_no_other(drawn: list[tuple[frozenset[int], bool, int]]) -> None:
    columns = tuple(tuple(sorted(rows)) for rows, _, _ in drawn)
    true = tuple(number for _, _, number in drawn)
    values = tuple(sum(n for column, n in zip(columns, true, strict=True) if row in column) for row in range(4))
    system = System(columns, tuple(inside for _, inside, _ in drawn), values, true)
    weights = combination(system)
    if weights is not None:
        value = sum(number for _, inside, number in drawn if inside)
        assert sum(weight * values[row] for row, weight in weights.items()) == value
        assert smallest(system) == largest(system) == value
