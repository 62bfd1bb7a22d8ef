"""Buang kalimat: an own sentence never enters; its words are gone, what kinds were found in it stays known."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review import audit
from publisher.review.actions.moving import Refused, permit
from publisher.review.actions.own_sentences import OPEN, empty, field_of
from publisher.review.actor import Actor
from publisher.review.models import Edition, OwnSentence


@transaction.atomic
def discard_sentence(edition: Edition, sentence_id: int, actor: Actor, now: datetime) -> OwnSentence:
    """Discard a sentence that is not accepted yet; its writer may, too."""
    permit("discard_sentence", actor)
    sentence = edition.own_sentences.select_for_update().filter(pk=sentence_id, state__in=OPEN).first()
    if sentence is None:
        raise Refused("Kalimat ini sudah selesai: sudah ikut, atau sudah dibuang.")
    empty(sentence)
    sentence.decided_by_id, sentence.decided_at = actor.user_id, now
    sentence.save()
    detail = {"fields": [field_of(sentence.place)], "counts": {"found": len(sentence.findings)}}
    audit.record(edition.publication, actor, "discard_sentence", now, edition, detail)
    return sentence
