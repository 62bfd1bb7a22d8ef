"""`publisher code`: the six digits of a demo account, for whoever has no authenticator at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pyotp

from publisher.commands import CommandError
from publisher.commands.demo import ACCOUNTS_FILE
from publisher.commands.words import say
from publisher.config import ConfigError, load


def code(config: str | Path | None, username: str) -> int:
    """Print the present code of a demo's account."""
    settings = load(config)
    path = settings.folder / ACCOUNTS_FILE
    if not settings.is_demo or not path.exists():
        raise ConfigError(f"{settings.file}: codes are shown for a demo's accounts only.")
    for account in json.loads(path.read_text(encoding="utf-8")):
        if account["username"] == username:
            say(pyotp.TOTP(account["seed"]).now())
            return 0
    raise CommandError(f"The demo has no account {username!r}.")
