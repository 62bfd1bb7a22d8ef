"""What is protected, and over which incidents it is counted."""

from __future__ import annotations

from collections import Counter

from publisher.anonymise.ledger.statements import Piece, Tables
from publisher.anonymise.ledger.targets import Change, sections_of, shapes_of
from publisher.clock import Week
from tests.anonymise.ledger.tiny import FIRST, SECOND, UNIVERSE, cell

KEPT, ADDED, REMOVED = Piece(FIRST, 0, 2), Piece(FIRST, 1, 2), Piece(FIRST, 0, 1)


def names(kind: str) -> set[tuple[str, str | None]]:
    found = shapes_of(cell(FIRST, kind, "east", ["PSC"]), UNIVERSE)
    return {(shape.subject[0], shape.cross[0] if shape.cross else None) for shape in found}


def test_a_guarded_incident_is_in_its_category_and_kind_and_each_by_place_time_and_agency() -> None:
    crosses = {None, "district", "shift", "day", "agency"}
    assert names("A/a") == {(what, cross) for what in ("group", "category", "kind") for cross in crosses} - {
        ("group", None)
    }


def test_a_sensitive_incident_is_in_the_count_of_all_sensitive_ones_too() -> None:
    assert names("S/s") - names("A/a") == {("class", cross) for cross in (None, "district", "shift", "day", "agency")}


def test_sensitive_counts_are_protected_at_any_size_and_the_group_s_are_not() -> None:
    at_any_size = {shape.subject[0] for shape in shapes_of(cell(FIRST, "S/s"), UNIVERSE) if shape.sensitive}
    assert at_any_size == {"category", "kind", "class"}
    assert not any(shape.sensitive for shape in shapes_of(cell(FIRST, "A/a"), UNIVERSE))


def test_every_shape_counts_the_cell_that_it_is_made_from() -> None:
    for kind in ("A/a", "S/s"):
        one = cell(FIRST, kind, "west", ["PSC"])
        assert all(shape.condition.holds(one) for shape in shapes_of(one, UNIVERSE))


def test_a_week_stands_in_its_month_quarter_and_year() -> None:
    tables = Tables()
    for week in (FIRST, SECOND, Week(2026, 10)):
        tables.add(week, Counter([cell(week, "A/a")]))
    pieces = {week: list(tables.pieces(week)) for week in tables.versions}
    found = {str(section.span): section.weeks for section in sections_of([FIRST], pieces, tables)}
    assert found == {
        "2026-W46": {FIRST},
        "2026-11": {FIRST, SECOND},
        "2026-Q4": {FIRST, SECOND},
        "2026": {FIRST, SECOND, Week(2026, 10)},
    }


def test_a_corrected_week_is_counted_as_it_stood_before_and_after_and_by_what_changed() -> None:
    tables = Tables()
    tables.add(FIRST, Counter([cell(FIRST, "A/a"), cell(FIRST, "B/b")]))
    tables.add(FIRST, Counter([cell(FIRST, "A/a"), cell(FIRST, "S/s")]), state=1)
    pieces = {FIRST: list(tables.pieces(FIRST))}
    found = {
        (section.pieces, section.change, section.corrected)
        for section in sections_of([FIRST], pieces, tables)
        if section.span == FIRST
    }
    assert found == {
        (frozenset({KEPT, ADDED}), None, False),
        (frozenset({KEPT, REMOVED}), None, True),
        (frozenset({ADDED}), Change.ADDED, False),
        (frozenset({REMOVED}), Change.REMOVED, False),
    }


def test_a_correction_of_open_incidents_makes_no_section_twice() -> None:
    tables = Tables()
    tables.add(FIRST, Counter([cell(FIRST, "A/a")]))
    tables.add(FIRST, Counter([cell(FIRST, "A/a"), cell(FIRST, "O/o")]), state=1)
    pieces = {FIRST: list(tables.pieces(FIRST))}
    assert [section.span for section in sections_of([FIRST], pieces, tables)].count(FIRST) == 1
