"""Which buttons a person gets for an edition: what their role and its state allow, one of them the main one.

The server decides again when a button is pressed; a button that is not shown is also refused.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.review.states import SENT, EditionState, PostState, may_move
from publisher.web.standing import Standing

E = EditionState


@dataclass(frozen=True)
class Offer:
    """One button. `name` is the address under the edition; `direct` ones act at once, the others ask first."""

    name: str
    label: str
    icon: str = ""
    direct: bool = False
    danger: bool = False


# Address, label, the verb of the moves and the verb of the permissions.
BUTTONS: tuple[tuple[Offer, str, str], ...] = (
    (Offer("ajukan", "Ajukan persetujuan", "paper-plane-tilt", direct=True), "submit", "submit"),
    (Offer("setujui", "Setujui & jadwalkan…", "calendar-check"), "approve", "approve"),
    (Offer("lepas", "Lepas tahanan…", "play-circle"), "release", "release"),
    (Offer("minta-perubahan", "Minta perubahan…", "note-pencil"), "request_changes", "request_changes"),
    (Offer("tarik-kembali", "Tarik kembali", "arrow-counter-clockwise", direct=True), "recall", "recall"),
    (Offer("tahan", "Tahan…", "pause-circle"), "hold", "hold"),
    (Offer("batalkan-jadwal", "Batalkan jadwal…", "x", danger=True), "unschedule", "unschedule"),
    (Offer("buat-ulang", "Buat ulang draf…", "arrow-counter-clockwise"), "rebuild", "rebuild"),
    (Offer("draf-terlambat", "Buat draf terlambat…", "arrow-counter-clockwise"), "make_late_draft", "make_late_draft"),
    (Offer("tolak", "Tolak…", "x-circle", danger=True), "reject", "reject"),
    (Offer("lewati", "Lewati minggu ini…", "skip-forward"), "skip", "skip"),
)
MAIN = {
    E.DRAFT: "ajukan",
    E.PENDING: "setujui",
    E.PENDING2: "setujui",
    E.HOLD: "lepas",
    E.REJECTED: "buat-ulang",
    E.STALE: "buat-ulang",
    E.SKIPPED: "draf-terlambat",
}
# In these states "skip" is a choice of the home card alone; a draft that nobody wants is rejected.
RETRIABLE = (PostState.READY, PostState.PREPARED, PostState.FAILED)
# Trying again cannot mend these: what was approved is no longer what is there.
NEEDS_NEW_DRAFT = ("key_mismatch", "account_changed", "approval_missing")


def offers(standing: Standing) -> list[Offer]:
    """Every button for this edition and person, the main one first."""
    state = standing.state
    after_sending = standing.post is not None and standing.post.state in SENT
    found = [
        offer
        for offer, move, verb in BUTTONS
        if may_move(move, state)
        and standing.desk.may(verb)
        and not (after_sending and move in ("hold", "rebuild", "reject", "skip"))
    ]
    main = MAIN.get(state)
    return sorted(found, key=lambda offer: offer.name != main)


def main_offer(standing: Standing) -> Offer | None:
    """The one primary button of the review screen."""
    name = MAIN.get(standing.state)
    return next((offer for offer in offers(standing) if offer.name == name), None)


def may_try_again(standing: Standing) -> bool:
    """Whether "Coba lagi" makes sense: it is certain that nothing was sent, and the content still stands."""
    return (
        standing.state is E.ACTION
        and standing.desk.may("try_again")
        and standing.post is not None
        and standing.post.state in RETRIABLE
        and standing.edition.action_code not in NEEDS_NEW_DRAFT
    )
