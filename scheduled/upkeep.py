"""Once a day: a token of the official API is renewed in time, and staff are told when that fails."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Q

from publisher.config import Settings
from publisher.instagram import PostingError
from publisher.instagram.graph import Token, refreshed
from publisher.review import notify
from publisher.review.models import Publication
from scheduled.session import SignedIn, change_signed_in, load_signed_in

log = logging.getLogger(__name__)

RENEWABLE_HOST = "graph.instagram.com"
# The channel renews a token that is a day old and still holds; then it holds for 60 days more.
OLD_ENOUGH = timedelta(days=1)
RENEW_BELOW = timedelta(days=30)
ALARM_BELOW = timedelta(days=14)

Refresh = Callable[[Token], tuple[str, int]]


def upkeep(settings: Settings, publication: Publication, now: datetime, refresh: Refresh = refreshed) -> None:
    """What is done once a day; the database says whether it was."""
    if settings.backend != "graph" or not _first_today(settings, publication, now):
        return
    signed_in = load_signed_in(settings)
    if signed_in is None or signed_in.expires_at is None:
        return
    left = signed_in.expires_at - now
    if _due(settings, signed_in, left, now) and _renewed(settings, signed_in, now, refresh):
        return
    if left < ALARM_BELOW:
        when = f"habis dalam {left.days} hari" if left > timedelta() else "sudah habis"
        title = f"Izin menayangkan (token) {when} dan belum diperbarui. Hubungi admin teknis."
        notify.tell_of(publication, None, f"token-{now.astimezone(settings.zone):%Y-%m-%d}", title, now)


def _first_today(settings: Settings, publication: Publication, now: datetime) -> bool:
    today = now.astimezone(settings.zone).date()
    earlier = Q(upkept_on__lt=today) | Q(upkept_on__isnull=True)
    return bool(Publication.objects.filter(earlier, pk=publication.pk).update(upkept_on=today))


def _due(settings: Settings, signed_in: SignedIn, left: timedelta, now: datetime) -> bool:
    old = signed_in.issued_at is None or now - signed_in.issued_at >= OLD_ENOUGH
    return settings.graph_host == RENEWABLE_HOST and old and timedelta() < left < RENEW_BELOW


def _renewed(settings: Settings, signed_in: SignedIn, now: datetime, refresh: Refresh) -> bool:
    """True when a new token is stored. Whatever is stored else stays."""
    old = signed_in.secret
    try:
        value, seconds = refresh(Token(str(old.get("token", "")), settings.graph_host, settings.graph_version))
    except PostingError as error:
        log.warning("token not renewed", extra={"code": error.code})
        return False

    def renewed(present: SignedIn) -> SignedIn:
        # Somebody may have signed in anew meanwhile: theirs is kept.
        if present.secret != old:
            return present
        until = now + timedelta(seconds=seconds)
        return replace(present, secret={"token": value}, issued_at=now, expires_at=until, used_at=now)

    return change_signed_in(settings, renewed)
