"""Places and times for a fixture's open incidents, so that every sum over them is the week's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from publisher.regions import Region
from publisher.summary.figures import AreaFigures, CellFigures, ResponseBin, ResponseFigures, Summary

BINS = range(0, 32, 2)


def shared(total: int, weights: Sequence[int]) -> list[int]:
    """`total` split by weights, adding up."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    for place in range(total - sum(parts)):
        parts[place % len(parts)] += 1
    return parts


def placed(summary: Summary, region: Region) -> Summary:
    """`summary` with its open incidents dealt out over areas, days and shifts; the last weight is "before this week"."""
    areas: dict[str, Counter[str]] = {area.code: Counter() for area in region.areas}
    slots = [(day, shift.code) for day in summary.week.days for shift in region.shifts]
    cells: dict[tuple[date, str], Counter[str]] = {slot: Counter() for slot in slots}
    before: Counter[str] = Counter()
    weights = [1 + (7 * place) % 5 for place in range(len(slots))]
    for item in summary.categories:
        for area, count in zip(region.areas, shared(item.week, range(len(region.areas), 0, -1)), strict=True):
            areas[area.code][item.code] += count
        *inside, older = shared(item.week, [*weights, 2])
        before[item.code] += older
        for slot, count in zip(slots, inside, strict=True):
            cells[slot][item.code] += count
    window = shared(sum(item.window for item in summary.categories), range(len(region.areas), 0, -1))
    return with_places(
        replace(
            summary,
            areas=tuple(
                AreaFigures(
                    area.code, area.name, area.short, areas[area.code].total(), over, told(areas[area.code], region)
                )
                for area, over in zip(region.areas, window, strict=True)
            ),
            opened_before=before.total(),
            opened_before_categories=told(before, region),
        ),
        cells,
        region,
    )


def with_places(summary: Summary, cells: Mapping[tuple[date, str], Counter[str]], region: Region) -> Summary:
    """`summary` with cells, and the days and shifts that they add up to."""
    days = {day: sum(count.total() for (of, _), count in cells.items() if of == day) for day in summary.week.days}
    shifts = {item.code: sum(n.total() for (_, of), n in cells.items() if of == item.code) for item in region.shifts}
    window = shared(sum(item.window for item in summary.categories), range(len(region.shifts) + 1, 1, -1))
    return replace(
        summary,
        cells=tuple(
            CellFigures(day, shift, count.total(), told(count, region))
            for (day, shift), count in sorted(cells.items())
            if count.total()
        ),
        days=tuple(days.items()),
        shift_week=tuple(shifts.items()),
        shift_window=tuple((item.code, over) for item, over in zip(region.shifts, window, strict=True)),
    )


def told(counts: Counter[str], region: Region) -> tuple[tuple[str, int], ...]:
    return tuple((item.code, counts[item.code]) for item in region.open_categories if counts[item.code])


def reached(minutes: Sequence[int], half: int, window: tuple[int, int] | None = None) -> ResponseFigures:
    """Response figures of these arrival times, half of them within `half`."""
    bins = [ResponseBin(after, after + 2, sum(after < minute <= after + 2 for minute in minutes)) for after in BINS]
    beyond = ResponseBin(32, None, sum(minute > 32 for minute in minutes))
    within = sum(minute <= half for minute in minutes)
    over, base = window or (half, len(minutes))
    return ResponseFigures(half, len(minutes), over, base, within=within, spread=(*bins, beyond))
