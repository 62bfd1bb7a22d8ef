"""Intake → edition for one week: for the command line, the clock and an upload.

Reads the week and up to 26 weeks before it, one bounded query each, takes the rows over the boundary and
composes the draft. Holds incidents only while it runs; what it returns has none.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from publisher.anonymise.boundary import cross
from publisher.anonymise.cells import count_cells
from publisher.anonymise.classes import Excluded
from publisher.anonymise.gate import public_words, require_clean
from publisher.anonymise.marks import Mark, mark
from publisher.anonymise.safe_list import SafeList, fix_safe_list
from publisher.cautions import Caution, call_gaps, warnings
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.config import Settings
from publisher.edition import Correction, Draft
from publisher.forms import Cell, Form
from publisher.incidents import Incident
from publisher.intake import Effect, Intake, Quarantined
from publisher.keys import derive
from publisher.language import speaking
from publisher.periods import Period
from publisher.prepare.beside import Suggestion, door_of, known_values, suggestions_of
from publisher.prepare.corrections import Act, Chosen, choose
from publisher.prepare.period import as_published
from publisher.prepare.progress import Progress
from publisher.prepare.source import closed_without_time, first_covered, judge_precision, still_open
from publisher.prepare.theme import require_theme
from publisher.prepare.told import Told, category_told, cross_told, sort_told
from publisher.summary.figures import HISTORY_WEEKS, Summary
from publisher.summary.stories import Story, choose_stories

COUNTED_BEFORE = "dibuka kembali, sudah dihitung pada edisi yang tayang"


@dataclass(frozen=True)
class Reading:
    """What the reviewer is told about the data: counts only, never a row's content."""

    read_at: datetime
    rows: int
    fingerprint: str
    quarantine: tuple[tuple[str, str, str, tuple[int, ...]], ...]  # (source, reason, effect, row numbers)
    excluded: tuple[tuple[str, int], ...]
    unknown: tuple[tuple[str, int], ...]
    flags: tuple[tuple[str, int], ...]
    warnings: tuple[Caution, ...]


@dataclass(frozen=True)
class Prepared:
    """A composed edition and what it was made from; without any incident."""

    week: Week
    summary: Summary
    stories: tuple[Story, ...]
    draft: Draft
    reading: Reading
    marks: tuple[Mark, ...]
    previous_marks: tuple[Mark, ...]
    cells: Mapping[Cell, int]
    safe_list: SafeList
    known: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    door: Mapping[str, Any] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()  # those that the draft tells


@dataclass(frozen=True)
class Earlier:
    """What our own records know of earlier editions.

    `counted`: identities (of marks) of tickets that editions which went out have counted: one that was reopened and closed
    again is not counted a second time; it is a matter for a correction (domain case 1). `told`: how each of them was
    counted, where that is known: so it stays in later figures. `protected`: the guarded and
    sensitive incidents of weeks whose figures have gone out, as they were counted then: they change only together with
    their quarter (decisions 11). `safe_list`: the quarter's, where it has been fixed; `last_safe_list` that of the
    quarter before. `issue_number`: the running count of editions, this one included, by which pages take turns.
    `last_quarter_told`: whether the agencies of the quarter before have gone out. `corrections`: acts of recording that no
    edition has told yet, oldest first.
    """

    counted: frozenset[str] = frozenset()
    told: Mapping[str, Told] = field(default_factory=dict)
    protected: Mapping[Week, Sequence[ClassifiedIncident]] = field(default_factory=dict)
    safe_list: SafeList | None = None
    last_safe_list: SafeList | None = None
    issue_number: int = 1
    last_quarter_told: bool = False
    corrections: tuple[Act, ...] = ()


class WrongFigure(Exception):
    """A figure is not what its own form counts. Nothing was made; this is a fault of ours, and names the figure."""


@dataclass
class _Rows:
    """Everything read for one edition. Private; dropped when `prepare_week` returns."""

    by_week: dict[Week, list[Incident]] = field(default_factory=dict)
    quarantine: list[Quarantined] = field(default_factory=list)
    first_week: Week | None = None

    def all(self, last: Week) -> Iterable[Incident]:
        return (incident for week, rows in self.by_week.items() if week <= last for incident in rows)


def prepare_week(
    settings: Settings,
    intake: Intake,
    week: Week,
    now: datetime,
    progress: Progress | None = None,
    earlier: Earlier | None = None,
) -> Prepared:
    """Read, anonymise, summarise and compose one week.

    Raises IntakeError when the source cannot be read (nothing half-made), PageOverflow when a text does not
    fit its page, GateError when a text would carry personal data out, WrongFigure when a figure is not what it says it
    counts, ThemeRefused when not everybody could read the theme.
    """
    require_theme(settings)
    earlier = earlier or Earlier()
    say = progress or (lambda done, total, what: None)
    zone, region = settings.zone, settings.region
    first = week.earlier(HISTORY_WEEKS)
    total = HISTORY_WEEKS + 4
    rows = _Rows()
    for number in range(HISTORY_WEEKS + 1):
        each = first.later(number)
        say(number, total, f"membaca {each}")
        batch = intake.incidents(each.start(zone), each.end(zone))
        rows.by_week[each] = list(batch.rows)
        if each == week:
            rows.quarantine += batch.quarantine
    rows.first_week = first_covered(intake, rows.by_week, week, settings)
    running = intake.incidents(week.end(zone), max(now, week.end(zone))).rows
    steps = intake.steps(week.start(zone), week.end(zone))
    # With those of earlier weeks a later page can tell what agencies did in a whole quarter.
    earlier_steps = intake.steps(first.start(zone), week.start(zone))
    calls = intake.calls(first.monday, week.sunday)
    changes = intake.changes(first.start(zone), max(now, week.end(zone)))
    for extra in (steps, calls, changes):
        if extra is not None:
            rows.quarantine += extra.quarantine
    say(HISTORY_WEEKS + 1, total, "menghitung")
    # Only now: pandas and the drawing take a second to import, and a source that cannot be read needs neither.
    from publisher.edition.build import build_draft, masthead_of
    from publisher.edition.correction import check as check_corrections
    from publisher.edition.page_set import tells_quarter
    from publisher.summary.quarter import quarter_figures
    from publisher.summary.summarise import summarise

    key = derive(settings.key_file, "marks")
    marked = [(item, mark(item, settings.slug, zone, key)) for item in rows.by_week[week]]
    this_week = [item for item, its in marked if its.identity not in earlier.counted]
    counted_before = len(marked) - len(this_week)
    rows.by_week[week] = this_week
    precision = judge_precision(this_week, rows.all(week), settings)
    crossing = cross(this_week, steps.rows if steps else (), region, precision)
    before_steps = earlier_steps.rows if earlier_steps else ()
    past = sort_told(
        (incident for each in rows.by_week if each != week for incident in rows.by_week[each]), earlier.told, settings
    )
    history = cross(past.as_now, before_steps, region, precision)
    later = cross(running, (), region, precision)
    # Reopened and closed again, this week or since: told in their own week.
    again = sort_told([*(row for row, its in marked if its.identity in earlier.counted), *running], earlier.told, settings)
    otherwise = (*past.otherwise, *again.otherwise)
    all_steps = (*before_steps, *(steps.rows if steps else ()))
    as_now = [*history.incidents, *crossing.incidents]
    as_read = [*as_now, *cross(past.otherwise_rows, before_steps, region, precision).incidents]
    told_now = [item for item in cross_told(otherwise, all_steps, region, precision) if first <= item.week < week]
    classified = as_published([*as_now, *told_now], earlier.protected)
    summary = summarise(
        classified,
        week,
        region,
        first_week=rows.first_week,
        calls=calls.rows if calls else None,
        still_open=still_open(changes.rows, later.incidents, settings, week) if changes else None,
        as_read=as_read,
        transferred=crossing.excluded[Excluded.TRANSFERRED],
        minutes_told=precision.minutes and precision.durations,
    )
    before = _quarter_before(week)
    if steps is not None and rows.first_week <= before.first_week and not earlier.last_quarter_told:
        listed = earlier.last_safe_list or _safe_list(classified, rows.first_week, before.last_week, settings)
        with speaking(settings.language):
            with_quarter = replace(summary, quarter=quarter_figures(classified, before, listed, region))
        summary = with_quarter if tells_quarter(with_quarter, earlier.issue_number, settings.extra_pages) else summary
    told = {*dict(summary.weekly_totals), *(summary.quarter.period.weeks if summary.quarter else ())}
    cells = count_cells(item for item in classified if item.week in told)
    check_figures(summary, cells)
    known = known_values(settings, intake, week)
    suggestions, no_notes = suggestions_of(intake, this_week, week, settings)
    stories = choose_stories(crossing.incidents, week, region)
    # A week without incidents has no page for them; they wait for the next one.
    chosen = (
        choose(earlier.corrections, classified, rows.first_week, region, check_corrections)
        if summary.total
        else Chosen((), ())
    )
    say(HISTORY_WEEKS + 2, total, "menggambar halaman")
    draft = build_draft(
        summary,
        stories,
        region,
        masthead_of(
            region,
            settings.account,
            bool(settings.archive_url),
            settings.hashtags,
            now.astimezone(zone).date(),
            settings.target,
        ),
        issue_number=earlier.issue_number,
        extra_pages=settings.extra_pages,
        corrections=chosen.told,
        theme=settings.theme,
        spoken=settings.language,
    )
    check_exits(draft, settings)
    timed = [*(incident for each in rows.by_week for incident in rows.by_week[each]), *running]
    quarantine = [*rows.quarantine, *closed_without_time(changes.rows if changes else (), timed, settings, week)]
    previous = rows.by_week.get(week.earlier(1), [])
    say(total, total, "selesai")
    return Prepared(
        week=week,
        summary=summary,
        stories=stories,
        draft=draft,
        reading=Reading(
            read_at=now,
            rows=len(this_week)
            + sum(item.source == "incidents" and item.effect is Effect.SET_ASIDE for item in quarantine),
            fingerprint=fingerprint(its for _, its in marked),
            quarantine=_grouped(quarantine),
            excluded=(
                *((reason.value, count) for reason, count in crossing.excluded.items()),
                *(((COUNTED_BEFORE, counted_before),) if counted_before else ()),
            ),
            unknown=tuple((kind, count) for kind, count in crossing.unknown.items() if count),
            flags=_flag_counts(crossing.incidents),
            warnings=(
                *warnings(settings, summary, crossing, precision, quarantine),
                *call_gaps(calls.rows if calls else None, week),
                *no_notes,
                *chosen.cautions,
            ),
        ),
        marks=tuple(
            replace(its, told_as=category_told(item, region)) for item, its in marked if its.identity not in earlier.counted
        ),
        previous_marks=tuple(mark(incident, settings.slug, zone, key) for incident in previous),
        cells=cells,
        door=door_of(intake, this_week, crossing),
        known=tuple(known.to_hashes()) if known is not None else (),
        suggestions=suggestions,
        corrections=chosen.told,
        safe_list=earlier.safe_list or _safe_list(classified, rows.first_week, week, settings),
    )


def check_figures(summary: Summary, cells: Mapping[Cell, int]) -> None:
    """Every figure equals the count of its form: two ways to the same number. Raises WrongFigure."""
    for figure in summary.figures.values():
        if isinstance(figure.counts, Form) and figure.counts.count(cells) != figure.value:
            raise WrongFigure(f"{figure.key} ({figure.meaning}) is not what it says it counts. Nothing was made.")


def _safe_list(classified: Iterable[ClassifiedIncident], first_week: Week, week: Week, settings: Settings) -> SafeList:
    """The list of the week's quarter, from the weeks before the quarter alone."""
    quarter = Period.quarter_of(week)
    before = [
        each for number in range(HISTORY_WEEKS) if first_week <= (each := week.earlier(number + 1)) < quarter.first_week
    ]
    return fix_safe_list(classified, sorted(before), quarter, settings.region)


def _quarter_before(week: Week) -> Period:
    """The last quarter that is complete when `week` begins."""
    return Period.quarter_of(Period.quarter_of(week).first_week.earlier(1))


def read_fingerprint(settings: Settings, intake: Intake, week: Week) -> str:
    """The fingerprint of a week as the source gives it now, to see whether it changed since the draft."""
    batch = intake.incidents(week.start(settings.zone), week.end(settings.zone))
    key = derive(settings.key_file, "marks")
    return fingerprint(mark(incident, settings.slug, settings.zone, key) for incident in batch.rows)


def fingerprint(marks: Iterable[Mark]) -> str:
    """One hash over a week's marks, whatever their order."""
    lines = sorted(f"{item.identity} {item.version}" for item in marks)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def check_exits(draft: Draft, settings: Settings) -> None:
    """Everything composed passes the gate before anything else may see it. Raises GateError."""
    tags = (f"#{tag}" for tag in settings.hashtags)
    region = settings.region
    # A hospital or a street may bear a person's name; that of an area or an agency is the city's own word.
    named = (*(area.name for area in region.areas), *(agency.name for agency in region.agencies))
    law = (settings.target.source,) if settings.target else ()
    # "08.00–20.00" on the page of times has the digits of a telephone number.
    hours = (f"{shift.start:%H{mark}%M}–{shift.end:%H{mark}%M}" for shift in region.shifts for mark in ".:")
    own = (f"@{settings.account}", region.source_name, region.name, *named, *tags, *law, *hours)
    words = public_words(settings.region, settings.language)
    require_clean([draft.caption], "caption", own, words=words)
    for page in draft.pages:
        require_clean(page.texts, f"page {page.key}", own, words=words)
        require_clean([page.alt, page.title], f"alt text of page {page.key}", own, words=words)


def _grouped(quarantine: Iterable[Quarantined]) -> tuple[tuple[str, str, str, tuple[int, ...]], ...]:
    groups: dict[tuple[str, str, str], list[int]] = {}
    for item in quarantine:
        groups.setdefault((item.source, item.reason.value, item.effect.value), []).append(item.row)
    return tuple((*key, tuple(sorted(rows))) for key, rows in groups.items())


def _flag_counts(incidents: Iterable[ClassifiedIncident]) -> tuple[tuple[str, int], ...]:
    counts = Counter(flag for item in incidents for flag in item.flags)
    return tuple((flag.value, count) for flag, count in sorted(counts.items()))
