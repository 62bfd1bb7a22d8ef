"""Years of editions as a reader would get them: weekly, monthly, quarterly and yearly ones, with corrections among them.

Four ways of publishing: as the rules say, and three that break one of them, in which the audit must find leaks, or it
has no power.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from benchmarks.privacy.city import incidents_of, volume, weeks_from
from publisher.anonymise.cells import count_cells
from publisher.anonymise.ledger import Audit, Statement, Tables, Target, Universe, audit, universe_of
from publisher.anonymise.safe_list import K, SafeList, fix_safe_list, region_categories
from publisher.classified import ClassifiedIncident
from publisher.clock import Week, monotonic
from publisher.forms import OPEN, PROTECTED, Form, form
from publisher.periods import Period, PeriodKind
from publisher.regions import Region
from publisher.summary.figures import HISTORY_WEEKS, Figure
from publisher.summary.periods import period_figures
from publisher.summary.summarise import summarise
from publisher.vocabulary import PublicClass

P_OPEN_CORRECTION = 0.15  # of weeks, of any week of the year so far
P_GUARDED_CORRECTION = 0.75  # of quarters, together with the quarter

# What happened, by week. A correction replaces the list of its week.
Happened = dict[Week, list[ClassifiedIncident]]


class Way(StrEnum):
    RULES = "rules kept"
    OFF = "no classes: every category by week, all categories by kecamatan and shift"
    PER_EDITION = "small groups merged afresh in each edition"
    CALENDAR = "a fixed list, with calendar months beside whole weeks"


@dataclass
class Year:
    """What has gone out, what was refused, and how long each audit took. `leaks` are the protected counts that could be
    worked out, each once, however many editions gave it away."""

    statements: list[Statement] = field(default_factory=list)
    tables: Tables = field(default_factory=Tables)
    refused: dict[str, Audit] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    leaks: set[Target] = field(default_factory=set)
    solved: int = 0

    @property
    def editions(self) -> int:
        return len(self.seconds)


@dataclass(frozen=True)
class _Press:
    """One run: the city, the way, what happened, what is out."""

    out: Year
    region: Region
    universe: Universe
    way: Way
    happened: Happened
    dice: random.Random

    def send(self, name: str, figures: Iterable[Figure]) -> None:
        """Audit an edition. Where rules are kept, a refused one does not go out; where one is broken, everything does."""
        candidate = [
            Statement(name, "halaman", figure.key, figure.meaning, figure.counts, figure.value, self.out.tables.state)
            for figure in figures
            if isinstance(figure.counts, Form)
        ]
        begun = monotonic()
        found = audit(candidate, self.out.statements, self.out.tables, self.universe, explain=False)
        self.out.seconds[name] = monotonic() - begun
        self.out.solved += found.solved
        self.out.leaks |= {refusal.target for refusal in found.refusals}
        if not found.passed:
            self.out.refused[name] = found
        if found.passed or self.way is not Way.RULES:
            self.out.statements += candidate


def publish_year(
    seed: int, mean: float, region: Region, way: Way = Way.RULES, year: int = 2027, weeks: int | None = None, years: int = 1
) -> Year:
    """Publish a year, or `years` of them, or only the first `weeks`, at a mean of `mean` incidents a week."""
    dice = random.Random(f"{seed}/{mean}")
    press = _Press(Year(), region, universe_of(region), way, {}, dice)
    if way is Way.CALENDAR:
        _calendar_year(press, mean, year)
        return press.out
    in_years = [week for number in range(years) for week in Period(PeriodKind.YEAR, year + number).weeks]
    _publish(press, mean, in_years[:weeks])
    return press.out


def whole_audit(year: Year, region: Region) -> Audit:
    """Everything that went out, audited at once and from nothing."""
    return audit(year.statements, (), year.tables, universe_of(region), explain=False)


def _publish(press: _Press, mean: float, published: Sequence[Week]) -> None:
    before = weeks_from(published[0].earlier(HISTORY_WEEKS), HISTORY_WEEKS)
    for week in (*before, *published):
        press.happened[week] = incidents_of(week, volume(mean, press.dice), press.region, press.dice)
    for week in before:
        press.out.tables.add(week, count_cells(press.happened[week]))
    lists: dict[Period, SafeList] = {}
    for number, week in enumerate(published):
        month, quarter, year = Period.month_of(week), Period.quarter_of(week), Period.year_of(week)
        if quarter not in lists:
            lists[quarter] = _safe_list(quarter, press)
        press.out.tables.add(week, count_cells(press.happened[week]))
        press.send(f"{week}", _weekly(week, press))
        if press.dice.random() < P_OPEN_CORRECTION:
            _correct(press, press.dice.choice(published[: number + 1]), guarded=False)
        if week == month.last_week:
            press.send(f"{month}", _of_period(month, lists[quarter], press))
        if week == quarter.last_week:
            if press.dice.random() < P_GUARDED_CORRECTION:
                inside = [item for item in quarter.weeks if item in published[: number + 1]]
                _correct(press, press.dice.choice(inside), guarded=True)
            press.send(f"{quarter}", _of_period(quarter, lists[quarter], press))
        if week == year.last_week:
            press.send(f"{year}", _of_period(year, lists[quarter], press))


def _safe_list(quarter: Period, press: _Press) -> SafeList:
    before = [week for week in press.out.tables.versions if week < quarter.first_week][-HISTORY_WEEKS:]
    return fix_safe_list(_all(press.happened, before), before, quarter, press.region)


def _weekly(week: Week, press: _Press) -> Iterator[Figure]:
    first = week.earlier(HISTORY_WEEKS)
    incidents = _all(press.happened, [item for item in press.happened if first <= item <= week])
    yield from summarise(incidents, week, press.region, first_week=first).figures.values()
    if press.way is not Way.RULES:
        yield from _split((week,), press)


def _of_period(period: Period, safe_list: SafeList, press: _Press) -> Iterator[Figure]:
    if press.way is Way.RULES:
        yield from period_figures(_all(press.happened, period.weeks), period, safe_list, press.region)
    else:
        yield from _split(period.weeks, press)


def _split(weeks: Sequence[Week], press: _Press) -> Iterator[Figure]:
    """Guarded categories told one by one: all of them, or those of k and more with the others as a rest."""
    incidents = _all(press.happened, weeks)
    for code in region_categories(press.region):
        number = sum(item.category == code for item in incidents)
        if press.way is Way.OFF or number >= K:
            where = {"public_class": PROTECTED, "category": {code}}
            yield Figure(f"split.{code}", number, code, form(weeks, where))
    if press.way is Way.OFF:
        for area in press.region.areas:
            number = sum(item.district == area.code for item in incidents)
            yield Figure(f"area.{area.code}.all", number, area.name, form(weeks, {"district": {area.code}}))
        for shift in press.region.shifts:
            number = sum(item.shift == shift.code for item in incidents)
            yield Figure(f"shift.{shift.code}.all", number, shift.name, form(weeks, {"shift": {shift.code}}))


def _correct(press: _Press, week: Week, *, guarded: bool) -> None:
    """One incident is added, removed, or found to have been another kind; the week's numbers are told anew."""

    def is_meant(item: ClassifiedIncident) -> bool:
        return (item.public_class is not PublicClass.OPEN) == guarded

    dice, incidents = press.dice, list(press.happened[week])
    others = [item for item in _all(press.happened, press.out.tables.versions) if is_meant(item)]
    mine = [item for item in incidents if is_meant(item)]
    if not others:
        return
    what = dice.choice(("add", "remove", "change"))
    if mine and what != "add":
        incidents.remove(dice.choice(mine))
    if not mine or what != "remove":
        incidents.append(replace(dice.choice(others), week=week, opened_week=week, day=week.monday))
    press.happened[week] = incidents
    state = press.out.tables.state + 1
    press.out.tables.add(week, count_cells(incidents), state)
    press.send(f"ralat {state}: {week}", _corrected(week, press))


def _corrected(week: Week, press: _Press) -> Iterator[Figure]:
    """What a correction tells anew: the totals and the open categories."""
    incidents = press.happened[week]
    guarded = sum(item.public_class is not PublicClass.OPEN for item in incidents)
    yield Figure("total", len(incidents), "kejadian selesai", form((week,)))
    yield Figure("guarded", guarded, press.region.guarded_group, form((week,), {"public_class": PROTECTED}))
    for category in press.region.open_categories:
        number = sum(item.category == category.code for item in incidents)
        where = {"public_class": OPEN, "category": {category.code}}
        yield Figure(f"category.{category.code}", number, category.name, form((week,), where))


def _all(happened: Mapping[Week, Sequence[ClassifiedIncident]], weeks: Iterable[Week]) -> list[ClassifiedIncident]:
    return [item for week in weeks for item in happened[week]]


def _calendar_year(press: _Press, mean: float, year: int) -> None:
    """Quarters of whole weeks beside calendar months, both with the same fixed rows (ambulances, accidents, the rest).

    A week that a month's end cuts is two halves here, each under a week's name of its own, so that both unions can be
    written; the calendar of these names means nothing.
    """
    real = Period(PeriodKind.YEAR, year).weeks
    halves = weeks_from(Week(year, 1), 2 * len(real))
    press.happened.update({half: [] for half in halves})
    months: dict[tuple[int, int], list[Week]] = {}
    quarters: dict[Period, list[Week]] = {}
    for number, week in enumerate(real):
        early, late = halves[2 * number], halves[2 * number + 1]
        cut = next((place for place in range(1, 7) if week.days[place].day == 1), 7)
        for item in incidents_of(week, volume(mean, press.dice), press.region, press.dice):
            half = early if press.dice.randrange(7) < cut else late
            press.happened[half].append(replace(item, week=half, opened_week=half, day=half.monday))
        for half, day in ((early, week.monday), (late, week.sunday)):
            months.setdefault(_month(day), []).append(half)
        quarters.setdefault(Period.quarter_of(week), []).extend((early, late))
    for half in halves:
        press.out.tables.add(half, count_cells(press.happened[half]))
    rest = tuple(code for code in region_categories(press.region) if code not in ("MED", "LAK"))
    spans = [(f"bulan {number} {of}", weeks) for (of, number), weeks in months.items()]
    spans += [(str(quarter), weeks) for quarter, weeks in quarters.items()]
    for name, weeks in spans:
        press.send(name, [_counted(weeks, categories, press) for categories in (("MED",), ("LAK",), rest)])


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _counted(weeks: Sequence[Week], categories: Sequence[str], press: _Press) -> Figure:
    number = sum(item.category in categories for item in _all(press.happened, weeks))
    name = "-".join(categories)
    return Figure(f"rows.{name}", number, name, form(weeks, {"public_class": PROTECTED, "category": categories}))
