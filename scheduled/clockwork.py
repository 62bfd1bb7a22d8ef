"""The wake-up: APScheduler calls `tick` every minute; what is due is decided by the database and the clock.

APScheduler keeps nothing: an in-memory job, no history. A tick that is missed, doubled or late changes nothing
about what is done, because every step asks what is missing and writes under a unique row or a conditional update.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.schedulers.blocking import BlockingScheduler
from django.db import close_old_connections

from publisher.clock import SystemClock, monotonic
from publisher.config import ConfigError, Settings, load
from publisher.instagram import Backend, NeedsPerson
from publisher.intake import Intake
from publisher.locks import CLOCK, FileLock
from publisher.review import notify, witness
from publisher.review.models import Edition, Publication
from publisher.review.store import Rules
from scheduled import clock_guard
from scheduled.channel import the_channel
from scheduled.clock_guard import Reading, moved
from scheduled.ensure_editions import OpenIntake, ensure_editions
from scheduled.hand_over import hand_over_due
from scheduled.hold_back import CLOCK as CLOCK_MOVED
from scheduled.hold_back import RESTORED, hold_back
from scheduled.one_owner import one_owner
from scheduled.post_approved import post_due, stop_without_channel
from scheduled.remind import expire, remind
from scheduled.upkeep import upkeep
from scheduled.watch import watch
from scheduled.wishes import serve_wishes
from scheduled.withdrawals import look_for_withdrawn

log = logging.getLogger(__name__)

SECONDS = 60
DEMO_SECONDS = 2


def tick(
    settings: Settings,
    now: datetime,
    open_intake: OpenIntake,
    backend: Backend | None,
    moved_by: timedelta = timedelta(0),
) -> None:
    """Everything that is due at `now`. One step's failure is told and does not keep the others from their work.

    `moved_by`: how far the wall clock went against the process's own since the last tick.
    """
    with one_owner(settings) as owner:
        if not owner:
            return
        publication = Publication.objects.get(slug=settings.slug)
        rules, fits = Rules.of(settings), witness.fits(settings, publication)
        jump = clock_guard.fault(now, publication.last_tick_at, moved_by)
        steps: list[tuple[str, Callable[[], object]]] = [
            ("wishes", lambda: serve_wishes(settings, open_intake, publication, now)),
            ("editions", lambda: ensure_editions(settings, open_intake, publication, now)),
            ("stale", lambda: expire(settings, publication, now)),
            ("reminders", lambda: remind(settings, publication, now)),
            ("withdrawals", lambda: look_for_withdrawn(settings, backend, publication, now)),
        ]
        steps.insert(2, ("watch", lambda: watch(settings, backend, publication, now)))
        if not fits or jump:
            # The newest event of its kind stands for the day: told once, not every minute.
            event, title = (f"{jump}-{now:%Y-%m-%d}", CLOCK_MOVED) if fits else (f"restored-{_restore(settings)}", RESTORED)
            steps.append(("posting", lambda: hold_back(publication, rules, backend, now, event, title)))
        elif settings.by_hand:
            steps.append(("posting", lambda: hand_over_due(settings, publication, now)))
        elif backend is not None:
            steps.append(("posting", lambda: post_due(settings, backend, publication, now)))
        else:
            steps.append(("posting", lambda: stop_without_channel(publication, rules, now)))
        steps.append(("upkeep", lambda: upkeep(settings, publication, now)))
        for name, step in steps:
            _guarded(name, step, publication, now)
        Publication.objects.filter(pk=publication.pk).update(last_tick_at=now)
        if fits:
            witness.write(settings, now)


def _restore(settings: Settings) -> str:
    """What names this restore, so that each is told, and once: the witness stands still while publishing is off."""
    seen = witness.seen_at(settings)
    return f"{seen:%Y-%m-%d-%H%M%S}" if seen is not None else "unwitnessed"


def open_channel(settings: Settings) -> Backend | None:
    """The configured channel; None where people post by hand, or where nobody has signed in yet: then nothing is posted,
    and that is told."""
    try:
        return the_channel(settings)
    except NeedsPerson as error:
        log.warning("channel not usable", extra={"code": error.code})
        return None


def turn_of(settings: Settings) -> FileLock:
    """What the one scheduler of a folder holds for life. It spares a second one idle work and says who is at it; who
    may act is decided anew at each tick, also between machines."""
    return FileLock(settings.folder / CLOCK)


def schedule(settings: Settings, turn: FileLock, *, blocking: bool) -> BaseScheduler:
    """Start ticking: in this thread (`blocking`) or in one of its own. Waits while another has the turn."""
    from publisher.intake.open import open_intake

    def reader() -> Intake:
        return open_intake(settings.intake, settings.region)

    before: list[Reading] = []

    def wake() -> None:
        if not turn.take():
            return
        close_old_connections()
        present = _as_written_now(settings)
        reading = Reading(present.clock.now(), monotonic())
        # A demo's clock is stepped by hand: it jumps by its nature.
        moved_by = timedelta(0) if present.is_demo or not before else moved(reading, before[0])
        before[:] = [reading]
        tick(present, reading.wall, reader, open_channel(present), moved_by)

    scheduler = (BlockingScheduler if blocking else BackgroundScheduler)(timezone=settings.zone)
    scheduler.add_job(
        wake,
        "interval",
        seconds=DEMO_SECONDS if settings.is_demo else SECONDS,
        max_instances=1,
        coalesce=True,
        misfire_grace_time=None,
        next_run_time=SystemClock().now(),
    )
    scheduler.start()
    return scheduler


def _as_written_now(settings: Settings) -> Settings:
    """The configuration as it stands in its file, so that a pause works without a restart; a broken one changes nothing."""
    try:
        return load(settings.file)
    except ConfigError:
        log.warning("configuration unreadable", extra={"what": "the one from the start stays in force"})
        return settings


def _guarded(name: str, step: Callable[[], object], publication: Publication, now: datetime) -> None:
    try:
        step()
    except Exception as error:
        log.exception("step failed", extra={"what": name, "kind": type(error).__name__})
        edition = Edition.objects.filter(publication=publication).first()
        title = f"Penjadwal gagal pada langkah {name}. Hubungi admin teknis."
        notify.tell_of(publication, edition, f"failed-{name}-{now:%Y-%m-%d}", title, now)
