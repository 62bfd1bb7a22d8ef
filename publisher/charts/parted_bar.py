"""A lying bar in parts, on a scale that it shares with other bars."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.charts.shape import Box

GAP = 3.0  # pixels between two parts
LEAST = 3.0  # pixels of a part that is not nothing


def lie(counts: Sequence[int], scale: float, left: float, top: float, height: float) -> list[Box | None]:
    """The parts from `left` on, `scale` pixels for one; None for a part of 0. Each begins where the exact sum of those
    before it ends, so that a bar of many parts is as long as a bar of their sum."""
    parts: list[Box | None] = []
    before = 0
    for place, count in enumerate(counts):
        start, end = left + scale * before, left + scale * (before + count)
        gap = GAP if any(counts[place + 1 :]) else 0.0
        parts.append(Box(start, top, max(end - gap, start + LEAST), top + height) if count else None)
        before += count
    return parts
