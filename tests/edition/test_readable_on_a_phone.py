"""Pages as a phone shows them, read by a machine: reduced to 390 pixels, enlarged three times, dark pages inverted."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass

import pytest
from PIL import Image, ImageOps
from rapidfuzz import fuzz, process

from publisher.edition.build import compose_pages, issue_of
from publisher.edition.frame import Place
from publisher.edition.page_set import TURNS
from publisher.edition.pages import Composed
from publisher.templates import theme
from tests.edition.fixture import MASTHEAD, REGION, STORIES, typical

needs_ocr = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")

PHONE = 390
ENLARGED = 3
SAME = 85  # rapidfuzz's ratio, from which a word counts as read: one letter of seven may be another
DARK = frozenset({"sampul", "cara-baca"})


@dataclass(frozen=True)
class Read:
    """The words of headlines and labels on a page, and those of them that were not read."""

    words: tuple[str, ...]
    missed: tuple[str, ...]


def typical_pages() -> list[Composed]:
    """The typical edition, and the pages that take turns."""
    issue = issue_of(typical(), STORIES, REGION, MASTHEAD)
    turning = [page.make(issue, Place(7, 8)) for page in TURNS if page.why_not(typical()) is None]
    shown = compose_pages(issue)
    return [*shown, *(page for page in turning if page.key not in {item.key for item in shown})]


def read(composed: Composed) -> Read:
    import pytesseract

    image = composed.canvas.image().convert("L")
    small = image.resize((PHONE, PHONE * 5 // 4), Image.Resampling.LANCZOS)
    large = small.resize((PHONE * ENLARGED, PHONE * 5 // 4 * ENLARGED), Image.Resampling.BICUBIC)
    looks = [large, ImageOps.invert(large)] if composed.key in DARK else [large]
    found = {
        word for look in looks for word in words_of(pytesseract.image_to_string(look, lang="ind+eng", config="--psm 11"))
    }
    wanted = [
        word
        for placed in composed.canvas.texts
        # The source line is the only text below 30 pixels, the cover's figure the only one of its size.
        if theme.NOTE <= placed.style.size < theme.COVER_NUMBER
        for word in words_of(placed.text)
    ]
    missed = [word for word in wanted if not process.extractOne(word, found, scorer=fuzz.ratio, score_cutoff=SAME)]
    return Read(tuple(wanted), tuple(missed))


def words_of(text: str) -> list[str]:
    """Words of three letters and more; single signs and figures are what charts say in marks as well."""
    return [word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text)]


@needs_ocr
def test_headlines_and_labels_of_the_typical_edition_are_read_on_a_phone() -> None:
    results = {page.key: read(page) for page in typical_pages()}
    words = sum(len(result.words) for result in results.values())
    missed = {key: result.missed for key, result in results.items() if result.missed}
    assert words > 300
    assert sum(map(len, missed.values())) <= 0.05 * words, missed
