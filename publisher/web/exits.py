"""The exit for pages: whatever the public can read passes the gate, and so does every page that tells of an error."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from publisher.anonymise.gate import GateError
from publisher.config import Settings
from publisher.exits import let_out, visible_text

log = logging.getLogger(__name__)

STAFF = "/redaksi/"
STATIC = "/static/"
WORDS = ("text/", "application/atom+xml", "application/xml", "application/json")
# A form that was refused gives its writer their own words back; nothing typed is lost.
GIVEN_BACK = (409, 422)
STOPPED = "Halaman ini dihentikan sebelum tayang. Hubungi admin teknis."


class ExitMiddleware:
    """Stops a page that would carry personal data out: the reader gets 500 and no word of it, the log its place."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not _leaves(request, response):
            return response
        try:
            let_out([visible_text(response.content.decode(response.charset, "replace"))], "page", own_words())
        except GateError:
            log.error("page stopped at the exit", extra={"status": response.status_code, "kind": "gate"})
            return HttpResponse(STOPPED, status=500, content_type="text/plain; charset=utf-8")
        return response


def own_words() -> tuple[str, ...]:
    """What the publication says of itself on its pages."""
    from django.conf import settings

    site: Settings = settings.PUBLICATION
    return (site.account, site.region.name, site.region.source_name, site.archive_url or "")


def _leaves(request: HttpRequest, response: HttpResponse) -> bool:
    if request.path.startswith(STATIC) or not response.get("Content-Type", "").startswith(WORDS):
        return False
    if request.path.startswith(STAFF):
        return response.status_code >= 400 and response.status_code not in GIVEN_BACK
    return True
