"""The newsroom's tests: a fast hasher, and a publication with its time at Monday 08.30."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from publisher.clock import FileClock


@pytest.fixture(autouse=True)
def newsroom(db: None, settings: Any, tmp_path: Path) -> None:
    """Each test has a clock and a feed of its own, so that none moves another's."""
    clock = tmp_path / "clock.txt"
    clock.write_text("2026-11-16T08:30:00+07:00\n", encoding="utf-8")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.PUBLICATION = dataclasses.replace(
        settings.PUBLICATION, clock=FileClock(clock), feed_folder=tmp_path / "feed", media=tmp_path / "media"
    )
