"""`publisher check` and `publisher prepare` one after the other on a source that is broken.

python -m tests.examples.canary_errors FOLDER WEEK
"""

from __future__ import annotations

import sys

from publisher import cli


def main(folder: str, week: str) -> int:
    """What the second of them ends with."""
    cli.main(["--config", folder, "check"])
    return cli.main(["--config", folder, "prepare", "--week", week])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
