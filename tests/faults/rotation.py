"""kill -9 at any moment of a key rotation, again and again: nothing that was sealed may be lost.

    python -m tests.faults.rotation --store sqlite --kills 100

Each run forks one worker that rotates (or drops old keys) and one that goes on writing sessions and seeds as the scheduler
and the newsroom would; both are killed after a random delay. Then everything must open and be what it was. At the end a
rotation and a drop run through, and everything must open with the one newest key.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tests.faults.kills import PG_ADMIN, _pg

SEEDS, NOTES, ENTRIES = 8, 12, 24
PG_STORE = "publisher_rotation"  # another one than the postings': both tests may run at once
AFTER = 4  # a writer's pause between two writes, in milliseconds


@dataclass
class Outcome:
    """`lost` and `changed` must stay 0; `places` says where the kills came."""

    kills: int = 0
    lost: int = 0  # opens with no key
    changed: int = 0  # opens, and is not what was sealed; or an identity that is another one
    writes: int = 0
    places: Counter[str] = field(default_factory=Counter)

    def note(self, is_wrong: bool, what: str) -> None:
        if is_wrong:
            self.changed += 1
            print(f"changed: {what}", file=sys.stderr)


@dataclass
class Newest:
    """The numbers of the newest session and seed that were told or seen; a writer dies between the two, too."""

    session: int = -1
    seed: int = -1


@dataclass
class Truth:
    """What was sealed, in plain."""

    rows: dict[str, dict[int, bytes]]
    identity: dict[str, bytes]


def build(store: str) -> Any:
    """A store with something of every kind, and session files of both channels in two versions each."""
    if store == "postgresql":
        import psycopg

        with psycopg.connect(PG_ADMIN, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {PG_STORE} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {PG_STORE}")
        os.environ["PUBLISHER_STORE_URL"] = _pg(PG_STORE)
    from tests.publication import SESSION  # noqa: F401 - makes the publication

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "publisher.web.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from publisher import vault
    from publisher.review.models import LedgerEntry, Suggestion, User
    from publisher.review.signing_in import keep_seed, new_seed
    from tests.factories import SLOT, approved

    site = settings.PUBLICATION
    edition = approved()
    for number in range(SEEDS):
        keep_seed(User.objects.create(username=f"staff{number}"), new_seed())
    first = LedgerEntry.objects.get()
    for _ in range(ENTRIES):
        LedgerEntry.objects.create(
            publication=first.publication,
            edition=first.edition,
            revision=first.revision,
            content_key=first.content_key,
            statements=first.statements,
            sealed_cells=first.sealed_cells,
            at=first.at,
        )
    for number in range(NOTES):
        text = vault.seal(f"Catatan {number}".encode(), site.key_file, "notes").decode()
        Suggestion.objects.create(edition=edition, category="HWN", subcategory="x", sealed_text=text, made_at=SLOT)
    for number in (-2, -1):
        for backend in ("instagrapi", "graph"):
            _sign_in(replace(site, backend=backend), number)
    return site


def _sign_in(site: Any, number: int) -> None:
    from scheduled.session import SignedIn, store_signed_in
    from tests.factories import SLOT

    store_signed_in(site, SignedIn({"number": number}, "lapor", "112", SLOT, SLOT))


def look(site: Any, outcome: Outcome | None = None) -> dict[str, dict[int, bytes]]:
    """Everything that is sealed in the store, opened."""
    from publisher import vault
    from publisher.review.reseal import SEALED

    found: dict[str, dict[int, bytes]] = {}
    for what, model, name, use in SEALED:
        found[what] = {}
        for number, sealed in model.objects.exclude(**{name: ""}).values_list("pk", name):
            try:
                found[what][number] = vault.unseal(sealed.encode(), site.key_file, use)
            except vault.VaultError:
                if outcome is None:
                    raise
                outcome.lost += 1
    return found


def identity(site: Any) -> dict[str, bytes]:
    from publisher.keys import derive

    return {use: derive(site.key_file, use) for use in ("marks", "audit", "web", "known/x/2026-W46")}


# What is killed.


def rotate(site: Any, drop_old: bool) -> None:
    """The command as it is, on a store that is started already."""
    from publisher.commands import rotate as command

    command.start = lambda config: site  # type: ignore[assignment]
    command.ensure_store = lambda settings: None
    command.say = lambda text: None
    command.rotate(None, drop_old=drop_old, reseal_only=False, write_to=None)


def rotate_naively(site: Any) -> None:
    """The control: everything sealed with a key that is put in place last. Killed between, it loses what it sealed."""
    from publisher.keys import read_keys, write_keys
    from publisher.review.reseal import reseal_rows
    from scheduled.session import reseal_files

    later = site.key_file.with_name("later.key")
    write_keys(later, read_keys(site.key_file).with_new())
    reseal_rows(later)
    reseal_files(replace(site, key_file=later))
    later.replace(site.key_file)


def write(site: Any, number: int, told: int) -> None:
    """Store sessions and a seed again and again; tell what is on the disk."""
    from publisher.review.models import User
    from publisher.review.signing_in import keep_seed

    user = User.objects.get(username="staff0")
    while True:
        number += 1
        _sign_in(replace(site, backend="instagrapi"), number)
        keep_seed(user, f"SEED{number}")
        os.write(told, f"{number}\n".encode())
        time.sleep(AFTER / 1000)


def fork(act: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        status = 0
        try:
            act()
        except BaseException as error:
            print(f"worker: {type(error).__name__}: {error}", file=sys.stderr)
            status = 1
        os._exit(status)
    return pid


def trial(site: Any, truth: Truth, outcome: Outcome, dice: random.Random, span: float, newest: Newest, naive: bool) -> None:
    """One rotation, beside one writer in half of the trials, both killed."""
    from django.db import connections

    connections.close_all()
    read, told = os.pipe()
    drop = dice.random() < 0.3
    workers = []
    if dice.random() < 0.5:
        workers.append(fork(lambda: write(site, max(newest.session, newest.seed), told)))
        select.select([read], [], [], 1)  # it writes before the rotation begins, and goes on
    workers.append(fork(lambda: rotate_naively(site) if naive else rotate(site, drop)))
    os.close(told)
    time.sleep(dice.random() * span)
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    killed = [os.WIFSIGNALED(os.waitpid(pid, 0)[1]) for pid in workers]
    outcome.kills += killed[-1]
    lines = b""
    while select.select([read], [], [], 0)[0] and (part := os.read(read, 65536)):
        lines += part
    os.close(read)
    numbers = [int(line) for line in lines.split(b"\n")[:-1]]
    outcome.writes += len(numbers)
    if numbers:
        newest.session = newest.seed = numbers[-1]
    outcome.places[("drop, " if drop else "") + _place(site) if killed[-1] and not naive else "-"] += 1
    check(site, truth, outcome, newest)


def _place(site: Any) -> str:
    """How far the rotation had come: with a new key not yet used, in the middle, or with all under the newest."""
    from publisher import vault
    from publisher.keys import read_keys
    from publisher.review.reseal import SEALED

    if len(read_keys(site.key_file).sealing) == 1:
        return "one key"
    old = [
        vault.resealed(sealed.encode(), site.key_file, use) is not None
        for _, model, name, use in SEALED
        for sealed in model.objects.exclude(**{name: ""}).values_list(name, flat=True)
    ]
    return "all under the newest" if not any(old) else "none under the newest" if all(old) else "in the middle"


def check(site: Any, truth: Truth, outcome: Outcome, newest: Newest) -> None:
    """Nothing lost, nothing changed, and no seed or session older than one that was there."""
    from publisher.instagram import NeedsPerson
    from publisher.review import audit
    from publisher.review.models import User
    from scheduled.session import load_session

    found = look(site, outcome)
    writers = User.objects.get(username="staff0").pk
    seed = found["two-step seeds"].pop(writers, b"")
    for what, rows in truth.rows.items():
        kept = {number: row for number, row in rows.items() if (what, number) != ("two-step seeds", writers)}
        outcome.note(found[what] != kept, what)
    if seed.startswith(b"SEED"):
        held = int(seed.removeprefix(b"SEED"))
        outcome.note(held < newest.seed, f"seed {held} after {newest.seed}")
        newest.seed = held
    outcome.note(identity(site) != truth.identity, "identity")
    outcome.note(audit.first_broken() is not None, "audit log")
    for backend, least in (("instagrapi", newest.session), ("graph", -1)):
        try:
            held = (load_session(replace(site, backend=backend)) or {}).get("number", -9)
        except NeedsPerson:
            outcome.lost += 1
            continue
        outcome.note(held < least, f"session {held} after {least}")
        if backend == "instagrapi":
            newest.session = held


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="kill -9 at any moment of a key rotation")
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument(
        "--naive", action="store_true", help="the control: the key is put in place last; must lose something"
    )
    parser.add_argument("--seed", type=int, default=112)
    given = parser.parse_args(arguments)
    site = build(given.store)
    truth = Truth(look(site), identity(site))
    outcome, dice, newest = Outcome(), random.Random(given.seed), Newest()
    started = time.monotonic()
    rotate(site, drop_old=False)
    span = 1.2 * (time.monotonic() - started)
    while outcome.kills < given.kills:
        trial(site, truth, outcome, dice, span, newest, given.naive)
    if given.naive:
        print(f"rotation on {given.store}, naive: {outcome}")
        return 0 if outcome.lost else 1
    rotate(site, drop_old=False)
    rotate(site, drop_old=True)
    check(site, truth, outcome, newest)
    from publisher.keys import read_keys

    one_key = len(read_keys(site.key_file).sealing) == 1
    print(f"rotation on {given.store}: {outcome}, at the end one key: {one_key}")
    return 1 if outcome.lost or outcome.changed or not one_key else 0


if __name__ == "__main__":
    raise SystemExit(main())
