"""Tayang: progress, result, and the decisions that only a person may take."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from publisher.clock import Week
from publisher.exits import file_name
from publisher.review.actions.moving import Refused
from publisher.review.actions.package import take_package
from publisher.review.models import AuditEntry
from publisher.review.withdrawals import a_person_must_say
from publisher.web.correction_notes import correction_notes
from publisher.web.desk import Desk, newsroom
from publisher.web.health import request_note
from publisher.web.posting_case import posting_case, segments
from publisher.web.standing import Standing
from publisher.web.withdrawal_case import withdrawal_case

TRAIL = ("start_posting", "send", "take_package", "return_package", "go_live", "confirm_live")


@require_safe
@newsroom("read")
def posting(request: HttpRequest, desk: Desk, week: Week) -> HttpResponse:
    edition = desk.edition(week)
    standing = Standing(edition, desk)
    case = withdrawal_case(standing) or posting_case(standing)
    if case is None:
        return redirect("review", desk.slug, week)
    post = standing.post
    parts = segments(post) if post is not None and "sudah-ada" in case.answers else []
    context: dict[str, Any] = {
        "edition": edition,
        "standing": standing,
        "case": case,
        "post": post,
        "permalink": post.permalink if post is not None and post.permalink.startswith("https://") else "",
        "segments": parts,
        "next_check": next((part for part in parts if not part.done), None),
        "absences": [datetime.fromisoformat(read) for read in post.absences] if post is not None else [],
        "trail": AuditEntry.objects.filter(edition=edition, act__in=TRAIL),
        "attempts": post.attempts.order_by("number") if post is not None else [],
        "request_note": request_note(desk, "try_again"),
        "may_decide": desk.may("send_again"),
        "may_take": desk.may("take_package"),
        "may_withdraw": desk.may("withdraw"),
        "may_correct": desk.may("correct"),
        "may_place": desk.may("place_correction"),
        "corrections": correction_notes(standing),
        "withdrawal": standing.withdrawal,
        "by_word": standing.withdrawal is not None and a_person_must_say(standing.withdrawal, desk.rules.settings),
        "nav": "home",
    }
    return render(request, "posting.html", context)


@require_POST
@newsroom("take_package")
def package(request: HttpRequest, desk: Desk, week: Week) -> HttpResponse:
    """The ZIP for posting by hand. A POST, because taking it is an act that is written down."""
    try:
        content = take_package(desk.edition(week), desk.actor, desk.now, desk.rules)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("posting", desk.slug, week)
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{file_name(f"edisi {week}", "zip")}"'
    response["Cache-Control"] = "no-store"
    return response
