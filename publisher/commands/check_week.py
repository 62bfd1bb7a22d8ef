"""`publisher check` of the newest complete week: an empty one told from a wrong mapping, and a draft that is not kept."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from publisher.clock import Week
from publisher.config import Settings
from publisher.intake import Batch, Finding, Intake, IntakeError

WEEKS_BEFORE = 26


def empty_week(intake: Intake, week: Week, zone: ZoneInfo, batch: Batch[Any]) -> Finding:
    """A week without a row: rows in earlier weeks say that it may have been quiet, none in half a year that nothing is
    read as it is meant."""
    aside = f" and {len(batch.quarantine)} set aside" if batch.quarantine else ""
    for back in range(1, WEEKS_BEFORE + 1):
        before = week.earlier(back)
        try:
            rows = len(intake.incidents(before.start(zone), before.end(zone)).rows)
        except IntakeError as error:
            return Finding("sample week", False, f"{week}: 0 rows{aside}; {before}: {error}", "mend the source")
        if rows:
            return Finding(
                "sample week",
                not batch.quarantine,
                f"{week}: 0 rows{aside}. The mapping reads {before} ({rows} rows), so this week is empty or not there yet.",
                "If there were incidents, ask why they are not in the source; an empty week waits for an admin.",
            )
    return Finding(
        "sample week",
        False,
        f"{week}: 0 rows{aside}, and none in the {WEEKS_BEFORE} weeks before: a wrong mapping, or an empty source.",
        "See that closed_at is mapped to the time of closing, and that the view or file holds these weeks.",
    )


def compose(settings: Settings, intake: Intake, week: Week) -> Finding:
    """Whether a draft of this week can be composed. It is thrown away."""
    from publisher.cli import told
    from publisher.prepare import Earlier, prepare_week

    try:
        prepared = prepare_week(settings, intake, week, settings.clock.now(), None, Earlier())
    except Exception as error:
        said = told(error).strip().removeprefix("publisher: ")
        return Finding("draft", False, f"{week} cannot be composed: {said}", "mend what it names and run this again")
    return Finding("draft", True, f"{week} can be composed: {len(prepared.draft.pages)} pages (not kept)")
