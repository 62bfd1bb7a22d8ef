"""The plan of a post: exactly what was approved, under ids that are stored before anything is sent."""

from __future__ import annotations

from datetime import datetime

from publisher.edition.content_hash import with_marker
from publisher.instagram import Plan, PlanIds, Slide, make_ids
from publisher.review.models import Edition, Post
from publisher.review.picture_links import picture_path
from publisher.review.revisions import images_of
from publisher.review.store import Rules


def plan_of(edition: Edition, post: Post, rules: Rules, now: datetime) -> Plan:
    """The plan as approved, to post it or to look for it. Its ids are fixed in the database before anything is sent."""
    revision = edition.revision
    if revision is None:
        raise ValueError(f"{edition} has no revision to post.")
    if not post.ids:
        ids = make_ids(int(now.timestamp() * 1000) + post.pk % 997, len(revision.pages))
        Post.objects.filter(pk=post.pk).update(ids={"sidecar": ids.sidecar, "slides": list(ids.slides)})
        post.refresh_from_db()
    public = rules.settings.public_url
    slides = tuple(
        Slide(jpeg, page["sha256"], page["alt"], public + picture_path(post, page["sha256"], now) if public else "")
        for jpeg, page in zip(images_of(revision), revision.pages, strict=True)
    )
    staged = post.staged if post.staged.get("content_key") == revision.content_key else {}
    return Plan(
        edition=str(edition.week),
        account=revision.account,
        account_id=rules.settings.account_id or revision.account,
        slides=slides,
        caption=with_marker(revision.caption, edition.marker),
        marker=edition.marker,
        content_key=revision.content_key,
        ids=PlanIds(post.ids["sidecar"], tuple(post.ids["slides"])),
        container=str(staged.get("container", "")),
    )
