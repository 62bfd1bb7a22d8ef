"""Own sentences as cards: the words with their findings marked, what was decided, and by whom it may be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from publisher.anonymise.gate.kinds import KINDS
from publisher.review.actions.decide_sentence import Decision
from publisher.review.actions.own_sentences import ALT, CAPTION, fingerprint, name_tokens
from publisher.review.actions.read_sentence import reading_refusal
from publisher.review.actions.sentence_text import compose
from publisher.review.models import OwnSentence, Revision
from publisher.web.desk import Desk

UNKNOWN_KIND = ("data pribadi", "Bagian ini tampak seperti data pribadi.")
NAMES = ("NAME", "WORD")


@dataclass(frozen=True)
class Part:
    """A run of a sentence's words; `number` is its finding's, 0 for plain words."""

    text: str
    number: int = 0
    kind: str = ""


@dataclass(frozen=True)
class FindingRow:
    """One finding, and what has been chosen for it or was just typed."""

    number: int
    quote: str
    kind: str
    why: str
    choice: str = ""
    replacement: str = ""
    reason: str = ""
    is_name: bool = False
    may_be_name: bool = False
    bad: bool = False

    @property
    def decided(self) -> str:
        """The decision in words, for the reader."""
        said = {
            "remove": "dihapus",
            "replace": f"diganti “{self.replacement}”",
            "keep": f"tetap: “{self.reason}”",
        }.get(self.choice, "belum diputuskan")
        return f"{said}, dan masuk daftar nama orang bila Anda izinkan" if self.is_name else said


@dataclass(frozen=True)
class SentenceCard:
    """One own sentence as one person may see it. Without `parts` the words are not for this person."""

    sentence: OwnSentence
    place: str
    seen: str
    parts: tuple[Part, ...]
    rows: tuple[FindingRow, ...]
    result: str = ""
    reader_refusal: str = ""
    refusal: str = ""

    @property
    def waiting(self) -> bool:
        return bool(self.sentence.state == OwnSentence.State.WAITING)


@dataclass(frozen=True)
class Answer:
    """What a person just sent for a sentence and was refused: nothing typed is lost."""

    sentence_id: int
    refusal: str
    number: int = 0
    decisions: Sequence[Decision] = field(default_factory=tuple)


def place_name(place: str, revision: Revision) -> str:
    """ "keterangan Instagram", "teks alternatif halaman 3"."""
    if place == CAPTION:
        return "keterangan Instagram"
    key = place.removeprefix(ALT)
    number = next((number for number, page in enumerate(revision.pages, 1) if page["key"] == key), 0)
    return f"teks alternatif halaman {number}" if number else "teks alternatif halaman yang sudah tidak ada"


def sentence_card(sentence: OwnSentence, revision: Revision, desk: Desk, answer: Answer | None) -> SentenceCard:
    mine = answer if answer is not None and answer.sentence_id == sentence.pk else None
    rows = []
    for number, finding in enumerate(sentence.findings, 1):
        typed = mine.decisions[number - 1] if mine and number <= len(mine.decisions) else None
        name, why = kind_words(finding["label"])
        quote = sentence.text[finding["start"] : finding["end"]]
        rows.append(
            FindingRow(
                number=number,
                quote=quote,
                kind=name,
                why=why,
                choice=typed.choice if typed else finding["decision"],
                replacement=typed.replacement if typed else finding["replacement"],
                reason=typed.reason if typed else finding["reason"],
                is_name=typed.is_name if typed else bool(finding.get("is_name")),
                may_be_name=finding["label"] in NAMES and bool(name_tokens(quote)),
                bad=bool(mine and mine.number == number),
            )
        )
    decided = sentence.state == OwnSentence.State.DECIDED
    return SentenceCard(
        sentence=sentence,
        place=place_name(sentence.place, revision),
        seen=fingerprint(sentence),
        parts=_parts(sentence.text.rstrip(), sentence.findings),
        rows=tuple(rows),
        result=compose(sentence.text, sentence.findings).text if decided else "",
        reader_refusal=(reading_refusal(sentence, desk.actor.user_id) or "") if decided else "",
        refusal=mine.refusal if mine else "",
    )


def accepted_card(sentence: OwnSentence, revision: Revision) -> dict[str, Any]:
    return {
        "sentence": sentence,
        "place": place_name(sentence.place, revision),
        "reasons": [finding["reason"] for finding in sentence.findings],
    }


def _parts(text: str, findings: Sequence[Mapping[str, Any]]) -> tuple[Part, ...]:
    parts, position = [], 0
    for number, finding in enumerate(findings, 1):
        parts.append(Part(text[position : finding["start"]]))
        parts.append(Part(text[finding["start"] : finding["end"]], number, kind_words(finding["label"])[0]))
        position = finding["end"]
    parts.append(Part(text[position:]))
    return tuple(part for part in parts if part.text)


def kind_words(label: str) -> tuple[str, str]:
    kind = KINDS.get(label)
    return (kind.name, kind.why) if kind is not None else UNKNOWN_KIND
