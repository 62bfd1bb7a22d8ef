"""Tayang: progress, result, and the decisions that only a person may take."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from publisher.clock import Week
from publisher.review.models import AuditEntry
from publisher.web.desk import Desk, newsroom
from publisher.web.health import request_note
from publisher.web.posting_case import posting_case, segments
from publisher.web.standing import Standing


@require_safe
@newsroom("read")
def posting(request: HttpRequest, desk: Desk, week: Week) -> HttpResponse:
    edition = desk.edition(week)
    standing = Standing(edition, desk)
    case = posting_case(standing)
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
        "trail": AuditEntry.objects.filter(edition=edition, act__in=("start_posting", "send", "go_live", "confirm_live")),
        "attempts": post.attempts.order_by("number") if post is not None else [],
        "request_note": request_note(desk, "try_again"),
        "may_decide": desk.may("send_again"),
        "nav": "home",
    }
    return render(request, "posting.html", context)
