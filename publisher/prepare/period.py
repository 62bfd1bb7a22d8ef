"""A month, quarter or year from the source, over the boundary: for a preview, kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from publisher.anonymise.boundary import cross
from publisher.anonymise.cells import count_cells
from publisher.anonymise.safe_list import SafeList, fix_safe_list
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.config import Settings
from publisher.forms import Cell
from publisher.intake import Intake
from publisher.periods import Period
from publisher.prepare.progress import Progress
from publisher.prepare.told import Told, cross_told, sort_told
from publisher.summary.figures import HISTORY_WEEKS
from publisher.vocabulary import PublicClass


@dataclass(frozen=True)
class PeriodRead:
    """A period's classified incidents, in memory only, their cells, and the safe list that holds for it."""

    incidents: tuple[ClassifiedIncident, ...]
    cells: Mapping[Cell, int]
    safe_list: SafeList


def read_period(
    settings: Settings,
    intake: Intake,
    period: Period,
    protected: Mapping[Week, Sequence[ClassifiedIncident]],
    safe_list: SafeList | None,
    progress: Progress | None = None,
    told: Mapping[str, Told] | None = None,
) -> PeriodRead:
    """Read a whole month, quarter or year, with what has gone out of it as it was counted then.

    Without a stored safe list the weeks before the period's last quarter are read, too, and one is made of them.
    Raises IntakeError.
    """
    say = progress or (lambda done, total, what: None)
    quarter = Period.quarter_of(period.last_week)
    first = period.first_week if safe_list else min(period.first_week, quarter.first_week.earlier(HISTORY_WEEKS))
    weeks = [first]
    while weeks[-1] < period.last_week:
        weeks.append(weeks[-1].later(1))
    by_week: dict[Week, list[ClassifiedIncident]] = {}
    otherwise: list[ClassifiedIncident] = []
    for number, week in enumerate(weeks):
        say(number, len(weeks), f"membaca {week}")
        rows = intake.incidents(week.start(settings.zone), week.end(settings.zone)).rows
        steps = intake.steps(week.start(settings.zone), week.end(settings.zone))
        sorted_rows = sort_told(rows, told or {}, settings)
        by_week[week] = cross(sorted_rows.as_now, steps.rows if steps else (), settings.region).incidents
        otherwise += cross_told(sorted_rows.otherwise, steps.rows if steps else (), settings.region)
    say(len(weeks), len(weeks), "selesai")
    now = [*(item for week in weeks for item in by_week[week]), *(item for item in otherwise if item.week in by_week)]
    incidents = as_published(now, {week: protected[week] for week in weeks if week in protected})
    if safe_list is None:
        covered = next((week for week in weeks if by_week[week]), period.first_week)
        before = [week for week in weeks if covered <= week < quarter.first_week][-HISTORY_WEEKS:]
        safe_list = fix_safe_list(incidents, before, quarter, settings.region)
    inside = tuple(item for item in incidents if item.week in set(period.weeks))
    return PeriodRead(inside, count_cells(inside), safe_list)


def as_published(
    incidents: Iterable[ClassifiedIncident], protected: Mapping[Week, Sequence[ClassifiedIncident]]
) -> list[ClassifiedIncident]:
    """Incidents as they are now, but guarded and sensitive ones as they were counted where their week has gone out."""
    now = [item for item in incidents if item.week not in protected or item.public_class is PublicClass.OPEN]
    return [*now, *(item for week in sorted(protected) for item in protected[week])]
