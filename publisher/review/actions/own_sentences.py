"""Own sentences: what the gate finds in words that people type here, and what of it has been accepted.

A sentence with a finding is in no text, picture, feed or export until every finding is decided and another person has
read it. Its words are then kept only as they were accepted; a discarded one leaves its kinds and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from publisher.anonymise.gate import Level, PublicWords, Span, public_words, screen
from publisher.config import Settings
from publisher.regions import Region
from publisher.review.actions.moving import Refused
from publisher.review.known_values import known_values, learnt_names
from publisher.review.models import Edition, OwnSentence, Revision
from publisher.review.store import Rules

CAPTION = "caption"
ALT = "alt-"
FORMS_OF_ADDRESS = frozenset((
    "pak", "bapak", "bpk", "ibu", "mas", "mbak", "kak", "dik", "bang", "sdr", "sdri", "saudara", "haji", "hajah", "bin",
    "binti", "alm", "almarhum", "almarhumah"
))  # fmt: skip
OPEN = (OwnSentence.State.WAITING, OwnSentence.State.DECIDED)


def findings_in(text: str, revision: Revision, rules: Rules) -> tuple[Span, ...]:
    """What the gate finds in a person's words: names that reviewers marked, and values of the draft's own source where
    a deployment hands them over, included. The publication's own account may be named."""
    account = rf"@{re.escape(rules.account)}(?![\w.])"
    text = re.sub(account, lambda match: " " * len(match.group()), text)
    known = known_values(rules.settings, revision.reading)
    names = learnt_names(revision.edition.publication)
    return screen(text, Level.EDITOR, words=_words(rules.settings), known=known, names=names).spans


def open_sentences(edition: Edition) -> QuerySet[OwnSentence]:
    """Those that are not decided, or not read."""
    return edition.own_sentences.filter(state__in=OPEN).select_related("writer", "decided_by")


def accepted_sentences(edition: Edition, revision: Revision | None = None) -> list[OwnSentence]:
    """Those that were read and still stand in a revision's texts (the present one's, unless another is named)."""
    revision = revision or edition.revision
    if revision is None:
        return []
    read = edition.own_sentences.filter(state=OwnSentence.State.ACCEPTED).select_related("writer", "reader", "decided_by")
    return [item for item in read if item.text in (text_at(revision, item.place) or "")]


def accepted_words(edition: Edition, revision: Revision | None = None) -> frozenset[str]:
    """The exact words in which the gate found something, that a person kept with a reason and another has read.

    At an exit they may stand; any other exit's finding may not.
    """
    return frozenset(
        item.text[finding["start"] : finding["end"]]
        for item in accepted_sentences(edition, revision)
        for finding in item.findings
    )


def require_none_open(edition: Edition) -> None:
    """Refuse to hand in or approve while a sentence waits for a decision or a reader."""
    if count := open_sentences(edition).count():
        raise Refused(f"{count} kalimat yang ditulis sendiri belum selesai. Lihat tab Privasi.")


def empty(sentence: OwnSentence) -> None:
    """Discard a sentence: its words go, the kinds that were found in it stay known. Does not save."""
    sentence.findings = [{"start": 0, "end": 0, "label": finding["label"]} for finding in sentence.findings]
    sentence.text = sentence.after = ""
    sentence.state = OwnSentence.State.DISCARDED


def forget_open(edition: Edition) -> int:
    """No open sentence outlives the edition it was typed for; how many were discarded."""
    waiting = list(open_sentences(edition))
    for sentence in waiting:
        empty(sentence)
        sentence.save()
    return len(waiting)


def text_at(revision: Revision, place: str) -> str | None:
    """The text that stands at a sentence's place; None where its page has gone."""
    if place == CAPTION:
        return revision.caption
    return next((page["alt"] for page in revision.pages if page["key"] == place.removeprefix(ALT)), None)


def field_of(place: str) -> str:
    """A place as the audit log names it: the caption, or a page's key."""
    return place.removeprefix(ALT)


def kinds_of(sentences: Iterable[OwnSentence]) -> Counter[str]:
    """How many findings of which kind: what a person may know who may not see the words."""
    return Counter(finding["label"] for item in sentences for finding in item.findings)


def fingerprint(sentence: OwnSentence) -> str:
    """What a person saw of a sentence, so that nobody decides on, or accepts, something else."""
    seen = json.dumps([sentence.state, sentence.text, sentence.findings], sort_keys=True)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def as_seen(edition: Edition, sentence_id: int, seen: str, state: str) -> OwnSentence:
    """The sentence, locked, if it is in `state` and as the person saw it. Call inside a transaction."""
    sentence = edition.own_sentences.select_for_update().filter(pk=sentence_id).first()
    if sentence is None or sentence.state != state or fingerprint(sentence) != seen:
        raise Refused("Kalimat ini sudah berubah sejak Anda membukanya. Lihat keadaannya sekarang, lalu ulangi.")
    return sentence


def name_tokens(words: str) -> list[str]:
    """The single words of a name, in lower case, letters only; not those that are everybody's."""
    parts = (part.casefold() for part in re.findall(r"[^\W\d_]{3,40}", words))
    return [part for part in dict.fromkeys(parts) if part not in FORMS_OF_ADDRESS]


def learnable_tokens(words: str, settings: Settings) -> list[str]:
    """Those of a name's words that may join the list of names: not what the pack or our own texts say."""
    public = _words(settings)
    return [token for token in name_tokens(words) if token not in public and not public.composes(token)]


_WORDS: dict[int, tuple[Region, PublicWords]] = {}


def _words(settings: Settings) -> PublicWords:
    """A publication's words, gathered once; the region is kept beside them, so that its id stays its own."""
    region = settings.region
    if id(region) not in _WORDS:
        _WORDS.clear()
        _WORDS[id(region)] = (region, public_words(region, settings.language))
    return _WORDS[id(region)][1]
