"""Old backups put back: copied at a random moment of a posting, restored later, the scheduler started: no second post.

    python -m tests.faults.restores --restores 50

One worker posts (it may be killed, its answer may be lost) while the controller copies the store with SQLite's own backup.
Then the copy is laid in the store's place, ticks go on, somebody runs `publisher reconcile`, and ticks go on again. With
`--naive` the witness beside the store and the look before sending are left out: this control must find second posts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.kills import FAULTS, Channel, Run, Site, build, calibrate, nursing

LATER = (20, 21, 22)  # minutes after the restore: off, and wherever it was asked too early
AFTERWARDS = (41, 42, 43, 45, 49, 56, 71, 72)


@dataclass
class Outcome:
    restores: int = 0
    reposts: int = 0
    sent_while_off: int = 0
    lost: int = 0  # on the profile, and not live in the store at the end
    states: Counter[str] = field(default_factory=Counter)  # of the post, as it was in the backup
    ends: Counter[str] = field(default_factory=Counter)


def copy_store(folder: Path) -> Path:
    """A backup as an operator makes one, while somebody may be writing."""
    target = folder / "backup.sqlite3"
    target.unlink(missing_ok=True)
    source, copy = sqlite3.connect(folder / "store.sqlite3", timeout=20), sqlite3.connect(target)
    source.backup(copy)
    source.close()
    copy.close()
    return target


def restore(folder: Path, backup: Path) -> None:
    for path in folder.glob("store.sqlite3*"):
        path.unlink()
    shutil.copy(backup, folder / "store.sqlite3")


def run(site: Site, run: Run) -> None:
    site.nursery.start(run)
    ended = site.nursery.wait(60)
    if ended != "exit 0":
        raise RuntimeError(f"the worker ended with {ended}")


def trial(site: Site, channel: Channel, outcome: Outcome, span: float, naive: bool) -> None:
    site.fresh()
    when, kind = site.dice.choice(FAULTS)
    channel.fresh(when, kind)
    as_usual: dict[str, object] = {"whole": not naive, "unlooked": naive}
    run(site, channel.run(-1, **as_usual))
    # The backup is made at a moment of the posting; some postings die.
    pid = site.nursery.start(channel.run(0, **as_usual))
    ended = site.nursery.wait(site.dice.random() * span)
    backup = copy_store(site.folder)
    if ended is None and site.dice.random() < 0.3:
        os.kill(pid, signal.SIGKILL)
    if ended is None:
        site.nursery.wait(60)
    for minute in range(1, site.dice.randint(1, 5)):
        run(site, channel.run(minute, **as_usual))
    before = len(channel.face.posts)
    newest = site.ask("SELECT max(id) FROM review_auditentry")[0][0]
    restore(site.folder, backup)
    older = site.ask("SELECT max(id) FROM review_auditentry")[0][0] < newest
    outcome.states[site.state()[2]] += 1
    for minute in LATER:
        run(site, channel.run(minute, **as_usual))
    if older and not naive:
        outcome.sent_while_off += len(channel.face.posts) - before
    if not naive:
        run(site, channel.run(40, reconcile=True))
    for minute in AFTERWARDS:
        run(site, channel.run(minute, **as_usual))
    edition, _, post = site.state()
    outcome.restores += 1
    outcome.reposts += max(0, len(channel.face.posts) - 1)
    outcome.lost += bool(channel.face.posts) and edition != "live"
    outcome.ends[f"{edition}/{post}"] += 1


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="restore old backups during and after a posting")
    parser.add_argument("--restores", type=int, default=50)
    parser.add_argument("--adapter", choices=("private", "graph"), default="private")
    parser.add_argument("--naive", action="store_true", help="the control, without witness and look: must find reposts")
    parser.add_argument("--seed", type=int, default=112)
    given = parser.parse_args(arguments)
    site = build(given.adapter, "sqlite", given.seed)
    outcome = Outcome()
    started = time.monotonic()
    with nursing(site), Channel(site) as channel:
        span = calibrate(site, channel)
        for _ in range(given.restores):
            trial(site, channel, outcome, span, given.naive)
    print(f"{given.adapter}{', naive' if given.naive else ''}: {outcome}, {time.monotonic() - started:.0f} s")
    if given.naive:
        return 0 if outcome.reposts else 1
    return 1 if outcome.reposts or outcome.sent_while_off or outcome.lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
