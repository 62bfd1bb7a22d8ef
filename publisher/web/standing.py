"""How an edition stands, for people: badge, four steps, one sentence. Reads; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from publisher.clock import DAYS, clock_text, day_month
from publisher.config import Settings
from publisher.edition.content_hash import short_key
from publisher.review.models import Approval, AuditEntry, Edition, Post, Withdrawal
from publisher.review.states import EditionState, PostState
from publisher.review.withdrawals import withdrawal_of
from publisher.web.desk import Desk

E = EditionState
UNSURE = (PostState.SENDING, PostState.UNKNOWN, PostState.NEEDS_HUMAN)


@dataclass(frozen=True)
class Badge:
    """Tone, icon and word: colour never stands alone."""

    tone: str
    icon: str
    word: str


@dataclass(frozen=True)
class Step:
    """One of the four steps. `mark` is done, now, alert or todo."""

    name: str
    note: str
    mark: str

    @property
    def said(self) -> str:
        """The mark in words, for those who do not see it."""
        return {"done": "selesai", "now": "sedang berjalan", "alert": "berhenti", "todo": "belum"}[self.mark]


class Standing:
    """One edition at one moment. Its look-ups are made once, when first needed."""

    def __init__(self, edition: Edition, desk: Desk) -> None:
        self.edition = edition
        self.desk = desk
        self.state = EditionState(edition.state)

    @cached_property
    def post(self) -> Post | None:
        return self.edition.posts.filter(account=self.desk.rules.account).first() or self.edition.posts.first()

    @cached_property
    def withdrawal(self) -> Withdrawal | None:
        """An admin's word that this live edition shall go."""
        return withdrawal_of(self.edition) if self.state is E.LIVE else None

    @cached_property
    def approvals(self) -> list[Approval]:
        """The approvals that stand for the present revision."""
        if self.edition.revision is None:
            return []
        return list(self.edition.revision.approvals.filter(voided_at__isnull=True).select_related("user"))

    @cached_property
    def lost_approval(self) -> Approval | None:
        """The approval that an edit made void, while the draft waits to be handed in again."""
        revision = self.edition.revision
        if self.state is not E.DRAFT or revision is None:
            return None
        lost = Approval.objects.filter(revision__edition=self.edition, voided_at__isnull=False)
        last = lost.select_related("user", "revision").order_by("-voided_at").first()
        changed = self._last_act("edit", "draft", "read_sentence") or self._last_act("read_sentence", "draft", "edit")
        return last if last and last.revision.number < revision.number and changed else None

    @cached_property
    def wants_changes(self) -> bool:
        return self.state is E.DRAFT and bool(self.edition.reason) and self._last_act("request_changes", "submit")

    @cached_property
    def held_by(self) -> AuditEntry | None:
        return AuditEntry.objects.filter(edition=self.edition, act="hold").order_by("-id").first()

    @property
    def slot(self) -> datetime:
        """The time of posting: the approved one, else the regular one."""
        return self.edition.slot_at or self.desk.rules.slot_for(self.edition.week)

    @property
    def missed(self) -> bool:
        return self.state in (E.PENDING, E.PENDING2) and self.slot <= self.desk.now

    @property
    def unsure(self) -> bool:
        """Whether a publish command may have left without a known end."""
        return self.post is not None and self.post.state in UNSURE and self.state in (E.ACTION, E.POSTING)

    @property
    def has_posting_page(self) -> bool:
        return self.state in (E.POSTING, E.LIVE) or (
            self.state is E.ACTION and self.edition.action_code not in ("zero", "intake")
        )

    @property
    def badge(self) -> Badge:
        if self.state is E.DRAFT:
            return self._draft_badge()
        if self.state is E.ACTION:
            word = "Nol kejadian" if self.edition.action_code == "zero" else "Perlu tindakan"
            return Badge("danger", "warning", "Belum pasti tayang" if self.unsure else word)
        if self.state is E.APPROVED:
            local = self.slot.astimezone(self.desk.zone)
            return Badge(
                "teal",
                "calendar-check",
                f"Disetujui – tayang {DAYS[local.weekday()]} {clock_text(self.slot, self.desk.zone)}",
            )
        if self.missed:
            return Badge("saffron", "clock", "Jadwal terlewat")
        if self.withdrawal is not None:
            word = withdrawing_word(self.desk.rules.settings)
            return Badge("ended", "x-circle", "Ditarik") if self.withdrawal.gone_at else Badge("danger", "eye-slash", word)
        return BADGES[self.state]

    def _draft_badge(self) -> Badge:
        if self.wants_changes:
            return Badge("neutral", "pencil-simple", "Draf · perlu perubahan")
        if self.edition.late:
            return Badge("saffron", "clock-counter-clockwise", "Draf terlambat")
        return Badge("neutral", "pencil-simple", "Draf")

    @property
    def steps(self) -> list[Step]:
        """Draf, Diajukan, Disetujui, Tayang."""
        edition, done = self.edition, STEPS_DONE[self._underlying]
        notes = [
            self._hour(edition.created_at),
            self._hour(edition.submitted_at) if done >= 2 else "",
            self._hour(self.approvals[-1].at) if self.approvals and done >= 3 else "",
            self._hour(edition.live_at or (None if self.state in ENDED else self.slot)),
        ]
        if self._underlying is E.PENDING2:
            notes[2] = f"{len(self.approvals)} dari {self.desk.rules.approvals}"
        names = ["Draf", "Diajukan", "Disetujui", "Tayang"]
        if self.state in STOPPED or self.missed:
            names[min(done, 3)] = STOP_NAMES.get(self.state, "Terlewat" if self.missed else names[min(done, 3)])
            return [Step(n, t, _mark(i, done, "alert")) for i, (n, t) in enumerate(zip(names, notes, strict=True))]
        return [Step(n, t, _mark(i, done, "now")) for i, (n, t) in enumerate(zip(names, notes, strict=True))]

    @property
    def _underlying(self) -> EditionState:
        """Where the edition stands, or stood when it was held."""
        if self.state is E.HOLD:
            return EditionState(self.edition.held_from)
        return self.state

    @property
    def key(self) -> str:
        return short_key(self.edition.revision.content_key) if self.edition.revision else ""

    def _hour(self, instant: datetime | None) -> str:
        if instant is None:
            return ""
        local, here = instant.astimezone(self.desk.zone), self.desk.now.astimezone(self.desk.zone)
        hour = f"{local:%H.%M}"
        return hour if local.date() == here.date() else f"{day_month(local.date())}, {hour}"

    def _last_act(self, wanted: str, *others: str) -> bool:
        acts = AuditEntry.objects.filter(edition=self.edition, act__in=(wanted, *others)).order_by("-id")
        return acts.values_list("act", flat=True).first() == wanted


def withdrawing_word(settings: Settings) -> str:
    """Said until the post was seen gone."""
    where = "di feed latihan" if settings.backend == "rehearsal" else "di Instagram"
    return f"Sedang ditarik – masih tayang {where}"


def _mark(place: int, done: int, present: str) -> str:
    if place < done:
        return "done"
    return present if place == done else "todo"


BADGES = {
    E.PENDING: Badge("saffron", "clock", "Menunggu persetujuan"),
    E.PENDING2: Badge("saffron", "users", "Menunggu persetujuan kedua"),
    E.POSTING: Badge("blue", "upload-simple", "Sedang diunggah"),
    E.LIVE: Badge("live", "check", "Tayang"),
    E.HOLD: Badge("violet", "pause-circle", "Ditahan"),
    E.STALE: Badge("outline", "hourglass", "Kedaluwarsa"),
    E.REJECTED: Badge("ended", "x-circle", "Ditolak"),
    E.SKIPPED: Badge("outline", "minus", "Dilewati"),
}
STEPS_DONE = {
    E.DRAFT: 0,  # being worked on: nothing has been handed in
    E.PENDING: 2,
    E.PENDING2: 2,
    E.APPROVED: 3,
    E.POSTING: 3,
    E.LIVE: 4,
    E.ACTION: 3,
    E.STALE: 2,
    E.REJECTED: 2,
    E.SKIPPED: 0,
    E.HOLD: 2,
}
STOPPED = (E.ACTION, E.HOLD, E.STALE, E.REJECTED, E.SKIPPED)
ENDED = (E.STALE, E.REJECTED, E.SKIPPED)
STOP_NAMES = {E.HOLD: "Ditahan", E.STALE: "Kedaluwarsa", E.REJECTED: "Ditolak", E.SKIPPED: "Dilewati"}
