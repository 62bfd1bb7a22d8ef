"""One detector in a process of its own: reads texts from a file, writes one JSON line for each as it goes.

    python -m benchmarks.privacy.worker NAME TEXTS.json

The first line tells the version, or why the detector is absent. Seconds are those of the detector's own call.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.privacy.detectors import OURS, PEERS, Absent

WARM_UP = 20


def main() -> int:
    name, path = sys.argv[1:]
    try:
        detect, version = {**OURS, **PEERS}[name]()
    except Absent as reason:
        print(json.dumps({"absent": str(reason)}))
        return 0
    print(json.dumps({"version": version}), flush=True)
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    for text, known in texts[:WARM_UP]:
        detect(text, known)
    for text, known in texts:
        started = perf_counter()
        found = detect(text, known)
        print(json.dumps({"found": found, "seconds": perf_counter() - started}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
