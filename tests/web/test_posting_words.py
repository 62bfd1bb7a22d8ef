"""Every code of the channel, as staff see it: what happened, what is live, at most three steps, what not to do."""

from __future__ import annotations

from html import unescape

import pytest

from publisher.instagram.errors import SENTENCES
from publisher.review.models import Edition, Post
from publisher.web.posting_words import (
    CHANGED,
    CONTENT,
    IN_DOUBT,
    NEVER,
    NEVER_WITHOUT_PACKAGE,
    OTHER,
    STOPPED,
    mend_first,
    words,
)
from tests.web.rows import EDITION, approved, browser, unknown

NOTHING = "Belum ada yang tayang"
OF_OURS = ("log_broken", "slot_passed")
STOPS = sorted({*SENTENCES, *CHANGED, *OF_OURS} - set(IN_DOUBT))
BUTTONS = {"Tekan Coba lagi": "Coba lagi", "Tekan Sudah, lanjutkan": "Sudah, lanjutkan", "Unduh paket": "Unduh paket (ZIP)"}


def page() -> str:
    return unescape(browser("admin_9", "admin").get(f"{EDITION}tayang/").content.decode())


def test_every_code_has_words_of_its_own_and_none_has_two() -> None:
    listed = [code for codes in STOPPED for code in codes] + list(IN_DOUBT)
    assert len(listed) == len(set(listed))
    assert set(listed) == {*SENTENCES, *CHANGED, *OF_OURS, "sender_died"}


@pytest.mark.parametrize("code", STOPS)
def test_a_stop_says_what_happened_what_is_live_what_to_do_and_what_not(code: str) -> None:
    edition = approved()
    before = code in (*OF_OURS, *CHANGED)
    Post.objects.update(state="ready" if before else "failed", error_code="" if before else code)
    Edition.objects.filter(pk=edition.pk).update(state="action", action_code=code if before else "refused")
    text, said = page(), words(code)
    assert said is not OTHER
    assert f">{said.title}<" in text.replace("\n", "")
    assert f"{NOTHING}. {said.says}" in text
    assert 1 <= len(said.todo) <= 3
    for step in said.todo:
        assert f"<li>{step}</li>" in text
    assert any(never in text for never in ([said.never] if said.never else [NEVER, NEVER_WITHOUT_PACKAGE]))
    assert (NEVER_WITHOUT_PACKAGE in text) <= ("Unduh paket (ZIP)" in text)
    assert code not in text
    assert "IG-46-" in text


@pytest.mark.parametrize("code", STOPS)
def test_a_step_that_names_a_button_has_it(code: str) -> None:
    edition = approved()
    Post.objects.update(state="failed", error_code=code)
    Edition.objects.filter(pk=edition.pk).update(
        state="action", action_code=code if code in (*CHANGED, *OF_OURS) else "refused"
    )
    text, steps = page(), " ".join(words(code).todo)
    for named, button in BUTTONS.items():
        if named.casefold() in steps.casefold():
            assert button in text
    assert ("Buat ulang draf…" in text) == (code in (*CHANGED, *CONTENT))


@pytest.mark.parametrize("state", ["unknown", "needs_human"])
@pytest.mark.parametrize("code", [*IN_DOUBT, "feedback_required", "login_required", "challenge_required", "suspended"])
def test_a_doubt_says_why_and_never_that_nothing_is_live(code: str, state: str) -> None:
    unknown(state, 3 if state == "unknown" else 6)
    Post.objects.update(error_code=code)
    text = page()
    if state == "unknown":
        assert IN_DOUBT.get(code, f"{words(code).title} setelah perintah tayang dikirim.") in text
    assert all(f"<li>{step}</li>" in text for step in mend_first(code))
    assert 1 <= text.split('<ol class="todo">')[1].split("</ol>")[0].count("<li>") <= 3
    assert "Jangan unggah manual." in text
    assert NOTHING not in text
    assert "Coba lagi" not in text and "Buat ulang draf" not in text and "Unduh paket" not in text
    assert code not in text


def test_words_stay_away_from_jargon() -> None:
    said = " ".join(
        [*IN_DOUBT.values(), *(f"{one.title} {one.says} {' '.join(one.todo)} {one.never}" for one in STOPPED.values())]
    ).casefold()
    for word in ("token", "api", "container", "session", "server error", "http", "hash", "challenge", "deploy"):
        assert f" {word}" not in said
