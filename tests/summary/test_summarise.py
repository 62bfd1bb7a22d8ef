"""The figures of a week: their sums, their history, and that the guarded group is never split."""

import pickle
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.classified import CallCount, ClassifiedIncident, StillOpen
from publisher.clock import Week
from publisher.summary.figures import CallFigures, CellFigures, Compared, Range, Summary
from publisher.summary.summarise import half_within, summarise, usual_range
from publisher.vocabulary import CallKind, Flag, PublicClass, Role
from tests.summary.rows import REGION, SERIES, W46, history, item, items, tuesday

OPEN_CODES = [category.code for category in REGION.open_categories]
GUARDED_CODES = ["MED", "LAK", "KAM", "SAR", "SOS", "PPA", "JNZ", "unknown"]
FIXTURE = {"HWN": 5, "UTL": 3, "PHN": 2, "BNC": 1, "FSU": 1, "KEB": 1, "MED": 3, "LAK": 1, "SOS": 1}


def of(incidents: list[ClassifiedIncident], first: Week | None = None, **more: Any) -> Summary:
    return summarise(incidents, W46, REGION, first_week=first or W46.earlier(26), **more)


# Usual and half.


def test_usual_is_the_3rd_and_the_24th_of_26_weeks() -> None:
    assert usual_range(SERIES) == Range(12, 24)


@pytest.mark.parametrize(
    ("values", "usual"),
    [
        (range(0), None),
        (range(10), None),
        (range(11), None),
        (range(1, 13), Range(2, 11)),  # ⌈1,2⌉ = 2nd, ⌈10,8⌉ = 11th
        (range(1, 21), Range(2, 18)),  # exactly the 2nd and the 18th
        (range(1, 27), Range(3, 24)),
        ([7] * 12, Range(7, 7)),
        ([0] * 11 + [9], Range(0, 0)),
    ],
)
def test_usual_is_by_nearest_rank_and_needs_12_weeks(values: Any, usual: Range | None) -> None:
    numbers = list(values)
    Random(1).shuffle(numbers)
    assert usual_range(numbers) == usual


def test_a_range_holds_both_its_ends() -> None:
    assert [Range(12, 24).holds(value) for value in (11, 12, 24, 25)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("minutes", "half"),
    [
        ([20, 5, 7, 30, 9, 8, 9, 11, 10, 14, 12, 17], 10),  # the fixture: 6 of 12 within 10
        ([1, 3, 5, 7, 9], 5),
        ([1, 2, 3, 4, 5, 90], 3),
        ([4.0, 4.0, 4.0, 90.0, 90.0], 4),
        ([4.0, 4.0, 4.0, 90.0], None),  # of fewer than five none is told
    ],
)
def test_half_are_reached_within_the_smallest_minute_that_holds_half(minutes: list[float], half: int | None) -> None:
    assert half_within(minutes) == half


# Totals and history.


def test_the_fixtures_week_adds_up() -> None:
    summary = of(history() + items(FIXTURE))
    assert (summary.total, summary.open_total, summary.guarded_total) == (18, 13, 5)
    assert [(figures.code, figures.week) for figures in summary.categories] == [
        ("HWN", 5),
        ("UTL", 3),
        ("PHN", 2),
        ("BNC", 1),
        ("FSU", 1),
        ("KEB", 1),
        ("PNY", 0),
    ]
    assert summary.previous_total == 15
    assert summary.usual == Range(12, 24)
    assert summary.history_weeks == 26
    assert [total for _, total in summary.weekly_totals] == [*SERIES[-12:], 18]
    assert summary.weekly_totals[-1][0] == W46
    assert summary.weekly_totals[0][0] == Week(2026, 34)  # 17 August
    assert summary.window_total == 231
    assert summary.window_weeks == 13


def test_ties_go_by_the_13_weeks_and_then_by_the_packs_order() -> None:
    before = items({"KEB": 4, "FSU": 4, "PNY": 1}, W46.earlier(1))
    summary = of(before + items({"BNC": 1, "FSU": 1, "KEB": 1, "PNY": 1}))
    assert [figures.code for figures in summary.categories][:4] == ["FSU", "KEB", "PNY", "BNC"]


def test_the_window_is_13_weeks_this_one_included_and_the_history_26_before() -> None:
    at = [item("PHN", W46.earlier(weeks)) for weeks in (0, 12, 13, 26, 27)]
    summary = of(at, first=W46.earlier(40))
    tree = next(figures for figures in summary.categories if figures.code == "PHN")
    assert (tree.week, tree.window, summary.window_total) == (1, 2, 2)
    assert summary.history_weeks == 26
    # 3 of the 26 weeks before have one: the 24th of the sorted is the first of them. Week 27 is out.
    assert summary.usual == Range(0, 1)


def test_a_first_week_ever_has_no_previous_and_no_usual() -> None:
    summary = of(items({"HWN": 2, "MED": 1}), first=W46)
    assert (summary.total, summary.previous_total, summary.usual, summary.history_weeks) == (3, None, None, 0)
    assert summary.weekly_totals == ((W46, 3),)
    assert (summary.window_weeks, summary.window_total, summary.guarded_window) == (1, 3, 1)
    assert summary.previous_within_24h is None
    assert summary.previous_closing_base is None
    assert "total.previous" not in summary.figures


def test_with_eleven_weeks_before_there_is_no_usual_and_with_twelve_there_is() -> None:
    assert of(history((5,) * 11), first=W46.earlier(11)).usual is None
    assert of(history((5,) * 12), first=W46.earlier(12)).usual == Range(5, 5)


def test_weeks_without_any_incident_count_as_zero_not_as_missing() -> None:
    summary = of(history((9,)), first=W46.earlier(12))  # eleven empty weeks before the last
    assert summary.usual == Range(0, 0)
    assert summary.previous_total == 9


@pytest.mark.parametrize("incidents", [[], history()], ids=["nothing at all", "only weeks before"])
def test_case_16_a_zero_week_keeps_its_types(incidents: list[ClassifiedIncident]) -> None:
    summary = of(incidents)
    assert (summary.total, summary.open_total, summary.guarded_total) == (0, 0, 0)
    assert (summary.within_24h, summary.closing_base, summary.opened_before, summary.opened_unknown) == (0, 0, 0, 0)
    assert [figures.week for figures in summary.categories] == [0] * 7
    assert len(summary.areas) == 4
    assert summary.cells == ()
    assert summary.agencies == ()
    assert summary.response is None
    assert summary.neutral_preset is False
    assert summary.flood_week is False
    for figure in summary.figures.values():
        assert type(figure.value) is int, figure.key


def test_case_16_one_incident_and_one_category() -> None:
    summary = of([item("KEB")])
    assert (summary.total, summary.open_total) == (1, 1)
    assert summary.categories[0].code == "KEB"
    assert summary.categories[0].subcategories == (("RUMAH", "rumah", 1),)


def test_case_17_a_flood_week_is_one_of_a_third_and_more_than_usual() -> None:
    flooded = of(history() + items({"BNC": 60, "HWN": 100, "MED": 20}))
    assert flooded.total == 180
    assert flooded.flood_week is True
    assert of(history() + items({"BNC": 59, "HWN": 121})).flood_week is False  # less than a third
    assert of(history() + items({"BNC": 24})).flood_week is False  # not above the usual 24
    assert of(history() + items({"BNC": 25})).flood_week is True
    assert of(items({"BNC": 25}), first=W46).flood_week is False  # nothing to compare with


def test_case_19_week_53_is_a_week_of_its_own() -> None:
    week = Week(2026, 53)
    rows = [*items({"HWN": 3}, week), *items({"HWN": 4}, Week(2026, 52)), *items({"HWN": 5}, Week(2027, 1))]
    summary = summarise(rows, week, REGION, first_week=Week(2026, 40))
    assert (summary.total, summary.previous_total) == (3, 4)
    after = summarise(rows, Week(2027, 1), REGION, first_week=Week(2026, 40))
    assert (after.total, after.previous_total, after.window_weeks) == (5, 3, 13)
    assert after.window_total == 12


def test_the_order_of_the_rows_changes_nothing() -> None:
    rows = history() + items(FIXTURE)
    shuffled = list(rows)
    Random(3).shuffle(shuffled)
    assert of(shuffled) == of(rows)


def test_a_summary_can_be_pickled() -> None:
    summary = of(history() + items(FIXTURE))
    assert pickle.loads(pickle.dumps(summary)) == summary


# Details.


def test_subcategories_are_told_largest_first_and_unknown_ones_only_in_the_total() -> None:
    kinds = ["ULAR", "TAWON", "ULAR", None, "PELIHARAAN"]
    summary = of([item("HWN", subcategory=kind) for kind in kinds])
    assert summary.categories[0].week == 5
    assert summary.categories[0].subcategories == (
        ("ULAR", "ular", 2),
        ("TAWON", "tawon", 1),
        ("PELIHARAAN", "anjing/kucing", 1),
    )


def test_case_2_within_24_hours_is_of_those_with_both_times_known() -> None:
    rows = [item(within_24h=value) for value in (True, True, False, None)]
    rows.append(item("MED", within_24h=False))
    rows.append(item(week=W46.earlier(1), within_24h=None))
    summary = of(rows)
    assert (summary.within_24h, summary.closing_base, summary.total) == (2, 4, 5)
    assert (summary.previous_within_24h, summary.previous_closing_base) == (0, 0)


def test_response_is_of_open_incidents_and_needs_five_times() -> None:
    minutes = (5, 7, 8, 9)
    few = [item(response_minutes=each) for each in minutes] + [item("MED", response_minutes=1), item()]
    assert of(few).response is None
    enough = of([*few, item(response_minutes=30), item(week=W46.earlier(12), response_minutes=2)])
    assert enough.response is not None
    assert (enough.response.minutes, enough.response.base) == (8, 5)
    assert (enough.response.window_minutes, enough.response.window_base) == (7, 6)
    assert of([*few, item(response_minutes=30)], minutes_told=False).response is None


def test_areas_are_of_open_incidents_and_with_unknown_and_outside_add_up() -> None:
    rows = [item(district="33.75.03"), item(district="33.75.03", week=W46.earlier(2)), item("MED", district="33.75.04")]
    rows += [item(district=None), item(district=None, out_of_area=True), item()]
    summary = of(rows)
    assert [(area.short, area.week, area.window) for area in summary.areas] == [
        ("Barat", 1, 1),
        ("Timur", 0, 0),
        ("Utara", 1, 2),
        ("Selatan", 0, 0),
    ]
    assert (summary.area_unknown, summary.out_of_area, summary.open_total) == (1, 1, 4)


def test_cells_are_of_open_incidents_opened_in_this_week() -> None:
    sunday_before = W46.monday - timedelta(days=1)
    rows = [
        item(),
        item("KEB"),
        item(shift="malam"),
        item("MED"),
        item(opened_week=W46.earlier(1), day=sunday_before, shift="sore"),
        item(opened_week=None, day=None, shift=None),
        item(week=W46.earlier(1)),
    ]
    summary = of(rows)
    assert summary.cells == (
        CellFigures(tuesday(), "malam", 1, (("HWN", 1),)),
        CellFigures(tuesday(), "pagi", 2, (("HWN", 1), ("KEB", 1))),
    )
    assert (summary.opened_before, summary.opened_unknown) == (1, 1)
    assert dict(summary.shift_window) == {"pagi": 3, "sore": 1, "malam": 1}


def test_open_incidents_of_the_week_are_told_by_day_shift_and_category_and_those_of_before_apart() -> None:
    wednesday = tuesday() + timedelta(days=1)
    before = {"opened_week": W46.earlier(1), "day": W46.monday - timedelta(days=1), "shift": "malam"}
    rows = [item(), item(day=wednesday, shift="malam"), item("PHN", day=wednesday, shift=None), item("MED")]
    rows += [item("UTL", **before), item("HWN", **before), item("UTL", **before), item("MED", **before)]
    summary = of(rows)
    assert dict(summary.days) == {day: {tuesday(): 1, wednesday: 2}.get(day, 0) for day in W46.days}
    assert summary.shift_week == (("pagi", 1), ("sore", 0), ("malam", 1))
    assert summary.opened_before_categories == (("HWN", 1), ("UTL", 2))
    assert sum(dict(summary.days).values()) + summary.opened_before + summary.opened_unknown == summary.open_total == 6


def test_areas_are_told_by_open_category_in_the_packs_order() -> None:
    rows = [item("KEB"), item("HWN"), item("KEB"), item("MED"), item("PHN", district="33.75.02")]
    areas = {area.code: area.categories for area in of(rows).areas}
    assert (areas["33.75.01"], areas["33.75.02"]) == ((("HWN", 1), ("KEB", 2)), (("PHN", 1),))


def test_arrival_times_lie_in_bins_of_two_minutes_open_at_the_lower_end() -> None:
    minutes = (0, 2, 3, 4, 5, 32, 33, 90)
    rows = [item(response_minutes=value) for value in minutes] + [item("MED", response_minutes=1), item()]
    response = of(rows).response
    assert response is not None
    told = {(part.after, part.up_to): part.count for part in response.spread if part.count}
    assert told == {(0, 2): 2, (2, 4): 2, (4, 6): 1, (30, 32): 1, (32, None): 2}
    # Half of eight is the fourth: 4 minutes, and four of them came within it.
    assert (response.minutes, response.within, response.base) == (4, 4, 8)


def test_a_category_has_a_row_of_arrival_times_from_ten_records_in_thirteen_weeks() -> None:
    rows = [item("KEB", W46.earlier(number % 12), response_minutes=number) for number in range(1, 11)]
    rows += [item("HWN", response_minutes=3) for _ in range(9)] + [item("MED", response_minutes=3) for _ in range(12)]
    response = of(rows).response
    assert response is not None
    assert [(row.code, row.minutes, row.base) for row in response.types] == [("KEB", 5, 10)]


def test_case_18_sundays_night_shift_on_monday_morning_is_before_the_week_not_on_its_grid() -> None:
    summary = of([item(day=W46.monday - timedelta(days=1), shift="malam"), item()])
    assert [cell.day for cell in summary.cells] == [tuesday()]
    assert summary.opened_before == 1
    assert summary.open_total == 2


def test_case_13_agencies_add_up_to_more_than_incidents_and_those_of_guarded_cases_are_left_out() -> None:
    team = (("DAMKAR", Role.LEAD), ("BPBD", Role.SUPPORT), ("POLRES", Role.SUPPORT), ("PSC119", Role.SUPPORT))
    rows = [
        item(agencies=team),
        item(agencies=team[:1]),
        item("MED", agencies=team),
        item(week=W46.earlier(1), agencies=team),
    ]
    summary = of(rows)
    assert [(agency.code, agency.count) for agency in summary.agencies] == [("DAMKAR", 2), ("BPBD", 1)]


def test_case_4_transferred_tickets_are_a_figure_of_their_own() -> None:
    summary = of(items({"HWN": 1}), transferred=3)
    assert summary.transferred == summary.figures["transferred"].value == 3
    assert summary.total == 1


@pytest.mark.parametrize(
    ("code", "flag", "neutral"),
    [
        ("HWN", Flag.DEATH, True),
        ("MED", Flag.DEATH, True),
        ("HWN", Flag.HOLD, True),
        ("HWN", Flag.INJURY, False),
        ("HWN", Flag.POLICE, False),
    ],
)
def test_case_22_a_death_or_a_hold_in_the_week_presets_the_neutral_headline(code: str, flag: Flag, neutral: bool) -> None:
    assert of([item(code, flags=frozenset({flag}))]).neutral_preset is neutral
    assert of([item(code, week=W46.earlier(1), flags=frozenset({flag}))]).neutral_preset is False


# Still open.


def test_still_open_is_counted_at_the_ends_of_weeks() -> None:
    before = W46.earlier(1)
    rows = [item(opened_week=before), item(), item(week=before, opened_week=before)]
    running = StillOpen(
        opened=[before, W46, W46.later(1)],  # two are open at the end of 46, one at the end of 45
        closed_later=[(W46, W46.later(1)), (W46.later(1), W46.later(1))],  # the first is open at the end of 46
    )
    summary = of(rows, still_open=running)
    # End of 46: opened in 45 and 46 and still open, and one closed in 47. End of 45: one open now, one closed in 46.
    assert summary.still_open == Compared(3, 2, Range(0, 0))
    assert of(rows, first=W46, still_open=running).still_open == Compared(3, None, None)


def test_nothing_still_open_is_zero_and_no_view_of_changes_is_none() -> None:
    assert of([], first=W46, still_open=StillOpen([], [])).still_open == Compared(0)
    assert of([], first=W46).still_open is None


# Calls.


def calls(day: date, kind: CallKind, count: int, answered: bool = True, short: int | None = None) -> CallCount:
    return CallCount(day, kind, answered, count, short)


FIXTURE_CALLS = [
    calls(W46.monday, CallKind.EMERGENCY, 22),
    calls(W46.monday, CallKind.INFORMATION, 39),
    calls(W46.sunday, CallKind.PRANK, 88),
    calls(W46.sunday, CallKind.SILENT, 70),
    calls(W46.sunday, CallKind.UNKNOWN, 179, answered=False, short=121),
]


def test_the_fixtures_calls_add_up() -> None:
    found = of([], first=W46, calls=FIXTURE_CALLS).calls
    assert found == CallFigures(
        received=Compared(398),
        answered=Compared(219),
        unanswered=179,
        ended_within_10s=121,
        emergency=22,
        information=39,
        prank=88,
        silent=70,
        other=0,
    )


def test_calls_are_compared_with_the_weeks_that_the_log_covers() -> None:
    log = [calls(W46.earlier(weeks).monday, CallKind.PRANK, 100 + weeks) for weeks in range(1, 13)]
    found = of([], calls=[*FIXTURE_CALLS, *log]).calls
    assert found is not None
    assert found.received == Compared(398, 101, Range(102, 111))
    short = of([], calls=[*FIXTURE_CALLS, *log[1:]]).calls
    assert short is not None
    # A week without a single call is a log that was not kept: no zero in its place, and eleven weeks make no range.
    assert short.received == Compared(398, None, None)


def test_a_log_that_begins_this_week_has_nothing_to_compare_with() -> None:
    found = of([], calls=FIXTURE_CALLS).calls
    assert found is not None
    assert (found.received.previous, found.received.usual) == (None, None)


def test_without_calls_of_this_week_there_are_no_call_figures() -> None:
    assert of([], calls=[]).calls is None
    assert of([], calls=[calls(W46.earlier(1).monday, CallKind.PRANK, 5)]).calls is None
    assert of([]).calls is None


def test_a_source_that_does_not_know_how_soon_calls_ended_says_so() -> None:
    unknown = [*FIXTURE_CALLS, calls(W46.monday, CallKind.UNKNOWN, 1, answered=False)]
    found = of([], calls=unknown).calls
    assert found is not None
    assert found.ended_within_10s is None


call_counts = st.lists(
    st.builds(
        CallCount,
        day=st.sampled_from(W46.days),
        kind=st.sampled_from(list(CallKind)),
        answered=st.booleans(),
        calls=st.integers(0, 500),
        ended_within_10s=st.none() | st.integers(0, 5),
    ),
    min_size=1,
    max_size=12,
)


@given(call_counts)
@settings(max_examples=25)
def test_received_is_answered_and_unanswered_and_answered_is_the_sum_of_its_kinds(counts: list[CallCount]) -> None:
    found = of([], first=W46, calls=counts).calls
    assert found is not None
    assert found.received.now == found.answered.now + found.unanswered == sum(count.calls for count in counts)
    assert found.answered.now == found.emergency + found.information + found.prank + found.silent + found.other


# Sums and privacy, for any week.

incident_rows = st.builds(
    item,
    category=st.sampled_from(OPEN_CODES + GUARDED_CODES),
    week=st.sampled_from([W46, W46, W46.earlier(1), W46.earlier(14)]),
    district=st.sampled_from([None, *(area.code for area in REGION.areas)]),
    out_of_area=st.booleans(),
    shift=st.sampled_from(["pagi", "sore", "malam"]),
    day=st.sampled_from([*W46.days, W46.monday - timedelta(days=1)]),
    response_minutes=st.none() | st.integers(1, 60),
    within_24h=st.sampled_from([None, True, False]),
    agencies=st.lists(st.sampled_from([agency.code for agency in REGION.agencies]), max_size=3, unique=True).map(
        lambda codes: tuple((code, Role.SUPPORT) for code in codes)
    ),
    flags=st.frozensets(st.sampled_from(list(Flag)), max_size=3),
)
weeks_rows = st.lists(incident_rows, max_size=25)


@given(weeks_rows)
@settings(max_examples=25, deadline=None)
def test_the_sums_hold_in_any_week(rows: list[ClassifiedIncident]) -> None:
    summary = of(rows)
    assert summary.total == summary.open_total + summary.guarded_total == sum(row.week == W46 for row in rows)
    assert summary.open_total == sum(figures.week for figures in summary.categories)
    assert summary.window_total == summary.guarded_window + sum(figures.window for figures in summary.categories)
    assert summary.window_total == sum(total for _, total in summary.weekly_totals)
    assert summary.open_total == sum(cell.count for cell in summary.cells) + summary.opened_before + summary.opened_unknown
    assert all(W46.monday <= cell.day <= W46.sunday for cell in summary.cells)
    assert 0 <= summary.within_24h <= summary.closing_base <= summary.total
    for figures in summary.categories:
        assert sum(count for _, _, count in figures.subcategories) <= figures.week


def test_every_open_category_of_the_pack_has_a_row_so_that_none_of_its_incidents_is_lost() -> None:
    summary = of([item(code) for code in OPEN_CODES])
    assert {figures.code for figures in summary.categories} == set(OPEN_CODES)
    assert summary.open_total == sum(figures.week for figures in summary.categories) == 7


@given(weeks_rows)
@settings(max_examples=25, deadline=None)
def test_no_figure_ever_splits_the_guarded_group(rows: list[ClassifiedIncident]) -> None:
    figures = of(rows).figures
    barred = {code for code in GUARDED_CODES if code != "unknown"}
    barred |= {agency.code for agency in REGION.agencies if agency.serves_guarded}
    for key in figures:
        assert not barred & set(key.split(".")), key
    # What is not the total or the group itself is the same when the guarded incidents are all of another kind.
    other = [
        item(
            "PPA",
            row.week,
            district="33.75.02",
            shift="malam",
            within_24h=row.within_24h,
            agencies=(("PLN", Role.LEAD),),
            response_minutes=1,
        )
        if row.public_class is not PublicClass.OPEN
        else row
        for row in rows
    ]
    assert of(other).figures == figures
