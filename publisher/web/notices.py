"""The card "Pemberitahuan": what was told of late and still asks for something, or still is so."""

from __future__ import annotations

from datetime import timedelta

from publisher.review.models import Notice
from publisher.review.states import EditionState
from publisher.review.withdrawals import withdrawal_of
from publisher.web.desk import Desk

SHOWN = 5
FOR = timedelta(days=8)
LOOKED_AT = 50

WAITING = (EditionState.PENDING, EditionState.PENDING2)
# The beginning of an event → the states of its edition in which it is still true.
STILL_SO = {
    "submitted-": WAITING,
    "hour": (EditionState.DRAFT, *WAITING),
    "draft-": (EditionState.DRAFT,),
    "changes-": (EditionState.DRAFT,),
}


def notices(desk: Desk) -> list[Notice]:
    recent = Notice.objects.filter(publication=desk.publication, at__gt=desk.now - FOR).select_related("edition")
    return [notice for notice in recent.order_by("-at", "-pk")[:LOOKED_AT] if _is_so(notice)][:SHOWN]


def _is_so(notice: Notice) -> bool:
    if notice.event.startswith("withdrawing") and notice.edition is not None:
        row = withdrawal_of(notice.edition)
        return row is not None and row.gone_at is None
    states = next((states for start, states in STILL_SO.items() if notice.event.startswith(start)), None)
    return states is None or notice.edition is None or notice.edition.state in states
