"""kill -9 at any moment of a posting, again and again, and what must be true afterwards.

    python -m tests.faults.kills --adapter private --store sqlite --kills 500

A controller keeps the stand-in and the store; a single-threaded nursery, forked before any thread exists, has
everything imported and forks one worker a run. The clock of a kill starts at the worker's first byte. A trial goes on,
minute by minute of simulated time, until the edition is live or a person has been called. See `Outcome` for what counts.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import re
import select
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

MINUTES = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 30, 31, 32, 60, 61, 90, 91)
FAULTS = (("", ""), ("", ""), ("after", "drop"), ("before", "drop"), ("after", "500"), ("after", "html"))
RISKY = ("prepared", "sending", "unknown")
MOST_KILLS = 8
SLOWER = {"configure": 10, "publish": 10, "feed": 5, "list": 5}
PG_ADMIN = "postgresql://postgres@127.0.0.1:5432/postgres"
# Names of their own, so that two harnesses on one server do not meet.
PG_STORE = f"publisher_kills_{os.getpid()}"
PG_TEMPLATE = f"{PG_STORE}_template"


@dataclass
class Outcome:
    """Sums over all trials. Everything but `kills`, `states`, `ends` and `failpoints` must stay 0."""

    trials: int = 0
    kills: int = 0
    doubles: int = 0
    unapproved: int = 0
    lost_approvals: int = 0
    silent: int = 0  # not live, and nobody was told
    false_live: int = 0  # said to be live, and is not there
    states: Counter[str] = field(default_factory=Counter)  # of the post, at the moment of the kill
    ends: Counter[str] = field(default_factory=Counter)
    failpoints: Counter[str] = field(default_factory=Counter)

    @property
    def faults(self) -> int:
        return self.doubles + self.unapproved + self.lost_approvals + self.silent + self.false_live


@dataclass(frozen=True)
class Run:
    """One run of the worker: what the nursery needs to know."""

    adapter: str
    base: str
    pictures: str
    minute: int
    naive: bool = False
    failpoint: str = ""
    lease: float = 0.0
    stop_at: str = ""
    whole: bool = False  # the clock's whole tick, with the witness beside the store
    reconcile: bool = False  # `publisher reconcile` instead of a tick
    unlooked: bool = False  # the restores' control: no look at the profile before sending


# The worker's side.


def work(run: Run, begin: Callable[[], object]) -> None:
    """What the clock does for a posting at one minute: watch, then post what is due. `begin` gives the first byte."""
    from django.conf import settings

    from scheduled import post_approved
    from scheduled.one_owner import one_owner
    from scheduled.watch import watch
    from tests.factories import SLOT, publication
    from tests.faults.naive import post_then_save

    backend, site = _channel(run, settings.PUBLICATION)
    now = SLOT + timedelta(minutes=run.minute)
    begin()
    if run.lease:
        post_approved.LEASE = timedelta(seconds=run.lease)
    if run.failpoint:
        _arm(run.failpoint, backend, signal.SIGKILL)
    if run.stop_at:
        _arm(run.stop_at, backend, signal.SIGSTOP)
    if run.naive:
        post_then_save(site, backend, now)
        return
    if run.unlooked:
        post_approved._is_absent = lambda *arguments: True
    if run.whole:
        from scheduled import clockwork

        clockwork.ensure_editions = lambda *arguments: []
        clockwork.tick(site, now, lambda: None, backend)  # type: ignore[arg-type, return-value]
        return
    with one_owner(site) as owner:
        if owner and run.reconcile:
            from publisher.review.actor import at_the_server
            from scheduled.reconcile import reconcile

            reconcile(site, backend, publication(), at_the_server(), now)
        elif owner:
            watch(site, backend, publication(), now)
            post_approved.post_due(site, backend, publication(), now)


def _channel(run: Run, site: Any) -> tuple[Any, Any]:
    from tests.faults.stand_in import ACCOUNT_ID

    site = replace(site, account_id=ACCOUNT_ID, public_url=run.pictures if run.adapter == "graph" else "")
    if run.adapter == "graph":
        import httpx

        from publisher.instagram.graph import GraphApi, Token
        from tests.faults.graph_face import HOST, SECRET, VERSION

        token = Token(SECRET, HOST, VERSION)
        return GraphApi(token, loopback=run.base, timeout=httpx.Timeout(10), wait=lambda seconds: None), site
    from publisher.instagram.private import PrivateApi

    session = {"authorization_data": {"ds_user_id": ACCOUNT_ID, "sessionid": f"{ACCOUNT_ID}%3Asecret%3A1"}}
    return PrivateApi(session, loopback=run.base, pause=0, timeout=(5, 10)), site


# Where a process may die, by name: the function and whether before or after it.
FAILPOINTS: tuple[str, ...] = tuple(
    f"{side} {name}"
    for name in (
        "preflight",
        "find",
        "stage",
        "laid_ready",
        "intend",
        "commit",
        "published",
        "lost",
        "read_back",
        "go_live",
        "look",
    )
    for side in ("before", "after")
)


def _arm(failpoint: str, backend: Any, sign: signal.Signals) -> None:
    """Send this process a signal at a named point, once."""
    from scheduled import post_approved, read_back, watch

    side, name = failpoint.split()
    owners: dict[str, list[tuple[Any, str]]] = {
        "preflight": [(backend, "preflight")],
        "find": [(backend, "find")],
        "stage": [(backend, "stage")],
        "laid_ready": [(post_approved, "_laid_ready")],
        "intend": [(post_approved, "_intend")],
        "commit": [(backend, "commit")],
        "published": [(post_approved, "_published")],
        "lost": [(post_approved, "_lose_sight")],
        "read_back": [(post_approved, "read_back")],
        "go_live": [(read_back, "go_live"), (watch, "go_live")],
        "look": [(watch, "_look")],
    }
    for owner, attribute in owners[name]:
        setattr(owner, attribute, _signalling(getattr(owner, attribute), side, sign))


def _signalling(inner: Callable[..., Any], side: str, sign: signal.Signals) -> Callable[..., Any]:
    def wrapped(*arguments: Any, **named: Any) -> Any:
        if side == "before":
            os.kill(os.getpid(), sign)
        try:
            return inner(*arguments, **named)
        finally:
            if side == "after":
                os.kill(os.getpid(), sign)

    return wrapped


# The nursery: one thread, everything imported, no open connection.


class Lines:
    """Lines from a pipe, waited for at most so long. What came together is kept: a line that lies here already is there at
    once, whatever the pipe says."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._held = b""

    def next(self, seconds: float | None = None) -> str | None:
        """The next line without its end, or None when it does not come in time. Raises EOFError."""
        while b"\n" not in self._held:
            if seconds is not None and not select.select([self._descriptor], [], [], seconds)[0]:
                return None
            came = os.read(self._descriptor, 4096)
            if not came:
                raise EOFError("the nursery is gone")
            self._held += came
        line, _, self._held = self._held.partition(b"\n")
        return line.decode()


class Nursery:
    """Forks workers on demand. Make it before any thread is started."""

    def __init__(self) -> None:
        ask_read, self._ask = os.pipe()
        told, tell_write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._ask)
            os.close(told)
            _nurse(ask_read, tell_write)
            os._exit(0)
        os.close(ask_read)
        os.close(tell_write)
        self._lines = Lines(told)
        self._worker = 0

    def start(self, run: Run) -> int:
        """Start a worker; returns its pid once its first byte is there."""
        os.write(self._ask, (json.dumps(run.__dict__) + "\n").encode())
        self._worker = int(self._lines.next() or 0)
        return self._worker

    def wait(self, seconds: float) -> str | None:
        """How the worker ended ("exit 0", "signal 9"), or None when it has not within `seconds`."""
        ended = self._lines.next(seconds)
        if ended is not None:
            self._worker = 0
        return ended

    def close(self) -> None:
        """End it, and a worker that is still there or stands still: it would keep our output open for ever."""
        if self._worker:
            with suppress(ProcessLookupError):
                os.kill(self._worker, signal.SIGKILL)
        os.close(self._ask)
        os.waitpid(self.pid, 0)


def _nurse(ask: int, tell: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.CRITICAL)
    with os.fdopen(ask, "r") as lines:
        for line in lines:
            byte_read, byte_write = os.pipe()
            pid = os.fork()
            if pid == 0:
                os.close(byte_read)
                status = 0
                try:
                    work(Run(**json.loads(line)), partial(os.write, byte_write, b"."))
                except BaseException as error:
                    print(f"worker: {type(error).__name__}: {error}", file=sys.stderr)
                    status = 1
                os._exit(status)
            os.close(byte_write)
            os.read(byte_read, 1)
            os.close(byte_read)
            os.write(tell, f"{pid}\n".encode())
            _, ended = os.waitpid(pid, 0)
            words = f"signal {os.WTERMSIG(ended)}" if os.WIFSIGNALED(ended) else f"exit {os.WEXITSTATUS(ended)}"
            os.write(tell, f"{words}\n".encode())


# The controller.


@dataclass
class Site:
    """The store's template and how to lay it out anew, and one channel for all trials."""

    adapter: str
    store: str
    folder: Path
    nursery: Nursery
    dice: random.Random
    slow: float = 0.01

    def fresh(self) -> None:
        """The store as it was when the edition had been approved."""
        (self.folder / "witness.json").unlink(missing_ok=True)
        if self.store == "sqlite":
            for path in self.folder.glob("store.sqlite3*"):
                path.unlink()
            shutil.copy(self.folder / "template.sqlite3", self.folder / "store.sqlite3")
            return
        import psycopg

        with psycopg.connect(PG_ADMIN, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {PG_STORE} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {PG_STORE} TEMPLATE {PG_TEMPLATE}")

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Read the store without Django, so that the controller has nothing open between two trials."""
        if self.store == "sqlite":
            import sqlite3

            connection = sqlite3.connect(self.folder / "store.sqlite3", timeout=20)
            try:
                return connection.execute(question).fetchall()
            finally:
                connection.close()
        import psycopg

        with psycopg.connect(_pg(PG_STORE)) as connection:
            return connection.execute(question).fetchall()  # type: ignore[arg-type]

    def tell(self, change: str) -> None:
        """Change the store behind everybody's back, as another process may."""
        if self.store == "sqlite":
            import sqlite3

            connection = sqlite3.connect(self.folder / "store.sqlite3", timeout=20)
            with connection:
                connection.execute(change)
            connection.close()
            return
        import psycopg

        with psycopg.connect(_pg(PG_STORE)) as connection:
            connection.execute(change)  # type: ignore[arg-type]

    def state(self) -> tuple[str, str, str]:
        """Of the edition, its action code, and of the post."""
        edition, code, post = self.ask(
            "SELECT e.state, e.action_code, p.state FROM review_edition e JOIN review_post p ON p.edition_id = e.id"
        )[0]
        return edition, code, post


def _pg(name: str) -> str:
    return f"postgresql://postgres@127.0.0.1:5432/{name}"


def build(adapter: str, store: str, seed: int) -> Site:
    """Migrate a store, approve an edition in it, keep it as the template. Before any thread is started."""
    if store == "postgresql":
        import psycopg

        with psycopg.connect(PG_ADMIN, autocommit=True) as connection:
            for name in (PG_STORE, PG_TEMPLATE):
                connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {PG_STORE}")
        os.environ["PUBLISHER_STORE_URL"] = _pg(PG_STORE)
    from tests.publication import SESSION

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "publisher.web.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    from tests.factories import approved

    approved()
    # Imported once for all workers.
    import instagrapi  # noqa: F401

    import publisher.instagram.graph
    import publisher.instagram.private  # noqa: F401
    import scheduled.clockwork
    import scheduled.post_approved
    import scheduled.reconcile
    import scheduled.watch  # noqa: F401

    connections.close_all()
    if store == "sqlite":
        import sqlite3

        source = sqlite3.connect(SESSION / "store.sqlite3")
        target = sqlite3.connect(SESSION / "template.sqlite3")
        source.backup(target)
        source.close()
        target.close()
    else:
        import psycopg

        with psycopg.connect(PG_ADMIN, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {PG_TEMPLATE} TEMPLATE {PG_STORE}")
    return Site(adapter, store, SESSION, Nursery(), random.Random(seed))


@contextmanager
def nursing(site: Site, *others: Nursery) -> Iterator[None]:
    """Whatever happens inside, no worker and no database is left behind."""
    try:
        yield
    finally:
        # The newest first: a nursery holds the pipes of those before it, and they end only when all of those are closed.
        for nursery in (*others, site.nursery):
            nursery.close()
        clear(site)


def clear(site: Site) -> None:
    """Leave no database behind."""
    if site.store == "postgresql":
        import psycopg

        with psycopg.connect(PG_ADMIN, autocommit=True) as connection:
            for name in (PG_STORE, PG_TEMPLATE):
                connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


class Channel:
    """The stand-in of an adapter, slowed down so that every step takes a while, with the pictures where it needs them."""

    def __init__(self, site: Site) -> None:
        from publisher.clock import FixedClock
        from tests.factories import SLOT
        from tests.faults.graph_face import GraphFace
        from tests.faults.stand_in import StandIn

        self.site = site
        self.clock = FixedClock(SLOT)
        account = "lapor.pekalongankota"
        made = GraphFace if site.adapter == "graph" else StandIn
        self.face: Any = made(clock=self.clock, account=account)
        self.commit = "publish" if site.adapter == "graph" else "configure"
        self.pictures = _Pictures(site.folder / "media") if site.adapter == "graph" else None
        # The one request and the looks afterwards take longest, because that is where a death is dangerous.
        self.face.linger = lambda endpoint: time.sleep(site.dice.random() * site.slow * SLOWER.get(endpoint, 1))

    def __enter__(self) -> Channel:
        self.face.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        self.face.__exit__(*exception)
        if self.pictures is not None:
            self.pictures.close()

    def fresh(self, when: str, kind: str) -> None:
        self.face.posts, self.face.log, self.face.problems = [], [], []
        self.face._script.clear()
        if kind:
            self.face.fault(self.commit, when, kind)

    def run(self, minute: int, **more: Any) -> Run:
        from tests.factories import SLOT

        self.clock.instant = SLOT + timedelta(minutes=minute)
        pictures = self.pictures.base if self.pictures is not None else ""
        return Run(self.site.adapter, self.face.base, pictures, minute, **more)


class _Pictures:
    """Gives a page by the hash in its address: the store's media as the world would see it."""

    def __init__(self, media: Path) -> None:
        from tests.faults.graph_face import Hosting

        self._hosting = Hosting()
        self.base = self._hosting.base

        class Found(dict[str, bytes]):
            def get(self, path: str, default: Any = None) -> Any:  # type: ignore[override]
                sha256 = re.search(r"[0-9a-f]{64}", path)
                found = list(media.glob(f"*/{sha256[0]}.jpg")) if sha256 else []
                return found[0].read_bytes() if found else default

        self._hosting.pictures = Found()

    def close(self) -> None:
        self._hosting.close()


def trial(site: Site, channel: Channel, outcome: Outcome, span: float, naive: bool = False, failpoint: str = "") -> None:
    """One approved edition, killed up to three times (or once at a failpoint), then left to end by itself."""
    site.fresh()
    when, kind = site.dice.choice(FAULTS) if not naive else ("", "")
    if failpoint.endswith(("lost", "look")) or (failpoint.endswith("go_live") and site.dice.random() < 0.5):
        when, kind = "after", "drop"
    channel.fresh(when, kind)
    kills = 0
    wanted = 1 if failpoint or naive else site.dice.randint(1, 3)
    for minute in MINUTES:
        armed = failpoint if kills < wanted else ""
        site.nursery.start(channel.run(minute, naive=naive, failpoint=armed)) if armed else None
        if armed:
            ended = site.nursery.wait(60)
        else:
            pid = site.nursery.start(channel.run(minute, naive=naive))
            ended = None
            if kills < wanted and not failpoint:
                ended = site.nursery.wait(site.dice.random() * span)
                if ended is None:
                    os.kill(pid, signal.SIGKILL)
            ended = ended or site.nursery.wait(60)
        if ended == "signal 9":
            kills += 1
            outcome.kills += 1
            killed_in = site.state()[2]
            outcome.states[killed_in] += 1
            if killed_in in RISKY and not failpoint and kills < MOST_KILLS:
                wanted = max(wanted, kills + 1)  # once more where it is dangerous
            if failpoint:
                outcome.failpoints[failpoint] += 1
        elif ended != "exit 0":
            raise RuntimeError(f"the worker ended with {ended}")
        edition, code, post = site.state()
        if ended == "exit 0" and (edition == "live" or post in ("needs_human", "failed") or code == "refused"):
            break
    judge(site, channel, outcome, naive)


def judge(site: Site, channel: Channel, outcome: Outcome, naive: bool = False) -> None:
    """What must be true once a trial has ended."""
    outcome.trials += 1
    edition, _, post = site.state()
    outcome.ends[f"{edition}/{post}"] += 1
    posts = channel.face.posts
    outcome.doubles += max(0, len(posts) - 1)
    outcome.false_live += edition == "live" and not posts
    if naive:
        return
    told = {event for (event,) in site.ask("SELECT event FROM review_notice")}
    called = any(event.startswith(("unknown", "decide", "refused", "stopped")) for event in told)
    outcome.silent += edition != "live" and not (edition == "action" and called)
    outcome.lost_approvals += site.ask("SELECT count(*) FROM review_approval WHERE voided_at IS NULL")[0][0] != 1
    caption, marker = site.ask(
        "SELECT r.caption, e.marker FROM review_edition e JOIN review_revision r ON r.id = e.revision_id"
    )[0]
    from tests.factories import PAGES

    approved = tuple(page.jpeg for page in PAGES)
    outcome.unapproved += any(tuple(one.slides) != approved or one.caption != f"{caption}\n\n{marker}" for one in posts)


def calibrate(site: Site, channel: Channel, rounds: int = 5) -> float:
    """Seconds from first byte to end of an undisturbed run, a little more than the longest of some."""
    longest = 0.0
    for _ in range(rounds):
        site.fresh()
        channel.fresh("", "")
        started = time.monotonic()
        site.nursery.start(channel.run(0))
        ended = site.nursery.wait(60)
        if ended != "exit 0" or site.state()[0] != "live":
            raise RuntimeError(f"an undisturbed run ended with {ended} and {site.state()}")
        longest = max(longest, time.monotonic() - started)
    return 1.1 * longest


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="kill -9 at any moment of a posting")
    parser.add_argument("--adapter", choices=("private", "graph"), default="private")
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--failpoints", type=int, default=0, metavar="N", help="every named failpoint N times instead")
    parser.add_argument("--naive", action="store_true", help="the control: post, then save; must find doubles")
    parser.add_argument("--seed", type=int, default=112)
    given = parser.parse_args(arguments)
    site = build(given.adapter, given.store, given.seed)
    outcome = Outcome()
    with nursing(site), Channel(site) as channel:
        span = calibrate(site, channel)
        if given.failpoints:
            for name in FAILPOINTS:
                for _ in range(given.failpoints):
                    trial(site, channel, outcome, span, failpoint=name)
        else:
            enough = False
            while not enough:
                trial(site, channel, outcome, span, naive=given.naive)
                risky = min(outcome.states[state] for state in RISKY)
                enough = outcome.kills >= given.kills and (given.naive or given.kills < 500 or risky >= 50)
                if sys.stderr.isatty():
                    print(f"\r{outcome.kills} kills, {outcome.trials} trials", end="", file=sys.stderr)
    print(f"{given.adapter} on {given.store}{', naive' if given.naive else ''}: {outcome}")
    if given.naive:
        return 0 if outcome.doubles >= 10 * given.kills / 100 else 1
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
