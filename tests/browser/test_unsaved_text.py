"""Text that was typed and not saved belongs to its writer, also in a tab that another person uses next."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import walking

TYPED = "Kalimat yang belum disimpan."


@pytest.fixture
def desk(browser: Browser) -> Page:
    """One tab of a shared computer; it leaves pages without asking."""
    page = browser.new_context().new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def sign_in(page: Page, base: str, folder: Path, username: str) -> None:
    """Nobody waits half a minute here for the next code."""
    with closing(sqlite3.connect(folder / "store.sqlite3", timeout=20)) as store:
        store.execute("UPDATE review_user SET last_totp_step = 0")
        store.commit()
    walking.sign_in(page, base, folder, username)


def type_and_do_not_save(page: Page, texts: str) -> None:
    page.goto(texts)
    page.locator("#id_caption").press_sequentially(TYPED)
    assert page.evaluate("sessionStorage.length") == 1


def caption(page: Page) -> str:
    return page.locator("#id_caption").input_value()


def test_the_next_person_in_the_tab_does_not_see_it(desk: Page, address: str, folder: Path) -> None:
    texts = f"{address}/redaksi/kota-pekalongan/2026-W46/?tab=teks"
    sign_in(desk, address, folder, "editor1")
    type_and_do_not_save(desk, texts)
    desk.locator("details.me summary").click()
    desk.get_by_role("button", name="Keluar").click()
    expect(desk).to_have_url(f"{address}/redaksi/masuk/")
    assert desk.evaluate("sessionStorage.length") == 0
    sign_in(desk, address, folder, "admin1")
    desk.goto(texts)
    assert TYPED not in caption(desk)


def test_after_a_session_that_ended_its_writer_finds_it_and_nobody_else(desk: Page, address: str, folder: Path) -> None:
    texts = f"{address}/redaksi/kota-pekalongan/2026-W46/?tab=teks"
    sign_in(desk, address, folder, "editor1")
    type_and_do_not_save(desk, texts)
    desk.context.clear_cookies()
    sign_in(desk, address, folder, "editor1")
    desk.goto(texts)
    assert TYPED in caption(desk)
    desk.context.clear_cookies()
    sign_in(desk, address, folder, "editor2")
    desk.goto(texts)
    assert TYPED not in caption(desk)
    assert desk.evaluate("sessionStorage.length") == 0
