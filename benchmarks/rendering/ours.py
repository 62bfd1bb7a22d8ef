"""Our own ten pages: figures to JPEG files, in one process."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.rendering.content import composed


def main(out: Path) -> None:
    for number, page in enumerate(composed(), start=1):
        (out / f"{number:02d}.jpg").write_bytes(page.canvas.jpeg())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
