"""What the review room takes from the settings, and the content-addressed store of page images."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from publisher.clock import Week
from publisher.config import Settings, WeeklyTime
from publisher.edition.content_hash import image_hash

STALE_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Rules:
    """How one publication is run."""

    slug: str
    account: str
    approvals: int
    self_approval: bool
    settings: Settings

    @classmethod
    def of(cls, settings: Settings) -> Rules:
        return cls(settings.slug, settings.account, settings.approvals, settings.self_approval, settings)

    def draft_at(self, week: Week) -> datetime:
        """When the draft of `week` is due: in the week after it."""
        return self._after(week, self.settings.draft_time)

    def slot_for(self, week: Week) -> datetime:
        """The regular time of posting for `week`."""
        return self._after(week, self.settings.slot_time)

    def stale_at(self, week: Week) -> datetime:
        """From then on an edition is never posted by itself: seven days after the week's end."""
        return week.end(self.settings.zone) + STALE_AFTER

    def _after(self, week: Week, moment: WeeklyTime) -> datetime:
        return week.at(moment.weekday, moment.at, self.settings.zone, weeks_after=1)


class MissingImage(Exception):
    """A page image is not in the store, or its bytes are not those it was named by."""


def put_image(media: Path, jpeg: bytes) -> str:
    """Store one image under its hash, whole or not at all; the same bytes are stored once. Returns the hash."""
    name = image_hash(jpeg)
    path = image_path(media, name)
    # A file that was damaged is written anew, or a rebuilt draft would never mend it.
    if not path.exists() or image_hash(path.read_bytes()) != name:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.part")
        with partial.open("wb") as file:
            file.write(jpeg)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    return name


def get_image(media: Path, name: str) -> bytes:
    """The bytes of one image, checked against their name. Raises MissingImage."""
    try:
        jpeg = image_path(media, name).read_bytes()
    except OSError as error:
        raise MissingImage(f"Page image {name[:12]} cannot be read: {type(error).__name__}.") from error
    if image_hash(jpeg) != name:
        raise MissingImage(f"Page image {name[:12]} has been changed on disk.")
    return jpeg


def image_path(media: Path, name: str) -> Path:
    """Where an image is kept. Raises MissingImage for anything that is not a hash."""
    if not re.fullmatch(r"[0-9a-f]{64}", name):
        raise MissingImage("Not the name of a page image.")
    return media / name[:2] / f"{name}.jpg"
