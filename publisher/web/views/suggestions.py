"""Usulan: take a note that an agency wrote for the public into the caption, or discard it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from publisher.clock import Week
from publisher.review.actions.moving import Refused
from publisher.review.actions.suggestions import discard_suggestion, use_suggestion
from publisher.web.desk import Desk, newsroom

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@newsroom("edit")
def use(request: HttpRequest, desk: Desk, week: Week, number: int) -> HttpResponse:
    edition = desk.edition(week)
    if request.method == "POST":
        seen = request.POST.get("seen_revision", "")
        try:
            use_suggestion(edition, desk.actor, desk.now, desk.rules, int(seen) if seen.isdecimal() else 0, number)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Usulan masuk ke keterangan. Bila ada yang perlu diputuskan, lihat tab Privasi.")
    return redirect(f"{reverse('review', args=[desk.slug, edition.week])}?tab=teks#usulan")


@require_http_methods(METHODS)
@newsroom("edit")
def discard(request: HttpRequest, desk: Desk, week: Week, number: int) -> HttpResponse:
    edition = desk.edition(week)
    if request.method == "POST":
        discard_suggestion(edition, desk.actor, desk.now, number)
        messages.success(request, "Usulan dibuang.")
    return redirect(f"{reverse('review', args=[desk.slug, edition.week])}?tab=teks#usulan")
