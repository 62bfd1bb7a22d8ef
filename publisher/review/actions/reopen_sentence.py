"""Ubah keputusan: a decided sentence waits for decisions again, as long as nobody has read it. What was chosen stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from publisher.review import audit
from publisher.review.actions.moving import permit
from publisher.review.actions.own_sentences import as_seen, field_of
from publisher.review.actor import Actor
from publisher.review.models import Edition, OwnSentence


@transaction.atomic
def reopen_sentence(edition: Edition, sentence_id: int, seen: str, actor: Actor, now: datetime) -> OwnSentence:
    permit("decide_sentence", actor)
    sentence = as_seen(edition, sentence_id, seen, OwnSentence.State.DECIDED)
    sentence.state = OwnSentence.State.WAITING
    sentence.decided_by_id = sentence.decided_at = None
    sentence.save()
    audit.record(edition.publication, actor, "reopen_sentence", now, edition, {"fields": [field_of(sentence.place)]})
    return sentence
