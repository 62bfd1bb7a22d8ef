"""The table of a page's numbers: whole on a laptop, the picture of the usual range too."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.walking import sign_in

MEASURE = """() => [...document.querySelectorAll(".scroll")].map(box => box.scrollWidth - box.clientWidth)"""


def test_no_column_is_cut_at_1280_pixels(browser: Browser, address: str, folder: Path) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    sign_in(page, address, folder, "editor1")
    for number in (1, 2, 3):
        page.goto(f"{address}/redaksi/kota-pekalongan/2026-W46/?tab=data&hal={number}")
        assert all(over <= 0 for over in page.evaluate(MEASURE)), number
