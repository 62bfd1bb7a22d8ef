"""Make a refused example ready to be refused: link its CSV to the name that publisher.toml gives, and make the key.

python examples/refused/load.py avon --csv FILE
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from publisher.config import load
from publisher.keys import create_key_file

FOLDER = Path(__file__).resolve().parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Link the file anew, and make the key where it is missing."""
    parser = argparse.ArgumentParser(description="A file that the publisher refuses")
    parser.add_argument("example", choices=("avon", "messy"))
    parser.add_argument("--csv", type=Path, required=True, help="the file")
    given = parser.parse_args(arguments)
    settings = load(FOLDER / given.example)
    link = settings.intake.path / (settings.intake.sources["incidents"].file or "")
    link.unlink(missing_ok=True)
    link.symlink_to(given.csv.resolve(strict=True))
    if not settings.key_file.exists():
        create_key_file(settings.key_file)
    print(f"{given.example}/{link.name} is linked.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
