"""Linear forms: what a published count counts."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from publisher.clock import Week
from publisher.forms import BEFORE, OPEN, PROTECTED, Cell, Form, form

W45, W46 = Week(2026, 45), Week(2026, 46)
CELL = Cell(
    W46, "open", "HWN", "HWN/ULAR", "33.75.01", "2026-11-10", "pagi", frozenset({"DAMKAR", "BPBD"}), "yes", "in", "yes"
)


def test_a_form_without_conditions_holds_every_cell_of_its_weeks() -> None:
    assert form((W45, W46)).holds(CELL)
    assert not form((W45,)).holds(CELL)


@pytest.mark.parametrize(
    ("dimension", "inside", "outside"),
    [
        ("public_class", "open", "guarded"),
        ("category", "HWN", "KEB"),
        ("subcategory", "HWN/ULAR", "ULAR"),
        ("district", "33.75.01", "33.75.02"),
        ("day", "2026-11-10", BEFORE),
        ("shift", "pagi", "malam"),
        ("within_24h", "yes", "no"),
        ("opened", "in", BEFORE),
        ("reached", "yes", "no"),
        ("agency", "BPBD", "PLN"),
    ],
)
def test_each_condition_is_on_its_own_dimension(dimension: str, inside: str, outside: str) -> None:
    assert form((W46,), {dimension: {inside, outside}}).holds(CELL)
    assert not form((W46,), {dimension: {outside}}).holds(CELL)


def test_all_conditions_must_hold_and_of_agencies_one() -> None:
    assert form((W46,), {"category": {"HWN"}, "agency": {"PLN", "BPBD"}}).holds(CELL)
    assert not form((W46,), {"category": {"KEB"}, "agency": {"BPBD"}}).holds(CELL)


def test_a_form_counts_incidents_and_not_cells() -> None:
    cells = Counter({CELL: 3, replace(CELL, shift="malam"): 2, replace(CELL, category="KEB"): 7})
    assert form((W46,), {"category": {"HWN"}}).count(cells) == 5


def test_only_a_count_of_open_incidents_alone_touches_no_protected_one() -> None:
    assert not form((W46,), {"public_class": OPEN}).touches_protected
    assert form((W46,)).touches_protected
    assert form((W46,), {"public_class": OPEN | PROTECTED}).touches_protected
    assert form((W46,), {"public_class": {"sensitive"}}).touches_protected


def test_a_dimension_that_cells_do_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="colour: no dimension of a cell"):
        form((W46,), {"colour": {"red"}})


def test_forms_with_the_same_conditions_in_another_order_are_the_same() -> None:
    one = form((W46, W45), {"shift": ["pagi", "malam"], "category": {"HWN"}})
    assert one == form([W45, W46], {"category": ["HWN"], "shift": {"malam", "pagi"}})


def test_a_form_is_the_same_when_read_back() -> None:
    one = form((W45, W46), {"agency": {"PLN", "BPBD"}, "public_class": PROTECTED})
    assert Form.from_json(json.loads(json.dumps(one.as_json()))) == one


@pytest.mark.parametrize("data", [{"weeks": "2026-W46", "where": {}}, {"weeks": [], "where": []}])
def test_what_is_no_form_is_not_read(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="list of weeks"):
        Form.from_json(data)
