"""Minutes as dots that stand on a measured axis, stacked where they are alike; bars where there are too many to count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.charts.shape import Box

END = 32  # minutes
MOST_DOTS = 60
LEAST_CELL = 13.0  # pixels; smaller dots cannot be counted on a phone
MOST_ACROSS = 3
RADIUS = 0.46  # of a cell
BAR_SHARE = 0.62  # of a group's width


@dataclass(frozen=True)
class Axis:
    """Minutes from `left` to `right`; what lies beyond the end stands at `beyond`."""

    left: float
    right: float
    beyond: float

    @property
    def per_minute(self) -> float:
        return (self.right - self.left) / END

    def x(self, minutes: float) -> float:
        return self.left + self.per_minute * minutes if minutes <= END else self.beyond


@dataclass(frozen=True)
class Measured:
    """Incidents at one place of the axis, `at` minutes: `early` of them are told apart from `late` ones."""

    at: float
    early: int
    late: int

    @property
    def count(self) -> int:
        return self.early + self.late


@dataclass(frozen=True)
class Stack:
    """The dots of one place: their centres, from the base upwards, early ones first; and the top of the highest."""

    early: tuple[tuple[float, float], ...]
    late: tuple[tuple[float, float], ...]
    box: Box


@dataclass(frozen=True)
class Stacks:
    stacks: tuple[Stack, ...]
    radius: float


def stand(columns: Sequence[Measured], axis: Axis, width: float, base: float, height: float) -> Stacks | None:
    """Dots on the base, one for each incident, in columns `width` minutes wide and no higher than `height`; side by side
    where that makes them larger. None where they are too many, or too small to be counted."""
    most = max((column.count for column in columns), default=0)
    if sum(column.count for column in columns) > MOST_DOTS:
        return None
    room = axis.per_minute * width
    sizes = {across: min(room / across, height / -(-most // across)) for across in range(1, MOST_ACROSS + 1) if most}
    across, cell = max(sizes.items(), key=lambda item: item[1], default=(1, room))
    if cell < LEAST_CELL:
        return None
    stacks = []
    for column in columns:
        wide = min(across, column.count)
        middle = axis.x(column.at)
        dots = [
            (middle + cell * (place % across - (wide - 1) / 2), base - cell * (place // across + 0.5))
            for place in range(column.count)
        ]
        top = base - cell * -(-column.count // across)
        half = cell * max(wide, 1) / 2
        box = Box(middle - half, top, middle + half, base)
        stacks.append(Stack(tuple(dots[: column.early]), tuple(dots[column.early :]), box))
    return Stacks(tuple(stacks), RADIUS * cell)


@dataclass(frozen=True)
class Bar:
    """One group's bar in its two parts, `early` the lower one; None for a part of 0. `top` is where the bar ends."""

    middle: float
    top: float
    early: Box | None
    late: Box | None


def bars(groups: Sequence[tuple[int, int]], box: Box) -> tuple[Bar, ...]:
    """(early, late) of each group as bars in equal steps over the box's width, the largest as high as the box."""
    most = max(early + late for early, late in groups)
    step, scale = box.width / len(groups), box.height / most if most else 0.0
    made = []
    for place, (early, late) in enumerate(groups):
        middle = box.left + step * (place + 0.5)
        left, right = middle - step * BAR_SHARE / 2, middle + step * BAR_SHARE / 2
        joint, top = box.bottom - scale * early, box.bottom - scale * (early + late)
        made.append(
            Bar(
                middle,
                top,
                Box(left, joint, right, box.bottom) if early else None,
                Box(left, top, right, joint) if late else None,
            )
        )
    return tuple(made)
