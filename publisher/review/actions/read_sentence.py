"""Saya sudah membaca, boleh tayang: another person's yes to an own sentence; it enters its text with a new revision."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from publisher.anonymise.gate import GateError
from publisher.review.actions.moving import Refused, move, permit, void_approvals
from publisher.review.actions.own_sentences import (
    ALT,
    CAPTION,
    accepted_sentences,
    as_seen,
    field_of,
    findings_in,
    learnable_tokens,
    text_at,
)
from publisher.review.actions.sentence_text import compose, covered, insert
from publisher.review.actions.text_checks import check_alt, check_caption, check_numbers
from publisher.review.actor import Actor
from publisher.review.models import Edition, KnownName, OwnSentence, Revision
from publisher.review.revisions import add_revision
from publisher.review.store import Rules


@transaction.atomic
def read_sentence(edition: Edition, sentence_id: int, seen: str, actor: Actor, now: datetime, rules: Rules) -> OwnSentence:
    """Accept a decided sentence. Every approval is void, as with any edit.

    Raises Refused for the person who wrote it or decided on it, and when it no longer fits.
    """
    permit("read_sentence", actor)
    sentence = as_seen(edition, sentence_id, seen, OwnSentence.State.DECIDED)
    if refusal := reading_refusal(sentence, actor.user_id):
        raise Refused(refusal)
    revision = edition.revision
    text = text_at(revision, sentence.place) if revision is not None else None
    if revision is None or text is None:
        raise Refused("Halaman tempat kalimat ini sudah tidak ada di edisi ini. Buang kalimat ini.")
    composed = compose(sentence.text, sentence.findings)
    for span in findings_in(composed.text, revision, rules):
        if not covered(span.start, span.end, composed.kept, composed.text):
            raise Refused(
                "Pemeriksaan ulang menemukan bagian yang belum diputuskan. Buang kalimat ini, lalu tulis yang baru."
            )
    check_numbers(composed.text, revision)
    caption, pages = _with(sentence, composed.text, text, edition, revision)
    try:
        new = add_revision(
            edition,
            _author(sentence, revision),
            now,
            caption=caption,
            pages=pages,
            headline=revision.headline,
            kept=[composed.text[start:end] for start, end in composed.kept],
        )
    except GateError as error:
        raise Refused("Kalimat ini tidak bisa ikut: tampak memuat data pribadi. Buang kalimat ini.") from error
    detail: dict[str, Any] = {"revision": new.number, "fields": [field_of(sentence.place)]}
    if learnt := _learn(edition, sentence, now, rules):
        detail["counts"] = {"known": learnt}
    move(edition, "read_sentence", actor, now, detail=detail, revision=new, slot_at=None)
    void_approvals(edition, now)
    _accept(sentence, composed.text, composed.kept, actor, now)
    return sentence


def reading_refusal(sentence: OwnSentence, user_id: int | None) -> str | None:
    """Why this person may not be the reader; None when they may."""
    if user_id == sentence.writer_id:
        return "Anda yang menulis kalimat ini, jadi perlu orang lain untuk membacanya."
    if user_id == sentence.decided_by_id:
        return "Anda yang memutuskan kalimat ini, jadi perlu orang lain untuk membacanya."
    return None


def _with(
    sentence: OwnSentence, words: str, text: str, edition: Edition, revision: Revision
) -> tuple[str, list[dict[str, Any]]]:
    """Caption and pages with the sentence at its place. Raises Refused when they become too long."""
    gap = sentence.text[len(sentence.text.rstrip()) :]
    earlier = [
        item.text
        for item in accepted_sentences(edition)
        if (item.place, item.after.rstrip()) == (sentence.place, sentence.after.rstrip()) and item.pk < sentence.pk
    ]
    whole = insert(text, words, gap, sentence.after, earlier, lines=sentence.place == CAPTION)
    if sentence.place == CAPTION:
        check_caption(whole, edition.marker)
        return whole, revision.pages
    pages = []
    for position, page in enumerate(revision.pages, 1):
        if page["key"] == sentence.place.removeprefix(ALT):
            page = {**page, "alt": " ".join(whole.split())}
            check_alt(page["alt"], position)
        pages.append(page)
    return revision.caption, pages


def _author(sentence: OwnSentence, revision: Revision) -> int:
    """Whose revision it is, who therefore may not approve it: the writer's, so that the reader may.

    Where another person changed the texts last, it stays theirs: nobody but them has read that change, while the
    sentence has just been read.
    """
    return int(revision.created_by_id or sentence.writer_id)


def _learn(edition: Edition, sentence: OwnSentence, now: datetime, rules: Rules) -> int:
    """Names that were marked as such: the gate's list grows by their words once a second person has read them, too. A
    place or a common word in that list would hold up every later text."""
    known = 0
    for finding in sentence.findings:
        if finding.get("is_name"):
            for token in learnable_tokens(sentence.text[finding["start"] : finding["end"]], rules.settings):
                _, made = KnownName.objects.get_or_create(
                    publication=edition.publication, token=token, defaults={"added_at": now}
                )
                known += made
    return known


def _accept(sentence: OwnSentence, words: str, kept: tuple[tuple[int, int], ...], actor: Actor, now: datetime) -> None:
    """Keep the sentence as it was accepted; what was taken out of it is gone."""
    findings = [finding for finding in sentence.findings if finding["decision"] == "keep"]
    sentence.findings = [
        {**finding, "start": start, "end": end} for finding, (start, end) in zip(findings, kept, strict=True)
    ]
    sentence.text = words
    sentence.state = OwnSentence.State.ACCEPTED
    sentence.reader_id, sentence.read_at = actor.user_id, now
    sentence.save()
