"""The figures of an issue: the summary's, those of its stories, and the few that only the pages need.

A page may print no number that is not here. What is derived here is a sum, a rounding or a scale, never a new count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from publisher.charts.cloth import unit_of
from publisher.charts.squares import of_hundred
from publisher.forms import OPEN, Unmodelled, form
from publisher.summary.figures import (
    HISTORY_WEEKS,
    CallFigures,
    CategoryFigures,
    Figure,
    ResponseBin,
    ResponseFigures,
    Summary,
)
from publisher.summary.stories import Story

EXACT_MINUTES = 15  # above, rounded to 5
HOURS_ONLY = 12 * 60
RESPONSE_AXIS = (0, 10, 20, 30)  # minutes
RESPONSE_END = 32
# Bins that are told as one where there are too many incidents for dots: first and last minute of each as they are
# counted. Above 15 minutes a time is known to five only, so that 15 stands for 15 to 17, 20 for 18 to 22.
RESPONSE_GROUPS = ((0, 4), (5, 8), (9, 12), (13, 17), (18, 22), (23, 27), (28, 32), (RESPONSE_END, None))
CALL_KINDS = ("emergency", "information", "prank", "silent", "other")


def issue_figures(summary: Summary, stories: Sequence[Story]) -> Mapping[str, Figure]:
    """All figures that this issue may print, by key."""
    compared = min(summary.history_weeks or HISTORY_WEEKS, HISTORY_WEEKS)
    derived = [
        Figure("stars.unit", unit_of(summary.total), "kejadian per bintang", Unmodelled.CALENDAR),
        Figure("history.weeks", compared, "minggu pembanding", Unmodelled.CALENDAR),
        Figure("issue.week", summary.week.number, "minggu edisi", Unmodelled.CALENDAR),
    ]
    if summary.calls is not None:
        derived += call_figures(summary.calls)
    if summary.response is not None:
        derived += response_figures(summary.response)
    for index, story in enumerate(stories, start=1):
        derived += story_figures(index, story)
    return {**summary.figures, **{figure.key: figure for figure in derived}}


def rest_figures(rest: Sequence[CategoryFigures], summary: Summary) -> tuple[Figure, ...]:
    """The smallest open categories as one row: plain sums of figures that are open themselves."""
    if not rest:
        return ()
    names, codes = ", ".join(item.name for item in rest), {item.code for item in rest}
    where = {"public_class": OPEN, "category": codes}
    window = form((week for week, _ in summary.weekly_totals), where)
    week, over = sum(item.week for item in rest), sum(item.window for item in rest)
    return (
        Figure("category.rest", week, f"Jenis lain: {names}", form((summary.week,), where), of="total"),
        Figure("category.rest.window", over, f"Jenis lain, 13 minggu: {names}", window, of="window"),
    )


def call_figures(calls: CallFigures) -> list[Figure]:
    """The answered calls' kinds as parts of a hundred, and those that ended later than after ten seconds."""
    figures = []
    if calls.ended_within_10s is not None:
        later = calls.unanswered - calls.ended_within_10s
        meaning = "berakhir setelah 10 detik, sebelum diangkat"
        figures.append(Figure("calls.ended_later", later, meaning, Unmodelled.CALLS, of="calls.unanswered"))
    counts = [getattr(calls, kind) for kind in CALL_KINDS]
    if any(counts):
        for kind, part in zip(CALL_KINDS, of_hundred(counts), strict=True):
            meaning = f"dari 100 panggilan yang diangkat: {kind}"
            figures.append(Figure(f"calls.of100.{kind}", part, meaning, Unmodelled.CALLS, of="calls.answered"))
    return figures


def response_figures(response: ResponseFigures) -> list[Figure]:
    """Bins of arrival times taken together, and the minutes at which an axis is marked."""
    edges = {*RESPONSE_AXIS, *(edge for group in RESPONSE_GROUPS for edge in group if edge is not None)}
    figures = [
        Figure("response.exact", EXACT_MINUTES, "menit yang tidak dibulatkan", Unmodelled.CALENDAR),
        *(Figure(f"response.axis.{edge}", edge, "menit pada sumbu", Unmodelled.CALENDAR) for edge in sorted(edges)),
    ]
    for first, last in RESPONSE_GROUPS:
        count = sum(part.count for part in group_of(response, first))
        end = "" if last is None else f" sampai {last}"
        meaning = f"didatangi dalam {first}{end} menit"
        figures.append(Figure(f"response.group.{first}", count, meaning, Unmodelled.OPEN_TIMES, of="response.base"))
    return figures


def group_of(response: ResponseFigures, first: int) -> list[ResponseBin]:
    """The bins of the group that begins with this minute."""
    return [part for part in response.spread if _group(part) == first]


def _group(part: ResponseBin) -> int:
    return next(first for first, last in RESPONSE_GROUPS if last is None or (part.up_to is not None and part.up_to <= last))


def told_minutes(minutes: int) -> int:
    """Minutes as they are told: exact up to 15, then to the nearest 5, so that no story can be timed by the clock."""
    return minutes if minutes <= EXACT_MINUTES else 5 * int(minutes / 5 + 0.5)


def story_figures(index: int, story: Story) -> list[Figure]:
    """The minutes of one story: `story.1.closing…`, `story.1.step.2…`, split as they are printed."""
    figures = []
    if story.closing_minutes is not None:
        figures += _duration(f"story.{index}.closing", told_minutes(story.closing_minutes), HOURS_ONLY, "sampai selesai")
    for number, step in enumerate(story.steps, start=1):
        if step.minutes is not None:
            key = f"story.{index}.step.{number}"
            minutes = told_minutes(step.minutes)
            # In minutes as long as they are told to five; beyond that the told minutes are whole hours already.
            if minutes <= HOURS_ONLY:
                figures.append(Figure(key, minutes, "menit sejak aduan", Unmodelled.STORY))
            else:
                figures.append(Figure(f"{key}.hours", minutes // 60, "jam sejak aduan", Unmodelled.STORY))
    return figures


def _duration(key: str, minutes: int, hours_only: int, meaning: str) -> list[Figure]:
    if minutes < 60:
        return [Figure(key, minutes, f"menit {meaning}", Unmodelled.STORY)]
    if minutes > hours_only:
        return [Figure(f"{key}.hours", int(minutes / 60 + 0.5), f"jam {meaning}", Unmodelled.STORY)]
    figures = [Figure(f"{key}.hours", minutes // 60, f"jam {meaning}", Unmodelled.STORY)]
    if minutes % 60:
        figures.append(Figure(f"{key}.minutes", minutes % 60, f"menit {meaning}, di atas jam penuh", Unmodelled.STORY))
    return figures
