"""What the tab Privasi shows: the small-count audit, own sentences, the door, what is told as one, flags."""

from __future__ import annotations

from typing import Any

from publisher.review import ledger
from publisher.review.actions.check_small_counts import CHECKED
from publisher.review.actions.own_sentences import accepted_sentences, kinds_of, open_sentences
from publisher.review.models import Edition, OwnSentence, Reading, Revision
from publisher.review.states import may_move
from publisher.vocabulary import REQUIRED_FLAGS, Flag
from publisher.web.audit_view import audit_view
from publisher.web.desk import Desk
from publisher.web.sentence_cards import Answer, accepted_card, kind_words, sentence_card

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
        "sentences": [sentence_card(item, revision, desk, answer) for item in waiting] if may_decide else [],
        "closed_sentences": len(waiting) if not may_decide else 0,
        "closed_kinds": [(kind_words(label)[0], count) for label, count in kinds_of(waiting).items()],
        "accepted": [accepted_card(item, revision) for item in accepted_sentences(edition)],
        "discarded": edition.own_sentences.filter(state=OwnSentence.State.DISCARDED).count(),
        "undecided": len(undecided),
        **_door(revision.reading),
        "merged": _merged(revision.reading),
        **_flags(revision.reading),
    }


def _door(reading: Reading) -> dict[str, Any]:
    columns = reading.door.get("columns", {})
    coarsened = reading.door.get("coarsened")
    unknown = sum(count for _, count in reading.unknown)
    return {
        "door": [(name, columns[key]) for key, name in DOOR.items() if columns.get(key)],
        "door_known": "columns" in reading.door,
        "coarsened": coarsened if coarsened else [["Nilai di luar daftar → tidak diketahui", unknown]],
        "coarsened_known": bool(coarsened),
        # The hashes themselves are gone once the edition is finished.
        "hashed": reading.door.get("hashed", bool(reading.known)),
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
