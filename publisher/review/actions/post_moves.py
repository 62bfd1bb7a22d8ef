"""How a post's state changes: only along the table, only if the row is still as the caller read it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from publisher.review.models import Post
from publisher.review.states import POST_MOVES, PostState


class Overtaken(Exception):
    """Somebody else moved this post first. Nothing was changed."""


def move_post(post: Post, verb: str, now: datetime, **changes: Any) -> None:
    """Take `post` through `verb`. Raises Overtaken when its row is in no state that allows it."""
    sources, target = POST_MOVES[verb]
    before = PostState(post.state)
    if before not in sources:
        raise Overtaken(f"A post that is {before} cannot {verb}.")
    changed = Post.objects.filter(pk=post.pk, state=before, updated_at=post.updated_at).update(
        state=target, updated_at=now, **changes
    )
    if changed != 1:
        raise Overtaken(f"The post was no longer {before}.")
    post.refresh_from_db()
