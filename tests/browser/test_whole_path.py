"""The whole path as people walk it: a real browser, a real server, the demo's stepped clock, the rehearsal feed."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.walking import CHROMIUM, PHONE, fresh_code, sign_in

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: `apt-get install chromium`")


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
