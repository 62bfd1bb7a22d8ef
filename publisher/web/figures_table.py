"""The numbers behind a page: this week, last week, the usual range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from publisher.summary.figures import thousands
from publisher.web.charts import RangeBar, range_bar

DERIVED = (".previous", ".usual.low", ".usual.high")


@dataclass(frozen=True)
class Line:
    """One figure. Texts are "" where there is nothing to say; nothing is worked out here."""

    meaning: str
    now: str
    of: str
    previous: str
    usual: str
    bar: RangeBar | None


@dataclass(frozen=True)
class FigureTable:
    lines: tuple[Line, ...]

    @property
    def has_previous(self) -> bool:
        return any(line.previous for line in self.lines)

    @property
    def has_usual(self) -> bool:
        return any(line.usual for line in self.lines)


def figure_table(numbers: Sequence[Sequence[Any]], reading: Sequence[Sequence[Any]]) -> FigureTable:
    """The figures drawn on one page, each with its comparison as the reading holds it."""
    known = {key: value for key, value, *_ in (*reading, *numbers)}
    drawn = {_base(key): None for key, *_ in numbers}
    meanings = {key: (meaning, of) for key, _, meaning, of in (*reading, *numbers)}
    lines = [_line(key, meanings[key], known) for key in drawn if key in known]
    return FigureTable(tuple(lines))


def _base(key: str) -> str:
    for ending in DERIVED:
        key = key.removesuffix(ending)
    return str(key)


def _line(key: str, meaning: tuple[str, str | None], known: dict[str, int]) -> Line:
    text, of = meaning
    value, previous = known[key], known.get(f"{key}.previous")
    low, high = known.get(f"{key}.usual.low"), known.get(f"{key}.usual.high")
    return Line(
        meaning=text[:1].upper() + text[1:],
        now=thousands(value),
        of=f"dari {thousands(known[of])}" if of in known else "",
        previous="" if previous is None else thousands(previous),
        usual="" if low is None or high is None else f"{thousands(low)}–{thousands(high)}",
        bar=None if low is None or high is None else range_bar(value, low, high),
    )
