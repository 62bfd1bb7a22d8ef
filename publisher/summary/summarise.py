"""ClassifiedIncidents of this week and of up to 26 weeks before → Summary. pandas inside, plain types out.

Pure and picklable in and out: no clock, no database, no state. Guarded and sensitive incidents have one
number here, the group's; nothing of theirs is split by category, area, day, shift or agency.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

import pandas as pd

from publisher.anonymise.safe_list import may_tell_median, may_tell_percentile
from publisher.classified import CallCount, ClassifiedIncident, StillOpen, coarse_minutes
from publisher.clock import Week
from publisher.regions import Category, Region
from publisher.summary.figures import (
    HISTORY_NEEDED,
    HISTORY_WEEKS,
    WINDOW_WEEKS,
    AgencyFigures,
    AreaFigures,
    CallFigures,
    CategoryFigures,
    CellFigures,
    Compared,
    Range,
    ResponseBin,
    ResponseFigures,
    ResponseType,
    Summary,
)
from publisher.vocabulary import CallKind, Flag, PublicClass

SPREAD_STEP, SPREAD_END = 2, 32  # minutes
RESPONSE_RECORDS = 10  # records of a category in 13 weeks, below which it has no row of its own

COLUMNS = {
    "week": "object",
    "category": "object",
    "subcategory": "object",
    "open": "bool",
    "district": "object",
    "out_of_area": "bool",
    "opened_before": "bool",
    "opened_known": "bool",
    "day": "object",
    "shift": "object",
    "response": "float64",
    "within_24h": "float64",
}


def summarise(
    incidents: Sequence[ClassifiedIncident],
    week: Week,
    region: Region,
    *,
    first_week: Week,
    calls: Sequence[CallCount] | None = None,
    still_open: StillOpen | None = None,
    as_read: Sequence[ClassifiedIncident] | None = None,
    transferred: int = 0,
    minutes_told: bool = True,
) -> Summary:
    """The figures of `week`. `incidents` are those closed from `first_week` to `week`; weeks without any are zero.

    `first_week` is the first week that the source covers, at most 26 before `week`: from it on, no
    incident means none, not missing. `as_read` are the incidents as the source has them now, where guarded ones among
    `incidents` are taken from what went out: those do not know when they were opened.
    """
    weeks = _weeks(first_week, week)
    history, window = weeks[:-1][-HISTORY_WEEKS:], weeks[-WINDOW_WEEKS:]
    frame = _frame(incidents)
    this = frame[frame["week"] == week]
    opened = this[this["open"]]
    totals = _per_week(frame, weeks)
    previous = week.earlier(1)
    timed, timed_before = _timed(this), _timed(frame[frame["week"] == previous])
    open_window = frame[frame["open"] & frame["week"].isin(window)]
    inside = opened[opened["opened_known"] & ~opened["opened_before"]]
    has_previous = bool(history)
    return Summary(
        week=week,
        total=len(this),
        open_total=len(opened),
        guarded_total=len(this) - len(opened),
        guarded_window=int((~frame.loc[frame["week"].isin(window), "open"]).sum()),
        window_total=sum(totals[item] for item in window),
        window_weeks=len(window),
        categories=_categories(frame, week, window, history, region),
        within_24h=int(timed.sum()),
        closing_base=len(timed),
        weekly_totals=tuple((item, totals[item]) for item in window),
        previous_total=totals[previous] if has_previous else None,
        usual=usual_range([totals[item] for item in history]),
        history_weeks=len(history),
        previous_within_24h=int(timed_before.sum()) if has_previous else None,
        previous_closing_base=len(timed_before) if has_previous else None,
        opened_before=int(opened["opened_before"].sum()),
        opened_unknown=int((~opened["opened_known"]).sum()),
        still_open=_still_open(as_read or incidents, still_open, week, history) if still_open is not None else None,
        calls=_calls(calls, week, history) if calls is not None else None,
        response=_response(opened, open_window, region) if minutes_told else None,
        areas=_areas(opened, open_window, region),
        area_unknown=int((opened["district"].isna() & ~opened["out_of_area"]).sum()),
        out_of_area=int(opened["out_of_area"].sum()),
        cells=_cells(inside, region),
        days=tuple((day, int((inside["day"] == day).sum())) for day in week.days),
        shift_week=_by_shift(inside, region),
        shift_window=_by_shift(open_window, region),
        opened_before_categories=_by_category(opened[opened["opened_before"]], region),
        agencies=_agencies(incidents, week, region),
        transferred=transferred,
        minutes_told=minutes_told,
        neutral_preset=any(item.flags & {Flag.DEATH, Flag.HOLD} for item in incidents if item.week == week),
    )


def usual_range(values: Sequence[int]) -> Range | None:
    """10th to 90th percentile by nearest rank (⌈0,1k⌉-th and ⌈0,9k⌉-th of k); None below 12 weeks."""
    if len(values) < HISTORY_NEEDED or not may_tell_percentile(len(values)):
        return None
    ordered, count = sorted(values), len(values)
    # Exact in whole numbers: ceil(0.9 * 10) would be 10 in floating point.
    return Range(ordered[ceil(count / 10) - 1], ordered[ceil(9 * count / 10) - 1])


def half_within(minutes: Iterable[float]) -> int | None:
    """The smallest whole minute by which at least half are reached: the ⌈r/2⌉-th of r. None of too few: every median that
    is told is made here."""
    ordered = sorted(minutes)
    if not may_tell_median(len(ordered)):
        return None
    return int(ordered[ceil(len(ordered) / 2) - 1])


def _weeks(first: Week, last: Week) -> list[Week]:
    weeks = [last]
    while weeks[-1] > first:
        weeks.append(weeks[-1].earlier(1))
    return weeks[::-1]


def _frame(incidents: Sequence[ClassifiedIncident]) -> pd.DataFrame:
    frame = pd.DataFrame(
        [
            (
                item.week,
                item.category,
                item.subcategory,
                item.public_class is PublicClass.OPEN,
                item.district,
                item.out_of_area,
                item.opened_before_week,
                item.opened_week is not None,
                item.day,
                item.shift,
                item.response_minutes,
                item.within_24h,
            )
            for item in incidents
        ],
        columns=list(COLUMNS),
        dtype="object",
    )
    # Types are forced: an empty week would otherwise give object columns that compute differently.
    return frame.astype(COLUMNS)


def _timed(frame: pd.DataFrame) -> pd.Series[float]:
    return frame["within_24h"].dropna()


def _per_week(frame: pd.DataFrame, weeks: Sequence[Week]) -> dict[Week, int]:
    counts = frame["week"].value_counts()
    return {week: int(counts.get(week, 0)) for week in weeks}


def _categories(
    frame: pd.DataFrame, week: Week, window: Sequence[Week], history: Sequence[Week], region: Region
) -> tuple[CategoryFigures, ...]:
    opened = frame[frame["open"]]
    found = []
    for category in region.open_categories:
        mine = opened[opened["category"] == category.code]
        counts = _per_week(mine, [*history, week])
        found.append(
            CategoryFigures(
                code=category.code,
                name=category.name,
                short=category.short,
                icon=category.icon,
                week=counts[week],
                window=int(mine["week"].isin(window).sum()),
                usual=usual_range([counts[item] for item in history]),
                subcategories=_subcategories(mine[mine["week"] == week], category),
                flood=category.flood,
            )
        )
    # Largest first, ties by the 13 weeks, then by the pack's order (the sort is stable).
    return tuple(sorted(found, key=lambda item: (-item.week, -item.window)))


def _subcategories(mine: pd.DataFrame, category: Category) -> tuple[tuple[str, str, int], ...]:
    counts = mine["subcategory"].value_counts()
    found = [
        (item.code, item.short, int(counts.get(item.code, 0)))
        for item in category.subcategories
        if counts.get(item.code, 0)
    ]
    return tuple(sorted(found, key=lambda item: -item[2]))


def _response(opened: pd.DataFrame, open_window: pd.DataFrame, region: Region) -> ResponseFigures | None:
    minutes, window = opened["response"].dropna(), open_window["response"].dropna()
    half, half_window = half_within(minutes), half_within(window)
    if half is None or half_window is None:
        return None
    told = coarse_minutes(half)
    return ResponseFigures(
        told,
        len(minutes),
        coarse_minutes(half_window),
        len(window),
        within=int((minutes <= told).sum()),
        spread=_spread(minutes),
        types=_response_types(open_window, region),
    )


def _spread(minutes: pd.Series[float]) -> tuple[ResponseBin, ...]:
    """Bins (a, a+2] and one beyond; 0 minutes lies in the first."""
    edges = range(0, SPREAD_END, SPREAD_STEP)
    counts = Counter(min(max(0, ceil(minute / SPREAD_STEP) - 1), len(edges)) for minute in minutes)
    bins = [ResponseBin(after, after + SPREAD_STEP, counts[place]) for place, after in enumerate(edges)]
    return (*bins, ResponseBin(SPREAD_END, None, counts[len(edges)]))


def _response_types(open_window: pd.DataFrame, region: Region) -> tuple[ResponseType, ...]:
    """Open categories with enough records in the window, shortest first, ties in the pack's order."""
    found = []
    for category in region.open_categories:
        minutes = open_window.loc[open_window["category"] == category.code, "response"].dropna()
        half = half_within(minutes)
        if half is not None and len(minutes) >= RESPONSE_RECORDS:
            found.append(ResponseType(category.code, category.name, coarse_minutes(half), len(minutes)))
    return tuple(sorted(found, key=lambda item: item.minutes))


def _areas(opened: pd.DataFrame, open_window: pd.DataFrame, region: Region) -> tuple[AreaFigures, ...]:
    now, window = opened["district"].value_counts(), open_window["district"].value_counts()
    return tuple(
        AreaFigures(
            area.code,
            area.name,
            area.short,
            int(now.get(area.code, 0)),
            int(window.get(area.code, 0)),
            _by_category(opened[opened["district"] == area.code], region),
        )
        for area in region.areas
    )


def _cells(inside: pd.DataFrame, region: Region) -> tuple[CellFigures, ...]:
    placed = inside[inside["shift"].notna() & inside["day"].notna()]
    counts = Counter(zip(placed["day"], placed["shift"], strict=True))
    return tuple(
        CellFigures(day, shift, count, _by_category(placed[(placed["day"] == day) & (placed["shift"] == shift)], region))
        for (day, shift), count in sorted(counts.items())
    )


def _by_category(rows: pd.DataFrame, region: Region) -> tuple[tuple[str, int], ...]:
    """The open categories that occur in `rows`, in the pack's order."""
    counts = rows["category"].value_counts()
    return tuple((item.code, int(counts[item.code])) for item in region.open_categories if counts.get(item.code, 0))


def _by_shift(rows: pd.DataFrame, region: Region) -> tuple[tuple[str, int], ...]:
    return tuple((shift.code, int((rows["shift"] == shift.code).sum())) for shift in region.shifts)


def _agencies(incidents: Sequence[ClassifiedIncident], week: Week, region: Region) -> tuple[AgencyFigures, ...]:
    counts: dict[str, int] = {}
    for item in incidents:
        if item.week == week and item.public_class is PublicClass.OPEN:
            for code, _ in item.agencies:
                counts[code] = counts.get(code, 0) + 1
    shown = [agency for agency in region.agencies if counts.get(agency.code) and not agency.serves_guarded]
    found = [AgencyFigures(agency.code, agency.name, counts[agency.code]) for agency in shown]
    return tuple(sorted(found, key=lambda item: -item.count))


def _still_open(
    incidents: Sequence[ClassifiedIncident], open_now: StillOpen, week: Week, history: Sequence[Week]
) -> Compared:
    spans: list[tuple[Week, Week | None]] = [(opened, None) for opened in open_now.opened]
    spans += open_now.closed_later
    spans += [(item.opened_week, item.week) for item in incidents if item.opened_week is not None]

    def at_end_of(moment: Week) -> int:
        return sum(opened <= moment and (closed is None or closed > moment) for opened, closed in spans)

    return Compared(
        at_end_of(week),
        at_end_of(week.earlier(1)) if history else None,
        usual_range([at_end_of(item) for item in history]),
    )


def _calls(calls: Sequence[CallCount], week: Week, history: Sequence[Week]) -> CallFigures | None:
    received: dict[Week, int] = {}
    answered: dict[Week, int] = {}
    kinds = dict.fromkeys(CallKind, 0)
    short: list[int | None] = []
    for call in calls:
        of = Week.of_day(call.day)
        received[of] = received.get(of, 0) + call.calls
        if call.answered:
            answered[of] = answered.get(of, 0) + call.calls
        if of == week:
            if call.answered:
                kinds[call.kind] += call.calls
            else:
                short.append(call.ended_within_10s)
    if week not in received:
        return None
    # A week without a single call is a log that was not kept, not a quiet one.
    covered = [item for item in history if item in received]

    def compared(counts: Mapping[Week, int]) -> Compared:
        previous = week.earlier(1)
        return Compared(
            counts.get(week, 0),
            counts.get(previous, 0) if previous in covered else None,
            usual_range([counts.get(item, 0) for item in covered]),
        )

    return CallFigures(
        received=compared(received),
        answered=compared(answered),
        unanswered=received[week] - answered.get(week, 0),
        ended_within_10s=sum(item or 0 for item in short) if None not in short else None,
        emergency=kinds[CallKind.EMERGENCY],
        information=kinds[CallKind.INFORMATION],
        prank=kinds[CallKind.PRANK],
        silent=kinds[CallKind.SILENT],
        other=kinds[CallKind.TEST] + kinds[CallKind.UNKNOWN],
    )
