"""The two buttons that take a demo's clock forward. Where the machine's clock is used, there is no such page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from publisher.clock import FileClock, moment_text
from publisher.web.demo import STEP, next_slot
from publisher.web.desk import Desk, newsroom


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom("read")
def step(request: HttpRequest, desk: Desk) -> HttpResponse:
    clock = desk.rules.settings.clock
    if not isinstance(clock, FileClock):
        raise Http404
    if request.method != "POST":  # somebody who had to sign in again on the way
        return redirect("home", desk.slug)
    target = next_slot(desk) if request.POST.get("langkah") == "jadwal" else desk.now + STEP
    try:
        clock.step_to(target)
    except ValueError:
        messages.info(request, "Jam latihan sudah lebih maju.")
    else:
        messages.success(request, f"Jam latihan sekarang {moment_text(target, desk.zone)}.")
    return redirect("home", desk.slug)
