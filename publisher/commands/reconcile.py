"""`publisher reconcile`: after a restore, compare our records with the profile and switch publishing on again."""

from __future__ import annotations

from pathlib import Path

from publisher.clock import moment_text
from publisher.commands import CommandError
from publisher.commands.start import ensure_store, start
from publisher.commands.words import say

PERSON_NEEDED = 3


def reconcile(config: str | Path | None, *, looked: bool) -> int:
    """0 publishing is on · 3 on, but a week needs a person's look. Raises CommandError while it must stay off."""
    settings = start(config)
    ensure_store(settings)
    from publisher.review.actor import at_the_server
    from publisher.review.models import Publication
    from scheduled.clockwork import open_channel
    from scheduled.one_owner import one_owner
    from scheduled.reconcile import reconcile as run

    channel = None if looked else open_channel(settings)
    if channel is None and not looked:
        raise CommandError(
            "The profile cannot be read from here. Look yourself: when every post of the last eight weeks is recorded "
            "in the newsroom, run this with --i-looked."
        )
    now = settings.clock.now()
    with one_owner(settings) as owner:
        if not owner:
            raise CommandError("The scheduler is at work just now; run this again.")
        report = run(settings, channel, Publication.objects.get(slug=settings.slug), at_the_server(), now)
    if report.wait_until is not None:
        raise CommandError(
            f"Run this again at {moment_text(report.wait_until, settings.zone)}: the newest post may not be listed yet."
        )
    for week in report.found:
        say(f"{week}: on the profile, and recorded.")
    for week in report.strange:
        say(f"{week}: the profile has a post of this week that is not the edition kept here. It will not be posted; look.")
    if not report.on:
        weeks = ", ".join(map(str, report.unread))
        raise CommandError(f"{weeks}: the profile or a page image could not be read. Publishing stays off; run this again.")
    say("Publishing is on.")
    return PERSON_NEEDED if report.strange else 0
