"""/sehat: whether the newsroom answers, for a monitor. Says nothing else."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from publisher.review.models import Publication


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    try:
        Publication.objects.exists()
    except DatabaseError:
        return HttpResponse("gangguan", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
