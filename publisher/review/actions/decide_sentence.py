"""Simpan keputusan: for each finding in an own sentence, take it out, say it otherwise, or keep it with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from publisher.review import audit, notify
from publisher.review.actions.moving import STATE_NAMES, Refused, permit, require_reason
from publisher.review.actions.own_sentences import as_seen, field_of, findings_in, learnable_tokens
from publisher.review.actions.sentence_text import compose, covered
from publisher.review.actions.text_checks import check_numbers
from publisher.review.actor import Actor
from publisher.review.models import Edition, OwnSentence, Revision
from publisher.review.states import EditionState, may_move
from publisher.review.store import Rules

CHOICES = ("remove", "replace", "keep")
LONGEST_REPLACEMENT = 200


@dataclass(frozen=True)
class Decision:
    """What a person chose for one finding; "" = nothing yet. `is_name`: a name that the gate shall know from now on."""

    choice: str = ""
    replacement: str = ""
    reason: str = ""
    is_name: bool = False


class NotDecided(Refused):
    """A decision that cannot be taken so. `number` is the finding's, from 1; 0 for the sentence as a whole."""

    def __init__(self, says: str, number: int = 0) -> None:
        super().__init__(says)
        self.number = number


@transaction.atomic
def decide_sentence(
    edition: Edition,
    sentence_id: int,
    seen: str,
    decisions: Sequence[Decision],
    actor: Actor,
    now: datetime,
    rules: Rules,
) -> OwnSentence:
    """Write decisions down. With the last one the sentence is decided and waits for a reader.

    Raises NotDecided for a choice that lacks its reason or its words, or leaves personal data in the sentence; Refused
    when somebody else decided meanwhile.
    """
    permit("decide_sentence", actor)
    revision = edition.revision
    if revision is None or not may_move("read_sentence", edition.state):
        raise Refused(f"Edisi ini {STATE_NAMES[EditionState(edition.state)]}, jadi kalimat ini tidak bisa ikut lagi.")
    sentence = as_seen(edition, sentence_id, seen, OwnSentence.State.WAITING)
    quotes = [sentence.text[item["start"] : item["end"]] for item in sentence.findings]
    for number, (finding, decision) in enumerate(zip(sentence.findings, decisions, strict=True), 1):
        finding |= _checked(decision, number, quotes, revision, rules)
    if all(finding["decision"] for finding in sentence.findings):
        _check_whole(sentence, revision, rules)
        sentence.state = OwnSentence.State.DECIDED
        sentence.decided_by_id, sentence.decided_at = actor.user_id, now
    sentence.save()
    if sentence.state == OwnSentence.State.DECIDED:
        audit.record(edition.publication, actor, "decide_sentence", now, edition, _detail(sentence))
        title = f"Edisi {edition.week.number}: satu kalimat menunggu dibaca orang lain"
        notify.tell(edition, f"sentence-{sentence.pk}", title, now)
    return sentence


def _checked(
    decision: Decision, number: int, quotes: Sequence[str], revision: Revision, rules: Rules
) -> dict[str, str | bool]:
    """One decision as it is kept."""
    kept: dict[str, str | bool] = {"decision": "", "replacement": "", "reason": "", "is_name": False}
    if decision.choice not in CHOICES:
        return kept
    kept["decision"] = decision.choice
    if decision.is_name and decision.choice in ("remove", "replace"):
        if not learnable_tokens(quotes[number - 1], rules.settings):
            raise NotDecided(
                f"Bagian {number}: ini nama wilayah, instansi, atau kata umum, jadi tidak bisa masuk daftar nama orang. "
                "Hilangkan tandanya.",
                number,
            )
        kept["is_name"] = True
    if decision.choice == "replace":
        kept["replacement"] = words = " ".join(decision.replacement.split())
        if not words:
            raise NotDecided(f"Bagian {number}: tulis penggantinya, atau pilih Hapus.", number)
        if len(words) > LONGEST_REPLACEMENT:
            raise NotDecided(f"Bagian {number}: pengganti paling panjang {LONGEST_REPLACEMENT} karakter.", number)
        if findings_in(words, revision, rules):
            raise NotDecided(f"Bagian {number}: penggantinya juga tampak memuat data pribadi. Tulis yang umum.", number)
    if decision.choice == "keep":
        try:
            kept["reason"] = reason = require_reason(decision.reason)
        except Refused as refusal:
            raise NotDecided(f"Bagian {number}: {refusal}", number) from refusal
        # A reason goes into the log, and what was found never does.
        if any(quote.casefold() in reason.casefold() for quote in quotes):
            raise NotDecided(f"Bagian {number}: jangan ulangi kata yang ditemukan di dalam alasan.", number)
        if findings_in(reason, revision, rules):
            raise NotDecided(
                f"Bagian {number}: alasan ini tampak memuat data pribadi. Tulis tanpa nama, nomor, atau alamat.", number
            )
    return kept


def _check_whole(sentence: OwnSentence, revision: Revision, rules: Rules) -> None:
    """The sentence as it would enter: something is left of it, its numbers are known, only what was kept is found."""
    composed = compose(sentence.text, sentence.findings)
    if sum(character.isalpha() for character in composed.text) < 3:
        raise NotDecided("Setelah keputusan ini tidak ada kalimat yang tersisa. Tekan Buang kalimat.")
    try:
        check_numbers(composed.text, revision)
    except Refused as refusal:
        raise NotDecided(str(refusal)) from refusal
    for span in findings_in(composed.text, revision, rules):
        if not covered(span.start, span.end, composed.kept, composed.text):
            raise NotDecided(
                f"Setelah keputusan ini, “{composed.text[span.start : span.end]}” masih tampak seperti data pribadi. "
                "Ubah keputusannya, atau buang kalimat ini dan tulis yang baru."
            )


def _detail(sentence: OwnSentence) -> dict[str, object]:
    counts = dict(Counter(finding["decision"] for finding in sentence.findings))
    detail: dict[str, object] = {"fields": [field_of(sentence.place)], "counts": counts}
    if reasons := [finding["reason"] for finding in sentence.findings if finding["reason"]]:
        detail["reason"] = " · ".join(reasons)
    return detail
