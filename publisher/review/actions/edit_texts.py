"""Edit the caption and the alt texts: a new revision, and every approval is void.

A sentence in which the gate finds something does not enter: it waits as an own sentence, and the rest is saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from publisher.anonymise.gate import GateError
from publisher.review import audit
from publisher.review.actions import own_sentences
from publisher.review.actions.moving import STATE_NAMES, Refused, move, permit, void_approvals
from publisher.review.actions.own_sentences import ALT, CAPTION, accepted_sentences, findings_in, open_sentences
from publisher.review.actions.sentence_text import Apart, set_apart
from publisher.review.actions.text_checks import check_alt, check_caption, check_numbers
from publisher.review.actor import Actor
from publisher.review.models import Edition, OwnSentence, Revision
from publisher.review.revisions import add_revision
from publisher.review.states import SENT, EditionState, may_move
from publisher.review.store import Rules

Held = tuple[str, Apart]  # where it belongs, and the sentence


@dataclass(frozen=True)
class Saved:
    """What became of what was typed. False when it was there already."""

    changed: bool
    held: int = 0

    def __bool__(self) -> bool:
        return self.changed or self.held > 0


@transaction.atomic
def edit_texts(
    edition: Edition, actor: Actor, now: datetime, rules: Rules, seen_revision: int, caption: str, alts: Mapping[str, str]
) -> Saved:
    """Save an editor's words. `alts` maps page keys to alt texts.

    Raises Refused for a text that is too long or empty or tells a number that the edition does not have, and when
    another person saved in between.
    """
    permit("edit", actor)
    revision = edition.revision
    if revision is None or revision.number != seen_revision:
        raise Refused("Teks ini diubah orang lain sejak Anda membukanya. Salin teks Anda, lalu muat ulang.")
    caption = caption.replace("\r\n", "\n").strip()
    typed = [" ".join(alts.get(page["key"], page["alt"]).split()) for page in revision.pages]
    if caption == revision.caption and typed == [page["alt"] for page in revision.pages]:
        return Saved(False)
    check_caption(caption, edition.marker)
    for position, alt in enumerate(typed, 1):
        check_alt(alt, position)
    caption, held = _screened(caption, revision.caption, CAPTION, "Keterangan", revision, rules)
    pages = []
    for position, (page, alt) in enumerate(zip(revision.pages, typed, strict=True), 1):
        name = f"Teks alternatif halaman {position}"
        alt, apart = _screened(alt, page["alt"], f"{ALT}{page['key']}", name, revision, rules)
        pages.append({**page, "alt": alt})
        held += apart
    check_numbers(" ".join([caption, *(page["alt"] for page in pages)]), revision)
    changed = [page["key"] for page, old in zip(pages, revision.pages, strict=True) if page["alt"] != old["alt"]]
    if caption != revision.caption:
        changed.insert(0, CAPTION)
    if changed:
        _save(edition, actor, now, caption, pages, changed)
    _hold(edition, actor, now, held, moved=bool(changed))
    return Saved(bool(changed), len(held))


def _screened(typed: str, before: str, place: str, name: str, revision: Revision, rules: Rules) -> tuple[str, list[Held]]:
    """What of a text may enter now, and the sentences that may not."""
    if typed == before:
        return typed, []
    kept = [item.text for item in accepted_sentences(revision.edition, revision) if item.place == place and item.findings]
    rest, apart = set_apart(typed, before, findings_in(typed, revision, rules), kept)
    if apart and not rest:
        raise Refused(
            f"{name} tampak memuat data pribadi di setiap kalimatnya, jadi tidak ada yang bisa ikut. "
            "Tulis paling sedikit satu kalimat tanpa nama, nomor, atau alamat."
        )
    return rest, [(place, sentence) for sentence in apart]


def _save(
    edition: Edition, actor: Actor, now: datetime, caption: str, pages: list[dict[str, Any]], fields: list[str]
) -> None:
    revision = edition.revision
    assert revision is not None  # noqa: S101  looked at by the caller
    try:
        new = add_revision(edition, actor.user_id, now, caption=caption, pages=pages, headline=revision.headline)
    except GateError as error:
        raise Refused("Teks ini tampak memuat data pribadi. Periksa lagi kalimat yang Anda ubah.") from error
    move(edition, "edit", actor, now, detail={"revision": new.number, "fields": fields}, revision=new, slot_at=None)
    void_approvals(edition, now)


def _hold(edition: Edition, actor: Actor, now: datetime, held: Sequence[Held], *, moved: bool) -> None:
    """Keep the sentences that stay out, each once; the log is told how many findings, never which."""
    waiting = {(item.place, item.text.strip()) for item in open_sentences(edition)}
    new = [(place, sentence) for place, sentence in held if (place, sentence.words) not in waiting]
    if new and not moved:
        _touch(edition)
    for place, sentence in new:
        OwnSentence.objects.create(
            edition=edition,
            place=place,
            text=sentence.words + sentence.gap,
            after=sentence.after,
            findings=[
                {"start": start, "end": end, "label": label, "decision": "", "replacement": "", "reason": ""}
                for start, end, label in sentence.findings
            ],
            writer_id=actor.user_id,
            written_at=now,
        )
        detail = {"fields": [own_sentences.field_of(place)], "counts": {"found": len(sentence.findings)}}
        audit.record(edition.publication, actor, "hold_sentence", now, edition, detail)


def _touch(edition: Edition) -> None:
    """Where no text changes, the edition still becomes another one: whoever has it open must look again."""
    if not may_move("edit", edition.state) or edition.posts.filter(state__in=SENT).exists():
        state = STATE_NAMES[EditionState(edition.state)]
        raise Refused(f"Edisi ini {state}, jadi tindakan ini tidak bisa dilakukan.")
    changed = Edition.objects.filter(pk=edition.pk, version=edition.version).update(version=edition.version + 1)
    if changed != 1:
        raise Refused("Edisi ini berubah sejak Anda membukanya. Muat ulang, lalu periksa lagi.")
    edition.refresh_from_db()
