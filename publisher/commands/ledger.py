"""`publisher ledger`: what has been published, and whether an edition may join it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.clock import moment_text
from publisher.commands import CommandError, week_of
from publisher.commands.start import ensure_store, start
from publisher.commands.words import command, progress_bar, say, say_json

if TYPE_CHECKING:  # the store can be imported only once Django is set up
    from publisher.review.models import Edition, SmallCountAudit

REFUSED = 3


def check(config: str | Path | None, edition_given: str, as_json: bool) -> int:
    """Audit the newest revision of an edition. 0 passed · 1 not decided · 3 refused, with what would mend it."""
    week = week_of(edition_given)
    settings = start(config)
    ensure_store(settings)
    from django.db import transaction

    from publisher.review import audit
    from publisher.review.actor import at_the_server
    from publisher.review.ledger import PASSED, audit_revision
    from publisher.review.ledger import REFUSED as REFUSED_WORD
    from publisher.review.models import Edition

    edition = Edition.objects.filter(
        publication__slug=settings.slug, kind="weekly", period_start=week.monday, number=1
    ).first()
    if edition is None or edition.revision is None:
        build = command("prepare", "--week", str(week), folder=settings.folder)
        raise CommandError(f"There is no edition {week} yet; `{build}` builds it.")
    now = settings.clock.now()
    with transaction.atomic():
        row = audit_revision(settings, edition.revision, now)
        detail = {"revision": edition.revision.number, "to": row.outcome}
        audit.record(edition.publication, at_the_server(), "check_small_counts", now, edition, detail)
    if as_json:
        say_json(
            {
                "edition": str(week),
                "revision": edition.revision.number,
                "outcome": row.outcome,
                "against": len(row.against),
                "refusals": row.refusals,
                "mends": row.mends,
                "error": row.error,
            }
        )
    elif row.outcome == PASSED:
        say(
            f"{week}, revision {edition.revision.number}: passed. No protected number can be worked out from it together "
            f"with {_against(row, edition)}."
        )
    elif row.outcome == REFUSED_WORD:
        say(f"{week}, revision {edition.revision.number}: refused. It would give away:")
        for refusal in row.refusals:
            how = "exactly" if refusal["determined"] else "nearly"
            say(f"  {refusal['target']} ({how})")
            for number in refusal["numbers"]:
                say(f"    from {number['edition']}, {number['place']}: {number['meaning']}: {number['value']}")
        for mend in row.mends:
            say(f"  mend: {mend['words']}")
        if not row.mends:
            say(f"  no mend found: {row.error}")
    if row.outcome == PASSED:
        return 0
    if row.outcome == REFUSED_WORD:
        return REFUSED
    raise CommandError(f"{week} was not decided: {row.error}")


def _against(row: SmallCountAudit, edition: Edition) -> str:
    """What it was looked at with: other editions, and its own numbers where they are out already."""
    from publisher.review.models import LedgerEntry

    entries = LedgerEntry.objects.filter(pk__in=row.against)
    others = entries.exclude(edition=edition).count()
    own = ", and with its own numbers, which have gone out" if others < entries.count() else ""
    return f"{others} entries of other editions{own}"


def entries(config: str | Path | None, as_json: bool) -> int:
    """List what has been entered, oldest first, and whether it counts."""
    settings = start(config)
    ensure_store(settings)
    from publisher.review.ledger import standing_entries
    from publisher.review.models import LedgerEntry, Publication

    publication = Publication.objects.get(slug=settings.slug)
    counted = {entry.pk for entry in standing_entries(publication)}
    found = [
        {
            "edition": str(entry.edition.week),
            "revision": entry.revision.number,
            "at": entry.at.astimezone(settings.zone).isoformat(timespec="seconds"),
            "numbers": len(entry.statements),
            "counts": entry.pk in counted,
        }
        for entry in LedgerEntry.objects.filter(publication=publication).select_related("edition", "revision")
    ]
    if as_json:
        say_json(found)
        return 0
    for item in found:
        at = moment_text(datetime.fromisoformat(str(item["at"])), settings.zone)
        counts = "" if item["counts"] else "; never left, does not count"
        say(f"{item['edition']} revision {item['revision']}: {item['numbers']} numbers, {at}{counts}")
    say(f"{len(found)} entries, {len(counted)} of them count.")
    return 0


def preview(config: str | Path | None, period_given: str, as_json: bool) -> int:
    """What a month, quarter or year could tell, audited against the ledger. Publishes and enters nothing.

    0 may be told · 3 refused.
    """
    from publisher.periods import Period

    try:
        period = Period.parse(period_given)
    except ValueError as error:
        raise CommandError(str(error)) from error
    settings = start(config)
    ensure_store(settings)
    from publisher.clock import Week
    from publisher.intake.open import open_intake
    from publisher.review.models import Publication
    from publisher.review.period import preview_period

    if period.last_week > Week.last_complete(settings.clock.now(), settings.zone):
        raise CommandError(f"{period} has not ended yet: its last week is {period.last_week}.")
    publication = Publication.objects.get(slug=settings.slug)
    with progress_bar(str(period)) as progress:
        told = preview_period(settings, open_intake(settings.intake, settings.region), publication, period, progress)
    figures = [{"key": item.key, "value": item.value, "meaning": item.meaning, "of": item.of} for item in told.figures]
    if as_json:
        say_json(
            {
                "period": str(period),
                "passed": told.passed,
                "refusals": told.refusals,
                "figures": figures if told.passed else [],
            }
        )
        return 0 if told.passed else REFUSED
    if not told.passed:
        say(f"{period}: refused. Together with what has gone out it would give away:")
        for words in told.refusals:
            say(f"  {words}")
        return REFUSED
    say(f"{period} ({period.first_week} to {period.last_week}), not published, not entered into the ledger:")
    for item in figures:
        of = f" (of {item['of']})" if item["of"] else ""
        say(f"  {item['meaning']}: {item['value']}{of}")
    return 0
