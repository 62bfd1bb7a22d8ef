"""How people come into the demo's newsroom in a real browser."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pyotp
from playwright.sync_api import Page, expect

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}


def account(folder: Path, username: str) -> dict[str, str]:
    accounts = json.loads((folder / "accounts.json").read_text(encoding="utf-8"))
    return next(item for item in accounts if item["username"] == username)


def sign_in(page: Page, base: str, folder: Path, username: str) -> None:
    known = account(folder, username)
    page.goto(f"{base}/redaksi/masuk/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill(known["password"])
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_load_state()
    if "/kode/" in page.url:
        page.locator("#id_code").fill(pyotp.TOTP(known["seed"]).now())
        page.get_by_role("button", name="Lanjut").click()
    expect(page).to_have_url(f"{base}/redaksi/kota-pekalongan/")


def fresh_code(folder: Path, username: str) -> str:
    """A code that was not used at log-in: the next time step's, which the server accepts."""
    seed = account(folder, username)["seed"]
    return pyotp.TOTP(seed).at(int(time.time()) + 30)
