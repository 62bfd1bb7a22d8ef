"""Incidents that could as well have been others."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.anonymise.ledger.alternatives import Partition
from publisher.anonymise.ledger.conditions import box
from publisher.anonymise.ledger.rows import rows_of
from publisher.forms import form
from tests.anonymise.ledger.tiny import FIRST, UNIVERSE, cell, say, tables_of

TABLES = tables_of(cell(FIRST, "A/a"))
OF_A = box(kind=frozenset({"A/a"}))
A_EAST = box(kind=frozenset({"A/a"}), district=frozenset({"east"}))
WITH_PSC = box(frozenset({"PSC"}))


def partition(*told: Mapping[str, set[str]]) -> Partition:
    return Partition(rows_of([say(TABLES, form((FIRST,), where)) for where in told], TABLES, UNIVERSE), UNIVERSE)


def test_where_nothing_is_told_every_incident_could_be_another() -> None:
    assert partition().can_leave(cell(FIRST, "A/a"), OF_A)
    assert partition().can_enter(cell(FIRST, "B/b"), OF_A)


def test_a_row_of_its_own_holds_a_kind_fast() -> None:
    assert not partition({"category": {"A"}}).can_leave(cell(FIRST, "A/a"), OF_A)
    assert not partition({"category": {"A"}}).can_enter(cell(FIRST, "B/b"), OF_A)


def test_kinds_told_as_one_can_stand_for_each_other() -> None:
    told = partition({"category": {"A", "B"}})
    assert told.can_leave(cell(FIRST, "A/a"), OF_A)
    assert told.can_enter(cell(FIRST, "B/b"), OF_A)
    assert not told.can_enter(cell(FIRST, "S/s"), OF_A)


def test_a_kind_held_fast_can_still_have_been_elsewhere() -> None:
    assert partition({"category": {"A"}}).can_leave(cell(FIRST, "A/a"), A_EAST)
    assert not partition({"category": {"A"}}, {"district": {"east"}}).can_leave(cell(FIRST, "A/a"), A_EAST)


def test_a_row_of_kind_and_place_together_leaves_each_free_where_it_does_not_count() -> None:
    told = partition({"category": {"A"}, "district": {"east"}})
    assert not told.can_leave(cell(FIRST, "A/a", "east"), OF_A)
    assert told.can_leave(cell(FIRST, "A/a", "west"), OF_A)


def test_entering_may_take_two_changes_at_once() -> None:
    assert partition({"shift": {"pagi"}}).can_enter(cell(FIRST, "B/b", "west"), A_EAST)


def test_an_agency_can_be_another_or_none_unless_it_is_told() -> None:
    with_psc = cell(FIRST, "A/a", "east", ["PSC"])
    assert partition().can_leave(with_psc, WITH_PSC)
    assert partition({"agency": {"PSC", "RSUD"}}).can_leave(with_psc, WITH_PSC)
    assert not partition({"agency": {"PSC"}}).can_leave(with_psc, WITH_PSC)
    assert partition({"agency": {"RSUD"}}).can_enter(cell(FIRST, "A/a"), WITH_PSC)
    assert not partition({"agency": {"PSC"}}).can_enter(cell(FIRST, "A/a"), WITH_PSC)
