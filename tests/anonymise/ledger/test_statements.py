"""Tables, their versions and the lifetimes of incidents."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.anonymise.ledger.statements import Piece, Tables
from publisher.clock import Week
from tests.anonymise.ledger.tiny import FIRST, SECOND, cell

A, B, OPEN = cell(FIRST, "A/a"), cell(FIRST, "B/b"), cell(FIRST, "O/o")


def versions(*tables: dict) -> Tables:  # type: ignore[type-arg]
    found = Tables()
    for state, table in enumerate(tables):
        found.add(FIRST, table, state)
    return found


def test_a_table_keeps_only_the_cells_of_its_week_that_happened() -> None:
    tables = Tables()
    tables.add(FIRST, {A: 2, B: 0, cell(SECOND, "A/a"): 4})
    assert list(tables.cells_at((FIRST,), 0)) == [(A, 2)]


def test_the_first_table_of_a_week_holds_from_the_beginning() -> None:
    tables = Tables()
    tables.add(FIRST, {A: 1}, state=3)
    assert list(tables.cells_at((FIRST,), 0)) == [(A, 1)]


def test_a_statement_speaks_of_the_version_that_stood_when_it_was_made() -> None:
    tables = Tables()
    tables.add(FIRST, {A: 1})
    tables.add(FIRST, {A: 2}, state=2)
    assert [dict(tables.cells_at((FIRST,), state))[A] for state in (0, 1, 2, 3)] == [1, 1, 2, 2]
    assert tables.state == 2


def test_a_version_that_is_not_newer_is_refused() -> None:
    tables = versions({A: 1}, {A: 2})
    with pytest.raises(ValueError, match="newer"):
        tables.add(FIRST, {A: 3}, state=1)


def test_a_week_without_a_table_has_no_cells_to_give() -> None:
    with pytest.raises(KeyError):
        list(Tables().cells_at((Week(2026, 1),), 0))


def test_an_incident_that_turns_out_to_be_of_another_kind_leaves_and_another_comes() -> None:
    tables = versions({A: 3}, {A: 2, B: 1})
    assert tables.pieces(FIRST) == {
        Piece(FIRST, 0, 2): Counter({A: 2}),
        Piece(FIRST, 0, 1): Counter({A: 1}),
        Piece(FIRST, 1, 2): Counter({B: 1}),
    }


def test_corrections_of_open_incidents_make_no_protected_pieces() -> None:
    tables = versions({A: 3, OPEN: 1}, {A: 3}, {A: 3, OPEN: 4})
    assert tables.pieces(FIRST) == {Piece(FIRST, 0, 3): Counter({A: 3})}


def test_what_was_added_by_mistake_leaves_before_what_was_there_from_the_beginning() -> None:
    tables = versions({A: 2}, {A: 3}, {A: 2})
    assert tables.pieces(FIRST) == {Piece(FIRST, 0, 3): Counter({A: 2}), Piece(FIRST, 1, 2): Counter({A: 1})}


counts = st.lists(st.fixed_dictionaries({A: st.integers(0, 3), B: st.integers(0, 3)}), min_size=1, max_size=4)


@given(counts)
def test_the_pieces_that_stand_in_a_version_make_up_its_table(tables_drawn: list[dict]) -> None:  # type: ignore[type-arg]
    tables = versions(*tables_drawn)
    for version, table in enumerate(tables_drawn):
        standing: Counter = Counter()  # type: ignore[type-arg]
        for piece, mass in tables.pieces(FIRST).items():
            if piece.stands_in(version):
                standing.update(mass)
        assert standing == Counter({item: number for item, number in table.items() if number})
