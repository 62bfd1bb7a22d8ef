"""A month, quarter or year from the source, as it could be told beside all that has gone out. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.anonymise.ledger import Statement, Tables, audit, universe_of
from publisher.anonymise.ledger.words import target_words
from publisher.anonymise.safe_list import SafeList
from publisher.config import Settings
from publisher.forms import Form
from publisher.intake import Intake
from publisher.periods import Period
from publisher.prepare import Progress, read_period
from publisher.review.ledger import all_known, marks_out, protected_as_published, told_tickets
from publisher.review.models import Publication, QuarterList
from publisher.summary.figures import Figure
from publisher.summary.periods import period_figures


@dataclass(frozen=True)
class ToldPeriod:
    """The numbers that a period may tell, and what they would give away; `refusals` in words, without values."""

    figures: tuple[Figure, ...]
    refusals: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.refusals


def preview_period(
    settings: Settings, intake: Intake, publication: Publication, period: Period, progress: Progress | None = None
) -> ToldPeriod:
    """Read a period, make its figures by its quarter's safe list and audit them.

    Raises IntakeError, SealBroken, Undecided.
    """
    quarter = Period.quarter_of(period.last_week)
    kept = QuarterList.objects.filter(publication=publication, quarter=str(quarter)).first()
    after = period.last_week.later(1)
    known = all_known(settings, publication)
    frozen = protected_as_published(known, after)
    told = told_tickets(marks_out(publication, after))
    listed = SafeList.from_json(kept.content) if kept else None
    read = read_period(settings, intake, period, frozen, listed, progress, told)
    figures = period_figures(read.incidents, period, read.safe_list, settings.region)
    tables = Tables()
    for week in sorted({*known.cells, *period.weeks}):
        own = {cell: number for cell, number in read.cells.items() if cell.week == week}
        tables.add(week, own if week in period.weeks else known.cells[week])
    candidate = [
        Statement(str(period), period.label, item.key, item.meaning, item.counts, item.value)
        for item in figures
        if isinstance(item.counts, Form)
    ]
    found = audit(candidate, known.statements, tables, universe_of(settings.region), explain=False)
    return ToldPeriod(figures, tuple(target_words(item.target, settings.region) for item in found.refusals))
