"""Small drawings of the newsroom as numbers for SVG attributes; a word or a number always stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from publisher.clock import Week, day_month

WEEKS_SHOWN = 12
CHART_HEIGHT = 120
COLUMN = 60


@dataclass(frozen=True)
class Bar:
    """One week's column: its place and height in the drawing, its number and the Monday it began."""

    x: int
    y: int
    height: int
    value: int
    monday: str
    is_present: bool

    @property
    def centre(self) -> int:
        return self.x + 24


def week_bars(figures: Sequence[Sequence[Any]]) -> list[Bar]:
    """The last twelve weekly totals as columns, oldest first."""
    weeks = [(Week.parse(key.removeprefix("week.")), value) for key, value, *_ in figures if key.startswith("week.")]
    weeks = sorted(weeks)[-WEEKS_SHOWN:]
    most = max((value for _, value in weeks), default=0) or 1
    bars = []
    for place, (week, value) in enumerate(weeks):
        height = max(round(CHART_HEIGHT * value / most), 3)
        top = 24 + CHART_HEIGHT - height
        bars.append(Bar(place * COLUMN, top, height, value, day_month(week.monday), place == len(weeks) - 1))
    return bars


@dataclass(frozen=True)
class RangeBar:
    """A value on a line from zero, with the usual range as a band; in hundredths of the line's length."""

    low: float
    width: float
    dot: float


def range_bar(value: int, low: int, high: int) -> RangeBar:
    end = max(value, high, 1) * 1.2
    return RangeBar(round(100 * low / end, 1), round(100 * (high - low) / end, 1), round(100 * value / end, 1))
