"""Periksa: pages, preview and panels of one edition."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from publisher.clock import Week
from publisher.web.desk import Desk, newsroom
from publisher.web.review_page import review_context


@require_safe
@newsroom("read")
def review(request: HttpRequest, desk: Desk, week: Week) -> HttpResponse:
    return render(request, "review/review.html", review_context(desk.edition(week), desk, request.GET))
