"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from publisher.web.demo import next_slot


def shared(request: HttpRequest) -> dict[str, Any]:
    publication = settings.PUBLICATION
    desk = getattr(request, "desk", None)
    known: dict[str, Any] = {
        "site": publication,
        "region": publication.region,
        "is_demo": publication.is_demo,
        "is_rehearsal": publication.backend == "rehearsal",
        "desk": desk,
        "may_read_log": desk is not None and desk.may("read_log"),
        "may_check": desk is not None and desk.may("request_check"),
    }
    if publication.is_demo:
        known["clock_stands"] = publication.clock.now()
        known["next_slot"] = next_slot(desk) if desk is not None else None
    return known
