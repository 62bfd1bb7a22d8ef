"""The whole protocol as a machine of chance: people, clock, channel, deaths and restores in any order, one edition.

    python -m tests.scheduled.protocol_machine --examples 2000 --steps 50

The store is SQLite in memory, laid out anew for every example and copied as a whole for a backup. A tick is the real one;
only the building of drafts is left out. A death is an exception that nobody catches, raised before any statement to the
store or around any call of the channel. `CHECKS` at the end of the class are what must be true after every step.
"""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from publisher.instagram import (
    Ambiguous,
    CommitGuard,
    Committed,
    CoolDown,
    FixContent,
    Found,
    Health,
    NeedsPerson,
    Plan,
    RemotePost,
    RetrySafe,
    Staged,
    Verdict,
)

ACCOUNT, OTHER_ACCOUNT = "lapor.pekalongankota", "akun.lain"
LINK = "https://www.instagram.com/p/Corang{}/"
TOLD_WITHIN = timedelta(minutes=60)
ANSWERS: dict[str, Callable[[], Exception]] = {
    "lost": lambda: Ambiguous("no_answer"),
    "throttled": lambda: CoolDown("feedback_required"),
    "refused": lambda: FixContent("image_refused"),
    "signed_out": lambda: NeedsPerson("login_required"),
    "unlisted": lambda: KeyError("media"),
}
BEFORE_SENDING: dict[str, Callable[[], Exception]] = {
    "no_connection": lambda: RetrySafe("no_connection"),
    "signed_out": lambda: NeedsPerson("login_required"),
}


class Death(BaseException):
    """The process ends here."""


@dataclass
class Shown:
    """One post as the channel has it."""

    account: str
    plan: Plan
    media_id: str
    taken_at: datetime
    shown_at: datetime
    there: bool = True


@dataclass
class World:
    """The channel, true time, and what may go wrong next. `problems` are what may never happen at a commit."""

    true: datetime
    account: str = ACCOUNT
    posts: list[Shown] = field(default_factory=list)
    lag: timedelta = timedelta(0)
    unreadable: bool = False
    fault: tuple[str, str, str] | None = None  # step, "unspent" | "before" | "after" its effect, kind
    dies_at: int = 0  # the how-manieth event of this tick; 0: none
    before_commit: Callable[[Plan], None] = lambda plan: None
    name: str = "memory"

    def event(self, *arguments: Any) -> None:
        """Something at which a process may die."""
        if self.dies_at:
            self.dies_at -= 1
            if not self.dies_at:
                raise Death

    def _fail(self, step: str, when: str) -> None:
        if self.fault is not None and self.fault[:2] == (step, when):
            kind, self.fault = self.fault[2], None
            raise (BEFORE_SENDING if step != "commit" or when == "unspent" else ANSWERS)[kind]()

    def preflight(self, account_id: str) -> Health:
        self.event()
        self._fail("preflight", "before")
        return Health(account_id, self.account)

    def stage(self, plan: Plan) -> Staged:
        self.event()
        self._fail("stage", "before")
        return Staged(plan.content_key, plan.account_id, plan.ids)

    def commit(self, plan: Plan, staged: Staged, guard: CommitGuard) -> Committed:
        self.event()
        self._fail("commit", "unspent")
        self.before_commit(plan)
        guard.spend(plan.ids.sidecar)
        self.event()
        self._fail("commit", "before")
        post = self.put(plan)
        self.event()
        self._fail("commit", "after")
        return Committed(post.media_id)

    def put(self, plan: Plan) -> Shown:
        post = Shown(self.account, plan, str(111 + len(self.posts)), self.true, self.true + self.lag)
        self.posts.append(post)
        return post

    def find(self, plan: Plan, not_before: datetime) -> Found:
        """As the real ones search: a marker at the wrong time is no absence."""
        self.event()
        if self.unreadable:
            return Found(Verdict.UNSURE, reason="outage")
        listed = [post for post in self.posts if post.account == self.account and post.there and post.shown_at <= self.true]
        stem = plan.marker.partition("·")[0]
        hits = [post for post in listed if post.plan.marker == plan.marker]
        in_time = [post for post in hits if post.taken_at >= not_before - timedelta(minutes=5)]
        if in_time:
            return Found(Verdict.FOUND, _remote(in_time[0]), len(in_time))
        if hits or any(stem in post.plan.caption for post in listed):
            return Found(Verdict.UNSURE, _remote(hits[0]) if hits else None, 0, "the marker is on another post")
        return Found(Verdict.ABSENT)

    def verify(self, media_id: str) -> RemotePost:
        self.event()
        self._fail("verify", "before")
        for post in self.posts:
            if post.media_id == media_id and post.there and post.account == self.account:
                return _remote(post)
        raise NeedsPerson("post_missing")


def _remote(post: Shown) -> RemotePost:
    link = f"https://www.instagram.com/p/C{post.media_id}/"
    alts = tuple(slide.alt for slide in post.plan.slides)
    return RemotePost(post.media_id, link, len(post.plan.slides), post.plan.caption, alts, post.taken_at)


@contextmanager
def own_store() -> Iterator[bytes]:
    """A store of this machine alone, in memory, laid out like the present one; gives an approved edition's copy."""
    from django.db import connection, connections

    from tests.factories import approved, person

    connection.ensure_connection()
    kept = connections["default"]
    ours = kept.copy()
    ours.settings_dict = {**kept.settings_dict, "NAME": ":memory:"}
    ours.connect()
    layout = bytearray(kept.connection.serialize())
    layout[18:20] = b"\1\1"  # a store in memory keeps no write-ahead log
    ours.connection.deserialize(bytes(layout))
    connections["default"] = ours
    try:
        approved()
        person("admin1", "admin"), person("admin2", "admin"), person("editor1", "editor")
        yield ours.connection.serialize()
    finally:
        connections["default"] = kept
        ours.connection.close()


def machine(template: bytes) -> type[RuleBasedStateMachine]:
    """The machine over copies of one store."""
    from django.conf import settings as django_settings
    from django.db import connection

    from publisher.review import witness
    from publisher.review.actions import (
        approve,
        confirm_live,
        edit_texts,
        hold,
        package,
        release,
        send_again,
        store_draft,
        submit,
        unschedule,
    )
    from publisher.review.actions import wish as wishes
    from publisher.review.actions.moving import Refused
    from publisher.review.actor import at_the_server
    from publisher.review.models import Approval, Edition, Notice, Post, PostAttempt
    from publisher.review.plans import plan_of
    from publisher.review.revisions import images_of
    from publisher.review.store import Rules
    from scheduled import clockwork
    from scheduled.post_approved import SLOT_GRACE
    from scheduled.reconcile import reconcile
    from tests.factories import SLOT, WEEK, person, prepared, publication

    class Protocol(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            connection.connection.deserialize(template)
            witness.path(django_settings.PUBLICATION).unlink(missing_ok=True)
            self.last_skew = timedelta(0)
            self.jumped = False
            self.world = World(SLOT - timedelta(minutes=2), before_commit=self._look_at_the_commit)
            self.skew = timedelta(0)
            self.paused, self.backend, self.account = False, "rehearsal", ACCOUNT
            self.words = 0  # how often a named admin said that it is not there
            self.links = 0  # how often an admin gave a link
            self.asked_at = SLOT
            self.in_hand: Plan | None = None
            self.backups: list[bytes] = []
            self.problems: list[str] = []
            self.edits = 0
            self.ticked_after_death = True
            self.unsure_since: datetime | None = None

        # What everybody needs.

        @property
        def now(self) -> datetime:
            return self.world.true + self.skew

        @property
        def site(self) -> Any:
            return replace(django_settings.PUBLICATION, paused=self.paused, backend=self.backend, account=self.account)

        @property
        def by(self) -> Rules:
            return Rules.of(self.site)

        def edition(self) -> Edition:
            return Edition.objects.get()

        def try_to(self, act: Callable[[], object]) -> bool:
            """Do what a person wants; a refusal is an answer."""
            try:
                act()
            except Refused:
                return False
            return True

        def _look_at_the_commit(self, plan: Plan) -> None:
            """In the moment before the one request leaves."""
            edition = self.edition()
            revision = edition.revision
            assert revision is not None
            if self.jumped:
                self.problems.append("sent at the tick after a jump of the clock")
            if self.paused:
                self.problems.append("sent while paused")
            if self.now >= self.by.stale_at(WEEK):
                self.problems.append("sent when stale")
            post = Post.objects.get(edition=edition, account=plan.account)
            attempt = PostAttempt.objects.filter(post=post, outcome="").order_by("-number").first()
            if post.state != "sending" or attempt is None or attempt.content_key != plan.content_key:
                self.problems.append(f"sent without an intent: {post.state}")
            standing = Approval.objects.filter(revision=revision, voided_at=None, content_key=plan.content_key)
            if not standing.filter(account=plan.account, slot_at=edition.slot_at).exists():
                self.problems.append("sent without an approval")
            bytes_sent = [slide.jpeg for slide in plan.slides]
            if bytes_sent != images_of(revision) or plan.caption != f"{revision.caption}\n\n{edition.marker}":
                self.problems.append("sent other bytes than approved")
            if self.world.account != ACCOUNT:
                self.problems.append("sent to another account")
            if self.now > max(edition.slot_at, self.asked_at) + 3 * SLOT_GRACE:
                self.problems.append("an approval was spent hours later")

        @initialize(
            start=st.sampled_from(("approved", "approved", "lost", "refused", "no_connection", "died", "by_hand")),
            effect=st.sampled_from(("before", "after")),
            lag=st.sampled_from((0, 0, 14, 90)),
        )
        def a_beginning(self, start: str, effect: str, lag: int) -> None:
            """Chance alone seldom comes to where it is dangerous."""
            self.world.lag = timedelta(minutes=lag)
            if start == "approved":
                return
            if start == "died":
                self.world.dies_at = {"before": 60, "after": 75}[effect]
            elif start == "by_hand":
                self.backend = "manual"
            else:
                self.world.fault = ("commit", "unspent" if start == "no_connection" else effect, start)
            self.tick(2)

        # The clock.

        def _tick(self) -> None:
            channel: Any = self.world if self.backend == "rehearsal" else None
            moved_by, self.last_skew = self.skew - self.last_skew, self.skew
            self.jumped = abs(moved_by) > timedelta(minutes=5)
            with (
                connection.execute_wrapper(self._statement),
                mock.patch.object(clockwork, "ensure_editions", lambda *a: []),
            ):
                clockwork.tick(self.site, self.now, lambda: None, channel, moved_by)  # type: ignore[arg-type, return-value]

        def _statement(self, execute: Any, *arguments: Any) -> Any:
            self.world.event()
            return execute(*arguments)

        def _whole_tick(self) -> None:
            asked = wishes.Wish.objects.filter(kind="try_again", done_at=None).exists()
            before = self.edition().state
            try:
                self._tick()
            except Death:
                if asked and before == "action":
                    self.asked_at = self.now
                return
            finally:
                self.world.dies_at, self.world.fault = 0, None
            if asked and before == "action":
                self.asked_at = self.now
            if Post.objects.filter(state="sending").exists():
                self.problems.append("a whole tick left a post in sending")
            self._unsure_is_told()

        def _unsure_is_told(self) -> None:
            for post in Post.objects.filter(state__in=("unknown", "needs_human")):
                number = post.attempts.count()
                events = Notice.objects.values_list("event", flat=True)
                named = (f"unknown-{number}", f"vanished-{number}", f"decide-{number}-", "stopped-manual")
                if post.error_code != "manual" and not any(event.startswith(named) for event in events):
                    self.problems.append(f"nobody was told of {post.state}")

        @rule(after=st.sampled_from((0, 1, 5, 15, 31, 61, 130)))
        def later(self, after: int) -> None:
            self.tick(after)

        def tick(self, after: int) -> None:
            self.world.true += timedelta(minutes=after)
            self._whole_tick()

        # Time passes more often than anything else happens.
        @rule(count=st.sampled_from((1, 2, 4)))
        def minutes_pass(self, count: int) -> None:
            for _ in range(count):
                self.tick(1)

        @rule()
        def half_an_hour_passes(self) -> None:
            for after in (2, 6, 7, 15, 1):
                self.tick(after)

        @rule(
            after=st.sampled_from((1, 3, 16)),
            fault=st.one_of(
                st.tuples(st.just("commit"), st.sampled_from(("before", "after")), st.sampled_from(sorted(ANSWERS))),
                st.tuples(st.just("commit"), st.just("unspent"), st.sampled_from(sorted(BEFORE_SENDING))),
                st.tuples(
                    st.sampled_from(("preflight", "stage", "verify")),
                    st.just("before"),
                    st.sampled_from(sorted(BEFORE_SENDING)),
                ),
            ),
        )
        def tick_with_a_fault(self, after: int, fault: tuple[str, str, str]) -> None:
            self.world.true += timedelta(minutes=after)
            self.world.fault = fault
            self._whole_tick()

        @rule(after=st.sampled_from((1, 2, 15)), event=st.integers(1, 120))
        def tick_and_die(self, after: int, event: int) -> None:
            self.world.true += timedelta(minutes=after)
            self.world.dies_at = event
            self._whole_tick()

        def the_clock_jumps(self, minutes: int) -> None:
            self.skew += timedelta(minutes=minutes)

        def the_clock_is_mended(self) -> None:
            self.skew = timedelta(0)

        # The channel.

        def the_feed_lags(self, minutes: int) -> None:
            self.world.lag = timedelta(minutes=minutes)

        def reads_fail_or_work_again(self) -> None:
            self.world.unreadable = not self.world.unreadable

        def the_post_vanishes(self) -> None:
            if self.world.posts:
                self.world.posts[-1].there = False

        # The configuration.

        def pause_or_go_on(self) -> None:
            self.paused = not self.paused

        def the_account_is_changed_or_back(self) -> None:
            self.account = OTHER_ACCOUNT if self.account == ACCOUNT else ACCOUNT
            self.world.account = self.account

        def another_backend(self) -> None:
            """instagrapi stands for a channel to which nobody is signed in."""
            self.backend = {"rehearsal": "manual", "manual": "instagrapi", "instagrapi": "rehearsal"}[self.backend]

        # People.

        @rule(soon=st.booleans())
        def approve_it(self, soon: bool) -> None:
            edition = self.edition()
            if edition.state == "draft":
                self.try_to(lambda: submit.submit(edition, person("editor1", "editor"), self.now))
            at = approve.next_half_hour(self.now) if soon else self.now
            key = edition.revision.content_key  # type: ignore[union-attr]
            self.try_to(lambda: approve.approve(self.edition(), person("admin1", "admin"), self.now, self.by, key, at))

        def edit_it(self) -> None:
            edition = self.edition()
            self.edits += 1
            caption = "Takarir." + " Terima kasih." * (self.edits % 2)
            number = edition.revision.number  # type: ignore[union-attr]
            editor = person("editor1", "editor")
            self.try_to(lambda: edit_texts.edit_texts(edition, editor, self.now, self.by, number, caption, {}))

        def build_it_again(self) -> None:
            admin = person("admin2", "admin")
            self.try_to(lambda: store_draft.store_draft(publication(), prepared(), self.by, self.now, admin))

        def unschedule_it(self) -> None:
            self.try_to(lambda: unschedule.unschedule(self.edition(), person("admin1", "admin"), self.now))

        def hold_or_release_it(self) -> None:
            admin = person("admin1", "admin")
            if self.edition().state == "hold":
                self.try_to(lambda: release.release(self.edition(), admin, self.now))
            else:
                self.try_to(lambda: hold.hold(self.edition(), admin, self.now, "Menunggu kepastian dari dinas."))

        def ask_to_try_again(self) -> None:
            admin = person("admin1", "admin")
            self.try_to(lambda: wishes.wish(publication(), "try_again", admin, self.now, self.edition()))

        def say_that_it_is_not_there(self) -> None:
            admin = person("admin1", "admin")
            if self.try_to(lambda: send_again.send_again(self.edition(), admin, self.now, confirmed=True)):
                self.words += 1
                self.asked_at = self.now

        def give_its_link(self) -> None:
            link = LINK.format(self.links)
            if self.try_to(lambda: confirm_live.confirm_live(self.edition(), person("admin1", "admin"), self.now, link)):
                self.links += 1

        def take_the_package(self) -> None:
            edition = self.edition()
            if self.try_to(lambda: package.take_package(edition, person("admin1", "admin"), self.now, self.by)):
                post = Post.objects.get(edition=edition, account=self.account)
                self.in_hand = plan_of(edition, post, self.by, self.now)

        def upload_by_hand(self) -> None:
            if self.in_hand is None:
                return
            plan, self.in_hand = self.in_hand, None
            if self.world.account == plan.account:
                self.world.put(plan)

        def give_the_package_back(self) -> None:
            if self.try_to(
                lambda: package.return_package(self.edition(), person("admin1", "admin"), self.now, confirmed=True)
            ):
                self.words += 1
                self.in_hand = None

        # The store.

        @rule()
        def back_it_up(self) -> None:
            self.backups = [*self.backups[-3:], connection.connection.serialize()]

        @precondition(lambda self: self.backups)
        @rule(which=st.integers(0, 3))
        def restore_it(self, which: int) -> None:
            connection.connection.deserialize(self.backups[which % len(self.backups)])
            # The rule after a restore asks of the channel that it lists a post within fifteen minutes.
            for post in self.world.posts:
                post.shown_at = min(post.shown_at, self.world.true + timedelta(minutes=14))

        @rule(after=st.sampled_from((0, 20)))
        def reconcile_it(self, after: int) -> None:
            self.world.true += timedelta(minutes=after)
            if self.backend == "rehearsal" and self.account == ACCOUNT:
                operator = at_the_server()
                reconcile(self.site, self.world, publication(), operator, self.now)  # type: ignore[arg-type]

        # What people and the world may do, by weight.

        @rule(
            what=st.sampled_from(
                ("edit_it", "build_it_again", "unschedule_it", "hold_or_release_it", "ask_to_try_again", "ask_to_try_again")
            )
        )
        def somebody_changes_it(self, what: str) -> None:
            getattr(self, what)()

        @rule(
            what=st.sampled_from(
                (
                    "say_that_it_is_not_there",
                    "give_its_link",
                    "take_the_package",
                    "take_the_package",
                    "upload_by_hand",
                    "give_the_package_back",
                )
            )
        )
        def somebody_decides(self, what: str) -> None:
            getattr(self, what)()

        @rule()
        def it_is_said_again_that_it_is_not_there(self) -> None:
            self.say_that_it_is_not_there()

        @rule(
            what=st.sampled_from(
                (
                    "pause_or_go_on",
                    "the_account_is_changed_or_back",
                    "another_backend",
                    "reads_fail_or_work_again",
                    "the_post_vanishes",
                    "the_clock_is_mended",
                )
            )
        )
        def something_changes(self, what: str) -> None:
            getattr(self, what)()

        @rule(minutes=st.sampled_from((-3000, -90, -6, 6, 90, 1500, 11000)))
        def a_clock_jumps(self, minutes: int) -> None:
            self.the_clock_jumps(minutes)

        @rule(minutes=st.sampled_from((0, 3, 14, 90)))
        def a_feed_lags(self, minutes: int) -> None:
            self.the_feed_lags(minutes)

        @rule()
        def all_is_well_again(self) -> None:
            self.skew, self.paused, self.backend, self.account = timedelta(0), False, "rehearsal", ACCOUNT
            self.world.account, self.world.unreadable = ACCOUNT, False

        # What must be true after every step.

        @invariant()
        def nothing_that_may_never_happen(self) -> None:
            assert self.problems == []

        @invariant()
        def one_post_and_one_more_for_each_word(self) -> None:
            assert len(self.world.posts) <= 1 + self.words, f"{len(self.world.posts)} posts, {self.words} words"

        @invariant()
        def live_is_true(self) -> None:
            if self.edition().state == "live":
                assert self.world.posts or self.links, "said to be live, and never was"

        @invariant()
        def no_step_of_the_clock_failed(self) -> None:
            failed = Notice.objects.filter(event__startswith="failed-").values_list("event", flat=True)
            assert not list(failed)

        @invariant()
        def nothing_is_stuck(self) -> None:
            """What is in action has a way out: a post that is known to be there is live."""
            stuck = Edition.objects.filter(state="action", posts__state="published", posts__account=self.account)
            assert not stuck.exists(), "published, and waits for somebody for ever"

    return Protocol


def run(examples: int, steps: int, *, by_chance: bool = False) -> None:
    """Raises when a check does not hold, with the shortest way there."""
    logging.disable(logging.CRITICAL)
    try:
        with own_store() as template:
            run_state_machine_as_test(  # type: ignore[no-untyped-call]
                machine(template),
                settings=settings(
                    max_examples=examples,
                    stateful_step_count=steps,
                    derandomize=not by_chance,
                    deadline=None,
                    database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
    finally:
        logging.disable(logging.NOTSET)


def main() -> int:
    parser = argparse.ArgumentParser(description="the posting protocol as a machine of chance")
    parser.add_argument("--examples", type=int, default=2000)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--by-chance", action="store_true", help="other ways through than the fixed ones")
    given = parser.parse_args()
    import tests.publication  # noqa: F401  writes the configuration that Django reads

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "publisher.web.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    run(given.examples, given.steps, by_chance=given.by_chance)
    print(f"{given.examples} × {given.steps} steps: every check held")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
