"""`publisher prepare`: build the draft of a week. Idempotent: an edition that is there is not touched."""

from __future__ import annotations

from pathlib import Path

from publisher.clock import Week, week_text
from publisher.commands import CommandError, week_of
from publisher.commands.start import ensure_store, start
from publisher.commands.words import command, progress_bar, say, say_json


def prepare(config: str | Path | None, week_given: str | None, as_json: bool) -> int:
    """Build or look at one week's draft; 0 when an edition is there, 3 when it waits for a person."""
    week_asked = week_of(week_given) if week_given else None
    settings = start(config)
    ensure_store(settings)
    from publisher.intake.open import open_intake
    from publisher.review.models import Edition, Publication
    from publisher.review.states import EditionState
    from scheduled.ensure_editions import build_week, check_source
    from scheduled.one_owner import one_owner

    now = settings.clock.now()
    week = week_asked or Week.last_complete(now, settings.zone)
    if week > Week.last_complete(now, settings.zone):
        raise CommandError(
            f"{week} has not ended yet; the newest complete week is {Week.last_complete(now, settings.zone)}."
        )
    publication = Publication.objects.get(slug=settings.slug)
    intake = open_intake(settings.intake, settings.region)
    with one_owner(settings) as owner:
        if not owner:
            raise CommandError("The scheduler is at work just now; try again in a minute.")
        edition = Edition.objects.filter(publication=publication, kind="weekly", period_start=week.monday, number=1).first()
        if edition is not None and edition.revision is not None:
            same = check_source(settings, lambda: intake, edition, now)
            did = "there already, source unchanged" if same else "there already; the source has changed since"
        else:
            with progress_bar(str(week)) as progress:
                from publisher.review.actor import CLOCK

                edition = build_week(
                    settings, lambda: intake, publication, week, now, actor=CLOCK, progress=progress, raising=True
                )
            did = "built"
    if edition is None or edition.revision is None:
        raise CommandError(f"{week} could not be built.")
    revision = edition.revision
    total = next((figure[1] for figure in revision.reading.figures if figure[0] == "total"), None)
    if as_json:
        say_json(
            {
                "edition": str(week),
                "did": did,
                "state": edition.state,
                "action": edition.action_code,
                "total": total,
                "pages": [page["key"] for page in revision.pages],
                "left_out": revision.reading.left_out,
                "rows": revision.reading.rows,
                "quarantine": revision.reading.quarantine,
                "excluded": revision.reading.excluded,
                "unknown": revision.reading.unknown,
                "warnings": revision.reading.warnings,
                "key": revision.content_key,
            }
        )
    else:
        say(f"{week} ({week_text(week)}): {did}. {total} incidents, {len(revision.pages)} pages, state {edition.state}.")
        for source, reason, effect, rows in revision.reading.quarantine:
            say(f"  quarantine: {len(rows)} × {source}: {reason} ({effect})")
        for caution in revision.reading.warnings:
            say(f"  note: {caution['text']}")
        export = command("export", str(week), "--to", "DIR", folder=settings.folder)
        say(f"Next: `{export}`, or review it: `{command('serve', folder=settings.folder)}`.")
    return 3 if edition.state == EditionState.ACTION else 0
