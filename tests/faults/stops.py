"""A worker that stands still at a named point (SIGSTOP) and wakes after its lease, a second worker meanwhile, and an
approval that is taken back while the first stands.

    python -m tests.faults.stops --store postgresql --rounds 10
"""

from __future__ import annotations

import argparse
import os
import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.kills import Channel, Nursery, Site, build, nursing

LEASE = 0.6  # seconds, in the place of minutes
# Before the request may leave, and after it left.
UNSENT = ("before stage", "after stage", "before laid_ready", "before intend", "after intend", "before commit")
SENT = ("after commit", "before published", "before read_back")


@dataclass
class Outcome:
    """Everything but `stops` and `ends` must stay 0."""

    stops: int = 0
    second_acted: int = 0
    sent_after_lease: int = 0
    sent_without_approval: int = 0
    doubles: int = 0
    not_live: int = 0
    ends: Counter[str] = field(default_factory=Counter)

    @property
    def faults(self) -> int:
        return self.second_acted + self.sent_after_lease + self.sent_without_approval + self.doubles + self.not_live


def until_stopped(pid: int) -> None:
    for _ in range(3000):
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
            return
        time.sleep(0.01)
    raise RuntimeError("the worker never came to its point")


def go_on(site: Site, pid: int) -> None:
    os.kill(pid, signal.SIGCONT)
    if (ended := site.nursery.wait(60)) != "exit 0":
        raise RuntimeError(f"the worker that was stopped ended with {ended}")


def trial(site: Site, second: Nursery, channel: Channel, outcome: Outcome, point: str, take_back: bool) -> None:
    site.fresh()
    channel.fresh("", "")
    pid = site.nursery.start(channel.run(0, stop_at=point, lease=0.0 if take_back else LEASE))
    until_stopped(pid)
    stopped_at = time.monotonic()
    before, posts = site.state(), len(channel.face.posts)
    second.start(channel.run(1))
    if second.wait(60) != "exit 0":
        raise RuntimeError("the second worker failed")
    outcome.second_acted += site.state() != before or len(channel.face.posts) != posts
    if take_back:
        site.tell("UPDATE review_approval SET voided_at = at")
    time.sleep(max(0.0, LEASE + 0.1 - (time.monotonic() - stopped_at)))
    go_on(site, pid)
    outcome.stops += 1
    if point in UNSENT:
        sent = len(channel.face.posts) - posts
        if take_back:
            outcome.sent_without_approval += sent
        else:
            outcome.sent_after_lease += sent
    for minute in (2, 3, 4, 16, 31):
        site.nursery.start(channel.run(minute))
        site.nursery.wait(60)
    outcome.doubles += max(0, len(channel.face.posts) - 1)
    outcome.not_live += not take_back and site.state()[0] != "live"
    outcome.sent_without_approval += take_back and len(channel.face.posts) > 0
    outcome.ends["/".join(site.state())] += 1


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="workers that stand still past their lease")
    parser.add_argument("--adapter", choices=("private", "graph"), default="private")
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--rounds", type=int, default=10)
    given = parser.parse_args(arguments)
    site = build(given.adapter, given.store, 112)
    second = Nursery()
    outcome = Outcome()
    with nursing(site, second), Channel(site) as channel:
        for _ in range(given.rounds):
            for point in (*UNSENT, *SENT):
                trial(site, second, channel, outcome, point, take_back=False)
            for point in UNSENT[:4]:
                trial(site, second, channel, outcome, point, take_back=True)
    print(f"{given.adapter} on {given.store}: {outcome}")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
