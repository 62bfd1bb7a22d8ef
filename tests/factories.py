"""Small whole things for tests: people, a prepared week, an edition in a given state, a channel that misbehaves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

from django.conf import settings
from PIL import Image

from publisher.anonymise.marks import Mark
from publisher.anonymise.safe_list import fix_safe_list
from publisher.clock import Week
from publisher.edition import Draft, Page
from publisher.forms import NONE, YES, Cell
from publisher.instagram import (
    CommitGuard,
    Committed,
    Found,
    Health,
    Plan,
    PostingError,
    RemotePost,
    Staged,
    Verdict,
)
from publisher.periods import Period
from publisher.prepare import Prepared, Reading
from publisher.review.actions.approve import approve
from publisher.review.actions.store_draft import store_draft
from publisher.review.actions.submit import submit
from publisher.review.actor import Actor, actor_for
from publisher.review.models import Edition, Publication, RoleGrant, User
from publisher.review.store import Rules
from publisher.summary.figures import CallFigures, Compared, Figure, Summary

WEEK = Week(2026, 46)
MONDAY_0830 = datetime(2026, 11, 16, 1, 30, tzinfo=UTC)
SLOT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def jpeg(colour: tuple[int, int, int] = (251, 248, 242), size: tuple[int, int] = (1080, 1350)) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG", quality=92, subsampling=0)
    return buffer.getvalue()


PAGES = tuple(
    Page(key, title, jpeg(colour), f"Teks alternatif {title}.", (), ())
    for key, title, colour in (
        ("sampul", "Sampul", (18, 38, 63)),
        ("sekilas", "Sekilas", (251, 248, 242)),
        ("cara-baca", "Cara membaca", (13, 29, 51)),
    )
)


def publication(created_at: datetime = MONDAY_0830) -> Publication:
    site = settings.PUBLICATION
    return Publication.objects.get_or_create(slug=site.slug, defaults={"name": site.region.name, "created_at": created_at})[
        0
    ]


def person(username: str, *roles: str, on: datetime = MONDAY_0830) -> Actor:
    """A member of staff with these roles; the name tells who they are."""
    user, _ = User.objects.get_or_create(username=username, defaults={"display_name": username.title()})
    for role in roles:
        RoleGrant.objects.get_or_create(user=user, publication=publication(), role=role)
    return actor_for(user, publication(), on.astimezone(settings.PUBLICATION.zone).date())


def summary(total: int = 18, week: Week = WEEK, calls: bool = True) -> Summary:
    open_total = min(total, 13)
    return Summary(
        week=week,
        total=total,
        open_total=open_total,
        guarded_total=total - open_total,
        guarded_window=total - open_total,
        window_total=total,
        window_weeks=1,
        categories=(),
        within_24h=total,
        closing_base=total,
        weekly_totals=((week, total),),
        calls=CallFigures(Compared(398), Compared(219), 179, 121, 22, 39, 88, 70, 0) if calls else None,
    )


def cells(total: int = 18, week: Week = WEEK) -> dict[Cell, int]:
    """What `summary` counts: open incidents of animals, guarded ones of ambulances, all closed within a day."""

    def cell(public_class: str, category: str) -> Cell:
        day = week.monday.isoformat()
        return Cell(week, public_class, category, f"{category}/{NONE}", "33.75.01", day, NONE, frozenset(), YES, "in", YES)

    open_total = min(total, 13)
    table = {cell("open", "HWN"): open_total, cell("guarded", "MED"): total - open_total}
    return {item: number for item, number in table.items() if number}


def prepared(
    week: Week = WEEK,
    total: int = 18,
    calls: bool = True,
    marks: tuple[Mark, ...] = (),
    caption: str = "Takarir.",
    told: tuple[Figure, ...] = (),
    counted: dict[Cell, int] | None = None,
) -> Prepared:
    """A prepared week. `told` are numbers on its second page, `counted` the true cells behind them."""
    pages = (PAGES[0], replace(PAGES[1], numbers=told), *PAGES[2:])
    return Prepared(
        week=week,
        summary=summary(total, week, calls),
        stories=(),
        draft=Draft(pages, caption, "Judul", (), (("waktu", "belum ada"),)),
        reading=Reading(MONDAY_0830, 24, "f" * 16, (), (), (), (), ()),
        marks=marks,
        previous_marks=(),
        cells=counted or cells(total, week),
        safe_list=fix_safe_list((), (), Period.quarter_of(week), settings.PUBLICATION.region),
    )


def rules(**changes: object) -> Rules:
    return replace(Rules.of(settings.PUBLICATION), **changes)


def draft(week: Week = WEEK, total: int = 18, calls: bool = True, now: datetime = MONDAY_0830) -> Edition:
    return store_draft(publication(), prepared(week, total, calls), rules(), now)


def pending(week: Week = WEEK) -> Edition:
    edition = draft(week)
    submit(edition, person("editor1", "editor"), MONDAY_0830)
    return edition


def approved(week: Week = WEEK, slot: datetime | None = None) -> Edition:
    edition = pending(week)
    revision = edition.revision
    assert revision is not None
    at = slot or rules().slot_for(week)
    approve(edition, person("admin1", "admin"), MONDAY_0830, rules(), revision.content_key, at)
    return edition


@dataclass
class Channel:
    """A backend in memory: what it saw, and what it answers.

    `effect` False: a failing commit posted nothing. `verdict` is what a look says once a commit was sent, `before`
    what it says until then; None: the truth.
    """

    failing: dict[str, Exception] = field(default_factory=dict)
    effect: bool = True
    verdict: Verdict | None = None
    before: Verdict | None = None
    account: str = "lapor.pekalongankota"
    posted: list[Plan] = field(default_factory=list)
    commits: int = 0
    spends_guard: bool = True
    name: str = "memory"

    def _fail(self, step: str) -> None:
        if step in self.failing:
            raise self.failing[step]

    def preflight(self, account_id: str) -> Health:
        self._fail("preflight")
        return Health(account_id, self.account)

    def stage(self, plan: Plan) -> Staged:
        self._fail("stage")
        return Staged(plan.content_key, plan.account_id, plan.ids)

    def commit(self, plan: Plan, staged: Staged, guard: CommitGuard) -> Committed:
        if self.spends_guard:
            guard.spend(plan.ids.sidecar)
            self.commits += 1
        if self.effect:
            self.posted.append(plan)
        self._fail("commit")
        return Committed("111")

    def find(self, plan: Plan, not_before: datetime) -> Found:
        there = [post for post in self.posted if post.marker == plan.marker]
        said = self.verdict if self.commits else self.before
        verdict = said or (Verdict.FOUND if there else Verdict.ABSENT)
        return Found(verdict, self._remote(plan) if verdict is Verdict.FOUND else None, len(there))

    def verify(self, media_id: str) -> RemotePost:
        self._fail("verify")
        return self._remote(self.posted[-1])

    def _remote(self, plan: Plan) -> RemotePost:
        return RemotePost(
            "111",
            "https://www.instagram.com/p/abc/",
            len(plan.slides),
            plan.caption,
            tuple(slide.alt for slide in plan.slides),
            SLOT,
        )


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


__all__ = ["PostingError"]
