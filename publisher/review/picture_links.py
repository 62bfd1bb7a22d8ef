"""Public addresses of approved pictures, for a channel that fetches them itself.

Nobody can guess one, it leads to approved bytes of a post that is being sent and to nothing else, and it is gone as soon
as the post is sent, or after a few hours. Nothing is stored: the address carries its own proof.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

from publisher.review.models import Post
from publisher.review.states import EditionState, PostState
from publisher.review.store import MissingImage, Rules, get_image

LASTS = timedelta(hours=3)
SALT = "publisher.picture"
SENDING = (PostState.READY, PostState.PREPARED, PostState.SENDING)


def picture_path(post: Post, sha256: str, now: datetime) -> str:
    """The path of one picture of a post, from `now` for three hours."""
    ends = int((now + LASTS).timestamp())
    return f"/g/{Signer(salt=SALT, sep='.').sign(f'{post.pk}-{sha256}-{ends}')}.jpg"


def open_picture(signed: str, rules: Rules, now: datetime) -> bytes | None:
    """The bytes behind an address, or None: it is not ours, its time is over, or the post is not being sent."""
    try:
        number, sha256, ends = Signer(salt=SALT, sep=".").unsign(signed).split("-")
    except (BadSignature, ValueError):
        return None
    if datetime.fromtimestamp(int(ends), UTC) <= now:
        return None
    post = Post.objects.select_related("edition__revision").filter(pk=int(number), state__in=SENDING).first()
    if post is None or post.edition.state != EditionState.POSTING or post.edition.revision is None:
        return None
    revision = post.edition.revision
    if revision.content_key != post.content_key or sha256 not in {page["sha256"] for page in revision.pages}:
        return None
    try:
        return get_image(rules.settings.media, sha256)
    except MissingImage:
        return None
