"""Statements as rows: which of them say something, and which belong together."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.anonymise.ledger.rows import ASKED, Row, bearing_on, components, rows_of, tied, without_sums
from publisher.anonymise.ledger.statements import Piece
from publisher.clock import Week
from publisher.forms import PROTECTED, form
from tests.anonymise.ledger.tiny import FIRST, SECOND, UNIVERSE, cell, say, tables_of

TABLES = tables_of(*[cell(FIRST, "A/a")] * 3, *[cell(SECOND, "B/b")] * 2)


def row(weeks: tuple[Week, ...], where: Mapping[str, set[str]]) -> Row:
    [found] = rows_of([say(TABLES, form(weeks, where))], TABLES, UNIVERSE)
    return found


A_FIRST, A_SECOND = row((FIRST,), {"category": {"A"}}), row((SECOND,), {"category": {"A"}})
A_BOTH = row((FIRST, SECOND), {"category": {"A"}})
EAST, AGENCY = row((FIRST,), {"district": {"east"}}), row((FIRST,), {"agency": {"PSC"}})
A_EAST = row((FIRST,), {"category": {"A"}, "district": {"east"}})
IN_TIME = row((FIRST,), {"within_24h": {"yes"}})


def test_totals_open_counts_and_empty_ones_are_no_rows() -> None:
    told = [
        form((FIRST,)),
        form((FIRST,), {"public_class": PROTECTED}),
        form((FIRST,), {"public_class": {"open"}, "district": {"east"}}),
        form((FIRST,), {"category": {"O"}}),
    ]
    assert rows_of([say(TABLES, item) for item in told], TABLES, UNIVERSE) == []


def test_a_number_told_again_is_one_row_and_keeps_the_name_of_the_first() -> None:
    first, again = (say(TABLES, form((FIRST,), {"category": {"A"}}), place) for place in ("halaman 1", "halaman 2"))
    [found] = rows_of([first, again], TABLES, UNIVERSE)
    assert found.statement is first


def test_a_sum_of_weeks_that_were_each_told_says_nothing_new() -> None:
    assert without_sums([A_FIRST, A_SECOND, A_BOTH]) == [A_FIRST, A_SECOND]
    assert without_sums([A_FIRST, A_BOTH]) == [A_FIRST, A_BOTH]


def test_a_row_tells_of_the_lifetimes_that_cover_its_version() -> None:
    assert A_FIRST.touches(Piece(FIRST, 0, 2))
    assert not A_FIRST.touches(Piece(FIRST, 1, 2))
    assert not A_FIRST.touches(Piece(SECOND, 0, 1))


def test_weeks_are_tied_together_by_rows_over_both() -> None:
    assert sorted(components([A_FIRST, A_SECOND]), key=min) == [{FIRST}, {SECOND}]
    assert components([A_FIRST, A_SECOND, A_BOTH]) == [{FIRST, SECOND}]


def test_kinds_say_nothing_about_places_unless_a_row_has_both() -> None:
    assert bearing_on({"kind"}, [A_FIRST, EAST, AGENCY]) == [A_FIRST]
    assert bearing_on({"kind"}, [A_FIRST, EAST, A_EAST, AGENCY]) == [A_FIRST, EAST, A_EAST]
    assert bearing_on({"kind", "agency"}, [A_FIRST, EAST, AGENCY]) == [A_FIRST, AGENCY]


def test_what_no_protected_count_is_asked_by_is_not_tied_to_any() -> None:
    assert "within_24h" not in tied(ASKED, [IN_TIME, A_FIRST])
    assert "within_24h" in tied(ASKED, [row((FIRST,), {"within_24h": {"yes"}, "category": {"A"}})])
