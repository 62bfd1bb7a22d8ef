"""What every screen of the newsroom keeps: language, title, one heading, labels, no inline code, no need of scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

import publisher.web
from publisher.review.actions.withdraw import withdraw
from publisher.review.models import Edition
from tests.web.html import Page
from tests.web.rows import EDITION, HOME, actor, approved, browser, draft, pending, person, publication, unknown

Build = Callable[[], object]


def _zero() -> object:
    return draft(state="action", action_code="zero")


def _intake() -> object:
    week = draft().week.later(1)
    return Edition.objects.create(
        publication=publication(),
        period_start=week.monday,
        created_at=draft(week.later(1)).created_at,
        state="action",
        action_code="intake",
        marker="Edisi",
    )


def _held() -> object:
    return draft(state="hold", held_from="draft", reason="Menunggu jawaban hukum.")


def _live() -> Edition:
    edition = approved()
    Edition.objects.filter(pk=edition.pk).update(state="live", live_at=edition.created_at)
    edition.refresh_from_db()
    return edition


def _withdrawn() -> object:
    edition = _live()
    return withdraw(edition, actor("admin_2", "admin"), edition.created_at, "Satu halaman memuat hal yang keliru.")


SCREENS: dict[str, tuple[Build, str]] = {
    "first run": (publication, HOME),
    "home": (pending, HOME),
    "home, withdrawing": (_withdrawn, HOME),
    "posting, live": (_live, f"{EDITION}tayang/"),
    "posting, withdrawing": (_withdrawn, f"{EDITION}tayang/"),
    "correction": (_live, f"{EDITION}ralat/"),
    "home, approved": (approved, HOME),
    "home, zero": (_zero, HOME),
    "home, unreachable": (_intake, HOME),
    "home, stale": (lambda: draft(state="stale"), HOME),
    "home, unknown": (unknown, HOME),
    "home, held": (_held, HOME),
    "review": (pending, EDITION),
    "review, texts": (draft, f"{EDITION}?tab=teks&hal=2"),
    "review, data": (draft, f"{EDITION}?tab=data"),
    "review, changes": (draft, f"{EDITION}?tab=perubahan"),
    "review, held": (_held, EDITION),
    "review, nonsense": (draft, f"{EDITION}?tab=lain&hal=999999"),
    "dialog, submit": (draft, f"{EDITION}ajukan/"),
    "dialog, reason": (draft, f"{EDITION}tahan/"),
    "dialog, tick": (unknown, f"{EDITION}kirim-lagi/"),
    "dialog, link": (unknown, f"{EDITION}sudah-ada/"),
    "dialog, impossible": (draft, f"{EDITION}lepas/"),
    "approve": (pending, f"{EDITION}setujui/"),
    "approve, draft": (draft, f"{EDITION}setujui/"),
    "posting, unknown": (lambda: unknown("unknown", 3), f"{EDITION}tayang/"),
    "posting, decide": (unknown, f"{EDITION}tayang/"),
    "log": (pending, f"{HOME}catatan/"),
    "feed": (publication, f"{HOME}latihan/"),
}


def screen(name: str) -> str:
    build, address = SCREENS[name]
    build()
    answer = browser("admin_1", "admin").get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_has_language_title_one_heading_and_labelled_fields(name: str) -> None:
    text = screen(name)
    page = Page(text)
    assert page.all("html")[0]["lang"] == "id"
    assert text.split("<title>")[1].split("</title>")[0].strip(" ·") not in ("", "Redaksi 112")
    assert len(page.all("h1")) == 1
    assert page.unlabelled == []
    assert all("alt" in image for image in page.all("img"))
    ids = [known["id"] for _, known in page.elements if "id" in known]
    assert len(ids) == len(set(ids))
    assert page.all("a")[0]["href"] == "#isi"


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_needs_no_script_and_has_no_inline_code(name: str) -> None:
    page = Page(screen(name))
    assert not page.inline_script
    assert page.all("style") == []
    for tag, known in page.elements:
        assert not [attribute for attribute in known if attribute.startswith("on") or attribute == "style"], tag
        assert not known.get("href", "").startswith("javascript:")
    # Whatever a button does, a form does: a button outside a form names the one it belongs to.
    inside = sum(len(names) for _, names in page.forms)
    assert inside or not page.all("button")
    for known, names in page.forms:
        if known.get("method") == "post":
            assert "csrfmiddlewaretoken" in names


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_has_at_most_one_primary_action(name: str) -> None:
    page = Page(screen(name).split('<div class="bottom">')[0])
    primary = [known for known in page.all("a", "button") if "primary" in known.get("class", "").split()]
    assert len(primary) <= 1


@pytest.mark.parametrize("address", ["/redaksi/masuk/"])
def test_the_log_in_page_keeps_the_same_rules(address: str) -> None:
    page = Page(Client().get(address).content.decode())
    assert (len(page.all("h1")), page.unlabelled, page.inline_script) == (1, [], False)


def test_every_answer_carries_the_policy_and_staff_pages_are_not_kept() -> None:
    pending()
    answer = browser("admin_1", "admin").get(HOME)
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"


def test_every_icon_that_a_screen_names_is_in_the_package() -> None:
    import re

    from publisher.web.templatetags.newsroom import outline

    folder = Path(publisher.web.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.html")]
    for text in texts:
        for name, style in re.findall(r'\{% icon "([a-z-]+)"(?: "([a-z]+)")? %\}', text):
            assert outline(name, style or "regular")


def test_styles_scripts_and_the_typeface_are_served() -> None:
    from django.contrib.staticfiles import finders

    person("editor_1", "editor")
    page = Page(Client().get("/redaksi/masuk/").content.decode())
    named = [known["href"] for known in page.all("link")] + [known["src"] for known in page.all("script")]
    for address in [*named, "/static/font/PlusJakartaSans[wght].ttf", "/static/img/jlamprang.svg", "/static/img/down.svg"]:
        assert finders.find(address.removeprefix("/static/")), address
