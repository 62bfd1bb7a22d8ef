"""The figures of an edition: plain types. Every published number is one of these, under one key.

A page, caption or alt text never holds a number of its own: it asks `Numbers` for a key and gets the
text, and the key is recorded. That record is what the disclosure audit works on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from publisher.anonymise.safe_list import WEEKS_A_QUARTER
from publisher.clock import Week
from publisher.forms import AGENCY, BEFORE, IN, NO, NONE, OPEN, OUTSIDE, PROTECTED, YES, Form, Unmodelled, form
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
        return {figure.key: require_rule(figure) for figure in _figures(self)}

    @property
    def flood_week(self) -> bool:
        """A third or more of the incidents are of a flood category, and more than usual happened."""
        flood = sum(item.week for item in self.categories if item.flood)
        return self.usual is not None and self.total > self.usual.high and flood * 3 >= self.total > 0


def _range(key: str, usual: Range, meaning: str) -> Iterator[Figure]:
    yield Figure(f"{key}.usual.low", usual.low, f"{meaning}, biasanya paling sedikit", Unmodelled.STATISTIC)
    yield Figure(f"{key}.usual.high", usual.high, f"{meaning}, biasanya paling banyak", Unmodelled.STATISTIC)


def _uncounted(key: str, compared: Compared, meaning: str, why: Unmodelled) -> Iterator[Figure]:
    yield Figure(key, compared.now, meaning, why)
    if compared.previous is not None:
        yield Figure(f"{key}.previous", compared.previous, f"{meaning}, minggu lalu", why)
    if compared.usual is not None:
        yield from _range(key, compared.usual, meaning)


def _figures(summary: Summary) -> Iterator[Figure]:
    this, last = (summary.week,), (summary.week.earlier(1),)
    window = tuple(week for week, _ in summary.weekly_totals)
    closed = "kejadian selesai"
    yield Figure("total", summary.total, closed, form(this))
    if summary.previous_total is not None:
        yield Figure("total.previous", summary.previous_total, f"{closed}, minggu lalu", form(last))
    if summary.usual is not None:
        yield from _range("total", summary.usual, closed)
    guarded = {"public_class": PROTECTED}
    yield Figure("open", summary.open_total, "gangguan & bahaya", form(this, {"public_class": OPEN}), of="total")
    yield Figure("guarded", summary.guarded_total, "pertolongan warga", form(this, guarded), of="total")
    yield Figure(
        "guarded.window", summary.guarded_window, "pertolongan warga, 13 minggu", form(window, guarded), of="window"
    )
    yield Figure("window", summary.window_total, "kejadian selesai, 13 minggu", form(window))
    yield Figure("window.weeks", summary.window_weeks, "banyaknya minggu", Unmodelled.CALENDAR)
    if summary.window_weeks:
        tenths = (20 * summary.window_total + summary.window_weeks) // (2 * summary.window_weeks)
        yield Figure("window.mean", tenths, "rata-rata seminggu, persepuluhan", Unmodelled.STATISTIC)
    yield from _closing_figures(summary, this, last)
    for item in summary.categories:
        yield from _category_figures(item, this, window)
    for week, total in summary.weekly_totals:
        yield Figure(f"week.{week}", total, f"kejadian selesai, {week}", form((week,)))
    yield from _open_figures(summary, this, window)
    if summary.still_open is not None:
        yield from _uncounted("still_open", summary.still_open, "masih ditangani", Unmodelled.STILL_OPEN)
    if summary.calls is not None:
        yield from _call_figures(summary.calls)
    if summary.quarter is not None:
        yield from _quarter_figures(summary.quarter)
    yield Figure("transferred", summary.transferred, "dialihkan ke pusat lain", Unmodelled.NOT_INCIDENT)


def _closing_figures(summary: Summary, this: Iterable[Week], last: Iterable[Week]) -> Iterator[Figure]:
    timed, in_time = {"within_24h": {YES, NO}}, {"within_24h": {YES}}
    meaning, base = "selesai dalam 24 jam", "kejadian dengan waktu lengkap"
    yield Figure("within_24h", summary.within_24h, meaning, form(this, in_time), of="closing_base")
    yield Figure("closing_base", summary.closing_base, base, form(this, timed), of="total")
    if summary.previous_within_24h is not None and summary.previous_closing_base is not None:
        before, of = f"{meaning}, minggu lalu", "closing_base.previous"
        yield Figure("within_24h.previous", summary.previous_within_24h, before, form(last, in_time), of=of)
        yield Figure(of, summary.previous_closing_base, f"{base}, minggu lalu", form(last, timed))


def _category_figures(item: CategoryFigures, this: Iterable[Week], window: Iterable[Week]) -> Iterator[Figure]:
    key, category = f"category.{item.code}", {"public_class": OPEN, "category": {item.code}}
    yield Figure(key, item.week, item.name, form(this, category), of="total")
    yield Figure(f"{key}.window", item.window, f"{item.name}, 13 minggu", form(window, category), of="window")
    if item.usual is not None:
        yield from _range(key, item.usual, item.name)
    for code, name, count in item.subcategories:
        counts = form(this, {**category, "subcategory": {f"{item.code}/{code}"}})
        yield Figure(f"{key}.{code}", count, f"{item.name}: {name}", counts, of=key)


def _open_figures(summary: Summary, this: Iterable[Week], window: Iterable[Week]) -> Iterator[Figure]:
    """What is counted of open incidents only: opening, response, areas, times, agencies."""

    def opened(weeks: Iterable[Week], dimension: str, value: str) -> Form:
        return form(weeks, {"public_class": OPEN, dimension: {value}})

    before, unknown = opened(this, "opened", BEFORE), opened(this, "opened", NONE)
    yield Figure("opened_before", summary.opened_before, "dibuka sebelum minggu ini", before, of="open")
    yield Figure("opened_unknown", summary.opened_unknown, "waktu buka tidak tercatat", unknown, of="open")
    if summary.response is not None:
        reached, over = opened(this, "reached", YES), opened(window, "reached", YES)
        yield from _response_figures(summary.response, reached, over, summary.open_total)
        for item in summary.response.types:
            key, where = f"response.type.{item.code}", {"public_class": OPEN, "reached": {YES}, "category": {item.code}}
            meaning = f"{item.name}, 13 minggu"
            yield Figure(f"{key}.base", item.base, f"{meaning}, dengan waktu tiba", form(window, where))
            what = f"menit sampai petugas tiba, {meaning}"
            yield Figure(f"{key}.minutes", item.minutes, what, Unmodelled.STATISTIC, of=f"{key}.base")
    for area in summary.areas:
        now, over = opened(this, "district", area.code), opened(window, "district", area.code)
        yield Figure(f"area.{area.code}", area.week, area.name, now, of="open")
        yield Figure(f"area.{area.code}.window", area.window, f"{area.name}, 13 minggu", over)
        yield from _parts(f"area.{area.code}", area.name, area.categories, this, {"district": {area.code}})
    for cell in summary.cells:
        place = {"day": {cell.day.isoformat()}, "shift": {cell.shift}}
        key, meaning = f"cell.{cell.day}.{cell.shift}", f"dibuka {cell.day} {cell.shift}"
        yield Figure(key, cell.count, meaning, form(this, {"public_class": OPEN, **place}), of="open")
        yield from _parts(key, meaning, cell.categories, this, place)
    yield from _parts("before", "dibuka sebelum minggu ini", summary.opened_before_categories, this, {"opened": {BEFORE}})
    for day, count in summary.days:
        yield Figure(f"day.{day}", count, f"dibuka {day}", opened(this, "day", day.isoformat()), of="open")
    for shift, count in summary.shift_week:
        now = form(this, {"public_class": OPEN, "shift": {shift}, "opened": {IN}})
        yield Figure(f"shift.{shift}", count, f"dibuka pada sif {shift}", now, of="open")
    for shift, count in summary.shift_window:
        meaning, over = f"dibuka pada sif {shift}, 13 minggu", opened(window, "shift", shift)
        yield Figure(f"shift.{shift}.window", count, meaning, over)
    for agency in summary.agencies:
        meaning, now = f"{agency.name} ikut menangani", opened(this, AGENCY, agency.code)
        yield Figure(f"agency.{agency.code}", agency.count, meaning, now, of="open")
    nowhere, outside = opened(this, "district", NONE), opened(this, "district", OUTSIDE)
    yield Figure("area_unknown", summary.area_unknown, "wilayah tidak tercatat", nowhere, of="open")
    yield Figure("out_of_area", summary.out_of_area, "di luar kota", outside, of="open")


def _parts(
    key: str, meaning: str, categories: Counts, weeks: Iterable[Week], where: Mapping[str, Iterable[str]]
) -> Iterator[Figure]:
    """The open categories of a place or time; the one under `before` is a part of all that were opened before."""
    of = "opened_before" if key == "before" else key
    for code, count in categories:
        counts = form(weeks, {"public_class": OPEN, "category": {code}, **where})
        yield Figure(f"{key}.{code}", count, f"{meaning}: {code}", counts, of=of)


def _quarter_figures(quarter: QuarterFigures) -> Iterator[Figure]:
    weeks, label = quarter.period.weeks, quarter.period.label
    yield Figure("quarter.open", quarter.open_total, f"gangguan & bahaya, {label}", form(weeks, {"public_class": OPEN}))
    yield Figure("quarter.steps", quarter.steps, f"tindak lanjut, {label}", Unmodelled.AGENCY_SUM)
    for row in quarter.rows:
        key, meaning = f"quarter.agency.{row.code}", f"{row.name} ikut menangani, {label}"
        where: dict[str, Iterable[str]] = {AGENCY: row.members or {row.code}}
        if not row.guarded:
            where["public_class"] = OPEN
        yield Figure(key, row.count, meaning, form(weeks, where), of=None if row.guarded else "quarter.open")
        if row.within_24h is not None and row.closing_base is not None:
            of = f"{key}.closing_base"
            in_time = form(weeks, {**where, "within_24h": {YES}})
            yield Figure(f"{key}.within_24h", row.within_24h, f"{meaning}: dalam 24 jam", in_time, of=of)
            timed = form(weeks, {**where, "within_24h": {YES, NO}})
            yield Figure(of, row.closing_base, f"{meaning}: dengan waktu lengkap", timed, of=key)
        if row.median_minutes is not None:
            what = f"{meaning}: menit sampai selesai, separuh kejadian"
            hours, minutes = divmod(row.median_minutes, 60)
            yield Figure(f"{key}.hours", hours, f"{what} (jam)", Unmodelled.STATISTIC, of=key)
            yield Figure(f"{key}.minutes", minutes, f"{what} (di atas jam penuh)", Unmodelled.STATISTIC, of=key)


def _response_figures(response: ResponseFigures, now: Form, window: Form, opened: int) -> Iterator[Figure]:
    meaning, met = "menit sampai petugas tiba, separuh kejadian", "kejadian dengan waktu tiba"
    yield Figure("response.minutes", response.minutes, meaning, Unmodelled.STATISTIC, of="response.base")
    yield Figure("response.base", response.base, met, now, of="open")
    times = Unmodelled.OPEN_TIMES
    if response.spread:
        yield Figure("response.within", response.within, "didatangi dalam menit itu", times, of="response.base")
        beyond = response.base - response.within
        yield Figure("response.beyond", beyond, "didatangi sesudah menit itu", times, of="response.base")
        yield Figure("response.missing", opened - response.base, "tanpa catatan waktu tiba", times, of="open")
    for part in response.spread:
        end = "" if part.up_to is None else f" sampai {part.up_to}"
        meaning_of = f"didatangi sesudah {part.after}{end} menit"
        yield Figure(f"response.bin.{part.after}", part.count, meaning_of, times, of="response.base")
    if response.window_minutes is not None:
        key, of = "response.window.minutes", "response.window.base"
        yield Figure(key, response.window_minutes, f"{meaning}, 13 minggu", Unmodelled.STATISTIC, of=of)
        yield Figure(of, response.window_base, f"{met}, 13 minggu", window)


def _call_figures(calls: CallFigures) -> Iterator[Figure]:
    why = Unmodelled.CALLS
    yield from _uncounted("calls.received", calls.received, "panggilan masuk", why)
    yield from _uncounted("calls.answered", calls.answered, "panggilan diangkat", why)
    yield Figure("calls.unanswered", calls.unanswered, "berakhir sebelum diangkat", why, of="calls.received")
    if calls.ended_within_10s is not None:
        short = "berakhir dalam 10 detik"
        yield Figure("calls.ended_within_10s", calls.ended_within_10s, short, why, of="calls.unanswered")
    for kind, meaning in (
        ("emergency", "panggilan darurat"),
        ("information", "panggilan informasi"),
        ("prank", "panggilan iseng"),
        ("silent", "panggilan tanpa suara"),
        ("other", "panggilan lain"),
    ):
        yield Figure(f"calls.{kind}", getattr(calls, kind), meaning, why, of="calls.answered")


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
