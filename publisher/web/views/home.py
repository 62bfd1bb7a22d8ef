"""Beranda: the edition of this week, the health of the parts, earlier editions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from publisher.clock import Week
from publisher.review import audit
from publisher.review.actions.moving import STATE_NAMES, Refused
from publisher.review.actions.wish import wish
from publisher.review.models import Approval, Edition, RoleGrant
from publisher.review.permissions import Role
from publisher.review.states import EditionState
from publisher.web.charts import week_bars
from publisher.web.desk import Desk, newsroom
from publisher.web.health import request_note, rows
from publisher.web.hero import hero
from publisher.web.notices import notices
from publisher.web.offers import offers
from publisher.web.standing import Standing
from publisher.web.wording import greeting

A_PAGE = 20
NO_DRAFT = ("intake", "build")
RETRY = timedelta(minutes=15)


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The public archive will stand here; until then the newsroom."""
    return redirect("home", settings.PUBLICATION.slug)


@require_safe
@newsroom("read")
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    editions = Edition.objects.filter(publication=desk.publication, kind="weekly").select_related("revision__reading")
    newest = editions.first()
    broken = audit.first_broken()
    context: dict[str, Any] = {
        "broken": broken,
        "greeting": greeting(desk.now, desk.zone),
        "health": rows(desk, newest, broken),
        "check_note": request_note(desk, "check"),
        "nav": "home",
        "notices": notices(desk),
    }
    if newest is None:
        return render(request, "home/first_run.html", {**context, **_first_run(desk)})
    standing = Standing(newest, desk)
    context |= {
        "standing": standing,
        "edition": newest,
        "hero": hero(standing),
        "offers": offers(standing),
        "is_this_week": newest.week == Week.last_complete(desk.now, desk.zone),
        "rebuild_note": request_note(desk, "rebuild"),
        **_earlier(request, desk, newest),
    }
    return render(request, _template(newest), {**context, **_special(newest, desk)})


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom("request_check")
def check_now(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Periksa sekarang: a request that the clock serves within a minute."""
    if request.method != "POST":  # somebody who had to sign in again on the way
        return redirect("home", desk.slug)
    newest = Edition.objects.filter(publication=desk.publication, kind="weekly").first()
    try:
        wish(desk.publication, "check", desk.actor, desk.now, newest)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("home", desk.slug)


def _template(edition: Edition) -> str:
    if edition.state == EditionState.STALE:
        return "home/stale.html"
    if edition.state == EditionState.ACTION and edition.action_code in NO_DRAFT:
        return "home/intake.html"
    if edition.state == EditionState.ACTION and edition.action_code == "zero":
        return "home/zero.html"
    return "home/home.html"


def _special(edition: Edition, desk: Desk) -> dict[str, Any]:
    """What the cards for a week without incidents and for an unreachable source need besides."""
    if edition.state != EditionState.ACTION:
        return {}
    if edition.action_code in NO_DRAFT:
        tried = edition.tried_at or edition.created_at
        return {
            "our_fault": edition.action_code == "build",
            "tried": tried,
            "next_try": tried + RETRY,
            "give_up": edition.week.later(1),
            "last_day": edition.week.later(1).sunday,
        }
    if edition.action_code == "zero" and edition.revision is not None:
        reading = edition.revision.reading
        figures = {key: value for key, value, *_ in reading.figures}
        return {"bars": week_bars(reading.figures), "figures": figures, "calls_known": reading.calls_known}
    return {}


def _first_run(desk: Desk) -> dict[str, Any]:
    week = Week.last_complete(desk.now, desk.zone)
    due = desk.rules.draft_at(week)
    admins = RoleGrant.objects.filter(publication=desk.publication, role=Role.ADMIN, user__is_active=True)
    return {
        "first_draft": due if due > desk.now else desk.rules.draft_at(week.later(1)),
        "sources": len(desk.rules.settings.intake.sources),
        "admins": admins.values("user").distinct().count(),
    }


def _earlier(request: HttpRequest, desk: Desk, newest: Edition) -> dict[str, Any]:
    """The table of earlier editions, filtered by state and year."""
    earlier = Edition.objects.filter(publication=desk.publication, kind="weekly").exclude(pk=newest.pk)
    years = sorted({day.isocalendar().year for day in earlier.values_list("period_start", flat=True)}, reverse=True)
    state, year = request.GET.get("status", ""), request.GET.get("tahun", "")
    if state in STATE_NAMES:
        earlier = earlier.filter(state=state)
    if year.isdecimal() and int(year) in years:
        first = Week(int(year), 1).monday
        earlier = earlier.filter(period_start__gte=first, period_start__lt=Week(int(year) + 1, 1).monday)
    page = Paginator(earlier.select_related("revision"), A_PAGE).get_page(request.GET.get("hal"))
    approvers: dict[int, str] = {}
    for approval in Approval.objects.filter(revision__edition__in=list(page), voided_at__isnull=True).select_related(
        "user"
    ):
        edition_id = approval.revision.edition_id
        names = [approvers[edition_id]] if edition_id in approvers else []
        approvers[edition_id] = " dan ".join([*names, str(approval.user)])
    return {
        "earlier": page,
        "lines": [(Standing(item, desk), approvers.get(item.pk, "") or item.reason or "–") for item in page],
        "states": [(state.value, name) for state, name in STATE_NAMES.items()],
        "years": years,
        "chosen_state": state,
        "chosen_year": year,
    }
