"""Weeks as bars lying one under the other, for counts too long to be written over upright columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.shape import Box

THICKEST = 34.0
SHARE = 0.62  # of a row's height that its bar takes


@dataclass(frozen=True)
class Rows:
    """One row a week, oldest on top: the middles, the bars (None for no incident), and the width of one incident."""

    middles: tuple[float, ...]
    bars: tuple[Box | None, ...]
    per_incident: float


def lie(counts: Sequence[int], high: int | None, value_rooms: Sequence[float], box: Box) -> Rows:
    """Bars from the box's left edge on one scale: each leaves its value's room free, and the usual range fits."""
    fits = [(box.width - room) / count for count, room in zip(counts, value_rooms, strict=True) if count]
    scale = min([*fits, *([box.width / high] if high else [])], default=0.0)
    step = box.height / len(counts)
    half = min(THICKEST, step * SHARE) / 2
    middles = tuple(box.top + step * (index + 0.5) for index in range(len(counts)))
    bars = tuple(
        Box(box.left, middle - half, box.left + scale * count, middle + half) if count else None
        for count, middle in zip(counts, middles, strict=True)
    )
    return Rows(middles, bars, scale)
