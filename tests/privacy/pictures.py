"""Pages as an outsider reads them: by OCR, and byte by byte."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageOps, ImageStat
from rapidfuzz import fuzz

from publisher.templates import theme
from publisher.templates.layout import Canvas
from publisher.templates.text import Style, width

ALIKE = 85.0
LANGUAGES = "ind+eng"
# Start, JFIF header, quantisation and Huffman tables, frame, scan, end: what a picture needs and nothing that tells.
NEEDED = frozenset({0xD8, 0xE0, 0xDB, 0xC4, 0xC0, 0xDA, 0xD9})
SIZES = (theme.NOTE, theme.ROW, theme.CARD_TITLE)


@dataclass(frozen=True)
class Seen:
    """What OCR read of one page, and the share of the page's own words in it."""

    text: str
    share: float
    found: Mapping[str, float] = field(default_factory=dict)  # column → likeness of its best token


def read_page(jpeg: bytes) -> str:
    """The page at its full size, a dark one inverted."""
    import pytesseract

    # One thread a page: pages are read side by side.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    image = Image.open(BytesIO(jpeg)).convert("L")
    if ImageStat.Stat(image).median[0] < 128:
        image = ImageOps.invert(image)
    return str(pytesseract.image_to_string(image, lang=LANGUAGES, config="--psm 11"))


def look(jpeg: bytes, words: Sequence[str], columns: Mapping[str, Sequence[str]]) -> Seen:
    """Read a page and look for every column's tokens in it, nearly."""
    text = read_page(jpeg)
    plain = _plain(text)
    own = {word for line in words for word in re.findall(r"[^\W_]{3,}", line.casefold())}
    read = {word for word in own if word in plain}
    likeness = {
        column: max(fuzz.partial_ratio(_plain(token), plain) for token in tokens) for column, tokens in columns.items()
    }
    return Seen(text, len(read) / max(1, len(own)), {name: value for name, value in likeness.items() if value >= ALIKE})


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def draw_on_purpose(canvas: Canvas, text: str, size: int) -> None:
    """A line where the page is quietest, light on dark and dark on light."""
    style, image = Style(size, theme.HEAVY), canvas.image().convert("L")
    right = round(theme.LEFT + width(text, style)) + 4

    def around(baseline: int) -> ImageStat.Stat:
        return ImageStat.Stat(image.crop((theme.LEFT - 4, baseline - size - 6, right, baseline + size // 2)))

    quietest = min(range(160, 1290, 6), key=lambda baseline: around(baseline).stddev[0])
    dark = around(quietest).median[0] < 128
    canvas.write(text, theme.LEFT, quietest, style, theme.PAPER if dark else theme.INK)


def faults_of_bytes(jpeg: bytes, tokens: Sequence[str]) -> Iterator[str]:
    """Metadata, comments, anything after the end, and every token in the bytes."""
    try:
        markers, rest = _markers(jpeg)
    except (ValueError, IndexError):
        yield "not a whole JPEG"
        return
    yield from (f"segment {marker:02X}" for marker in markers if marker not in NEEDED)
    if rest:
        yield f"{rest} bytes after the end"
    image = Image.open(BytesIO(jpeg))
    yield from sorted({"exif", "xmp", "comment", "icc_profile", "photoshop"} & set(image.info))
    lower = jpeg.lower()
    for token in tokens:
        spelled = (token.lower().encode(), token.lower().encode("utf-16-le"), base64.b64encode(token.encode())[:-4].lower())
        if any(form and form in lower for form in spelled):
            yield f"bytes of {token[:3]}…"


def _markers(jpeg: bytes) -> tuple[list[int], int]:
    """The markers in order, and how many bytes follow the end."""
    found, place = [], 0
    while True:
        if jpeg[place] != 0xFF:
            raise ValueError(place)
        marker = jpeg[place + 1]
        found.append(marker)
        place += 2
        if marker == 0xD9:
            return found, len(jpeg) - place
        if marker == 0xD8:
            continue
        place += int.from_bytes(jpeg[place : place + 2], "big")
        if marker == 0xDA:
            # Inside a scan 0xFF is followed by 0x00, or by a restart.
            while jpeg[place] != 0xFF or jpeg[place + 1] == 0 or 0xD0 <= jpeg[place + 1] <= 0xD7:
                place += 1
