"""Tulis ralat: an admin records that a number of a live edition is another one. The next draft tells it, once.

Totals and open categories only; guarded figures change with their quarter. The number that was printed is taken from the
edition itself, never typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from publisher.clock import Week
from publisher.edition import CorrectionKind
from publisher.review import audit, notify
from publisher.review.actions.moving import STATE_NAMES, Refused, permit
from publisher.review.actor import Actor
from publisher.review.corrections import FREE, as_printed, printed_numbers
from publisher.review.models import CorrectionRow, Edition
from publisher.review.states import EditionState
from publisher.review.store import Rules
from publisher.review.withdrawals import is_hidden
from publisher.summary.figures import HISTORY_WEEKS

GUARDED = (
    "Yang bisa diralat hanya jumlah kejadian dan kategori gangguan & bahaya yang tercetak. Angka pertolongan warga diralat "
    "bersama triwulannya."
)
UNEXPLAINED = (
    "Ralat satu kategori perlu menyebut ke mana selisihnya: pilih kategori barunya (bila angkanya turun), atau centang "
    "bahwa jumlah kejadian ikut berubah."
)


@dataclass(frozen=True)
class Wrong:
    """What was typed. `category` is "" for the total; `with_total`: the total changes by as much."""

    category: str
    new: int
    kind: str
    new_category: str = ""
    with_total: bool = False


@transaction.atomic
def record_correction(edition: Edition, actor: Actor, now: datetime, rules: Rules, wrong: Wrong) -> list[CorrectionRow]:
    """One act: one row, or two where the total went with a category. Raises Refused, and nothing is recorded."""
    permit("correct", actor)
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    _possible(edition, now, rules)
    printed = {item.category: item for item in printed_numbers(edition, rules.settings)}
    if wrong.category not in printed:
        raise Refused(GUARDED)
    if wrong.kind not in {kind.value for kind in CorrectionKind}:
        raise Refused("Pilih ralat atau pembaruan.")
    if wrong.with_total and "" not in printed:
        raise Refused(GUARDED)
    change = wrong.new - printed[wrong.category].value
    news = {wrong.category: wrong.new}
    if wrong.category and wrong.with_total:
        news[""] = printed[""].value + change
    if change == 0 or min(news.values()) < 0:
        raise Refused("Angka yang benar harus lain dari yang tercetak, dan tidak di bawah nol.")
    if CorrectionRow.objects.filter(edition=edition, category__in=news).exists():
        raise Refused("Angka ini sudah diralat. Satu angka diralat satu kali.")
    rows = [
        CorrectionRow(
            edition=edition,
            kind=wrong.kind,
            category=code,
            old=printed[code].value,
            new=new,
            new_category=wrong.new_category if code else "",
            pages=list(printed[code].pages),
            recorded_by_id=actor.user_id,
            recorded_at=now,
        )
        for code, new in news.items()
    ]
    _printable(rows, rules)
    for row in rows:
        row.save()
    audit.record(edition.publication, actor, "record_correction", now, edition, {"revision": _number(edition)})
    title = f"Ralat edisi {edition.week.number} dicatat; dicetak dalam draf berikutnya"
    notify.tell(edition, f"correction-{rows[0].pk}", title, now)
    return rows


@transaction.atomic
def drop_corrections(edition: Edition, actor: Actor, now: datetime) -> None:
    """Batalkan ralat: what no draft tells yet is as if it had not been recorded, but for the log."""
    permit("correct", actor)
    if not CorrectionRow.objects.filter(FREE, edition=edition).delete()[0]:
        raise Refused("Tidak ada ralat yang bisa dibatalkan: yang sudah masuk draf dicabut dengan menolak draf itu.")
    audit.record(edition.publication, actor, "drop_correction", now, edition)


def _possible(edition: Edition, now: datetime, rules: Rules) -> None:
    if edition.state != EditionState.LIVE:
        raise Refused(f"Edisi ini {STATE_NAMES[EditionState(edition.state)]}. Yang bisa diralat hanya yang sudah tayang.")
    if is_hidden(edition):
        raise Refused("Edisi ini ditarik, jadi angkanya tidak diulang dalam ralat.")
    # The next draft must be able to count the week, or it could not tell whether the number is right.
    if edition.week < Week.last_complete(now, rules.settings.zone).earlier(HISTORY_WEEKS - 1):
        raise Refused(f"Edisi ini lebih tua dari {HISTORY_WEEKS} minggu, jadi angkanya tidak bisa dicocokkan lagi.")


def _printable(rows: list[CorrectionRow], rules: Rules) -> None:
    from publisher.edition.correction import check  # its page's drawing takes a second to import

    try:
        check(as_printed(rows, rules.settings), rules.settings.region)
    except ValueError as error:
        raise Refused(UNEXPLAINED) from error


def _number(edition: Edition) -> int:
    return edition.revision.number if edition.revision else 0
