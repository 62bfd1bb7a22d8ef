"""The README's picture: the pages of a real run, side by side.

python docs/make_picture.py demo/pages docs/images/edition.jpg
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

WIDTH, GAP, GROUND = 384, 16, (228, 222, 210)


def main(pages: Path, target: Path) -> None:
    chosen = [path for path in sorted(pages.glob("*.jpg")) if not path.stem.endswith(("aduan-2", "aduan-3"))]
    images = [Image.open(path).resize((WIDTH, WIDTH * 1350 // 1080), Image.Resampling.LANCZOS) for path in chosen]
    height = images[0].height + 2 * GAP
    sheet = Image.new("RGB", (len(images) * (WIDTH + GAP) + GAP, height), GROUND)
    for position, image in enumerate(images):
        sheet.paste(image, (GAP + position * (WIDTH + GAP), GAP))
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(target, "JPEG", quality=88)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
