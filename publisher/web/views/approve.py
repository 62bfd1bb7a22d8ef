"""Setujui & jadwalkan. Opening the page approves nothing: only this form, with ticks and a code, does."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from publisher.clock import SystemClock, Week, moment_text
from publisher.edition.content_hash import with_marker
from publisher.instagram.limits import caption_length
from publisher.review import signing_in
from publisher.review.actions.approve import approve
from publisher.review.actions.moving import STATE_NAMES, Refused
from publisher.review.models import Edition, User
from publisher.review.states import EditionState, may_move
from publisher.web import readiness, slots
from publisher.web.desk import Desk, newsroom
from publisher.web.differences import typed_since
from publisher.web.forms import ApproveForm
from publisher.web.review_page import own_edit
from publisher.web.standing import Standing

CHANGED = "Isi berubah sejak Anda membukanya. Muat ulang, lalu periksa lagi."
WRONG_CODE = "Kode salah atau sudah dipakai. Tunggu kode berikutnya, lalu ketik lagi."
LOCKED = "Lima kali salah, jadi akun Anda dikunci 15 menit. Edisi ini belum disetujui."


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@newsroom("approve")
def approve_edition(request: HttpRequest, desk: Desk, week: Week) -> HttpResponse:
    edition = desk.edition(week)
    standing = Standing(edition, desk)
    form = _form(request, standing)
    if request.method != "POST":
        return _page(request, standing, form)
    try:
        slot = _ready(edition, standing, form)
        if slot is None:
            return _page(request, standing, form, gaps=readiness.gaps(edition), status=422)
        _check_code(request.user, form.cleaned_data["code"])
        approve(edition, desk.actor, desk.now, desk.rules, form.cleaned_data["content_key"], slot)
    except Refused as refusal:
        standing = Standing(desk.edition(week), desk)
        return _page(request, standing, form, refusal=str(refusal), status=422)
    messages.success(request, _done(edition, slot, desk))
    return redirect("review", desk.slug, week)


def _ready(edition: Edition, standing: Standing, form: ApproveForm) -> datetime | None:
    """The chosen time when nothing is missing. Asked before the code, because a code works only once."""
    if refusal := own_edit(edition, standing.desk):
        raise Refused(refusal)
    revision = edition.revision
    if revision is None or form.data.get("content_key") != revision.content_key:
        raise Refused(CHANGED)
    if not form.is_valid() or readiness.gaps(edition):
        return None
    given = form.cleaned_data
    slot = slots.chosen(given["slot"], given["day"], given["half_hour"], standing.desk)
    if slot is None or slot < standing.desk.now:
        form.add_error("slot", "Pilih tanggal dan jam yang belum lewat.")
        return None
    return slot


def _check_code(user: User, code: str) -> None:
    """The second step again, by the clock of the approver's telephone. Raises Refused."""
    now = SystemClock().now()
    if signing_in.code_locked_until(user, now) is not None:
        raise Refused(LOCKED)
    if not signing_in.check_code(user, code, now):
        raise Refused(WRONG_CODE)


def _form(request: HttpRequest, standing: Standing) -> ApproveForm:
    revision = standing.edition.revision
    proposed = slots.slot_choices(standing)
    return ApproveForm(
        request.POST if request.method == "POST" else None,
        initial={"content_key": revision.content_key if revision else "", "slot": proposed[0][0]},
        slots=proposed,
        days=slots.days(standing),
        hours=slots.half_hours(),
        warnings=len(revision.reading.warnings) if revision else 0,
    )


def _page(request: HttpRequest, standing: Standing, form: ApproveForm, status: int = 200, **more: Any) -> HttpResponse:
    edition, desk = standing.edition, standing.desk
    state = EditionState(edition.state)
    possible = may_move("approve", state) and edition.revision is not None
    if not possible:
        more.setdefault("refusal", f"Edisi ini {STATE_NAMES[state]}, jadi tindakan ini tidak bisa dilakukan.")
    context: dict[str, Any] = {
        "edition": edition,
        "standing": standing,
        "form": form,
        "possible": possible,
        "barred": own_edit(edition, desk) if possible else "",
        "nav": "home",
        **more,
    }
    if revision := edition.revision:
        context |= {
            "revision": revision,
            # A wrong code makes nobody look through the pages again; other content does.
            "ticked": form.is_bound and form.data.get("content_key") == revision.content_key,
            "length": caption_length(with_marker(revision.caption, edition.marker)),
            "is_second": bool(standing.approvals),
            "marks_own": revision.created_by_id == desk.actor.user_id,
            "typed": typed_since(revision, desk.actor.user_id),
        }
    return render(request, "approve.html", context, status=status)


def _done(edition: Edition, slot: datetime, desk: Desk) -> str:
    if edition.state == EditionState.PENDING2:
        return "Persetujuan Anda dicatat. Perlu satu admin lain."
    return f"Disetujui. Tayang {moment_text(slot, desk.zone)}."
