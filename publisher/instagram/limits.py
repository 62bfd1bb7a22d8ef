"""The limits of the channel, in one place, and the check of a plan against them.

Sources: Instagram Platform documentation (2–10 children, JPEG, 8 MB, 4:5, caption, alt text) and the cap of five
hashtags of December 2025. Where an API takes more, the narrower limit stands, so that every backend can post a plan.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from publisher.instagram import Plan, Slide
from publisher.instagram.errors import FixContent

MIN_PAGES = 2
MAX_PAGES = 10
MAX_CAPTION = 2_200
MAX_HASHTAGS = 5
MAX_ALT = 1_000
PAGE_SIZE = (1080, 1350)
MAX_BYTES = 8_000_000

HASHTAG = re.compile(r"(?<![\w&/])#\w+")
ID_FORM = re.compile(r"[1-9][0-9]{12}")

Problem = tuple[str, str]


def check_plan(plan: Plan) -> None:
    """Raise FixContent with the first problem's code and a sentence that names every problem; else do nothing."""
    problems = list(_problems(plan))
    if problems:
        raise FixContent(problems[0][0], "; ".join(code for code, _ in problems), " ".join(text for _, text in problems))


def caption_length(caption: str) -> int:
    """Length as the channel may count it: in UTF-16 units, where an emoji counts as two. Never too short."""
    return len(caption.encode("utf-16-le")) // 2


def hashtags(caption: str) -> list[str]:
    """The hashtags of a caption, in order, repeated ones counted each time."""
    return HASHTAG.findall(caption)


def _problems(plan: Plan) -> Iterator[Problem]:
    pages = len(plan.slides)
    if not MIN_PAGES <= pages <= MAX_PAGES:
        yield "page_count", f"Ada {pages} halaman; harus {MIN_PAGES} sampai {MAX_PAGES}."
    length = caption_length(plan.caption)
    if length > MAX_CAPTION:
        yield "caption_too_long", f"Takarir {length} karakter; paling banyak {MAX_CAPTION}."
    tags = hashtags(plan.caption)
    if len(tags) > MAX_HASHTAGS:
        yield "too_many_hashtags", f"Ada {len(tags)} tagar; paling banyak {MAX_HASHTAGS}."
    if not plan.marker or plan.caption.rpartition("\n")[2] != plan.marker:
        yield "marker_missing", "Tanda edisi harus berada di baris terakhir takarir."
    numbers = (plan.ids.sidecar, *plan.ids.slides)
    if len(plan.ids.slides) != pages or len(set(numbers)) != len(numbers) or not all(map(ID_FORM.fullmatch, numbers)):
        yield "bad_ids", "Nomor kiriman harus berbeda-beda, satu untuk tiap halaman."
    for number, slide in enumerate(plan.slides, start=1):
        yield from _slide_problems(number, slide)


def _slide_problems(number: int, slide: Slide) -> Iterator[Problem]:
    if not slide.alt.strip():
        yield "alt_missing", f"Halaman {number} tanpa teks alternatif."
    if caption_length(slide.alt) > MAX_ALT:
        yield "alt_too_long", f"Teks alternatif halaman {number}: {caption_length(slide.alt)}; paling banyak {MAX_ALT}."
    if hashlib.sha256(slide.jpeg).hexdigest() != slide.sha256:
        yield "bytes_changed", f"Halaman {number} berubah setelah disetujui."
    if len(slide.jpeg) > MAX_BYTES:
        yield "too_heavy", f"Halaman {number}: {len(slide.jpeg)} bita; paling banyak {MAX_BYTES}."
        return
    try:
        # Only JPEG is tried: a PNG, or a file that merely claims to be a picture, never reaches another decoder.
        with Image.open(BytesIO(slide.jpeg), formats=("JPEG",)) as image:
            size = image.size
            kind = (image.format, image.mode)
            if size == PAGE_SIZE:
                image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        yield "not_jpeg", f"Halaman {number} tidak terbaca sebagai JPEG."
        return
    if kind != ("JPEG", "RGB"):
        yield "not_jpeg", f"Halaman {number} bukan JPEG berwarna RGB."
    if size != PAGE_SIZE:
        yield "wrong_size", f"Halaman {number}: {size[0]}×{size[1]}; harus {PAGE_SIZE[0]}×{PAGE_SIZE[1]}."
