"""`publisher check`: every setting, the intake, the store and the channel, a line each with the mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from publisher.clock import Week, moment_text
from publisher.commands.check_store import store_findings
from publisher.commands.check_week import compose, empty_week
from publisher.commands.start import start
from publisher.commands.words import say, say_json
from publisher.config import Settings
from publisher.intake import Batch, Finding, IntakeError


def check(config: str | Path | None, as_json: bool) -> int:
    """0 when nothing is BAD; what is optional and missing only has a cost."""
    settings = start(config)
    findings = list(_findings(settings))
    if as_json:
        say_json([{**asdict(finding), "level": finding.level} for finding in findings])
    else:
        for finding in findings:
            say(f"{finding.level:4} {finding.what}: {finding.says}")
            if finding.mend:
                say(f"       → {finding.mend}")
        say(_summed_up(findings))
    return 1 if any(finding.level == "BAD" for finding in findings) else 0


def _summed_up(findings: Sequence[Finding]) -> str:
    levels = Counter(finding.level for finding in findings)
    if levels["BAD"]:
        return f"{levels['BAD']} of {len(findings)} need attention."
    return f"Everything is well; {levels['cost']} optional parts are missing." if levels["cost"] else "Everything is well."


def _findings(settings: Settings) -> Iterator[Finding]:
    region = settings.region
    yield Finding("settings", True, str(settings.file))
    yield Finding(
        "region",
        True,
        f"{region.name}: {len(region.areas)} areas, {len(region.categories)} categories, {len(region.agencies)} agencies, "
        f"zone {region.zone.key}",
    )
    yield from _theme(settings)
    now = settings.clock.now()
    yield Finding("clock", True, moment_text(now, settings.zone))
    yield _key(settings)
    yield from store_findings(settings)
    yield from _intake(settings)
    yield _channel(settings)


def _theme(settings: Settings) -> Iterator[Finding]:
    from publisher.prepare.theme import theme_faults

    theme = settings.theme
    found = theme_faults(settings)
    yield from (Finding("theme", False, fault.says, f"{fault.mend} in {theme.file}") for fault in found)
    if not found:
        yield Finding(
            "theme", True, f"{theme.file or 'as shipped'}, face {theme.face.name}: contrast, colour vision, sizes"
        )


def _key(settings: Settings) -> Finding:
    if settings.key_is_credential:
        return Finding("key file", True, "given by systemd to this service alone")
    mode = settings.key_file.stat().st_mode & 0o777
    if mode & 0o077:
        return Finding("key file", False, f"others may read it (mode {mode:o})", f"chmod 400 {settings.key_file}")
    return Finding("key file", True, "readable by its owner alone")


def _intake(settings: Settings) -> Iterator[Finding]:
    from publisher.intake.open import open_intake

    week = Week.last_complete(settings.clock.now(), settings.zone)
    start_at, end_at = week.start(settings.zone), week.end(settings.zone)
    told: list[str] = []  # what is wrong is said once
    try:
        intake = open_intake(settings.intake, settings.region)
        # Up to now: this morning's closings are there already, and tomorrow's would betray a wrong zone.
        for finding in intake.check(start_at, max(end_at, settings.clock.now())):
            if finding.level != "BAD" or finding.says not in told:
                yield finding
            told += [finding.says] if finding.level == "BAD" else []
        batch = intake.incidents(start_at, end_at)
    except IntakeError as error:
        if str(error) not in told:
            yield Finding("intake", False, str(error), "mend the source or [intake] and run this again")
        return
    if batch.rows:
        yield _sample_week(settings, week, batch)
    else:
        yield empty_week(intake, week, settings.zone, batch)
    draft = compose(settings, intake, week)
    if any(says in draft.says for says in told):
        draft = Finding("draft", False, f"{week} cannot be composed until what is BAD above is mended")
    yield draft


def _sample_week(settings: Settings, week: Week, batch: Batch[Any]) -> Finding:
    from publisher.anonymise.boundary import cross

    crossing = cross(batch.rows, (), settings.region)
    unknown = ", ".join(f"{count} unknown {kind}" for kind, count in crossing.unknown.items() if count)
    return Finding(
        "sample week",
        True,
        f"{week}: {len(batch.rows)} rows → {len(crossing.incidents)} incidents, {len(batch.quarantine)} quarantined"
        + (f"; {unknown}" if unknown else ""),
        "add aliases to the region pack" if unknown else "",
    )


def _channel(settings: Settings) -> Finding:
    from publisher.instagram import PostingError
    from scheduled.channel import the_channel

    try:
        channel = the_channel(settings)
        if channel is None:
            return Finding("instagram", True, f"{settings.backend}: people post to @{settings.account} by hand")
        health = channel.preflight(settings.account_id or settings.account)
    except PostingError as error:
        return Finding("instagram", False, f"{settings.backend}: {error.sentence}", "sign in again, then run this again")
    return Finding("instagram", True, f"{settings.backend}: @{health.account}")
