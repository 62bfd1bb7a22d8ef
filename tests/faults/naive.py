"""What most scripts do: post, then save that it was posted. The control by which the kill harness shows its power."""

from __future__ import annotations

from datetime import datetime

from publisher.config import Settings
from publisher.instagram import Backend, CommitGuard
from publisher.review.models import Edition
from publisher.review.plans import plan_of
from publisher.review.store import Rules


def post_then_save(settings: Settings, backend: Backend, now: datetime) -> None:
    for edition in Edition.objects.filter(state="approved"):
        post = edition.posts.get()
        plan = plan_of(edition, post, Rules.of(settings), now)
        backend.commit(plan, backend.stage(plan), CommitGuard(plan.ids.sidecar))
        Edition.objects.filter(pk=edition.pk).update(state="live")
