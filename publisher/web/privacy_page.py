"""What the tab Privasi shows: the small-count audit, own sentences, the door, what is told as one, flags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from publisher.anonymise.gate.kinds import KINDS
from publisher.review import ledger
from publisher.review.actions.check_small_counts import CHECKED
from publisher.review.actions.decide_sentence import Decision
from publisher.review.actions.own_sentences import (
    ALT,
    CAPTION,
    accepted_sentences,
    fingerprint,
    kinds_of,
    name_tokens,
    open_sentences,
)
from publisher.review.actions.read_sentence import reading_refusal
from publisher.review.actions.sentence_text import compose
from publisher.review.models import Edition, OwnSentence, Reading, Revision, SmallCountAudit
from publisher.review.states import may_move
from publisher.vocabulary import REQUIRED_FLAGS, Flag
from publisher.web.desk import Desk

DOOR = {
    "nama": "Nama dan identitas",
    "telepon": "Nomor telepon",
    "alamat": "Alamat dan patokan",
    "koordinat": "Koordinat",
    "uraian": "Uraian dan catatan bebas",
    "petugas": "Petugas, rekaman, lampiran",
    "lain": "Lain-lain",
}
FLAGS = {
    Flag.DEATH: "meninggal",
    Flag.INJURY: "luka",
    Flag.SENSITIVE: "sensitif",
    Flag.MINOR: "anak",
    Flag.SEXUAL: "kekerasan seksual",
    Flag.DOMESTIC: "kekerasan rumah tangga",
    Flag.SELF_HARM: "melukai diri",
    Flag.MENTAL_HEALTH: "gangguan jiwa",
    Flag.POLICE: "perkara polisi",
    Flag.HOLD: "ditahan",
}
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
        return {
            "remove": "dihapus",
            "replace": f"diganti “{self.replacement}”",
            "keep": f"tetap: “{self.reason}”",
        }.get(self.choice, "belum diputuskan")


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

    @property
    def undecided(self) -> int:
        return sum(not row.choice for row in self.rows)


@dataclass(frozen=True)
class Answer:
    """What a person just sent for a sentence and was refused: nothing typed is lost."""

    sentence_id: int
    refusal: str
    number: int = 0
    decisions: Sequence[Decision] = field(default_factory=tuple)


@dataclass(frozen=True)
class Mend:
    """One way out of a refusal, and the way to do it: an address under the edition."""

    title: str
    says: str
    address: str = ""
    button: str = ""


@dataclass(frozen=True)
class AuditView:
    """The newest run of the audit on the present revision, in words."""

    row: SmallCountAudit | None
    against: int = 0
    grown: bool = False
    refusals: tuple[tuple[str, str], ...] = ()
    numbers: tuple[Mapping[str, Any], ...] = ()
    mends: tuple[Mend, ...] = ()

    @property
    def outcome(self) -> str:
        return self.row.outcome if self.row is not None else "missing"


def open_count(edition: Edition) -> tuple[int, bool]:
    """How many things stand open on the tab, and whether the audit is among them; none once nothing can be mended."""
    if edition.revision is None or edition.state not in CHECKED:
        return 0, False
    newest = edition.revision.audits.order_by("id").last()
    refused = newest is None or newest.outcome != ledger.PASSED
    return open_sentences(edition).count() + refused, refused


def privacy_context(edition: Edition, revision: Revision, desk: Desk, answer: Answer | None = None) -> dict[str, Any]:
    may_decide = desk.may("decide_sentence")
    waiting = list(open_sentences(edition))
    undecided = [item.pk for item in waiting if item.state == OwnSentence.State.WAITING]
    may_enter = may_move("read_sentence", edition.state)
    return {
        "audit": audit_view(edition, revision, desk),
        "may_check_counts": desk.may("check_small_counts") and edition.state in CHECKED,
        "may_decide": may_decide,
        "may_enter": may_enter,
        # The one button at the foot of a small screen, where there is no doubt what it saves.
        "only_undecided": undecided[0] if len(undecided) == 1 and may_decide and may_enter else None,
        "sentences": [_card(item, revision, desk, answer) for item in waiting] if may_decide else [],
        "closed_sentences": len(waiting) if not may_decide else 0,
        "closed_kinds": [(_kind(label)[0], count) for label, count in kinds_of(waiting).items()],
        "accepted": [_accepted(item, revision) for item in accepted_sentences(edition)],
        "discarded": edition.own_sentences.filter(state=OwnSentence.State.DISCARDED).count(),
        "undecided": len(undecided),
        **_door(revision.reading),
        "merged": _merged(revision.reading),
        **_flags(revision.reading),
    }


def audit_view(edition: Edition, revision: Revision, desk: Desk) -> AuditView:
    row = revision.audits.order_by("id").last()
    if row is None:
        return AuditView(None)
    present = [entry.pk for entry in ledger.standing_entries(edition.publication, besides=edition)]
    numbers = {
        (item["edition"], item["place"], item["meaning"], item["value"]): item
        for refusal in row.refusals
        for item in refusal["numbers"]
    }
    own = ledger.edition_name(edition)
    return AuditView(
        row=row,
        against=int(ledger.checked_against(row).split()[0]),
        grown=present != row.against,
        refusals=tuple(
            (item["target"], "bisa dihitung tepat" if item["determined"] else "bisa ditebak dari kisaran yang sempit")
            for item in row.refusals
        ),
        numbers=tuple({**item, "own": item["edition"] == own} for item in numbers.values()),
        mends=tuple(_mend(item, edition, desk) for item in row.mends),
    )


def _mend(item: Mapping[str, Any], edition: Edition, desk: Desk) -> Mend:
    """A mend in words, with the way that there is today: texts are edited, pages come with a new draft."""
    title = str(item["words"])
    if str(item["place"]).startswith(ledger.CAPTION):
        return Mend(title, "Ubah kalimatnya, lalu simpan. Halaman tetap.", "?tab=teks#id_caption", "Ubah teks")
    says = (
        "Buat ulang draf, lalu periksa lagi. Bila tetap ditolak, hubungi admin teknis. Teks yang diubah tangan tidak ikut."
    )
    if desk.may("rebuild") and may_move("rebuild", edition.state):
        return Mend(title, says, "buat-ulang/", "Buat ulang draf…")
    if desk.may("rebuild"):
        return Mend(title, "Kembalikan edisi ini menjadi draf, buat ulang drafnya, lalu periksa lagi.")
    return Mend(title, "Minta admin membuat ulang draf, lalu periksa lagi.")


def place_name(place: str, revision: Revision) -> str:
    """ "keterangan Instagram", "teks alternatif halaman 3"."""
    if place == CAPTION:
        return "keterangan Instagram"
    key = place.removeprefix(ALT)
    number = next((number for number, page in enumerate(revision.pages, 1) if page["key"] == key), 0)
    return f"teks alternatif halaman {number}" if number else "teks alternatif halaman yang sudah tidak ada"


def _card(sentence: OwnSentence, revision: Revision, desk: Desk, answer: Answer | None) -> SentenceCard:
    mine = answer if answer is not None and answer.sentence_id == sentence.pk else None
    rows = []
    for number, finding in enumerate(sentence.findings, 1):
        typed = mine.decisions[number - 1] if mine and number <= len(mine.decisions) else None
        name, why = _kind(finding["label"])
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
                is_name=typed.is_name if typed else False,
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


def _accepted(sentence: OwnSentence, revision: Revision) -> dict[str, Any]:
    return {
        "sentence": sentence,
        "place": place_name(sentence.place, revision),
        "reasons": [finding["reason"] for finding in sentence.findings],
    }


def _parts(text: str, findings: Sequence[Mapping[str, Any]]) -> tuple[Part, ...]:
    parts, position = [], 0
    for number, finding in enumerate(findings, 1):
        parts.append(Part(text[position : finding["start"]]))
        parts.append(Part(text[finding["start"] : finding["end"]], number, _kind(finding["label"])[0]))
        position = finding["end"]
    parts.append(Part(text[position:]))
    return tuple(part for part in parts if part.text)


def _kind(label: str) -> tuple[str, str]:
    kind = KINDS.get(label)
    return (kind.name, kind.why) if kind is not None else UNKNOWN_KIND


def _door(reading: Reading) -> dict[str, Any]:
    columns = reading.door.get("columns", {})
    coarsened = reading.door.get("coarsened")
    unknown = sum(count for _, count in reading.unknown)
    return {
        "door": [(name, columns[key]) for key, name in DOOR.items() if columns.get(key)],
        "door_known": "columns" in reading.door,
        "coarsened": coarsened if coarsened else [["Nilai di luar daftar → tidak diketahui", unknown]],
        "coarsened_known": bool(coarsened),
        "hashed": bool(reading.known),
    }


def _merged(reading: Reading) -> list[dict[str, Any]]:
    values = {key: value for key, value, *_ in reading.figures}
    return [
        {"name": name, "value": values.get(key), "members": members, "reason": reason}
        for name, key, members, reason in reading.merged
    ]


def _flags(reading: Reading) -> dict[str, Any]:
    """Flags with their number of incidents, and those that the source lacks; a required one of these counts as raised."""
    raised = dict(reading.flags)
    missing = reading.door.get("missing_flags", [])
    required = [FLAGS[flag] for flag in FLAGS if flag.value in missing and flag in REQUIRED_FLAGS]
    others = [FLAGS[flag] for flag in FLAGS if flag.value in missing and flag not in REQUIRED_FLAGS]
    shown = [
        (name, raised.get(flag.value, 0))
        for flag, name in FLAGS.items()
        if (flag.value in raised or flag in REQUIRED_FLAGS) and flag.value not in missing
    ]
    return {"flags": shown, "flags_required_missing": required, "flags_missing": others}
