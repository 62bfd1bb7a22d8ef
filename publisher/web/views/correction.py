"""Tulis ralat: which number of a live edition is wrong, and what it should have been."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from publisher.clock import Week
from publisher.review.actions.moving import STATE_NAMES, Refused
from publisher.review.actions.record_correction import Wrong, record_correction
from publisher.review.corrections import TOTAL, printed_numbers
from publisher.review.models import Edition
from publisher.review.states import EditionState
from publisher.web.desk import Desk, newsroom
from publisher.web.forms import CorrectionForm
from publisher.web.standing import Standing


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom("correct")
def record(request: HttpRequest, desk: Desk, week: Week) -> HttpResponse:
    edition = desk.edition(week)
    form = _form(request, desk, edition)
    if request.method != "POST":
        return _page(request, desk, edition, form)
    if not form.is_valid():
        return _page(request, desk, edition, form, status=422)
    given = form.cleaned_data
    category = "" if given["number"] == TOTAL else given["number"]
    wrong = Wrong(category, given["new"], given["kind"], given["new_category"], given["with_total"])
    try:
        record_correction(edition, desk.actor, desk.now, desk.rules, wrong)
    except Refused as refusal:
        return _page(request, desk, edition, form, refusal=str(refusal), status=422)
    messages.success(request, "Ralat dicatat. Draf berikutnya mencetaknya bila datanya memberi angka yang sama.")
    return redirect("posting", desk.slug, week)


def _form(request: HttpRequest, desk: Desk, edition: Edition) -> CorrectionForm:
    numbers = [
        (item.category or TOTAL, f"{item.name}: tercetak {item.value}")
        for item in printed_numbers(edition, desk.rules.settings)
    ]
    others = [(item.code, item.name) for item in desk.rules.settings.region.open_categories]
    return CorrectionForm(request.POST if request.method == "POST" else None, numbers=numbers, others=others)


def _page(
    request: HttpRequest, desk: Desk, edition: Edition, form: CorrectionForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    state = EditionState(edition.state)
    possible = state is EditionState.LIVE
    if not possible:
        refusal = f"Edisi ini {STATE_NAMES[state]}. Yang bisa diralat hanya yang sudah tayang."
    context: dict[str, Any] = {
        "edition": edition,
        "standing": Standing(edition, desk),
        "form": form,
        "possible": possible,
        "refusal": refusal,
        "nav": "home",
    }
    return render(request, "correction.html", context, status=status)
