"""The configured channel, opened with what is stored for it."""

from __future__ import annotations

from publisher.config import Settings
from publisher.instagram import Backend
from publisher.instagram.open import open_backend
from scheduled.session import load_session


def the_channel(settings: Settings) -> Backend | None:
    """The channel; None where people post by hand. Raises NeedsPerson where nobody has signed in yet."""
    if settings.by_hand:
        return None
    return open_backend(
        settings.backend,
        settings.clock,
        account=settings.account,
        folder=settings.feed_folder,
        session=load_session(settings) if settings.needs_session else None,
        host=settings.graph_host,
        version=settings.graph_version,
    )
