"""A sentence with a name and a street, from an editor's keyboard to an approved edition; the tab on small screens."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.walking import CHROMIUM, PHONE, fresh_code, sign_in

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: `apt-get install chromium`")

SENTENCE = "Terima kasih kepada Pak Sutrisno di Jl. Melati No 5 yang membantu petugas."
RESULT = "Terima kasih kepada seorang warga yang membantu petugas."
TARGET = 44


def small_targets(page: Page) -> list[str]:
    """What can be pressed in the panel and is lower than a thumb; a link inside a sentence is none."""
    return page.evaluate(
        """least => [...document.querySelectorAll('.panel button, .panel summary, .panel .choose label, .panel .mini,'
             + ' .panel a.button, .phone-tabs a, .bottom button')]
           .filter(item => item.offsetParent && item.getBoundingClientRect().height < least)
           .map(item => item.textContent.trim())""",
        TARGET,
    )


def test_from_a_typed_name_to_an_approved_edition(browser: Browser, address: str, folder: Path) -> None:
    edition = f"{address}/redaksi/kota-pekalongan/2026-W46/"

    # The writer types and decides with the keyboard.
    writer = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    sign_in(writer, address, folder, "editor1")
    writer.goto(f"{edition}?tab=teks")
    caption = writer.get_by_label(re.compile("Keterangan")).first
    caption.fill(caption.input_value().replace("Darurat? Telepon 112.", f"{SENTENCE}\n\nDarurat? Telepon 112."))
    writer.get_by_role("button", name="Simpan", exact=True).first.click()
    expect(writer.get_by_text("Belum ikut tayang")).to_be_visible()
    assert "Sutrisno" not in str(stored(folder))
    writer.on("dialog", lambda asked: asked.accept())  # the page asks before what was chosen is left behind
    check_sizes(writer, edition)
    writer.goto(f"{edition}?tab=privasi")
    expect(writer.get_by_text("Pilihan Anda yang belum tersimpan dipulihkan.")).to_be_visible()
    writer.get_by_role("button", name="Pakai yang tersimpan").click()
    expect(writer.get_by_role("radio", checked=True)).to_have_count(0)
    name, street = (writer.get_by_role("group", name=re.compile(f"Bagian {number}")) for number in (1, 2))
    expect(name.get_by_label("Ganti dengan")).to_be_hidden()
    name.get_by_role("radio", name="Hapus").focus()
    writer.keyboard.press("ArrowRight")
    expect(name.get_by_role("radio", name="Ganti…")).to_be_checked()
    writer.keyboard.press("Tab")
    writer.keyboard.type("seorang warga")
    writer.get_by_role("button", name="Simpan keputusan").first.click()
    expect(writer.get_by_text("1 bagian belum diputuskan")).to_be_visible()
    street.get_by_role("radio", name="Hapus").check()
    writer.get_by_role("button", name="Simpan keputusan").first.click()
    expect(writer.get_by_text("Anda yang menulis kalimat ini")).to_be_visible()

    auditor = browser.new_context(viewport=PHONE).new_page()
    sign_in(auditor, address, folder, "auditor1")
    auditor.goto(f"{edition}?tab=privasi")
    expect(auditor.get_by_text("1 kalimat menunggu keputusan atau pembaca.")).to_be_visible()
    assert "Sutrisno" not in auditor.content() and "Melati" not in auditor.content()

    # The reader's browser runs no scripts.
    reader = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    sign_in(reader, address, folder, "admin1")
    reader.goto(f"{edition}?tab=privasi")
    expect(reader.get_by_text(RESULT)).to_be_visible()
    reader.get_by_role("button", name="Saya sudah membaca, boleh tayang").click()
    expect(reader.get_by_text("Kalimat ikut tayang.")).to_be_visible()
    assert RESULT in stored(folder) and "Sutrisno" not in stored(folder)

    writer.goto(f"{edition}ajukan/")
    writer.get_by_role("button", name=re.compile("Ajukan")).first.click()
    writer.wait_for_load_state()
    reader.goto(f"{edition}setujui/")
    expect(reader.locator("ins")).to_contain_text(RESULT)
    for tick in reader.get_by_role("checkbox").all():
        tick.check()
    reader.locator("#id_code").fill(fresh_code(folder, "admin1"))
    reader.get_by_role("button", name=re.compile("Setujui & jadwalkan")).last.click()
    expect(reader.get_by_text("Disetujui").first).to_be_visible()


def check_sizes(page: Page, edition: str) -> None:
    """With a finding open to a reason, nothing is wider than the screen and nothing is too small for a thumb."""
    for width in (320, 390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 1000})
        page.goto(f"{edition}?tab=privasi")
        page.get_by_role("radio", name="Bukan data pribadi…").first.check()
        expect(page.get_by_label(re.compile("Alasan")).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width < 768:
            assert small_targets(page) == []


def stored(folder: Path) -> str:
    """The caption of the newest revision, from the store itself."""
    with sqlite3.connect(folder / "store.sqlite3") as store:
        return str(store.execute("SELECT caption FROM review_revision ORDER BY id DESC LIMIT 1").fetchone()[0])
