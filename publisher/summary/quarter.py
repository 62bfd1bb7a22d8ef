"""The agencies of a complete quarter, as the agencies' page tells them.

Of an ordinary agency open incidents alone are told, in every column: an all-class count beside them would be their
difference. One that mainly serves guarded cases has a count over all classes for the whole quarter, where the safe list
named it beforehand, and it is a share of the guarded ones that may be told: k and more with it, k and more without it;
nothing else of it is told (decisions 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.anonymise.safe_list import K, SafeList, may_tell_share
from publisher.classified import ClassifiedIncident, coarse_minutes
from publisher.language import later, say
from publisher.periods import Period
from publisher.regions import Agency, Region
from publisher.summary.figures import QuarterAgency, QuarterFigures
from publisher.summary.summarise import half_within
from publisher.vocabulary import PublicClass

OTHERS = "others"
OTHERS_NAME = later("Instansi lain")


def quarter_figures(
    incidents: Iterable[ClassifiedIncident], period: Period, safe_list: SafeList, region: Region
) -> QuarterFigures:
    """`incidents` may be of any weeks; those of the quarter's weeks count. `safe_list` is the quarter's own."""
    weeks = frozenset(period.weeks)
    inside = [item for item in incidents if item.week in weeks]
    opened = [item for item in inside if item.public_class is PublicClass.OPEN]
    all_guarded = sum(item.public_class is PublicClass.GUARDED for item in inside)
    rows, small = [], []
    for agency in region.agencies:
        if agency.serves_guarded:
            mine = _of(inside, {agency.code})
            guarded = sum(item.public_class is PublicClass.GUARDED for item in mine)
            if agency.code in safe_list.agencies and may_tell_share(guarded, all_guarded, guarded=True):
                rows.append(QuarterAgency(agency.code, agency.name, agency.field, len(mine), guarded=True))
            continue
        mine = _of(opened, {agency.code})
        if len(mine) >= K:
            rows.append(_row(agency.code, agency.name, agency.field, mine, ()))
        elif mine:
            small.append(agency)
    rows.sort(key=lambda row: -row.count)
    return QuarterFigures(period, len(opened), tuple(rows), _others(small, opened))


def _of(incidents: Iterable[ClassifiedIncident], codes: set[str]) -> list[ClassifiedIncident]:
    return [item for item in incidents if any(code in codes for code, _ in item.agencies)]


def _row(code: str, name: str, field: str, mine: Sequence[ClassifiedIncident], members: tuple[str, ...]) -> QuarterAgency:
    timed = [item.within_24h for item in mine if item.within_24h is not None]
    half = half_within(item.closing_minutes for item in mine if item.closing_minutes is not None)
    return QuarterAgency(
        code,
        name,
        field,
        len(mine),
        within_24h=sum(timed) if timed else None,
        closing_base=len(timed) if timed else None,
        median_minutes=None if half is None else coarse_minutes(half),
        members=members,
    )


def _others(small: Sequence[Agency], opened: Sequence[ClassifiedIncident]) -> QuarterAgency | None:
    """The agencies of fewer than k open incidents as one row: two of them or more, with k incidents together."""
    codes = {agency.code for agency in small}
    mine = _of(opened, codes)
    if len(codes) < 2 or len(mine) < K:
        return None
    return _row(OTHERS, say(OTHERS_NAME), "", mine, tuple(sorted(codes)))
