"""`publisher demo`: a complete publication in a folder, on a synthetic city, at an injected time."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.clock import FileClock, Week, moment_text
from publisher.commands import CommandError, week_of
from publisher.commands.init import TEMPLATE
from publisher.commands.start import ensure_store, start
from publisher.commands.users import create_user
from publisher.commands.words import command, progress_bar, say
from publisher.config import CONFIG_NAME, ConfigError, Settings
from publisher.keys import create_key_file
from publisher.locks import CLOCK, SERVING, TICK, FileLock

if TYPE_CHECKING:  # the store can be imported only once Django is set up
    from publisher.review.models import Edition

CLOCK_FILE = "clock.txt"
MORNING = time(8, 30)
ACCOUNTS_FILE = "accounts.json"
LOCKS = (SERVING, CLOCK, TICK)

# (username, role, display name); passwords are as known as they look, and a demo is served on 127.0.0.1 only.
ACCOUNTS = (
    ("editor1", "editor", "Editor 1"),
    ("editor2", "editor", "Editor 2"),
    ("admin1", "admin", "Admin 1"),
    ("admin2", "admin", "Admin 2"),
    ("auditor1", "auditor", "Auditor 1"),
    ("teknis1", "technical", "Admin teknis 1"),
)


def demo(folder: Path, preset: str, week_given: str, *, approve: bool, rounded: bool) -> int:
    """Make the folder anew and build its edition; with `approve`, walk it to the rehearsal feed."""
    week = week_of(week_given)
    with _alone_in(folder):
        return _demo(folder, preset, week, approve=approve, rounded=rounded)


def _demo(folder: Path, preset: str, week: Week, *, approve: bool, rounded: bool) -> int:
    _clear(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CONFIG_NAME).write_text(
        TEMPLATE.format(slug="kota-pekalongan", region="kota-pekalongan") + f'\n[clock]\nfile = "{CLOCK_FILE}"\n',
        encoding="utf-8",
    )
    create_key_file(folder / "secret.key")
    from publisher.regions import load_region

    zone = load_region("kota-pekalongan").zone
    morning = week.at(0, MORNING, zone, weeks_after=1)
    FileClock(folder / CLOCK_FILE).step_to(morning)
    from publisher.intake.synthetic import write_city

    with progress_bar("kota rekaan") as bar:
        write_city(
            folder / "intake.sqlite3",
            preset=preset,
            last_week=week,
            read_at=morning,
            rounded=rounded,
            progress=lambda done, total: bar(done, total, "menulis tiket"),
        )
    settings = start(folder)
    ensure_store(settings)
    accounts = _accounts(settings, folder)
    edition = _build(settings, week)
    if approve:
        _approve(settings, edition)
    _tell(settings, folder, week, accounts, approve)
    return 0


def step(config: str | Path | None, to: str) -> int:
    """`publisher step`: move a demo's clock to its edition's slot, or to an ISO time, and let the scheduler act."""
    settings = start(config)
    ensure_store(settings)
    clock = settings.clock
    if not isinstance(clock, FileClock):
        raise ConfigError(f"{settings.file}: only a demo's clock can be stepped; this publication runs on the machine's.")
    from publisher.review.models import Edition
    from publisher.review.states import EditionState
    from publisher.review.store import Rules

    if to == "slot":
        edition = Edition.objects.filter(state=EditionState.APPROVED).order_by("slot_at").first()
        week = Week.last_complete(clock.now(), settings.zone)
        rules = Rules.of(settings)
        if edition is not None and edition.slot_at:
            target, why = edition.slot_at, f"the slot of edition {edition.week}"
        elif rules.slot_for(week) > clock.now():
            target, why = rules.slot_for(week), f"the regular slot of {week}, for which nothing is approved"
        else:
            target, why = rules.slot_for(week.later(1)), f"the regular slot of {week.later(1)}"
    else:
        target, why = _instant(to), "as asked"
    before = moment_text(clock.now(), settings.zone)
    say(f"From {before} to {moment_text(target, settings.zone)}: {why}. Then the scheduler does what is due.")
    try:
        clock.step_to(target)
    except ValueError as error:
        raise CommandError(str(error)) from None
    _tick(settings)
    newest = Edition.objects.first()
    state = f" Edition {newest.week}: {newest.state}." if newest is not None else ""
    say(f"The demo's clock stands at {moment_text(clock.now(), settings.zone)}.{state}")
    return 0


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(f'{text!r} is neither "slot" nor a time like 2026-11-16T16:00:00+07:00.') from None
    if moment.tzinfo is None:
        raise CommandError(f"{text!r} does not say in which zone: write it with one, as {text}+07:00 for WIB.")
    return moment


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Nobody serves this demo, or works on it, while it is replaced: a server would go on with the old key. Raises
    CommandError."""
    if not (folder / CLOCK_FILE).exists():
        yield
        return
    locks = [FileLock(folder / name) for name in LOCKS]
    try:
        if not all(lock.take() for lock in locks):
            raise CommandError(
                f"A server or scheduler is running on {folder}; it would keep the key and store that this replaces. Stop "
                "it (Ctrl+C in its window) and run this again, or make the demo in another folder with --dir."
            )
        for lock in locks[1:]:  # the demo's own ticks need them
            lock.free()
        yield
    finally:
        for lock in locks:
            lock.free()


def _clear(folder: Path) -> None:
    """A demo replaces a demo, and nothing else. The lock files stay, or another could lock a new one beside ours."""
    if not folder.exists():
        return
    if any(entry.name not in LOCKS for entry in folder.iterdir()) and not (folder / CLOCK_FILE).exists():
        raise CommandError(f"{folder} is not empty and is no demo; choose another folder with --dir.")
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name not in LOCKS:
            entry.unlink()


def _accounts(settings: Settings, folder: Path) -> list[dict[str, str]]:
    accounts = []
    for username, role, display in ACCOUNTS:
        password = f"latihan-{username}-112"
        made = create_user(settings, username, role, display, password=password)
        accounts.append({"username": username, "role": role, "password": password, "seed": made.seed})
    path = folder / ACCOUNTS_FILE
    path.touch(mode=0o600)
    path.write_text(json.dumps(accounts, indent=1) + "\n", encoding="utf-8")
    return accounts


def _build(settings: Settings, week: Week) -> Edition:
    from publisher.intake.open import open_intake
    from publisher.review.models import Publication
    from scheduled.ensure_editions import build_week

    intake = open_intake(settings.intake, settings.region)
    publication = Publication.objects.get(slug=settings.slug)
    with progress_bar(str(week)) as progress:
        edition = build_week(
            settings, lambda: intake, publication, week, settings.clock.now(), progress=progress, raising=True
        )
    if edition is None:
        raise CommandError(f"{week} could not be built.")
    return edition


def _approve(settings: Settings, edition: Edition) -> None:
    from publisher.review.actions.approve import approve
    from publisher.review.actions.confirm_zero import confirm_zero
    from publisher.review.actions.submit import submit
    from publisher.review.actor import Actor, actor_for
    from publisher.review.models import User
    from publisher.review.states import EditionState
    from publisher.review.store import Rules

    rules, clock = Rules.of(settings), settings.clock
    revision = edition.revision
    if revision is None:
        raise CommandError(f"{edition} has no pages to approve.")
    today = clock.now().astimezone(settings.zone).date()

    def actor(username: str) -> Actor:
        return actor_for(User.objects.get(username=username), edition.publication, today)

    if edition.state == EditionState.ACTION and edition.action_code == "zero":
        confirm_zero(edition, actor("admin2"), clock.now(), confirmed=True)
    submit(edition, actor("editor1"), clock.now())
    slot = rules.slot_for(edition.week)
    approve(edition, actor("admin1"), clock.now(), rules, revision.content_key, slot)
    FileClock(settings.folder / CLOCK_FILE).step_to(slot)
    _tick(settings)


def _tick(settings: Settings) -> None:
    from publisher.intake.open import open_intake
    from scheduled.clockwork import open_channel, tick

    intake = open_intake(settings.intake, settings.region)
    tick(settings, settings.clock.now(), lambda: intake, open_channel(settings))


def _tell(settings: Settings, folder: Path, week: Week, accounts: list[dict[str, str]], approved: bool) -> None:
    from publisher.commands.export import export
    from publisher.review.models import Edition
    from publisher.review.states import EditionState

    edition = Edition.objects.get(period_start=week.monday)
    pages = folder / "pages"
    export(folder, str(week), pages)
    say()
    say(f"The demo publication is in {folder}; its clock stands at {moment_text(settings.clock.now(), settings.zone)}.")
    say(f"Edition {week}: state {edition.state}; pages: {pages}")
    if approved:
        say(f"Rehearsal feed: {settings.feed_folder / 'index.html'}")
    say()
    say("Accounts (demo only):")
    for account in accounts:
        say(f"  {account['username']:10} {account['password']:24} two-step seed {account['seed']}")
    say()
    say(f"Next: {command('serve', folder=folder)}   → http://127.0.0.1:8112")
    if edition.state == EditionState.ACTION and edition.action_code == "zero":
        say("      This week has no incident: admin1 confirms that in the newsroom (Terbitkan edisi nihil); then it goes")
        say("      the way of every edition. Or see the whole way without a browser:")
        say(f"      {command('demo', '--dir', folder, '--preset', 'zero', '--approve')}")
    elif not approved:
        say(f"      {command('code', 'editor1', folder=folder)}   the six digits of an account")
        say(f"      {command('step', folder=folder)}   lets the clock come to the slot")
