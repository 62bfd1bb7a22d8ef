"""The equations: merged unknowns, totals, and the true table among those that fit."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from publisher.anonymise.ledger import columns
from publisher.anonymise.ledger.bounds import largest, smallest
from publisher.anonymise.ledger.columns import System, system
from publisher.anonymise.ledger.conditions import Condition, box
from publisher.anonymise.ledger.rows import rows_of
from publisher.anonymise.ledger.statements import Tables
from publisher.forms import Form, form
from tests.anonymise.ledger.tiny import FIRST, SECOND, UNIVERSE, cell, say, tables_of

OF_A = box(kind=frozenset({"A/a"}))


def written(tables: Tables, told: list[Form], target: Condition, universe: object = UNIVERSE) -> System:
    pieces = {piece: mass for week in (FIRST, SECOND) for piece, mass in tables.pieces(week).items()}
    rows = rows_of([say(tables, item) for item in told], tables, UNIVERSE)
    return system(pieces, rows, target, frozenset(pieces), universe)  # type: ignore[arg-type]


def test_cells_that_no_row_and_no_target_tells_apart_are_one_unknown() -> None:
    """Three kinds, two districts and more: of all those, "of A" and "not of A" is what matters, in one block."""
    tables = tables_of(cell(FIRST, "A/a"), cell(FIRST, "B/b", "west"), cell(SECOND, "B/b"))
    found = written(tables, [], OF_A)
    assert sorted(zip(found.columns, found.inside, found.true, strict=True)) == [((0,), False, 2), ((0,), True, 1)]
    assert found.values == (3,)


def test_weeks_that_rows_tell_apart_have_totals_of_their_own() -> None:
    tables = tables_of(cell(FIRST, "A/a"), cell(FIRST, "B/b"), cell(SECOND, "B/b"))
    found = written(tables, [form((FIRST,), {"category": {"A"}})], OF_A)
    assert found.values == (1, 2, 1)
    assert (smallest(found), largest(found)) == (1, 2)


def test_the_true_table_fits() -> None:
    tables = tables_of(*[cell(FIRST, "A/a", "east", ["PSC"])] * 3, cell(FIRST, "S/s", "west"), cell(SECOND, "B/b"))
    told = [form((FIRST, SECOND), {"agency": {"PSC"}}), form((FIRST,), {"category": {"A", "B"}, "district": {"east"}})]
    found = written(tables, told, box(frozenset({"PSC"}), kind=frozenset({"A/a"})))
    sums = Counter[int]()
    for column, number in zip(found.columns, found.true, strict=True):
        sums.update(dict.fromkeys(column, number))
    assert tuple(sums[row] for row in range(len(found.values))) == found.values


def test_where_days_are_told_a_day_lies_in_its_own_week() -> None:
    """The Monday of the second week cannot stand for that of the first."""
    tables = tables_of(cell(FIRST, "A/a"), cell(SECOND, "A/a"))
    monday = box(day=frozenset({FIRST.monday.isoformat()}))
    found = written(tables, [], monday)
    assert (smallest(found), largest(found)) == (0, 1)


def test_more_agencies_than_can_be_combined_make_the_audit_stricter_and_never_laxer() -> None:
    codes = [f"G{number}" for number in range(10)]
    universe = replace(UNIVERSE, agencies=frozenset(codes))
    tables = tables_of(*[cell(FIRST, "A/a", "east", codes[:2])] * 2, *[cell(FIRST, "B/b")] * 4)
    told = [form((FIRST,), {"agency": {code}}) for code in codes]
    target = box(frozenset({codes[0]}), kind=frozenset({"A/a"}))
    few = written(tables, told, target, universe)
    columns_before = columns.MOST_AGENCIES
    try:
        columns.MOST_AGENCIES = 10
        every = written(tables, told, target, universe)
    finally:
        columns.MOST_AGENCIES = columns_before
    assert len(few.columns) < len(every.columns)
    assert smallest(every) <= smallest(few) <= 2 <= largest(few) <= largest(every)
