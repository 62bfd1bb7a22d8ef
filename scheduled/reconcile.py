"""After a restore: read the profile for every edition of the last eight weeks, then publishing is on again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from publisher.clock import Week
from publisher.config import Settings
from publisher.instagram import Backend, Found, Plan, PlanIds, RemotePost, Verdict
from publisher.review import audit, witness
from publisher.review.actions.moving import move
from publisher.review.actions.post_moves import move_post
from publisher.review.actions.send_again import SETTLED_AFTER
from publisher.review.actor import Actor
from publisher.review.models import Edition, Post, Publication
from publisher.review.plans import plan_of
from publisher.review.states import MOVES, POST_MOVES, EditionState, PostState
from publisher.review.store import MissingImage, Rules
from scheduled.ensure_editions import LOOK_BACK_WEEKS


@dataclass
class Report:
    """Weeks by what the profile says. `on`: publishing is on again."""

    found: list[Week] = field(default_factory=list)
    strange: list[Week] = field(default_factory=list)  # a post of this week is there that is not the store's edition
    unread: list[Week] = field(default_factory=list)
    wait_until: datetime | None = None
    on: bool = False


def reconcile(settings: Settings, backend: Backend | None, publication: Publication, actor: Actor, now: datetime) -> Report:
    """Look, write down what is there, and switch publishing on when nothing is left unread. Call as the one owner.

    `backend` None: a person has looked, and says that everything on the profile is recorded here.
    """
    report = Report()
    settled = (witness.seen_at(settings) or publication.last_tick_at or now) + SETTLED_AFTER
    if now < settled:
        # What was posted just before the store was lost may not be listed yet.
        report.wait_until = settled
        return report
    rules = Rules.of(replace(settings, public_url=""))
    newest = Week.last_complete(now, settings.zone)
    for week in [newest.earlier(back) for back in range(LOOK_BACK_WEEKS)] if backend is not None else []:
        _one_week(week, rules, backend, publication, actor, now, report)
    if not report.unread:
        counts = {"found": len(report.found), "strange": len(report.strange)}
        audit.record(publication, actor, "reconcile", now, None, {"counts": counts, "account": settings.account})
        witness.write(settings, now)
        report.on = True
    return report


def _one_week(
    week: Week,
    rules: Rules,
    backend: Backend | None,
    publication: Publication,
    actor: Actor,
    now: datetime,
    report: Report,
) -> None:
    edition = Edition.objects.filter(publication=publication, kind="weekly", period_start=week.monday).first()
    post = edition.posts.filter(account=rules.account).first() if edition is not None else None
    try:
        plan = _plan(week, edition, post, rules, now)
    except MissingImage:
        report.unread.append(week)
        return
    found = backend.find(plan, week.end(rules.settings.zone)) if backend is not None else Found(Verdict.ABSENT)
    if found.verdict is Verdict.FOUND and found.media is not None and edition is not None:
        if edition.state != EditionState.LIVE:
            _settle(edition, post, found.media, rules, actor, now)
        report.found.append(week)
    elif found.verdict is not Verdict.ABSENT and found.media is not None:
        report.strange.append(week)
    elif found.verdict is not Verdict.ABSENT and now < rules.stale_at(week):
        # Older weeks are never posted by the clock, so they need not be within the list's reach.
        report.unread.append(week)


def _plan(week: Week, edition: Edition | None, post: Post | None, rules: Rules, now: datetime) -> Plan:
    """What to look for: the stored edition, or anything that carries the week's marker."""
    if edition is None or edition.revision is None:
        account_id = rules.settings.account_id or rules.account
        marker = edition.marker if edition is not None else f"Edisi {week}·"
        return Plan(str(week), rules.account, account_id, (), marker, marker, "", PlanIds("0", ()))
    return plan_of(
        edition, post or Post(edition=edition, account=rules.account, ids={"sidecar": "0", "slides": []}), rules, now
    )


@transaction.atomic
def _settle(edition: Edition, post: Post | None, media: RemotePost, rules: Rules, actor: Actor, now: datetime) -> None:
    """The profile has it: so it is live, however far the restored store had come."""
    if post is None:
        key = edition.revision.content_key if edition.revision is not None else ""
        post = Post.objects.create(
            edition=edition,
            account=rules.account,
            state=PostState.READY,
            content_key=key,
            marker=edition.marker,
            updated_at=now,
        )
    verb = "find" if post.state in POST_MOVES["find"][0] else "publish"
    if post.state != PostState.PUBLISHED:
        move_post(post, verb, now, media_id=media.media_id, permalink=media.permalink)
    if edition.state in MOVES["found_live"].sources:
        move(edition, "found_live", actor, now, detail={"media": media.media_id}, live_at=now, action_code="")
