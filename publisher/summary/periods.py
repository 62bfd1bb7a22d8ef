"""The figures of a month, a quarter or a year: unions of whole weeks, split no further than the safe list allows.

A month tells what a week tells. A quarter adds guarded categories, agencies that mainly serve guarded cases, areas and
times over all categories, where the safe list fixed it beforehand and every part is k or more; a part that is not takes
the whole measure away, never only itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from publisher.anonymise.safe_list import SENSITIVE_FROM, SENSITIVE_KINDS, K, SafeList, may_tell_share
from publisher.classified import ClassifiedIncident
from publisher.forms import AGENCY, NONE, OPEN, OUTSIDE, PROTECTED, form
from publisher.periods import Period, PeriodKind
from publisher.regions import Region
from publisher.summary.figures import Figure
from publisher.vocabulary import PublicClass


def period_figures(
    incidents: Iterable[ClassifiedIncident], period: Period, safe_list: SafeList, region: Region
) -> tuple[Figure, ...]:
    """Every number that may be told of `period`; `safe_list` is that of the quarter (of its last quarter for a year)."""
    weeks = frozenset(period.weeks)
    inside = [item for item in incidents if item.week in weeks]
    figures = list(_common(inside, period, region))
    if period.kind is PeriodKind.QUARTER:
        figures += _guarded_rows(inside, period, safe_list)
        figures += _agencies(inside, period, safe_list, region)
        if safe_list.districts:
            figures += _measure(inside, period, "district", {area.code: area.name for area in region.areas}, _district)
        if safe_list.shifts:
            names = {shift.code: f"sif {shift.name}" for shift in region.shifts}
            figures += _measure(inside, period, "shift", names, lambda item: item.shift or NONE)
    if period.kind is not PeriodKind.MONTH:
        figures += _sensitive(inside, period, safe_list)
    return tuple(figures)


def _common(inside: Sequence[ClassifiedIncident], period: Period, region: Region) -> Iterator[Figure]:
    opened = [item for item in inside if item.public_class is PublicClass.OPEN]
    yield Figure("total", len(inside), "kejadian selesai", form(period.weeks))
    yield Figure("open", len(opened), region.open_group, form(period.weeks, {"public_class": OPEN}), of="total")
    guarded = form(period.weeks, {"public_class": PROTECTED})
    yield Figure("guarded", len(inside) - len(opened), region.guarded_group, guarded, of="total")
    for category in region.open_categories:
        number = sum(item.category == category.code for item in opened)
        counts = form(period.weeks, {"public_class": OPEN, "category": {category.code}})
        yield Figure(f"category.{category.code}", number, category.name, counts, of="total")


def _guarded_rows(inside: Sequence[ClassifiedIncident], period: Period, safe_list: SafeList) -> Iterator[Figure]:
    """The groups of the safe list, when there is more than the one and every one has k guarded incidents or more."""
    if len(safe_list.groups) < 2:
        return
    own = {code for group in safe_list.groups[:-1] for code in group.categories}
    protected = [item for item in inside if item.public_class is not PublicClass.OPEN]
    counts = [sum(item.category in group.categories for item in protected) for group in safe_list.groups[:-1]]
    rest = sum(item.category not in own and item.public_class is PublicClass.GUARDED for item in inside)
    if min((*counts, rest)) < K:
        return
    for group, number in zip(safe_list.groups[:-1], counts, strict=True):
        rows = form(period.weeks, {"public_class": PROTECTED, "category": group.categories})
        yield Figure(f"guarded.{'-'.join(group.categories)}", number, group.name, rows, of="guarded")


def _agencies(
    inside: Sequence[ClassifiedIncident], period: Period, safe_list: SafeList, region: Region
) -> Iterator[Figure]:
    """Over all classes for the agencies that the list names, over open incidents for those that mainly serve them."""
    all_guarded = sum(item.public_class is PublicClass.GUARDED for item in inside)
    for agency in region.agencies:
        mine = [item for item in inside if any(code == agency.code for code, _ in item.agencies)]
        protected = sum(item.public_class is not PublicClass.OPEN for item in mine)
        guarded = sum(item.public_class is PublicClass.GUARDED for item in mine)
        if agency.code in safe_list.agencies and may_tell_share(guarded, all_guarded, guarded=True):
            counts = form(period.weeks, {AGENCY: {agency.code}})
            yield Figure(f"agency.{agency.code}", len(mine), f"{agency.name} ikut menangani", counts, of="total")
        elif not agency.serves_guarded and len(mine) > protected:
            counts = form(period.weeks, {"public_class": OPEN, AGENCY: {agency.code}})
            meaning = f"{agency.name} ikut menangani"
            yield Figure(f"agency.{agency.code}.open", len(mine) - protected, meaning, counts, of="open")


def _measure(
    inside: Sequence[ClassifiedIncident],
    period: Period,
    dimension: str,
    names: Mapping[str, str],
    value: Callable[[ClassifiedIncident], str],
) -> Iterator[Figure]:
    """All-category totals by one dimension; none at all when the protected part of any cell, rest included, is small."""
    protected = [value(item) for item in inside if item.public_class is not PublicClass.OPEN]
    parts = [protected.count(code) for code in names]
    if min((*parts, len(protected) - sum(parts))) < K:
        return
    for code, name in names.items():
        number = sum(value(item) == code for item in inside)
        yield Figure(f"{dimension}.{code}", number, name, form(period.weeks, {dimension: {code}}), of="total")


def _district(item: ClassifiedIncident) -> str:
    return OUTSIDE if item.out_of_area else item.district or NONE


def _sensitive(inside: Sequence[ClassifiedIncident], period: Period, safe_list: SafeList) -> Iterator[Figure]:
    """All sensitive incidents as one city figure. A year's only where each of its quarters could have been told: else
    the year minus the others would tell the one that was not."""
    quarters = [Period(PeriodKind.QUARTER, period.year, number) for number in range(1, 5)]
    for part in quarters if period.kind is PeriodKind.YEAR else (period,):
        weeks = frozenset(part.weeks)
        if not _enough_sensitive([item for item in inside if item.week in weeks], safe_list):
            return
    sensitive = sum(item.public_class is PublicClass.SENSITIVE for item in inside)
    counts = form(period.weeks, {"public_class": {PublicClass.SENSITIVE.value}})
    yield Figure("sensitive", sensitive, "kejadian sensitif, seluruh kota", counts, of="guarded")


def _enough_sensitive(inside: Sequence[ClassifiedIncident], safe_list: SafeList) -> bool:
    """Ten or more, of two kinds or more, with k guarded ones left beside them in the rest of the safe list."""
    own = {code for group in safe_list.groups[:-1] for code in group.categories}
    sensitive = [item for item in inside if item.public_class is PublicClass.SENSITIVE]
    beside = sum(item.public_class is PublicClass.GUARDED and item.category not in own for item in inside)
    kinds = {(item.category, item.subcategory) for item in sensitive}
    return len(sensitive) >= SENSITIVE_FROM and len(kinds) >= SENSITIVE_KINDS and beside >= K
