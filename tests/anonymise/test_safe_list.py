"""The safe list: fixed before its quarter, from what usually happens."""

from __future__ import annotations

import json
from typing import Any

import pytest

from publisher.anonymise.safe_list import (
    HISTORY_NEEDED,
    SafeList,
    fix_safe_list,
    may_tell_median,
    may_tell_percentile,
    may_tell_share,
    merges,
    region_categories,
)
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.periods import Period
from publisher.vocabulary import Role
from tests.summary.rows import REGION, item

QUARTER = Period.parse("2026-Q4")
WEEKS = tuple(QUARTER.first_week.earlier(number) for number in range(26, 0, -1))


def each_week(category: str, number: int, **changes: Any) -> list[ClassifiedIncident]:
    return [item(category, week, **changes) for week in WEEKS for _ in range(number)]


def fixed(*incidents: list[ClassifiedIncident], weeks: tuple[Week, ...] = WEEKS) -> SafeList:
    return fix_safe_list([one for some in incidents for one in some], weeks, QUARTER, REGION)


def rows(safe_list: SafeList) -> list[tuple[str, ...]]:
    return [group.categories for group in safe_list.groups]


ALL_CATEGORIES = region_categories(REGION)


def test_guarded_and_sensitive_categories_are_the_pack_s_in_its_order() -> None:
    assert ALL_CATEGORIES == ("MED", "LAK", "KAM", "SAR", "SOS", "PPA", "JNZ")


@pytest.mark.parametrize("seen", [QUARTER.first_week, QUARTER.last_week.later(1)])
def test_a_week_of_the_quarter_or_later_is_never_looked_at(seen: Week) -> None:
    with pytest.raises(ValueError, match="made from the weeks before it"):
        fixed(weeks=(*WEEKS, seen))


def test_incidents_of_other_weeks_than_those_named_count_nothing() -> None:
    late = [item("MED", QUARTER.first_week) for _ in range(1_000)]
    assert fixed(late, each_week("LAK", 9)) == fixed(each_week("LAK", 9))


def test_with_less_than_twelve_weeks_all_is_one_group_and_the_reason_says_so() -> None:
    short = fixed(each_week("MED", 40), each_week("LAK", 40), weeks=WEEKS[-(HISTORY_NEEDED - 1) :])
    assert rows(short) == [ALL_CATEGORIES]
    assert (short.agencies, short.districts, short.shifts) == ((), False, False)
    assert "baru ada 11 minggu" in short.groups[0].reason
    assert {subject for subject, _ in short.reasons} == {"instansi", "wilayah", "waktu"}


def test_a_category_of_fifteen_a_week_has_its_own_row_where_the_rest_stays_a_crowd() -> None:
    found = fixed(each_week("MED", 15), each_week("LAK", 3), each_week("KAM", 2))
    assert rows(found) == [("MED",), ALL_CATEGORIES[1:]]
    assert found.groups[-1].name == "Pertolongan warga"


def test_fourteen_a_week_are_too_few() -> None:
    assert rows(fixed(each_week("MED", 14), each_week("LAK", 5), each_week("KAM", 5))) == [ALL_CATEGORIES]


def test_the_rest_must_be_five_a_week_of_guarded_kinds_since_sensitive_ones_hide_among_them() -> None:
    assert rows(fixed(each_week("MED", 15), each_week("LAK", 4), each_week("SOS", 9))) == [ALL_CATEGORIES]


def test_the_largest_rows_come_first_and_two_guarded_categories_always_remain() -> None:
    found = fixed(each_week("MED", 20), each_week("LAK", 30), each_week("KAM", 16), each_week("SAR", 15))
    assert rows(found) == [("LAK",), ("MED",), ("KAM", "SAR", "SOS", "PPA", "JNZ")]


def test_a_sensitive_category_never_has_a_row_however_large() -> None:
    assert rows(fixed(each_week("SOS", 40), each_week("MED", 6), each_week("LAK", 6))) == [ALL_CATEGORIES]


def test_an_agency_that_serves_guarded_cases_needs_fifteen_of_them_a_quarter() -> None:
    psc = each_week("MED", 2, agencies=(("PSC119", Role.LEAD),))
    rare = [item("LAK", week, agencies=(("BASARNAS", Role.LEAD),)) for week in WEEKS[:20]]
    found = fixed(psc, rare)
    assert found.agencies == ("PSC119",)
    assert "Basarnas" in dict(found.reasons)["instansi"]


def test_an_agency_whose_cases_are_sensitive_ones_is_not_told_since_its_number_would_be_theirs() -> None:
    assert fixed(each_week("PPA", 9, agencies=(("DPMPPA", Role.LEAD),))).agencies == ()


def test_places_are_told_for_all_categories_only_where_each_and_the_rest_expect_fifteen() -> None:
    everywhere = [each_week("MED", 2, district=area.code) for area in REGION.areas]
    outside = each_week("LAK", 2, district=None, out_of_area=True)
    assert fixed(*everywhere, outside).districts
    assert not fixed(*everywhere).districts
    assert not fixed(*everywhere[1:], outside).districts
    assert "wilayah" in dict(fixed(*everywhere).reasons)


def test_shifts_are_told_for_all_categories_only_where_each_and_the_rest_expect_fifteen() -> None:
    always = [each_week("MED", 2, shift=shift.code) for shift in REGION.shifts]
    unknown = each_week("LAK", 2, shift=None)
    assert fixed(*always, unknown).shifts
    assert not fixed(*always).shifts
    assert not fixed(*always[1:], unknown).shifts


def test_open_incidents_change_nothing() -> None:
    assert fixed(each_week("KEB", 100), each_week("LAK", 9)) == fixed(each_week("LAK", 9))


def test_a_list_is_the_same_when_read_back() -> None:
    one = fixed(each_week("MED", 15), each_week("LAK", 6), each_week("KAM", 6))
    assert SafeList.from_json(json.loads(json.dumps(one.as_json()))) == one
    empty = fixed(weeks=())
    assert SafeList.from_json(json.loads(json.dumps(empty.as_json()))) == empty


def test_the_weekly_edition_names_all_that_it_tells_as_one() -> None:
    whole = merges(fixed(each_week("MED", 15), each_week("LAK", 6), each_week("KAM", 6)), REGION)[0]
    assert (whole.name, whole.key, len(whole.members)) == ("Pertolongan warga", "guarded", len(ALL_CATEGORIES))
    assert "triwulan IV 2026" in whole.reason


@pytest.mark.parametrize(
    ("part", "base", "guarded", "told"),
    [(10, 19, False, False), (0, 20, False, True), (4, 20, True, False), (16, 20, True, False), (5, 20, True, True)],
)
def test_a_share_needs_a_base_of_twenty_and_for_guarded_groups_five_on_both_sides(
    part: int, base: int, guarded: bool, told: bool
) -> None:
    assert may_tell_share(part, base, guarded=guarded) is told


def test_a_median_needs_five_and_a_percentile_ten() -> None:
    assert [may_tell_median(n) for n in (4, 5)] == [False, True]
    assert [may_tell_percentile(n) for n in (9, 10)] == [False, True]
