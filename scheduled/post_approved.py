"""Post what is approved and due, once.

preflight → stage → intent committed → the one request → result committed → read back. What cannot be proved
becomes "unknown", and nothing sends it again.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction

from publisher.clock import monotonic
from publisher.config import BY_HAND, Settings
from publisher.instagram import (
    Backend,
    CommitGuard,
    Committed,
    CoolDown,
    FixContent,
    NeedsPerson,
    Plan,
    PostingError,
    RetrySafe,
    Staged,
    Verdict,
)
from publisher.review import audit, notify, witness
from publisher.review.actions.moving import move, void_approvals
from publisher.review.actions.post_moves import Overtaken, move_post
from publisher.review.actor import CLOCK
from publisher.review.models import Edition, Post, PostAttempt, Publication
from publisher.review.plans import plan_of
from publisher.review.revisions import key_of_stored_bytes
from publisher.review.states import EditionState, PostState
from publisher.review.store import Rules
from scheduled.read_back import read_back
from scheduled.session import keep_session

log = logging.getLogger(__name__)

# An attempt that has not sent its request by then gives up before sending.
LEASE = timedelta(minutes=13)
TRIES_ALLOWED = 3
# Later than this after its slot (a pause, a machine that was off) a person chooses a new time.
SLOT_GRACE = timedelta(hours=2)


def post_due(settings: Settings, backend: Backend, publication: Publication, now: datetime) -> list[Edition]:
    """Post every approved edition whose slot has come, and go on with those that were interrupted."""
    rules = Rules.of(settings)
    touched = close_orphans(publication, now) + finish_published(publication, rules, backend, now)
    if settings.paused:
        return touched
    editions = Edition.objects.filter(publication=publication, kind="weekly")
    due = editions.filter(state=EditionState.APPROVED, slot_at__lte=now, slot_at__gt=now - SLOT_GRACE)
    for edition in due.order_by("period_start"):
        if start(edition, rules, now):
            _post(edition, rules, backend, now)
        touched.append(edition)
    started = editions.filter(state=EditionState.POSTING).exclude(pk__in=[item.pk for item in touched])
    for edition in started.order_by("period_start"):
        if _waited_too_long(edition, rules, now):
            stop(edition, "slot_passed", now)
        else:
            _post(edition, rules, backend, now)
        touched.append(edition)
    return touched


def close_orphans(publication: Publication, now: datetime) -> list[Edition]:
    """A post found in "sending" has no living sender (we hold the lock): its request may have left."""
    closed = []
    for post in Post.objects.filter(edition__publication=publication, state=PostState.SENDING):
        _lose_sight(post, now, "sender_died")
        closed.append(post.edition)
    return closed


def finish_published(publication: Publication, rules: Rules, backend: Backend | None, now: datetime) -> list[Edition]:
    """A process died between the result and the last word: the post is there, whatever was configured since."""
    finished = []
    for post in Post.objects.filter(
        edition__publication=publication, edition__state=EditionState.POSTING, state=PostState.PUBLISHED
    ):
        read_back(post.edition, post, backend, rules, now)
        finished.append(post.edition)
    return finished


def _waited_too_long(edition: Edition, rules: Rules, now: datetime) -> bool:
    """Whether a posting stood still for hours (a pause, a machine that was off): then a person says when it goes on."""
    moments = [post.updated_at for post in edition.posts.filter(account=rules.account)]
    moments += [edition.slot_at] if edition.slot_at is not None else []
    return bool(moments) and now >= max(moments) + SLOT_GRACE


def start(edition: Edition, rules: Rules, now: datetime) -> bool:
    """Check that what is due is what was approved, and begin. False when it may not be posted."""
    fault = _fault(edition, rules, now)
    with transaction.atomic():
        if fault == "stale":
            move(edition, "go_stale", CLOCK, now, slot_at=None)
            void_approvals(edition, now)
            notify.tell(edition, "stale", f"Edisi {edition.week.number} kedaluwarsa dan tidak ditayangkan", now)
        elif fault:
            stop(edition, fault, now)
        else:
            move(edition, "start_posting", CLOCK, now)
    return not fault


def _fault(edition: Edition, rules: Rules, now: datetime) -> str:
    """Why an approved edition may not be posted now; "" when it may."""
    revision = edition.revision
    if now >= rules.stale_at(edition.week):
        return "stale"
    if revision is not None and revision.account != rules.account:
        return "account_changed"
    if revision is None or key_of_stored_bytes(revision, edition.marker) != revision.content_key:
        return "key_mismatch"
    post = edition.posts.filter(account=rules.account).first()
    if post is None or post.content_key != revision.content_key:
        return "key_mismatch"
    standing = revision.approvals.filter(
        voided_at__isnull=True, content_key=revision.content_key, account=rules.account, slot_at=edition.slot_at
    )
    if standing.count() < rules.approvals:
        return "approval_missing"
    return "log_broken" if audit.first_broken() is not None else ""


def _post(edition: Edition, rules: Rules, backend: Backend, now: datetime) -> None:
    if not _still_as_approved(edition, rules, now):
        return
    post = edition.posts.get(account=rules.account)
    started = monotonic()
    try:
        plan = plan_of(edition, post, rules, now)
        health = backend.preflight(plan.account_id)
        if health.account.casefold() != plan.account.casefold():
            raise NeedsPerson("wrong_account", "the account behind the number has another name")
        if not _is_absent(edition, post, plan, backend, rules, now):
            return
        staged = backend.stage(plan)
        if not _laid_ready(post, plan, staged, now):
            return
    except RetrySafe as error:
        _try_later(edition, post, error, now)
        return
    except PostingError as error:
        _refused(edition, post, error.code, now)
        return
    if not _intend(edition, post, rules, now):
        return
    # From here on a store restored from an older backup is known to be older.
    witness.write(rules.settings, now)
    guard = CommitGuard(plan.ids.sidecar, lambda: monotonic() - started < LEASE.total_seconds())
    try:
        committed = backend.commit(plan, staged, guard)
    except (RetrySafe, FixContent, CoolDown, NeedsPerson) as error:
        if guard.spent:
            # Also a refusal: such answers have been seen for posts that were live, and a feed may lag.
            _lose_sight(post, now, error.code)
        elif isinstance(error, RetrySafe):
            _end_attempt(post, "not_sent", error.code, now)
            move_post(post, "never_sent", now)
            _try_later(edition, post, error, now)
        else:
            _end_attempt(post, "refused", error.code, now)
            _refused(edition, post, error.code, now)
        return
    except Exception as error:
        # Anything that is not listed proves nothing about the post.
        _lose_sight(post, now, error.code if isinstance(error, PostingError) else "unlisted")
        log.warning("outcome unknown", extra={"edition": str(edition.week)})
        return
    _published(edition, post, committed, backend, rules, now)


@transaction.atomic
def _laid_ready(post: Post, plan: Plan, staged: Staged, now: datetime) -> bool:
    """Write down that the slides lie ready, and the channel's handle: afterwards it says what became of the post."""
    kept = {**post.staged, "content_key": plan.content_key}
    if staged.container:
        kept["container"] = staged.container
    try:
        move_post(post, "stage", now, staged=kept)
    except Overtaken:
        return False
    return True


def _still_as_approved(edition: Edition, rules: Rules, now: datetime) -> bool:
    """Whether an edition that is being posted may go on; else it is stopped and staff are told."""
    edition.refresh_from_db()
    if edition.state != EditionState.POSTING:
        return False
    fault = _fault(edition, rules, now)
    if fault:
        stop(edition, fault, now)
    return not fault


@transaction.atomic
def stop(edition: Edition, fault: str, now: datetime) -> None:
    move(edition, "needs_action", CLOCK, now, detail={"code": fault}, action_code=fault)
    by_hand = f"Edisi {edition.week.number} siap diunggah lewat aplikasi"
    title = by_hand if fault == BY_HAND else f"Penayangan edisi {edition.week.number} dihentikan"
    notify.tell(edition, f"stopped-{fault}-{edition.version}", title, now)


def stop_without_channel(publication: Publication, rules: Rules, now: datetime) -> None:
    """Nobody has signed in to the account: what is due is stopped and told, instead of waiting in silence."""
    close_orphans(publication, now)
    finish_published(publication, rules, None, now)
    editions = Edition.objects.filter(publication=publication)
    for edition in editions.filter(state=EditionState.APPROVED, slot_at__lte=now) | editions.filter(
        state=EditionState.POSTING
    ):
        stop(edition, "no_session", now)


@transaction.atomic
def _intend(edition: Edition, post: Post, rules: Rules, now: datetime) -> bool:
    """Commit the intent to send, after everything was checked again in the same transaction."""
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    post.refresh_from_db()
    if not _still_as_approved(edition, rules, now):
        return False
    try:
        move_post(post, "intend", now, intent_at=now, checks_done=0, absences=[])
    except Overtaken:
        return False
    PostAttempt.objects.create(post=post, number=post.attempts.count() + 1, content_key=post.content_key, intent_at=now)
    audit.record(edition.publication, CLOCK, "send", now, edition, {"key": post.content_key, "account": post.account})
    return True


def _is_absent(edition: Edition, post: Post, plan: Plan, backend: Backend, rules: Rules, now: datetime) -> bool:
    """Look at the profile before sending: after a restored store, a lagging feed or a race it may be there already.

    True when it is not. Raises RetrySafe when the profile cannot be read: then nothing is sent.
    """
    attempts = [attempt.intent_at for attempt in post.attempts.all()]
    found = backend.find(plan, min([edition.created_at, *attempts]))
    if found.verdict is Verdict.FOUND and found.media is not None:
        with transaction.atomic():
            move_post(post, "find", now, media_id=found.media.media_id, permalink=found.media.permalink)
        read_back(edition, post, backend, rules, now)
        return False
    if found.verdict is not Verdict.ABSENT:
        raise RetrySafe("unreadable", "the profile could not be read before sending")
    return True


def _published(edition: Edition, post: Post, committed: Committed, backend: Backend, rules: Rules, now: datetime) -> None:
    with transaction.atomic():
        _end_attempt(post, "published", "", now)
        move_post(post, "publish", now, media_id=committed.media_id)
    # The number is safe; what follows only completes the record. The session first: a read that fails may empty it.
    keep_session(rules.settings, backend, now)
    read_back(edition, post, backend, rules, now)


def _lose_sight(post: Post, now: datetime, code: str) -> None:
    with transaction.atomic():
        _end_attempt(post, "unknown", code, now)
        move_post(post, "lose_sight", now, error_code=code)
        edition = post.edition
        edition.refresh_from_db()
        if edition.state == EditionState.POSTING:
            move(edition, "needs_action", CLOCK, now, detail={"code": code}, action_code="unknown")
        notify.tell(edition, f"unknown-{post.attempts.count()}", f"Edisi {edition.week.number}: belum pasti tayang", now)


def _refused(edition: Edition, post: Post, code: str, now: datetime) -> None:
    with transaction.atomic():
        move_post(post, "refuse", now, error_code=code)
        move(edition, "needs_action", CLOCK, now, detail={"code": code}, action_code="refused")
        title = f"Edisi {edition.week.number} belum tayang, perlu tindakan"
        notify.tell(edition, f"refused-{code}-{edition.version}", title, now)


def _try_later(edition: Edition, post: Post, error: PostingError, now: datetime) -> None:
    """Nothing left and nothing is wrong with content or account: the next ticks try again, three times in all."""
    tries = int(post.staged.get("tries", 0)) + 1
    Post.objects.filter(pk=post.pk).update(staged={**post.staged, "tries": tries}, error_code=error.code)
    post.refresh_from_db()
    if tries >= TRIES_ALLOWED:
        _refused(edition, post, error.code, now)


def _end_attempt(post: Post, outcome: str, code: str, now: datetime) -> None:
    attempt = post.attempts.order_by("-number").first()
    if attempt is not None and not attempt.outcome:
        PostAttempt.objects.filter(pk=attempt.pk).update(outcome=outcome, error_code=code, ended_at=now)
