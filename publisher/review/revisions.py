"""Revisions: how a new frozen state of an edition is written, and read back as what would be posted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from publisher.anonymise.gate import public_words
from publisher.edition.content_hash import content_key, with_marker
from publisher.exits import let_out
from publisher.review import ledger
from publisher.review.models import Edition, OwnSentence, Reading, Revision
from publisher.review.store import MissingImage, get_image


def add_revision(
    edition: Edition,
    user_id: int | None,
    now: datetime,
    *,
    caption: str,
    pages: Sequence[dict[str, Any]],
    headline: str,
    caption_numbers: Sequence[Any] | None = None,
    reading: Reading | None = None,
    kept: Sequence[str] = (),
) -> Revision:
    """Freeze a new revision after the present one, and audit its small counts. What is not given is taken over from it.

    `kept` are findings that a second person is reading and lets stand with this very revision.

    Raises GateError when a text holds what looks like personal data and nobody has decided to keep it.
    """
    before = edition.revision
    account = settings.PUBLICATION.account
    titles, alts = [page["title"] for page in pages], [page["alt"] for page in pages]
    own = (account, settings.PUBLICATION.region.name, settings.PUBLICATION.region.source_name, *kept_words(edition), *kept)
    words = public_words(settings.PUBLICATION.region, settings.PUBLICATION.language)
    let_out([headline, caption, *titles, *alts], "revision", own, words)
    key = content_key(account, with_marker(caption, edition.marker), [(page["sha256"], page["alt"]) for page in pages])
    revision = Revision.objects.create(
        edition=edition,
        number=(edition.revisions.count() + 1),
        content_key=key,
        account=account,
        headline=headline,
        caption=caption,
        pages=list(pages),
        caption_numbers=before.caption_numbers if caption_numbers is None and before else list(caption_numbers or ()),
        reading=reading or (before.reading if before else None),
        created_by_id=user_id,
        created_at=now,
    )
    ledger.audit_revision(settings.PUBLICATION, revision, now)
    return revision


def kept_words(edition: Edition) -> tuple[str, ...]:
    """What the gate found in editors' sentences and two people decided to keep: it is no personal data."""
    decided = edition.own_sentences.filter(state=OwnSentence.State.ACCEPTED)
    return tuple(
        sentence.text[finding["start"] : finding["end"]]
        for sentence in decided
        for finding in sentence.findings
        if finding.get("decision") == "keep"
    )


def images_of(revision: Revision) -> list[bytes]:
    """The page images in order, each checked against its hash. Raises MissingImage."""
    return [get_image(settings.PUBLICATION.media, page["sha256"]) for page in revision.pages]


def key_of_stored_bytes(revision: Revision, marker: str) -> str:
    """The content key computed afresh from the bytes in the store; "" when an image is missing or changed."""
    try:
        images_of(revision)
    except MissingImage:
        return ""
    return content_key(
        revision.account,
        with_marker(revision.caption, marker),
        [(page["sha256"], page["alt"]) for page in revision.pages],
    )
