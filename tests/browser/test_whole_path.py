"""The whole path as people walk it: a real browser, a real server, the demo's stepped clock, the rehearsal feed."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

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

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: `apt-get install chromium`")


@pytest.fixture(scope="module")
def folder(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy to walk through: the clock is stepped and a post is made."""
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("browser") / "demo"))


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """`publisher serve`: web and clock in one process, as the README says."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PUBLISHER_", "DJANGO_"))}
    server = subprocess.Popen(
        [sys.executable, "-m", "publisher.cli", "--config", str(folder), "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urlopen(f"{base}/sehat", timeout=5)
                break
            except (URLError, OSError):
                assert server.poll() is None, "the server ended"
                time.sleep(0.1)
        yield base
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


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


# Two people: a code works once, also when the next test signs in within the same thirty seconds.
@pytest.mark.parametrize(("scripts", "who"), [(True, "editor2"), (False, "auditor1")])
def test_the_newsroom_needs_no_scripts_to_show_an_edition(
    browser: Browser, address: str, folder: Path, scripts: bool, who: str
) -> None:
    page = browser.new_context(java_script_enabled=scripts, viewport=PHONE).new_page()
    sign_in(page, address, folder, who)
    page.goto(f"{address}/redaksi/kota-pekalongan/2026-W46/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Edisi 46")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"] if scripts else True


def test_from_draft_to_feed(browser: Browser, address: str, folder: Path) -> None:
    newsroom = f"{address}/redaksi/kota-pekalongan/"

    editor = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    sign_in(editor, address, folder, "editor1")
    editor.goto(f"{newsroom}2026-W46/")
    caption = editor.get_by_label(re.compile("Keterangan")).first
    caption.fill(caption.input_value().replace("Darurat? Telepon 112.", "Darurat? Hubungi 112."))
    editor.get_by_role("button", name=re.compile("Simpan")).first.click()
    editor.wait_for_load_state()
    editor.goto(f"{newsroom}2026-W46/ajukan/")
    editor.get_by_role("button", name=re.compile("Ajukan")).first.click()
    editor.wait_for_load_state()

    admin = browser.new_context(viewport=PHONE).new_page()
    sign_in(admin, address, folder, "admin1")
    admin.goto(f"{newsroom}2026-W46/setujui/")
    for tick in admin.get_by_role("checkbox").all():
        expect(tick).not_to_be_checked()
        tick.check()
    admin.locator("#id_code").fill(fresh_code(folder, "admin1"))
    admin.get_by_role("button", name=re.compile("Setujui & jadwalkan")).last.click()
    admin.wait_for_load_state()
    admin.goto(newsroom)
    expect(admin.get_by_text("Disetujui").first).to_be_visible()
    assert not list((folder / "feed").glob("posts/*/post.json"))

    admin.get_by_role("button", name=re.compile("jadwal tayang")).first.click()
    for _ in range(120):
        admin.goto(newsroom)
        if admin.get_by_text("Tayang", exact=True).count() and list((folder / "feed").glob("posts/*/post.json")):
            break
        time.sleep(0.5)
    posts = [json.loads(path.read_text(encoding="utf-8")) for path in (folder / "feed").glob("posts/*/post.json")]
    assert len(posts) == 1 and "Darurat? Hubungi 112." in posts[0]["caption"]

    admin.goto(f"{newsroom}latihan/")
    expect(admin.get_by_role("link").filter(has=admin.locator("img")).first).to_be_visible()
    feed = browser.new_context(viewport=PHONE).new_page()
    feed.goto((folder / "feed" / "index.html").as_uri())
    assert feed.locator("img").count() >= 1
