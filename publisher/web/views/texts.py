"""Simpan: caption and alt texts. What was typed is never lost, whatever the answer is."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from publisher.clock import Week, clock_text
from publisher.review.actions.edit_texts import Saved, edit_texts
from publisher.review.actions.moving import Refused
from publisher.review.models import Edition
from publisher.web.desk import Desk, newsroom
from publisher.web.review_page import Typed, review_context
from publisher.web.views.dialogs import submit_now


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom("edit")
def save(request: HttpRequest, desk: Desk, week: Week) -> HttpResponse:
    edition = desk.edition(week)
    if request.method != "POST":
        return _back(edition, desk, request)
    typed = Typed.read(request.POST)
    try:
        saved = edit_texts(edition, desk.actor, desk.now, desk.rules, typed.seen_revision, typed.caption, typed.alts)
    except Refused as refusal:
        edition = desk.edition(week)  # as it is now: somebody else may have saved
        return _refused(request, desk, edition, typed, str(refusal))
    _say(request, desk, saved)
    if saved.held:
        return redirect(f"{reverse('review', args=[desk.slug, edition.week])}?tab=privasi&tersimpan=1#kalimat")
    if request.POST.get("lanjut") == "ajukan":
        return submit_now(request, desk, desk.edition(week))
    return _back(edition, desk, request)


def _say(request: HttpRequest, desk: Desk, saved: Saved) -> None:
    hour = clock_text(desk.now, desk.zone).rpartition(" ")[0]
    if not saved.held:
        messages.success(request, f"Tersimpan {hour}" if saved else "Tidak ada yang berubah.")
        return
    rest = f"Tersimpan {hour}, kecuali" if saved.changed else "Belum ikut:"
    messages.warning(request, f"{rest} {saved.held} kalimat yang tampak memuat data pribadi. Putuskan tiap bagiannya.")


def _refused(request: HttpRequest, desk: Desk, edition: Edition, typed: Typed, said: str) -> HttpResponse:
    stale = edition.revision is not None and edition.revision.number != typed.seen_revision
    context = review_context(edition, desk, request.POST, tab="teks", typed=typed, refusal="" if stale else said)
    return render(request, "review/review.html", context, status=409 if stale else 422)


def _back(edition: Edition, desk: Desk, request: HttpRequest) -> HttpResponse:
    query = {"tab": "teks"}
    if (number := request.POST.get("hal", "")).isdecimal():
        query["hal"] = number
    return redirect(f"{reverse('review', args=[desk.slug, edition.week])}?{urlencode(query)}")
