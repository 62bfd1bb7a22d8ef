"""Notes that agencies wrote for the public: kept sealed, shown to an editor, used or discarded, then gone."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from publisher.keys import derive
from publisher.prepare import Suggestion as Note
from publisher.review import audit
from publisher.review.actions.edit_texts import edit_texts
from publisher.review.actions.moving import Refused, permit
from publisher.review.actor import Actor
from publisher.review.models import Edition, Suggestion
from publisher.review.store import Rules


def keep_suggestions(edition: Edition, notes: Iterable[Note], rules: Rules, now: datetime) -> None:
    """Replace an edition's suggestions by those of a new draft."""
    forget_suggestions(edition)
    box = _box(rules.settings.key_file)
    for note in notes:
        Suggestion.objects.create(
            edition=edition,
            category=note.category,
            subcategory=note.subcategory,
            district=note.district,
            sealed_text=box.encrypt(note.text.encode()).decode(),
            made_at=now,
        )


def text_of(suggestion: Suggestion, rules: Rules) -> str:
    """The note in plain, for the editor's screen; "" when it cannot be opened."""
    try:
        return _box(rules.settings.key_file).decrypt(suggestion.sealed_text.encode()).decode()
    except InvalidToken:
        return ""


def use_suggestion(edition: Edition, actor: Actor, now: datetime, rules: Rules, seen_revision: int, number: int) -> None:
    """An editor takes a note into the caption: their words from here on, through the gate like any other, and the row
    is deleted. Raises Refused as `edit_texts` does; then the note stays."""
    suggestion = edition.suggestions.filter(pk=number).first()
    revision = edition.revision
    if suggestion is None or revision is None:
        raise Refused("Usulan ini sudah tidak ada. Muat ulang halaman ini.")
    caption = with_paragraph(revision.caption, text_of(suggestion, rules))
    edit_texts(edition, actor, now, rules, seen_revision, caption, {})
    suggestion.delete()
    audit.record(edition.publication, actor, "use_suggestion", now, edition)


def with_paragraph(caption: str, text: str) -> str:
    """A caption with one more paragraph, before its closing line of tags."""
    body, gap, tags = caption.rpartition("\n\n")
    if gap and tags.lstrip().startswith("#"):
        return f"{body}\n\n{text}\n\n{tags}"
    return f"{caption}\n\n{text}"


def discard_suggestion(edition: Edition, actor: Actor, now: datetime, number: int) -> None:
    """An editor does not use a note: it is deleted."""
    permit("edit", actor)
    if edition.suggestions.filter(pk=number).delete()[0]:
        audit.record(edition.publication, actor, "discard_suggestion", now, edition)


def forget_suggestions(edition: Edition) -> None:
    """No note outlives the draft it was read for."""
    edition.suggestions.all().delete()


def _box(key_file: Path) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(derive(key_file, "notes")))
