"""The verdict against brute force: all tables that fit, counted one by one, give the same refusals and no others."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from publisher.anonymise.ledger import Statement, Tables, audit
from publisher.forms import Form, form
from tests.anonymise.ledger.tiny import (
    AGENCIES,
    DISTRICTS,
    FIRST,
    KINDS,
    SECOND,
    UNIVERSE,
    cell,
    every_protected,
    gives_away,
    possible_values,
    say,
)

kinds, districts = st.sampled_from(KINDS), st.sampled_from(DISTRICTS)


@st.composite
def tables_that_happened(draw: st.DrawFn, corrected: bool) -> Tables:
    tables = Tables()
    for week in (FIRST, SECOND):
        many = draw(st.integers(0, 3 if corrected else 4))
        happened = [cell(week, draw(kinds), draw(districts), draw(st.sampled_from(AGENCIES))) for _ in range(many)]
        tables.add(week, Counter(happened))
        if corrected and week == FIRST:
            if happened and draw(st.booleans()):
                happened.pop()
            if draw(st.booleans()):
                happened.append(cell(week, draw(kinds), draw(districts), draw(st.sampled_from(AGENCIES))))
            tables.add(week, Counter(happened), state=1)
    return tables


@st.composite
def forms(draw: st.DrawFn) -> Form:
    weeks = draw(st.sampled_from([(FIRST,), (SECOND,), (FIRST, SECOND)]))
    where: dict[str, set[str]] = {}
    for dimension, values in draw(
        st.sampled_from(
            [
                {},
                {"category": st.sets(st.sampled_from("ABS"), min_size=1)},
                {"public_class": st.just({"sensitive"})},
                {"district": st.sets(districts, min_size=1, max_size=1)},
                {"agency": st.just({"PSC"})},
                {"category": st.sets(st.sampled_from("ABS"), min_size=1), "district": st.just({"west"})},
                {"category": st.just({"A"}), "agency": st.just({"PSC"})},
            ]
        )
    ).items():
        where[dimension] = draw(values)
    return form(weeks, where)


def agrees(tables: Tables, statements: list[Statement], k: int) -> None:
    found = audit(statements, (), tables, UNIVERSE, k, explain=False)
    refused = {
        (item.target.shape.subject, item.target.shape.cross, item.target.span, item.target.section.change,
         item.target.section.pieces): item.determined
        for item in found.refusals
    }  # fmt: skip
    expected = {}
    masses = {piece: mass for week in tables.versions for piece, mass in tables.pieces(week).items()}
    every = list(every_protected(tables))
    for one, values in zip(every, possible_values(every, statements, tables, masses), strict=True):
        true = sum(number for piece in one.pieces for item, number in masses[piece].items() if one.counts(item))
        assert true in values
        sensitive = one.subject in (("category", "S"), ("kind", "S/s"), ("class", "sensitive"))
        if gives_away(values, true, sensitive, one.subject[0] == "class" and one.cross is None, k):
            expected[one.subject, one.cross, one.span, one.change, one.pieces] = len(values) == 1
    assert refused == expected


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(tables_that_happened(corrected=False), st.lists(forms(), max_size=6), st.sampled_from([2, 3, 5]))
def test_exactly_what_no_other_table_hides_is_refused(tables: Tables, told: list[Form], k: int) -> None:
    agrees(tables, [say(tables, item) for item in told], k)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(tables_that_happened(corrected=True), st.lists(st.tuples(forms(), st.integers(0, 1)), max_size=6))
def test_numbers_from_before_and_after_a_correction_are_weighed_together(
    tables: Tables, told: list[tuple[Form, int]]
) -> None:
    agrees(tables, [say(tables, item, state=state) for item, state in told], 3)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(
    tables_that_happened(corrected=True),
    st.lists(st.tuples(forms(), st.integers(0, 1)), max_size=3),
    st.lists(forms(), max_size=3),
)
def test_an_edition_after_safe_ones_is_refused_for_all_that_both_give_away(
    tables: Tables, before: list[tuple[Form, int]], now: list[Form]
) -> None:
    """Only what is new is looked at, and the week, the correction or the numbers that are new miss nothing by it."""
    earlier = Tables()
    earlier.add(FIRST, tables.versions[FIRST][0][1])
    told_early = [say(tables, item, state=0) for item, _ in before if item.weeks == {FIRST}]
    told_late = [say(tables, item, state=state) for item, state in before]
    assume(audit(told_early, (), earlier, UNIVERSE, 3).passed)
    assume(audit(told_late, told_early, tables, UNIVERSE, 3).passed)
    known = [*told_early, *told_late]
    candidate = [say(tables, item) for item in now]
    found = audit(candidate, known, tables, UNIVERSE, 3, explain=False)
    at_once = audit([*known, *candidate], (), tables, UNIVERSE, 3, explain=False)
    assert set(found.refusals) == set(at_once.refusals)
