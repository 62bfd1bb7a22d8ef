"""The rehearsal feed: what has been posted in practice, shown as on Instagram. Nothing of it left the machine."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from publisher.instagram.rehearsal import BROKEN, POSTS, RehearsedPost, posts
from publisher.web.caption import cut
from publisher.web.desk import Desk, newsroom
from publisher.web.views.images import jpeg_response


@require_safe
@newsroom("read")
def feed(request: HttpRequest, desk: Desk) -> HttpResponse:
    return render(request, "feed.html", {"posts": _posts(desk), "nav": "feed"})


@require_safe
@newsroom("read")
def post(request: HttpRequest, desk: Desk, post_id: str) -> HttpResponse:
    shown = _post(desk, post_id)
    asked = request.GET.get("hal", "1")
    number = min(max(int(asked), 1), len(shown.alts)) if asked.isdecimal() else 1
    opening, rest = cut(shown.caption)
    slides = range(1, len(shown.alts) + 1)
    return render(
        request,
        "feed_post.html",
        {
            "post": shown,
            "number": number,
            "alt": shown.alts[number - 1],
            "slides": slides,
            "opening": opening,
            "rest": rest,
            "nav": "feed",
        },
    )


@require_safe
@newsroom("read")
def slide(request: HttpRequest, desk: Desk, post_id: str, number: int) -> HttpResponse:
    shown = _post(desk, post_id)
    if not 1 <= number <= len(shown.alts):
        raise Http404
    try:
        jpeg = (desk.rules.settings.feed_folder / POSTS / shown.id / f"{number}.jpg").read_bytes()
    except OSError as error:
        raise Http404 from error
    return jpeg_response(jpeg)


def _posts(desk: Desk) -> list[RehearsedPost]:
    """The posts of the folder; none while the folder is not there yet."""
    try:
        return posts(desk.rules.settings.feed_folder)
    except BROKEN:
        return []


def _post(desk: Desk, post_id: str) -> RehearsedPost:
    found = next((item for item in _posts(desk) if item.id == post_id), None)
    if found is None:
        raise Http404
    return found
