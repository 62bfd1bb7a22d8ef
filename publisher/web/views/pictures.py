"""Approved pictures for the channel to fetch, without signing in: see `review.picture_links`."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from publisher.review.picture_links import open_picture
from publisher.review.store import Rules
from publisher.web.settings import PUBLICATION


@login_not_required
@require_safe
def approved_picture(request: HttpRequest, signed: str) -> HttpResponse:
    jpeg = open_picture(signed, Rules.of(PUBLICATION), PUBLICATION.clock.now())
    if jpeg is None:
        raise Http404
    response = HttpResponse(jpeg, content_type="image/jpeg")
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
