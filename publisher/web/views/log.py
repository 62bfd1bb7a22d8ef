"""Catatan audit: who did what when, newest first, and whether the chain is whole."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from publisher.clock import Week
from publisher.review import audit
from publisher.review.models import AuditEntry, Edition
from publisher.web.desk import Desk, newsroom
from publisher.web.log_words import act_name, detail_text

A_PAGE = 50


@require_safe
@newsroom("read_log")
def audit_log(request: HttpRequest, desk: Desk) -> HttpResponse:
    entries = AuditEntry.objects.filter(publication=desk.publication)
    everything = entries.count()
    editions = Edition.objects.filter(publication=desk.publication)
    chosen = request.GET.get("edisi", "")
    try:
        entries = entries.filter(edition__period_start=Week.parse(chosen).monday) if chosen else entries
    except ValueError:
        chosen = ""
    page = Paginator(entries.select_related("edition").order_by("-id"), A_PAGE).get_page(request.GET.get("hal"))
    broken = audit.first_broken()
    context = {
        "entries": page,
        "lines": [(entry, act_name(entry.act), detail_text(entry.detail, desk.zone)) for entry in page],
        "everything": everything,
        "editions": editions.order_by("-period_start"),
        "chosen": chosen,
        "broken": AuditEntry.objects.filter(pk=broken).first() if broken is not None else None,
        "newest": AuditEntry.objects.order_by("-id").first(),
        "now": desk.now,
        "nav": "log",
    }
    return render(request, "log.html", context)
