"""The leaks that textbooks tell, each found; what hides them, passed; and what is never a pass."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from publisher.anonymise.ledger import Audit, Statement, Tables, Undecided, Universe, WrongNumber, audit, bounds
from publisher.anonymise.ledger.targets import Change
from publisher.anonymise.ledger.universe import Kind
from publisher.clock import Week
from publisher.forms import OPEN, PROTECTED, Cell, form
from publisher.periods import Period
from tests.anonymise.ledger.tiny import FIRST, SECOND, UNIVERSE, cell, say, tables_of

THIRD = Week(2026, 48)
CATEGORY_A = {"category": {"A"}}


def many(number: int, week: Week, kind: str, district: str = "east", *agencies: str) -> list[Cell]:
    return [cell(week, kind, district, agencies)] * number


def refused(found: Audit) -> set[tuple[tuple[str, str], tuple[str, str] | None, str]]:
    return {(item.target.shape.subject, item.target.shape.cross, str(item.target.span)) for item in found.refusals}


def is_as_short_as_can_be(found: Audit, tables: Tables, universe: Universe = UNIVERSE) -> bool:
    """The numbers of every refusal give its target away, and no longer when any one of them is left out."""
    for refusal in found.refusals:
        all_of_them = audit(refusal.statements, (), tables, universe)
        if refusal.target not in {item.target for item in all_of_them.refusals}:
            return False
        for one in refusal.statements:
            rest = [item for item in refusal.statements if item is not one]
            if refusal.target in {item.target for item in audit(rest, (), tables, universe).refusals}:
                return False
    return True


def test_totals_of_weeks_and_open_incidents_give_nothing_away() -> None:
    tables = tables_of(*many(2, FIRST, "A/a"), *many(1, FIRST, "S/s"), *many(4, SECOND, "O/o", "west"))
    told = [
        say(tables, form((FIRST,))),
        say(tables, form((FIRST, SECOND))),
        say(tables, form((FIRST,), {"public_class": PROTECTED})),
        say(tables, form((SECOND,), {"public_class": OPEN, "district": {"west"}})),
    ]
    assert audit(told, (), tables, UNIVERSE).passed


def test_all_categories_by_kecamatan_minus_open_ones_by_kecamatan_is_found() -> None:
    tables = tables_of(*many(3, FIRST, "A/a", "east"), *many(9, FIRST, "B/b", "west"), *many(7, FIRST, "O/o", "east"))
    told = [
        say(tables, form((FIRST,), {"district": {"east"}})),
        say(tables, form((FIRST,), {"district": {"east"}, "public_class": OPEN})),
    ]
    found = audit(told, (), tables, UNIVERSE)
    assert (("group", ""), ("district", "east"), "2026-W46") in refused(found)
    assert found.refusals[0].determined
    assert found.refusals[0].statements == (told[0],)
    assert audit(told[1:], (), tables, UNIVERSE).passed


def test_all_categories_by_shift_is_found_too() -> None:
    tables = tables_of(*[cell(FIRST, "A/a", shift="malam")] * 2, *many(9, FIRST, "B/b"))
    found = audit([say(tables, form((FIRST,), {"shift": {"malam"}}))], (), tables, UNIVERSE)
    assert (("group", ""), ("shift", "malam"), "2026-W46") in refused(found)


def test_the_total_minus_all_categories_but_one_is_found() -> None:
    tables = tables_of(*many(10, FIRST, "A/a"), *many(8, FIRST, "B/b"), *many(2, FIRST, "S/s"))
    told = [say(tables, form((FIRST,), {"category": {code}})) for code in "AB"]
    found = audit(told, (), tables, UNIVERSE)
    assert (("category", "S"), None, "2026-W46") in refused(found)
    assert set(found.refusals[0].statements) == set(told)
    assert is_as_short_as_can_be(found, tables)
    assert audit(told[:1], (), tables, UNIVERSE).passed


def test_a_month_minus_a_week_in_which_the_same_kinds_were_told_apart_is_found() -> None:
    tables = tables_of(*many(10, FIRST, "A/a"), *many(6, FIRST, "B/b"), *many(9, SECOND, "A/a"), *many(2, SECOND, "S/s"))
    of_week = [say(tables, form((FIRST,), {"category": {code}})) for code in "AB"]
    of_month = say(tables, form((FIRST, SECOND), {"category": {"A", "B"}}))
    assert (("class", "sensitive"), None, "2026-W47") in refused(found := audit([of_month], of_week, tables, UNIVERSE))
    assert is_as_short_as_can_be(found, tables)


def test_two_windows_that_differ_by_one_week_in_a_fine_row_are_found() -> None:
    tables = tables_of(*many(12, FIRST, "A/a"), *many(9, FIRST, "B/b"), *many(2, SECOND, "A/a"), *many(9, SECOND, "B/b"))
    before = say(tables, form((FIRST,), CATEGORY_A), edition="edisi 2026-W46")
    after = say(tables, form((FIRST, SECOND), CATEGORY_A), edition="edisi 2026-W47")
    found = audit([after], [before], tables, UNIVERSE)
    assert (("category", "A"), None, "2026-W47") in refused(found)
    assert set(found.refusals[0].statements) == {before, after}
    assert is_as_short_as_can_be(found, tables)


def test_an_agency_s_quarter_beside_the_same_without_one_week_is_found() -> None:
    tables = tables_of(
        *many(15, FIRST, "A/a", "east", "PSC"), *many(2, SECOND, "A/a", "east", "PSC"), *many(9, SECOND, "B/b")
    )
    told = [say(tables, form(weeks, {"agency": {"PSC"}})) for weeks in ((FIRST, SECOND), (FIRST,))]
    found = audit(told, (), tables, UNIVERSE)
    assert (("group", ""), ("agency", "PSC"), "2026-W47") in refused(found)
    assert is_as_short_as_can_be(found, tables)


def corrected(before: list[Cell], after: list[Cell]) -> Tables:
    tables = Tables()
    tables.add(FIRST, Counter(before))
    tables.add(FIRST, Counter(after), state=1)
    return tables


def test_a_correction_whose_difference_shows_one_incident_is_found() -> None:
    others = many(9, FIRST, "B/b")
    tables = corrected(many(20, FIRST, "A/a") + others, many(21, FIRST, "A/a") + others)
    told = [say(tables, form((FIRST,), CATEGORY_A), state=state) for state in (0, 1)]
    found = audit(told[1:], told[:1], tables, UNIVERSE)
    assert (("category", "A"), None, "2026-W46") in refused(found)
    assert {item.target.section.change for item in found.refusals} == {Change.ADDED}
    assert is_as_short_as_can_be(found, tables)


def test_a_correction_of_which_only_totals_are_told_hides_its_kind() -> None:
    others = many(9, FIRST, "B/b")
    tables = corrected(many(20, FIRST, "A/a") + others, many(21, FIRST, "A/a") + others)
    told = [say(tables, form((FIRST,)), state=state) for state in (0, 1)]
    fine = say(tables, form((FIRST,), CATEGORY_A), state=1)
    assert audit([told[1], fine], told[:1], tables, UNIVERSE).passed


def test_a_kind_that_a_correction_took_out_is_found() -> None:
    others = many(9, FIRST, "A/a")
    tables = corrected([*others, *many(1, FIRST, "S/s")], others)
    told = [say(tables, form((FIRST,), {"category": {"A", "B"}}), state=state) for state in (0, 1)]
    found = audit(told, (), tables, UNIVERSE)
    assert Change.REMOVED in {item.target.section.change for item in found.refusals}
    # Before the correction, one sensitive incident was counted; after it, none: both are known exactly.
    assert {item.target.section.corrected for item in found.refusals if item.target.section.change is None} == {True, False}


def test_that_no_sensitive_incident_happened_is_protected_too() -> None:
    tables = tables_of(*many(10, FIRST, "A/a"), *many(8, FIRST, "B/b"))
    told = [say(tables, form((FIRST,), {"category": {"A", "B"}}))]
    assert refused(audit(told, (), tables, UNIVERSE)) >= {(("class", "sensitive"), None, "2026-W46")}
    nothing = tables_of()
    assert audit([say(nothing, form((FIRST,), {"category": {"A", "B"}}))], (), nothing, UNIVERSE).passed


def test_a_month_whose_other_weeks_hid_a_count_until_now_is_looked_at_again() -> None:
    """The new number says nothing about the weeks in which the three happened, and gives them away all the same."""
    tables = tables_of(
        *many(3, FIRST, "A/a"),
        *many(8, FIRST, "B/b"),
        *many(8, SECOND, "B/b"),
        *many(6, THIRD, "B/b"),
        weeks=(FIRST, SECOND, THIRD),
    )
    known = [say(tables, form((FIRST, SECOND), CATEGORY_A))]
    assert audit(known, (), tables, UNIVERSE).passed
    found = audit([say(tables, form((THIRD,), CATEGORY_A))], known, tables, UNIVERSE)
    assert (("category", "A"), None, "2026-11") in refused(found)
    assert is_as_short_as_can_be(found, tables)


def test_an_older_number_that_a_new_one_takes_apart_is_looked_at_again() -> None:
    """The new number is about the first week alone; what it gives away happened in the second."""
    tables = tables_of(*many(12, FIRST, "A/a"), *many(9, FIRST, "B/b"), *many(2, SECOND, "A/a"), *many(9, SECOND, "B/b"))
    known = [say(tables, form((FIRST, SECOND), CATEGORY_A))]
    assert audit(known, (), tables, UNIVERSE).passed
    found = audit([say(tables, form((FIRST,), CATEGORY_A))], known, tables, UNIVERSE)
    assert (("category", "A"), None, "2026-W47") in refused(found)


def test_a_correction_is_looked_at_though_nothing_new_is_told_of_its_week() -> None:
    """All ten were in the east, as was told; so the one that a correction takes out was there, too."""
    others = [*many(8, FIRST, "B/b")]
    tables = corrected([*others, *many(2, FIRST, "A/a")], [*others, *many(1, FIRST, "A/a")])
    known = [say(tables, form((FIRST,), {"district": {"east"}}), state=0)]
    tables.add(SECOND, Counter(many(9, SECOND, "B/b")))
    found = audit([say(tables, form((SECOND,)))], known, tables, UNIVERSE)
    assert [(item.target.shape.cross, item.target.section.change) for item in found.refusals] == [
        (("district", "east"), Change.REMOVED)
    ]


def test_a_range_within_one_and_four_is_refused_although_the_number_stays_open() -> None:
    """Three of A or B in the east, and no more than one of B in the city: A is two or three there."""
    tables = tables_of(*many(3, FIRST, "A/a", "east"), *many(1, FIRST, "B/b", "west"), *many(9, FIRST, "S/s", "west"))
    told = [
        say(tables, form((FIRST,), {"category": {"A", "B"}, "district": {"east"}})),
        say(tables, form((FIRST,), {"category": {"B"}})),
    ]
    found = audit(told, (), tables, UNIVERSE)
    by_target = {(item.target.shape.subject, item.target.shape.cross): item.determined for item in found.refusals}
    assert by_target[("category", "A"), ("district", "east")] is False
    assert is_as_short_as_can_be(found, tables)


TWO_SENSITIVE = replace(UNIVERSE, kinds={**UNIVERSE.kinds, "T/t": Kind("T/t", "T", "sensitive")})
ALL_SENSITIVE = {"public_class": {"sensitive"}}


def a_quarter(*cells: Cell, weeks: tuple[Week, ...] = (FIRST, Week(2026, 45), Week(2026, 44))) -> Tables:
    """Weeks of one quarter with guarded incidents enough; October has a share in it, so that no month is the whole."""
    crowd = [one for week in weeks for one in many(9, week, "A/a")]
    return tables_of(*crowd, *cells, weeks=weeks)


OCTOBER = Week(2026, 44)


def test_ten_sensitive_incidents_of_two_kinds_may_be_told_for_a_whole_quarter() -> None:
    tables = a_quarter(*many(6, FIRST, "S/s"), *many(4, OCTOBER, "T/t"))
    assert audit([say(tables, form(tables.versions, ALL_SENSITIVE))], (), tables, TWO_SENSITIVE).passed


@pytest.mark.parametrize(
    "cells",
    [many(5, FIRST, "S/s") + many(4, OCTOBER, "T/t"), many(6, FIRST, "S/s") + many(4, OCTOBER, "S/s")],
    ids=["nine", "one kind"],
)
def test_fewer_sensitive_incidents_or_those_of_one_kind_may_not(cells: list[Cell]) -> None:
    tables = a_quarter(*cells)
    found = audit([say(tables, form(tables.versions, ALL_SENSITIVE))], (), tables, TWO_SENSITIVE)
    assert (("class", "sensitive"), None, "2026-Q4") in refused(found)


def test_a_month_s_or_a_week_s_sensitive_incidents_may_never_be_told() -> None:
    tables = a_quarter(*many(16, FIRST, "S/s"), *many(14, FIRST, "T/t"), *many(6, OCTOBER, "T/t"))
    for weeks in ((FIRST,), [week for week in tables.versions if Period.month_of(week).number == 11]):
        assert not audit([say(tables, form(weeks, ALL_SENSITIVE))], (), tables, TWO_SENSITIVE).passed


def test_a_year_s_sensitive_figure_minus_its_other_quarters_is_found() -> None:
    summer, later = Week(2026, 30), Week(2026, 35)
    crowd = many(9, FIRST, "A/a") + many(9, summer, "A/a") + many(9, later, "A/a")
    sensitive = many(11, summer, "S/s") + many(5, later, "T/t") + many(3, FIRST, "T/t")
    tables = tables_of(*crowd, *sensitive, weeks=(summer, later, FIRST))
    of_quarter = say(tables, form((summer, later), ALL_SENSITIVE))
    of_year = say(tables, form(tables.versions, ALL_SENSITIVE))
    found = audit([of_year], [of_quarter], tables, TWO_SENSITIVE)
    assert (("class", "sensitive"), None, "2026-Q4") in refused(found)
    assert (("class", "sensitive"), None, "2026") not in refused(found)
    assert is_as_short_as_can_be(found, tables, TWO_SENSITIVE)


def test_a_kind_that_has_left_the_pack_hides_nobody() -> None:
    """Where B is no longer in the pack, a reader knows that the two of A are of A."""
    tables = tables_of(*many(2, FIRST, "A/a"), *many(9, SECOND, "B/b"))
    told = [say(tables, form((FIRST,), {"category": {"A", "B"}}))]
    with_b = replace(UNIVERSE, kinds={code: kind for code, kind in UNIVERSE.kinds.items() if code != "S/s"})
    without_b = replace(with_b, kinds={"A/a": UNIVERSE.kinds["A/a"], "S/s": UNIVERSE.kinds["S/s"]})
    assert audit(told, (), tables, without_b).refusals
    assert (("category", "A"), None, "2026-W46") in refused(audit(told, (), tables, without_b))
    assert (("category", "A"), None, "2026-W46") not in refused(audit(told, (), tables, with_b))


def test_a_number_that_is_not_what_the_data_give_is_never_a_pass_and_is_named_without_the_true_value() -> None:
    tables = tables_of(*many(17, FIRST, "A/a"))
    wrong = replace(say(tables, form((FIRST,))), key="total", value=18)
    with pytest.raises(WrongNumber, match="halaman 1: angka \\(total\\) is not what the data give") as error:
        audit([wrong], (), tables, UNIVERSE)
    assert "17" not in str(error.value)


def test_a_number_over_weeks_without_a_table_is_never_a_pass() -> None:
    tables = tables_of(weeks=(FIRST,))
    told = Statement("edisi", "halaman 1", "total", "angka", form((FIRST, SECOND)), 0)
    for candidate, known in (([told], []), ([], [told])):
        with pytest.raises(WrongNumber, match="weeks without a table"):
            audit(candidate, known, tables, UNIVERSE)


def test_a_number_by_class_over_a_kind_that_changed_its_class_is_never_a_pass() -> None:
    stricter = replace(UNIVERSE, kinds={**UNIVERSE.kinds, "B/b": Kind("B/b", "B", "sensitive")})
    tables = tables_of(*many(12, FIRST, "B/b"), *many(12, FIRST, "A/a"))
    with pytest.raises(WrongNumber, match="changed its class"):
        audit([say(tables, form((FIRST,), {"public_class": {"guarded"}}))], (), tables, stricter)


def test_a_solver_that_comes_to_no_end_is_never_a_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(*_: object) -> None:
        raise Undecided("The solver stopped without an answer.")

    monkeypatch.setattr(bounds, "_run", gives_up)
    tables = tables_of(*many(3, FIRST, "A/a", "east"), *many(9, FIRST, "B/b", "west"))
    with pytest.raises(Undecided):
        audit([say(tables, form((FIRST,), CATEGORY_A))], (), tables, UNIVERSE)


def test_an_edition_that_says_nothing_new_is_not_looked_at_again() -> None:
    tables = tables_of(*many(12, FIRST, "A/a"), *many(12, FIRST, "B/b"), *many(1, FIRST, "S/s"))
    told = say(tables, form((FIRST,), CATEGORY_A))
    assert audit([told], (), tables, UNIVERSE).examined > 0
    assert audit([told], [told], tables, UNIVERSE) == Audit(())


def test_a_wrong_number_names_its_place_and_what_to_do() -> None:
    tables = tables_of(*[cell(FIRST, "A/a")] * 6)
    wrong = replace(say(tables, form((FIRST,)), "halaman 3, Jenis"), value=7)
    with pytest.raises(WrongNumber, match=r"halaman 3, Jenis.*again"):
        audit([wrong], (), tables, UNIVERSE)
