"""Pages as an outsider reads them: nothing private to OCR, nothing in the bytes; the short form of
`benchmarks.privacy.pictures`."""

from __future__ import annotations

import copy
import random
import shutil
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

import pytest
from PIL import Image

from benchmarks.privacy.pictures import COLUMNS, TOKENS, _pages
from publisher.edition.pages import Composed
from tests.privacy.canaries import ALL
from tests.privacy.pictures import draw_on_purpose, faults_of_bytes, look

needs_ocr = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
DARK, CARDS, TABLE = "sampul", "aduan-1", "jenis"


@lru_cache(maxsize=1)
def pages() -> dict[str, Composed]:
    return {page.key: page for _, page in _pages("kota-pekalongan", "default", random.Random(4))}


def words(page: Composed) -> Sequence[str]:
    return [placed.text for placed in page.canvas.texts]


@needs_ocr
@pytest.mark.parametrize("key", [DARK, CARDS])
def test_a_page_tells_an_outsider_no_value_of_any_row(key: str) -> None:
    seen = look(pages()[key].canvas.jpeg(), words(pages()[key]), COLUMNS)
    assert dict(seen.found) == {}
    assert seen.share > 0.8, "OCR reads so little of the page that finding nothing means nothing"


@needs_ocr
@pytest.mark.parametrize(("key", "column"), [(DARK, "nama_pelapor"), (CARDS, "no_hp_pelapor"), (TABLE, "alamat_pelapor")])
def test_a_value_drawn_on_purpose_is_read(key: str, column: str) -> None:
    canvas = copy.deepcopy(pages()[key].canvas)
    draw_on_purpose(canvas, ALL[column].tokens[0], 34)
    assert column in look(canvas.jpeg(), words(pages()[key]), COLUMNS).found


def test_no_page_has_metadata_or_a_value_in_its_bytes() -> None:
    assert len(pages()) >= 5
    for page in pages().values():
        assert list(faults_of_bytes(page.canvas.jpeg(), TOKENS)) == []


def _saved(**options: object) -> bytes:
    out = BytesIO()
    Image.open(BytesIO(pages()[DARK].canvas.jpeg())).save(out, "JPEG", **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("jpeg", "fault"),
    [
        (lambda: _saved(comment=b"Mqzpetugas"), "segment FE"),
        (lambda: _saved(exif=_exif()), "segment E1"),
        (lambda: _saved(xmp=b"<x:xmpmeta>Xqvpelapor</x:xmpmeta>"), "xmp"),
        (lambda: pages()[DARK].canvas.jpeg() + b"qzvsurel", "8 bytes after the end"),
        (lambda: pages()[DARK].canvas.jpeg() + b"KQXALAMAT", "bytes of Kqx…"),
        (lambda: pages()[DARK].canvas.jpeg()[:-2], "not a whole JPEG"),
    ],
)
def test_what_should_not_be_in_a_file_is_seen(jpeg, fault: str) -> None:  # type: ignore[no-untyped-def]
    assert fault in list(faults_of_bytes(jpeg(), TOKENS))


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = "Gqxkorban"
    return exif
