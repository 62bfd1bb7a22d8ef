"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shared(request: HttpRequest) -> dict[str, Any]:
    publication = settings.PUBLICATION
    return {"site": publication, "region": publication.region, "is_demo": publication.is_demo}
