"""What a form says about protected cells."""

from __future__ import annotations

import pytest

from publisher.anonymise.ledger.conditions import box, protected_side
from publisher.forms import BEFORE, NONE, Form, form
from tests.anonymise.ledger.tiny import FIRST, UNIVERSE, cell


def side(**where: set[str]) -> object:
    return protected_side(form((FIRST,), where), UNIVERSE)


def test_a_total_and_the_whole_group_are_the_same_protected_incidents() -> None:
    assert side() == side(public_class={"guarded", "sensitive"}) == box()


def test_class_category_and_subcategory_are_all_conditions_on_the_kind() -> None:
    assert side(public_class={"guarded"}) == box(kind=frozenset({"A/a", "B/b"}))
    assert side(category={"A", "S"}) == box(kind=frozenset({"A/a", "S/s"}))
    assert side(subcategory={"S/s"}) == box(kind=frozenset({"S/s"}))
    assert side(category={"A", "S"}, public_class={"sensitive"}) == box(kind=frozenset({"S/s"}))


def test_a_count_of_open_incidents_holds_no_protected_one() -> None:
    assert protected_side(form((FIRST,), {"public_class": {"open"}}), UNIVERSE).is_empty


def test_the_time_of_opening_is_a_condition_on_the_day() -> None:
    days = frozenset(day.isoformat() for day in FIRST.days)
    assert side(opened={BEFORE}) == box(day=frozenset({BEFORE}))
    assert side(opened={"in"}) == box(day=days)
    assert side(opened={"in", NONE}, day={"2026-11-10", BEFORE}) == box(day=frozenset({"2026-11-10"}))


def test_one_agency_of_several_is_enough() -> None:
    condition = protected_side(form((FIRST,), {"agency": {"PSC", "RSUD"}}), UNIVERSE)
    assert condition.holds(cell(FIRST, "A/a", "east", ["PSC", "PMI"]))
    assert condition.holds(cell(FIRST, "A/a", "east", ["RSUD"]))
    assert not condition.holds(cell(FIRST, "A/a", "east", ["PMI"]))


def test_a_dimension_that_the_audit_does_not_know_is_an_error_and_not_left_out() -> None:
    strange = Form(frozenset({FIRST}), (("colour", frozenset({"red"})),))
    with pytest.raises(ValueError, match="colour"):
        protected_side(strange, UNIVERSE)
