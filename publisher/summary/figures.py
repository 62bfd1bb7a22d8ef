"""The figures of an edition: plain types. Every published number is one of these, under one key.

A page, caption or alt text never holds a number of its own: it asks `Numbers` for a key and gets the
text, and the key is recorded. That record is what the disclosure audit works on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from publisher.anonymise.safe_list import WEEKS_A_QUARTER
from publisher.clock import Week
from publisher.forms import AGENCY, PROTECTED, Form, Unmodelled
from publisher.language import later, number_text, say
from publisher.periods import Period

WINDOW_WEEKS = 13
HISTORY_WEEKS = 26
HISTORY_NEEDED = 12

WORDS = (
    later("nol"),
    later("satu"),
    later("dua"),
    later("tiga"),
    later("empat"),
    later("lima"),
    later("enam"),
    later("tujuh"),
    later("delapan"),
    later("sembilan"),
    later("sepuluh"),
    later("sebelas"),
)


@dataclass(frozen=True)
class Figure:
    """One publishable number. `counts` says which incidents it counts, for the disclosure audit, or why it counts none;
    `of` is the key of its denominator, where it is a share of something."""

    key: str
    value: int
    meaning: str
    counts: Form | Unmodelled
    of: str | None = None


class RuleBroken(Exception):
    """A number splits the guarded and sensitive incidents of a week as none may. A fault of ours; it names the figure."""


# What the whole group may be asked: neither says of what kind an incident was, nor where, when or by whom it was served.
OF_THE_WHOLE_GROUP = frozenset({"public_class", "within_24h"})


def require_rule(figure: Figure) -> Figure:
    """`figure`, if it may stand in a weekly edition. Of guarded and sensitive incidents together any count and share may:
    they are the whole class. "16 of 18 within a day", minus the open ones, is a statement about that group alone; with
    each kind, place, time and agency put in the place of any other, the numbers stay the same, so that it fixes none of
    what is protected. Nothing else of them may be told, but an agency over a complete quarter (`quarter.py`).

    Raises RuleBroken.
    """
    if isinstance(figure.counts, Unmodelled) or not figure.counts.touches_protected:
        return figure
    conditions = figure.counts.conditions
    whole = conditions.get("public_class", PROTECTED) >= PROTECTED
    agency = conditions.keys() == {AGENCY} and len(figure.counts.weeks) >= WEEKS_A_QUARTER
    if not whole or not (conditions.keys() <= OF_THE_WHOLE_GROUP or agency):
        raise RuleBroken(f"{figure.key} ({figure.meaning}) splits guarded and sensitive incidents. Nothing was made.")
    return figure


@dataclass(frozen=True)
class Range:
    """What is usual: the 10th to the 90th percentile (nearest rank) of up to 26 complete weeks before."""

    low: int
    high: int

    def holds(self, value: int) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Compared:
    """A figure of this week beside last week's and the usual range; None where there is no history."""

    now: int
    previous: int | None = None
    usual: Range | None = None


@dataclass(frozen=True)
class CategoryFigures:
    """One open category: this week, the last 13 weeks (this one included), details by subcategory."""

    code: str
    name: str
    short: str
    icon: str
    week: int
    window: int
    usual: Range | None = None
    subcategories: tuple[tuple[str, str, int], ...] = ()  # (code, short name, count), largest first
    flood: bool = False


@dataclass(frozen=True)
class CallFigures:
    """Calls of the week. received = answered + unanswered; answered = the five kinds together."""

    received: Compared
    answered: Compared
    unanswered: int
    ended_within_10s: int | None
    emergency: int
    information: int
    prank: int
    silent: int
    other: int


Counts = tuple[tuple[str, int], ...]  # (code, count), none of them 0


@dataclass(frozen=True)
class ResponseBin:
    """Open incidents reached after more than `after` and within `up_to` minutes; the last bin has no end."""

    after: int
    up_to: int | None
    count: int


@dataclass(frozen=True)
class ResponseType:
    """Half of one open category's `base` incidents of the last 13 weeks were reached within `minutes`."""

    code: str
    name: str
    minutes: int
    base: int


@dataclass(frozen=True)
class ResponseFigures:
    """Half of `base` open incidents with both times known were reached within `minutes` (whole minutes).

    `within` of them were: half or more. `spread` are all bins of two minutes up to 32 and one beyond.
    """

    minutes: int
    base: int
    window_minutes: int | None = None
    window_base: int = 0
    within: int = 0
    spread: tuple[ResponseBin, ...] = ()
    types: tuple[ResponseType, ...] = ()


@dataclass(frozen=True)
class AreaFigures:
    """Open incidents of one district: this week, in total and by category (as the pack orders them); the last 13 weeks."""

    code: str
    name: str
    short: str
    week: int
    window: int
    categories: Counts = ()


@dataclass(frozen=True)
class CellFigures:
    """Open incidents opened in this week on one day (of the shift's start) and in one shift, and by category."""

    day: date
    shift: str
    count: int
    categories: Counts = ()


@dataclass(frozen=True)
class AgencyFigures:
    """Open incidents of the week in which an agency took part (as lead or in support)."""

    code: str
    name: str
    count: int


@dataclass(frozen=True)
class QuarterAgency:
    """An agency's part in a complete quarter.

    Of an ordinary agency open incidents alone are counted; `within_24h` of `closing_base` with sound times were closed
    within a day, half of those within `median_minutes`; each is None where n is too small to tell it. Of one that mainly
    serves guarded cases (`guarded`) the count is over all classes, and nothing else is told. `members`: how many
    agencies stand in this row.
    """

    code: str
    name: str
    field: str
    count: int
    within_24h: int | None = None
    closing_base: int | None = None
    median_minutes: int | None = None
    guarded: bool = False
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuarterFigures:
    """Agencies in a complete quarter, largest first. `steps` is the rows' sum: an incident counts with each agency."""

    period: Period
    open_total: int
    agencies: tuple[QuarterAgency, ...]
    others: QuarterAgency | None = None

    @property
    def rows(self) -> tuple[QuarterAgency, ...]:
        return (*self.agencies, self.others) if self.others else self.agencies

    @property
    def steps(self) -> int:
        return sum(row.count for row in self.rows)


@dataclass(frozen=True)
class Summary:
    """The figures of one week, after the small-count rules. Nothing right of here sees an incident.

    total = open_total + guarded_total. `closing_base` is the number of incidents whose opening and closing
    times are both known and sound; `within_24h` of those closed within 24 hours of opening.
    """

    week: Week
    total: int
    open_total: int
    guarded_total: int
    guarded_window: int
    window_total: int
    window_weeks: int
    categories: tuple[CategoryFigures, ...]
    within_24h: int
    closing_base: int
    weekly_totals: tuple[tuple[Week, int], ...]  # up to 13, oldest first, this week last
    previous_total: int | None = None
    usual: Range | None = None
    history_weeks: int = 0
    previous_within_24h: int | None = None
    previous_closing_base: int | None = None
    opened_before: int = 0  # open incidents opened in a shift that began before this week
    opened_unknown: int = 0  # open incidents whose opening time is missing
    still_open: Compared | None = None
    calls: CallFigures | None = None
    response: ResponseFigures | None = None
    areas: tuple[AreaFigures, ...] = ()
    area_unknown: int = 0
    out_of_area: int = 0
    cells: tuple[CellFigures, ...] = ()
    days: tuple[tuple[date, int], ...] = ()  # open incidents opened in this week, all seven days
    shift_week: Counts = ()  # the same by shift, every shift, zeros too
    shift_window: Counts = ()
    opened_before_categories: Counts = ()
    agencies: tuple[AgencyFigures, ...] = ()
    quarter: QuarterFigures | None = None  # the last complete quarter, where it is due to be told
    transferred: int = 0
    minutes_told: bool = True  # False where opening times are rounded or untrustworthy
    neutral_preset: bool = False  # a week with a death or a held-back incident

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Raises RuleBroken for a number that the rules of small counts do not let out."""
        # Here, because what is stated of a summary is written in its types.
        from publisher.summary.statements import statements

        return {figure.key: require_rule(figure) for figure in statements(self)}

    @property
    def flood_week(self) -> bool:
        """A third or more of the incidents are of a flood category, and more than usual happened."""
        flood = sum(item.week for item in self.categories if item.flood)
        return self.usual is not None and self.total > self.usual.high and flood * 3 >= self.total > 0


def thousands(value: int) -> str:
    """A whole number as the language that holds prints it: 1.204."""
    return number_text(value)


@dataclass
class Numbers:
    """Hands out the texts of figures and remembers which were used, in order, once each."""

    figures: Mapping[str, Figure]
    used: dict[str, Figure] = field(default_factory=dict)

    def value(self, key: str) -> int:
        """The figure's value; raises KeyError for a number that the summary does not hold."""
        figure = self.figures[key]
        self.used[key] = figure
        return figure.value

    def text(self, key: str) -> str:
        """ "1.204"."""
        return thousands(self.value(key))

    def tenths(self, key: str) -> str:
        """ "17,8", of a figure that is kept in tenths."""
        whole, tenth = divmod(self.value(key), 10)
        return number_text(whole, tenth)

    def word(self, key: str) -> str:
        """ "lima" below twelve, digits from there on."""
        value = self.value(key)
        return say(WORDS[value]) if 0 <= value < len(WORDS) else thousands(value)

    def range(self, key: str) -> str:
        """ "12–24", the usual range of `key`."""
        return f"{self.text(f'{key}.usual.low')}–{self.text(f'{key}.usual.high')}"
