"""Page images, for those who are signed in, and only those that belong to this publication."""

from __future__ import annotations

from django.db.models import TextField
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from publisher.review.models import Revision
from publisher.review.store import MissingImage, get_image
from publisher.web.desk import Desk, newsroom


@require_safe
@newsroom("read")
def page_image(request: HttpRequest, desk: Desk, name: str) -> HttpResponse:
    """One image by its hash. The bytes of a hash never change, so the reader's browser may keep them."""
    known = Revision.objects.filter(edition__publication=desk.publication).annotate(text=Cast("pages", TextField()))
    if not known.filter(text__contains=name).exists():
        raise Http404
    try:
        jpeg = get_image(desk.rules.settings.media, name)
    except MissingImage as error:
        raise Http404 from error
    return jpeg_response(jpeg)


def jpeg_response(jpeg: bytes) -> HttpResponse:
    response = HttpResponse(jpeg, content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response
