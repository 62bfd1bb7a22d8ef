"""Leaks made on purpose: a post in which one private value stands, as it is or disguised: to show the search has power."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from publisher.edition import Page
from publisher.forms import Unmodelled
from publisher.summary.figures import Figure
from tests.privacy.canaries import ALL
from tests.privacy.posts import Post

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_CYRILLIC = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
_LEET = str.maketrans("aeiostAEIOST", "431057431057")

DISGUISES: Mapping[str, Callable[[str], str]] = {
    "plain": str,
    "capitals": str.upper,
    "spaced": " ".join,
    "dashes": lambda value: value.replace(" ", "-").replace("7", "7."),
    "base64": lambda value: base64.b64encode(f"x{value}y".encode()).decode(),
    "full width": lambda value: value.translate(_FULL_WIDTH),
    "Cyrillic": lambda value: value.translate(_CYRILLIC),
    "letters as digits": lambda value: value.translate(_LEET),
    "backwards": lambda value: value[::-1],
    "zero width": "\u200b".join,
    "accents": lambda value: "".join(f"{letter}\u0301" if letter.isalpha() else letter for letter in value),
}
PLACES = ("caption", "headline", "alt", "title", "lines", "figure", "two lines")


@dataclass(frozen=True)
class Leak:
    column: str
    disguise: str
    place: str


def any_leak(dice: random.Random) -> Leak:
    return Leak(dice.choice(tuple(ALL)), dice.choice(tuple(DISGUISES)), dice.choice(PLACES))


def leaking(post: Post, leak: Leak, row: int) -> Post:
    """The post as a composer that leaks would have made it."""
    value = DISGUISES[leak.disguise](ALL[leak.column].of(row))
    draft = post.draft
    if leak.place == "caption":
        return replace(post, draft=replace(draft, caption=f"{draft.caption}\n\nSalah satunya: {value}"))
    if leak.place == "headline":
        return replace(post, draft=replace(draft, headline=f"{draft.headline} {value}"))
    page = _with(draft.pages[1], leak.place, value)
    return replace(post, draft=replace(draft, pages=(draft.pages[0], page, *draft.pages[2:])))


def _with(page: Page, place: str, value: str) -> Page:
    if place == "alt":
        return replace(page, alt=f"{page.alt} {value}")
    if place == "title":
        return replace(page, title=f"{page.title}: {value}")
    if place == "lines":
        return replace(page, texts=(*page.texts, value))
    if place == "two lines":
        half = len(value) // 2
        return replace(page, texts=(*page.texts, value[:half], value[half:]))
    return replace(page, numbers=(*page.numbers, Figure("bocor", 1, value, Unmodelled.CALENDAR)))
