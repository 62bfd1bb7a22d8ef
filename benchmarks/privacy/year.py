"""A year of editions as a reader would get it: 52 weekly, 12 monthly and 4 quarterly ones, with corrections among them.

Four ways of publishing: as the rules say, and three that break one of them, in which the audit must find leaks, or it
has no power.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from benchmarks.privacy.city import incidents_of, volume, weeks_from
from publisher.anonymise.cells import count_cells
from publisher.anonymise.ledger import Audit, Statement, Tables, Universe, audit, universe_of
from publisher.anonymise.safe_list import K, fix_safe_list, region_categories
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.forms import PROTECTED, Form, form
from publisher.periods import Period, PeriodKind
from publisher.regions import Region
from publisher.summary.figures import HISTORY_WEEKS, Figure
from publisher.summary.periods import period_figures
from publisher.summary.summarise import summarise
from publisher.vocabulary import PublicClass

P_OPEN_CORRECTION = 0.15  # of weeks, some time later
P_GUARDED_CORRECTION = 0.75  # of quarters, together with the quarter


class Way(StrEnum):
    RULES = "rules kept"
    OFF = "no classes: every category by week, kecamatan and shift"
    PER_EDITION = "small groups merged afresh in each edition"
    CALENDAR = "a fixed list, with calendar months beside whole weeks"


@dataclass
class Year:
    """What has gone out, what was refused."""

    statements: list[Statement] = field(default_factory=list)
    tables: Tables = field(default_factory=Tables)
    editions: int = 0
    refused: list[tuple[str, Audit]] = field(default_factory=list)
    leaks: int = 0


def publish_year(seed: int, mean: float, region: Region, way: Way = Way.RULES, year: int = 2026) -> Year:
    """Publish a year in one way. Where rules are kept, a refused edition does not go out; where one is broken, everything
    goes out, and `leaks` counts what the audit found."""
    if way is Way.CALENDAR:
        return _calendar_year(seed, mean, region, year)
    dice = random.Random(f"{seed}/{mean}")
    first = Period(PeriodKind.YEAR, year).first_week
    weeks = weeks_from(first.earlier(HISTORY_WEEKS), HISTORY_WEEKS + 52)
    happened = {week: incidents_of(week, volume(mean, dice), region, dice) for week in weeks}
    out, universe = Year(), universe_of(region)
    for week in weeks[:HISTORY_WEEKS]:
        out.tables.add(week, count_cells(happened[week]))
    lists = {}
    for week in weeks[HISTORY_WEEKS:]:
        quarter = Period.quarter_of(week)
        if quarter not in lists:
            before = [item for item in weeks if item < quarter.first_week][-HISTORY_WEEKS:]
            lists[quarter] = fix_safe_list(_all(happened, before), before, quarter, region)
        out.tables.add(week, count_cells(happened[week]))
        _send(out, f"{week}", _weekly(week, happened, region, way), universe, way)
        if dice.random() < P_OPEN_CORRECTION:
            _correct(out, happened, dice.choice(weeks[HISTORY_WEEKS : weeks.index(week) + 1]), dice, guarded=False)
        month = Period.month_of(week)
        if week == month.last_week:
            _send(out, f"{month}", _of_period(month, happened, lists[quarter], region, way), universe, way)
        if week == quarter.last_week:
            if dice.random() < P_GUARDED_CORRECTION:
                corrected = dice.choice([item for item in quarter.weeks if item in happened])
                _correct(out, happened, corrected, dice, guarded=True)
                _send(out, f"{corrected} ralat", _totals(corrected, happened), universe, way)
            _send(out, f"{quarter}", _of_period(quarter, happened, lists[quarter], region, way), universe, way)
    return out


def whole_audit(year: Year, region: Region) -> Audit:
    """Everything that went out, audited at once and from nothing."""
    return audit(year.statements, (), year.tables, universe_of(region), explain=False)


def _send(out: Year, name: str, figures: Iterable[Figure], universe: Universe, way: Way) -> None:
    state = out.tables.state
    candidate = [
        Statement(name, "halaman", figure.key, figure.meaning, figure.counts, figure.value, state)
        for figure in figures
        if isinstance(figure.counts, Form)
    ]
    found = audit(candidate, out.statements, out.tables, universe, explain=False)
    out.editions += 1
    if not found.passed:
        out.refused.append((name, found))
        out.leaks += len(found.refusals)
    if found.passed or way is not Way.RULES:
        out.statements += candidate


def _weekly(
    week: Week, happened: Mapping[Week, Sequence[ClassifiedIncident]], region: Region, way: Way
) -> Iterator[Figure]:
    first = week.earlier(HISTORY_WEEKS)
    incidents = _all(happened, [item for item in happened if first <= item <= week])
    yield from summarise(incidents, week, region, first_week=first).figures.values()
    if way is not Way.RULES:
        yield from _split(happened[week], (week,), region, way)


def _of_period(
    period: Period, happened: Mapping[Week, Sequence[ClassifiedIncident]], safe_list: object, region: Region, way: Way
) -> Iterator[Figure]:
    from publisher.anonymise.safe_list import SafeList

    assert isinstance(safe_list, SafeList)
    incidents = _all(happened, [week for week in period.weeks if week in happened])
    weeks = tuple(week for week in period.weeks if week in happened)
    if way is Way.RULES:
        yield from period_figures(incidents, period, safe_list, region)
    else:
        yield from _split(incidents, weeks, region, way)


def _split(incidents: Sequence[ClassifiedIncident], weeks: Sequence[Week], region: Region, way: Way) -> Iterator[Figure]:
    """Guarded categories told one by one: all of them, or those of k and more with the others as a rest."""
    counts = {code: sum(item.category == code for item in incidents) for code in region_categories(region)}
    for code, number in counts.items():
        if way is Way.OFF or number >= K:
            where = {"public_class": PROTECTED, "category": {code}}
            yield Figure(f"split.{code}", number, code, form(weeks, where))
    if way is Way.OFF:
        for area in region.areas:
            number = sum(item.district == area.code for item in incidents)
            yield Figure(f"area.{area.code}.all", number, area.name, form(weeks, {"district": {area.code}}))
        for shift in region.shifts:
            number = sum(item.shift == shift.code for item in incidents)
            yield Figure(f"shift.{shift.code}.all", number, shift.name, form(weeks, {"shift": {shift.code}}))


def _totals(week: Week, happened: Mapping[Week, Sequence[ClassifiedIncident]]) -> Iterator[Figure]:
    incidents = happened[week]
    guarded = sum(item.public_class is not PublicClass.OPEN for item in incidents)
    yield Figure("total", len(incidents), "kejadian selesai", form((week,)))
    yield Figure("guarded", guarded, "pertolongan warga", form((week,), {"public_class": PROTECTED}))


def _correct(
    out: Year, happened: dict[Week, list[ClassifiedIncident]], week: Week, dice: random.Random, *, guarded: bool
) -> None:
    """One incident is added, removed, or found to have been another kind."""
    of_class = [item for item in happened[week] if (item.public_class is not PublicClass.OPEN) == guarded]
    others = [item for item in _all(happened, happened) if (item.public_class is not PublicClass.OPEN) == guarded]
    if not others:
        return
    incidents = list(happened[week])
    what = dice.choice(("add", "remove", "change"))
    if of_class and what != "add":
        incidents.remove(dice.choice(of_class))
    if what != "remove":
        model = dice.choice(others)
        incidents.append(replace(model, week=week, opened_week=week, day=week.monday))
    happened[week] = incidents
    out.tables.add(week, count_cells(incidents), out.tables.state + 1)


def _all(happened: Mapping[Week, Sequence[ClassifiedIncident]], weeks: Iterable[Week]) -> list[ClassifiedIncident]:
    return [item for week in weeks for item in happened[week]]


def _calendar_year(seed: int, mean: float, region: Region, year: int) -> Year:
    """Quarters of whole weeks beside calendar months, both with the same fixed rows (ambulances, accidents, the rest).

    Each half of a week that a month's end cuts is a week of its own here, so that both unions can be written.
    """
    dice = random.Random(f"{seed}/{mean}")
    out, universe = Year(), universe_of(region)
    halves = weeks_from(Week(year, 1), 104)  # two a week; names only, the calendar of these labels means nothing
    happened: dict[Week, list[ClassifiedIncident]] = {half: [] for half in halves}
    months: list[list[Week]] = [[] for _ in range(12)]
    real = Period(PeriodKind.YEAR, year).weeks[:52]
    for number, week in enumerate(real):
        early, late = halves[2 * number], halves[2 * number + 1]
        cut = next((place for place in range(1, 7) if week.days[place].day == 1), 7)
        for item in incidents_of(week, volume(mean, dice), region, dice):
            half = early if dice.randrange(7) < cut else late
            happened[half].append(replace(item, week=half, opened_week=half, day=half.monday))
        months[min(week.days[0].month, 12) - 1 if week.days[0].year == year else 0].append(early)
        if cut < 7:
            months[week.days[6].month - 1].append(late)
        else:
            months[week.days[0].month - 1].append(late)
    for half in halves:
        out.tables.add(half, count_cells(happened[half]))
    rows = (("MED",), ("LAK",), tuple(code for code in region_categories(region) if code not in ("MED", "LAK")))
    spans = [(f"bulan {number}", tuple(month)) for number, month in enumerate(months, 1) if month]
    spans += [(f"triwulan {number + 1}", halves[26 * number : 26 * number + 26]) for number in range(4)]
    spans += [(f"minggu {number + 1}", halves[2 * number : 2 * number + 2]) for number in range(52)]
    for name, weeks in spans:
        incidents = _all(happened, weeks)
        split = rows if not name.startswith("minggu") else ()
        figures = [Figure("guarded", *_counted(incidents, weeks, region_categories(region)))]
        figures += [Figure(f"rows.{row[0]}", *_counted(incidents, weeks, row)) for row in split]
        _send(out, name, figures, universe, Way.CALENDAR)
    return out


def _counted(
    incidents: Sequence[ClassifiedIncident], weeks: Sequence[Week], categories: Sequence[str]
) -> tuple[int, str, Form]:
    number = sum(item.category in categories for item in incidents)
    return number, "-".join(categories), form(weeks, {"public_class": PROTECTED, "category": categories})
