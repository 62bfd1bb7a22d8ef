"""What would mend a refused edition."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from publisher.anonymise.ledger import Audit, Budget, Mend, MendKind, Statement, Tables, Undecided, audit, mends
from publisher.anonymise.ledger.mends import MOST, apply
from publisher.anonymise.ledger.universe import Kind
from publisher.forms import form
from tests.anonymise.ledger.tiny import FIRST, SECOND, UNIVERSE, cell, say, tables_of

# A fourth kind: what is left when A and B are told as one is still more than the sensitive ones.
FOUR = replace(UNIVERSE, kinds={**UNIVERSE.kinds, "C/c": Kind("C/c", "C", "guarded")})
KINDS_TOLD = tables_of(
    *[cell(FIRST, "A/a")] * 3, *[cell(FIRST, "B/b")] * 9, *[cell(FIRST, "C/c")] * 10, *[cell(FIRST, "S/s")] * 2
)


def category(code: str, place: str = "halaman 4, Jenis", tables: Tables = KINDS_TOLD) -> Statement:
    return say(tables, form((FIRST,), {"category": {code}}), place)


def mended(candidate: list[Statement], known: list[Statement], tables: Tables) -> tuple[Audit, tuple[Mend, ...]]:
    refused = audit(candidate, known, tables, FOUR)
    return refused, mends(refused, candidate, known, tables, FOUR)


def test_two_small_rows_told_as_one_mend_a_page() -> None:
    candidate = [category("A"), category("B")]
    refused, found = mended(candidate, [], KINDS_TOLD)
    assert not refused.passed
    merge = found[0]
    assert (merge.kind, merge.place, set(merge.statements)) == (MendKind.MERGE, "halaman 4, Jenis", set(candidate))


def test_the_merged_number_is_the_sum_over_both_forms() -> None:
    one, other = category("A"), category("B")
    [joined] = apply([one, other], Mend(MendKind.MERGE, (one.place,), (one, other)))
    assert joined.value == 12
    assert joined.form == form((FIRST,), {"category": {"A", "B"}})


def test_a_place_left_out_mends_what_no_merge_does() -> None:
    candidate = [category("A"), say(KINDS_TOLD, form((FIRST,)), "halaman 1, Sampul")]
    _, found = mended(candidate, [], KINDS_TOLD)
    assert found == (Mend(MendKind.DROP, ("halaman 4, Jenis",), (candidate[0],)),)


def test_every_mend_that_is_proposed_passes_and_there_are_three_at_most() -> None:
    candidate = [category(code) for code in "ABC"] + [category("A", "halaman 5"), say(KINDS_TOLD, form((FIRST,)))]
    refused, found = mended(candidate, [], KINDS_TOLD)
    assert not refused.passed
    assert 0 < len(found) <= MOST
    for mend in found:
        assert audit(apply(candidate, mend), (), KINDS_TOLD, FOUR).passed


def test_a_number_that_stands_at_two_places_is_mended_at_both() -> None:
    candidate = [category("A"), category("A", "keterangan"), say(KINDS_TOLD, form((FIRST,)), "halaman 1, Sampul")]
    _, found = mended(candidate, [], KINDS_TOLD)
    assert [(mend.kind, mend.places) for mend in found] == [(MendKind.DROP, ("halaman 4, Jenis", "keterangan"))]
    assert audit(apply(candidate, found[0]), (), KINDS_TOLD, FOUR).passed


def test_the_place_with_the_fewest_numbers_is_proposed_first() -> None:
    """A in the east is A minus A in the west; leaving out either page is enough."""
    tables = tables_of(
        *[cell(FIRST, "A/a", "east")] * 3, *[cell(FIRST, "A/a", "west")] * 9, *[cell(FIRST, "B/b", "west")] * 9
    )
    candidate = [
        say(tables, form((FIRST,), {"category": {"A"}, "district": {"west"}}), "halaman 5, Jenis"),
        say(tables, form((FIRST,)), "halaman 5, Jenis"),
        say(tables, form((FIRST,), {"category": {"A"}}), "halaman 6, Wilayah"),
    ]
    _, found = mended(candidate, [], tables)
    drops = [mend.places for mend in found if mend.kind is MendKind.DROP]
    assert drops == [("halaman 6, Wilayah",), ("halaman 5, Jenis",)]


def test_numbers_that_have_gone_out_are_never_mended() -> None:
    tables = tables_of(
        *[cell(FIRST, "A/a")] * 12, *[cell(FIRST, "B/b")] * 9, *[cell(SECOND, "A/a")] * 2, *[cell(SECOND, "B/b")] * 9
    )
    known = [say(tables, form((FIRST,), {"category": {"A"}}), "halaman 4, Jenis", "edisi 2026-W46")]
    candidate = [say(tables, form((FIRST, SECOND), {"category": {"A"}}), "halaman 4, Jenis", "edisi 2026-W47")]
    refused, found = mended(candidate, known, tables)
    assert not refused.passed
    assert [mend.statements for mend in found] == [tuple(candidate)]


def test_a_passed_edition_needs_no_mend() -> None:
    candidate = [say(KINDS_TOLD, form((FIRST,)))]
    passed, found = mended(candidate, [], KINDS_TOLD)
    assert (passed.passed, found) == (True, ())


def test_two_agencies_are_never_told_as_a_sum_since_one_incident_can_have_both() -> None:
    one, other = (say(KINDS_TOLD, form((FIRST,), {"agency": {code}})) for code in ("PSC", "RSUD"))
    with pytest.raises(ValueError, match="cannot be told as one"):
        apply([one, other], Mend(MendKind.MERGE, (one.place,), (one, other)))


@pytest.mark.parametrize(
    "other",
    [
        form((SECOND,), {"category": {"B"}}),
        form((FIRST,), {"category": {"A", "B"}}),
        form((FIRST,), {"category": {"B"}, "district": {"east"}}),
        form((FIRST,), {"district": {"east"}}),
    ],
    ids=["another week", "an overlap", "a condition more", "another condition"],
)
def test_numbers_that_are_no_parts_of_one_sum_are_never_told_as_one(other: object) -> None:
    one, second = category("A"), say(KINDS_TOLD, other)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="cannot be told as one"):
        apply([one, second], Mend(MendKind.MERGE, (one.place,), (one, second)))


def test_the_search_ends_when_its_tries_are_spent() -> None:
    candidate = [category(code) for code in "ABC"]
    refused = audit(candidate, [], KINDS_TOLD, FOUR)
    assert mends(refused, candidate, [], KINDS_TOLD, FOUR)
    assert mends(refused, candidate, [], KINDS_TOLD, FOUR, budget=Budget(tries=0)) == ()


def test_the_search_ends_at_its_time_and_keeps_what_it_has_found() -> None:
    candidate = [category(code) for code in "ABC"]
    refused = audit(candidate, [], KINDS_TOLD, FOUR)
    all_found = mends(refused, candidate, [], KINDS_TOLD, FOUR)
    seconds = iter(range(1_000_000))
    few = mends(refused, candidate, [], KINDS_TOLD, FOUR, budget=Budget(seconds=3, clock=lambda: next(seconds)))
    assert few == all_found[: len(few)]
    late = iter((0.0, 11.0))
    assert mends(refused, candidate, [], KINDS_TOLD, FOUR, budget=Budget(clock=lambda: next(late))) == ()


def test_one_audit_of_the_search_ends_at_the_time_too() -> None:
    candidate = [category(code) for code in "ABC"]

    def over() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        audit(candidate, [], KINDS_TOLD, FOUR, heed=over)


def test_a_change_of_which_the_solver_cannot_say_is_no_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    candidate = [category("A"), category("B")]
    refused = audit(candidate, [], KINDS_TOLD, FOUR)

    def undecided(*_: object, **__: object) -> Audit:
        raise Undecided("no end")

    # The package's `mends` is the function; the module of that name is found among the loaded ones.
    monkeypatch.setattr(sys.modules["publisher.anonymise.ledger.mends"], "audit", undecided)
    assert mends(refused, candidate, [], KINDS_TOLD, FOUR) == ()


def test_a_place_that_goes_with_any_change_is_in_no_mend_and_may_be_one_itself() -> None:
    own = category("A", "ditulis sendiri")
    page, total = category("A"), say(KINDS_TOLD, form((FIRST,)), "halaman 1, Sampul")
    refused = audit([page, own], [], KINDS_TOLD, FOUR)
    [mend] = mends(refused, [page, total, own], [], KINDS_TOLD, FOUR, going=own.place)
    assert mend.places == ("halaman 4, Jenis",)
    [alone] = mends(audit([own], [], KINDS_TOLD, FOUR), [total, own], [], KINDS_TOLD, FOUR, going=own.place)
    assert alone.places == (own.place,)
