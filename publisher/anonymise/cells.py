"""Hidden cells: how many classified incidents share all values that a form may ask for. Ours alone to know.

They leave the memory of a run only encrypted (`review/sealed_cells.py`); no page, log or message ever has one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.forms import BEFORE, IN, NO, NONE, OUTSIDE, PROTECTED, YES, Cell
from publisher.vocabulary import PublicClass, Role


def cell_of(incident: ClassifiedIncident) -> Cell:
    """The cell in which one classified incident is counted."""
    opened = BEFORE if incident.opened_before_week else IN
    if incident.opened_week is None:
        opened = NONE
    day = NONE
    if incident.day is not None:
        day = BEFORE if incident.day < incident.week.monday else incident.day.isoformat()
    return Cell(
        week=incident.week,
        public_class=incident.public_class.value,
        category=incident.category,
        subcategory=f"{incident.category}/{incident.subcategory or NONE}",
        district=OUTSIDE if incident.out_of_area else incident.district or NONE,
        day=day,
        shift=incident.shift or NONE,
        agencies=frozenset(code for code, _ in incident.agencies),
        within_24h={True: YES, False: NO, None: NONE}[incident.within_24h],
        opened=opened,
        reached=NO if incident.response_minutes is None else YES,
    )


def count_cells(incidents: Iterable[ClassifiedIncident]) -> Counter[Cell]:
    """The true table of these incidents."""
    return Counter(cell_of(incident) for incident in incidents)


def protected_incidents(cells: Mapping[Cell, int], week: Week) -> list[ClassifiedIncident]:
    """The guarded and sensitive incidents of a week as they were counted when its figures went out.

    Later figures are made from these, not from what the source says by then: guarded figures change only together
    with their quarter (decisions 11). What a cell does not hold (minutes, steps, flags) is empty.
    """
    found: list[ClassifiedIncident] = []
    for cell, number in sorted(cells.items(), key=lambda item: repr(item[0])):
        if cell.week == week and cell.public_class in PROTECTED:
            found += [_incident(cell)] * number
    return found


def _incident(cell: Cell) -> ClassifiedIncident:
    week = cell.week
    subcategory = cell.subcategory.partition("/")[2]
    day = None if cell.day == NONE else week.earlier(1).sunday if cell.day == BEFORE else date.fromisoformat(cell.day)
    opened_week = {BEFORE: week.earlier(1), NONE: None}.get(cell.opened, week)
    return ClassifiedIncident(
        week=week,
        category=cell.category,
        subcategory=None if subcategory == NONE else subcategory,
        public_class=PublicClass(cell.public_class),
        district=None if cell.district in (NONE, OUTSIDE) else cell.district,
        out_of_area=cell.district == OUTSIDE,
        opened_week=opened_week,
        day=day,
        shift=None if cell.shift == NONE else cell.shift,
        agencies=tuple((code, Role.SUPPORT) for code in sorted(cell.agencies)),
        # No minutes of theirs are ever told; that there were some is what the cell holds.
        response_minutes=0 if cell.reached == YES else None,
        within_24h={YES: True, NO: False}.get(cell.within_24h),
    )


def as_rows(cells: Mapping[Cell, int]) -> list[list[Any]]:
    """Plain lists for a sealed record, in an order that tells nothing."""
    return sorted(
        [
            str(cell.week),
            cell.public_class,
            cell.category,
            cell.subcategory,
            cell.district,
            cell.day,
            cell.shift,
            sorted(cell.agencies),
            cell.within_24h,
            cell.opened,
            cell.reached,
            number,
        ]
        for cell, number in cells.items()
    )


def from_rows(rows: Iterable[Sequence[Any]]) -> Counter[Cell]:
    """The table that `as_rows` wrote."""
    table: Counter[Cell] = Counter()
    for week, public_class, category, subcategory, district, day, shift, agencies, within, opened, reached, number in rows:
        cell = Cell(
            Week.parse(week),
            public_class,
            category,
            subcategory,
            district,
            day,
            shift,
            frozenset(agencies),
            within,
            opened,
            reached,
        )
        table[cell] += number
    return table
