"""Notes that agencies wrote for the public: kept sealed, shown to an editor, used or discarded, then gone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from publisher import vault
from publisher.prepare import Suggestion as Note
from publisher.review import audit
from publisher.review.actions.edit_texts import edit_texts
from publisher.review.actions.moving import Refused, permit
from publisher.review.actor import Actor
from publisher.review.models import Edition, Suggestion
from publisher.review.store import Rules

USE = "notes"


def keep_suggestions(edition: Edition, notes: Iterable[Note], rules: Rules, now: datetime) -> None:
    """Replace an edition's suggestions by those of a new draft."""
    forget_suggestions(edition)
    for note in notes:
        Suggestion.objects.create(
            edition=edition,
            category=note.category,
            subcategory=note.subcategory,
            district=note.district,
            sealed_text=vault.seal(note.text.encode(), rules.settings.key_file, USE).decode(),
            made_at=now,
        )


def text_of(suggestion: Suggestion, rules: Rules) -> str:
    """The note in plain, for the editor's screen; "" when it cannot be opened."""
    try:
        return vault.unseal(suggestion.sealed_text.encode(), rules.settings.key_file, USE).decode()
    except vault.VaultError:
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
