"""Contact sheets of every kind of week, for eyes: `make gallery`, or

    python -m benchmarks.gallery [--data DIR] [--reference DIR] [CASE ...]

Writes build/gallery/CASE.png (every page at a third of its size), CASE-390.png (as wide as a phone shows it), and the
pages themselves under build/gallery/CASE/. With the folder of the design's pictures, also CASE-reference.png: each page
that has one beside its reference. `--data` adds the examples of other cities.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from rich.progress import track

from benchmarks.gallery.cases import Case, cases
from publisher.edition import Page

OUT = Path("build/gallery")
GAP, GROUND = 24, "#E2DCCF"
PHONE = 390
A_ROW = 8
REFERENCES = {
    "typical": {"sampul": "k01-sampul", "sekilas": "k02-sekilas", "jenis": "k03-jenis", "aduan-1": "k04-aduan-1",
                "aduan-2": "k05-aduan-2", "aduan-3": "k06-aduan-3", "cara-baca": "k10-cara-baca"},
    "turns": {"tanggap": "k07-tanggap", "waktu": "k08-waktu", "wilayah": "k08b-wilayah", "tren": "k08c-tren",
              "instansi": "k08d-instansi", "panggilan": "k09-panggilan", "ralat": "k08e-ralat"},
    "large": {"sekilas": "g-sekilas", "jenis": "g-jenis"},
    "turns-large": {"waktu": "g-waktu", "wilayah": "g-wilayah"},
    "quiet": {"sampul": "e1-empat-sampul", "semua": "e2-empat-kejadian"},
    "zero": {"sampul": "n1-nol-sampul", "sekilas": "n2-nol-sekilas"},
    "neutral": {"sampul": "k01b-sampul-netral"},
    "without-minutes": {"aduan-1": "k04b-aduan-tanpa-menit"},
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Contact sheets of every kind of week")
    parser.add_argument("cases", nargs="*", metavar="CASE", help="only these")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder of the other cities' real files")
    parser.add_argument("--reference", type=Path, metavar="DIR", help="the folder of the design's pictures")
    given = parser.parse_args(arguments)
    every = [case for case in cases(given.data) if not given.cases or case.name in given.cases]
    if unknown := set(given.cases) - {case.name for case in every}:
        parser.error(f"no case {', '.join(sorted(unknown))}; those of other cities need --data")
    for case in track(every, "Drawing"):
        draw(case, given.reference)
    print(f"{len(every)} contact sheets in {OUT}/")
    return 0


def draw(case: Case, reference: Path | None) -> None:
    pages = case.pages()
    folder = OUT / case.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, page in enumerate(pages, start=1):
        (folder / f"{number:02d}-{page.key}.jpg").write_bytes(page.jpeg)
    (folder / "alt.txt").write_text("\n\n".join(f"{page.key}: {page.alt}" for page in pages) + "\n", encoding="utf-8")
    images = [image_of(page) for page in pages]
    sheet(images, 360).save(OUT / f"{case.name}.png")
    sheet(images, PHONE, a_row=4).save(OUT / f"{case.name}-390.png")
    known = REFERENCES.get(case.name, {})
    if reference is not None:
        pairs = [
            (image, Image.open(reference / f"{known[page.key]}.png").convert("RGB"))
            for page, image in zip(pages, images, strict=True)
            if page.key in known
        ]
        if pairs:
            sheet([picture for pair in pairs for picture in pair], 640, a_row=2).save(OUT / f"{case.name}-reference.png")


def image_of(page: Page) -> Image.Image:
    return Image.open(BytesIO(page.jpeg)).convert("RGB")


def sheet(images: Sequence[Image.Image], width: int, a_row: int = A_ROW) -> Image.Image:
    """The images at one width, row by row."""
    height = width * 5 // 4
    columns, rows = min(a_row, len(images)), -(-len(images) // a_row)
    whole = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), GROUND)
    for place, image in enumerate(images):
        row, column = divmod(place, a_row)
        small = image.resize((width, height), Image.Resampling.LANCZOS)
        whole.paste(small, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return whole


if __name__ == "__main__":
    raise SystemExit(main())
