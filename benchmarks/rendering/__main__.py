"""Ten pages of three kinds, drawn by us and as each peer's user would draw them, whole processes, interleaved.

    python -m benchmarks.rendering [--runs 5] [--peers build/rendering-peers]

Prints CPU seconds (user and system, of all processes started), peak memory, and our share of each peer's CPU with the
goal beside it; and the CPU of a warm page of ours, over all kinds. The peers draw the same words and numbers; icons,
star marks and the cloth band are ours alone. 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from benchmarks.gallery.cases import issue, turns
from benchmarks.rendering.content import write
from benchmarks.rendering.usage import Usage, usage_of
from tests.edition import fixture

HERE = Path(__file__).resolve().parent
GOALS = {"pyplot": 0.60, "html_chromium": 0.35, "plotly_kaleido": 0.20, "altair_vlconvert": 0.60}
AIMS = {"pyplot": 0.40, "html_chromium": 0.22, "plotly_kaleido": 0.12, "altair_vlconvert": 0.37}
WARM_GOAL = 80.0  # milliseconds of CPU a page


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Ten pages beside four peers")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path, default=Path("build/rendering-peers"), help="virtualenv with the peers")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    python = given.peers / "bin" / "python"
    if not python.exists():
        parser.error(f"{python} is missing: make measure-rendering makes it")
    measured = compare(python, given.runs)
    warm = warm_page()
    ours = statistics.median(item.cpu for item in measured["ours"])
    shares = {name: ours / statistics.median(item.cpu for item in measured[name]) for name in GOALS}
    missed = [name for name, goal in GOALS.items() if shares[name] > goal] + (["warm page"] if warm > WARM_GOAL else [])
    if given.json:
        print(json.dumps({"shares": shares, "warm_ms": warm, "missed": missed}))
        return bool(missed)
    for name, runs in measured.items():
        cpu, peak = statistics.median(item.cpu for item in runs), max(item.peak for item in runs)
        beside = (
            f"  ours is {shares[name]:.2f} of it (goal {GOALS[name]:.2f}, aim {AIMS[name]:.2f})" if name in GOALS else ""
        )
        print(f"{name:18}{cpu:7.2f} s CPU {peak:7.0f} MB{beside}")
    print(f"a warm page of ours {warm:.0f} ms CPU (goal {WARM_GOAL:.0f})")
    print("Every goal is met." if not missed else f"Missed: {', '.join(missed)}")
    return bool(missed)


def compare(python: Path, runs: int) -> dict[str, list[Usage]]:
    # Compiled modules for everybody: a shell that forbids them would make the larger libraries look worse than they are.
    left_out = ("PUBLISHER_", "DJANGO_", "PYTHONDONTWRITEBYTECODE")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(left_out)}
    environment["BROWSER_PATH"] = "/usr/bin/chromium"
    measured: dict[str, list[Usage]] = {name: [] for name in ("ours", *GOALS)}
    font = str(files("fontpkg_plus_jakarta_sans") / "files" / "PlusJakartaSans[wght].ttf")
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content.json"
        write(content)
        for _ in range(runs):
            for name, taken in measured.items():
                out = Path("build/rendering") / name
                out.mkdir(parents=True, exist_ok=True)
                out = out.resolve()
                if name == "ours":
                    command = [sys.executable, "-m", "benchmarks.rendering.ours", str(out)]
                else:
                    command = [str(python), str(HERE / "peers" / f"{name}.py"), str(content), font, str(out)]
                taken.append(usage_of(command, environment))
    return measured


def warm_page(rounds: int = 5) -> float:
    """Milliseconds of CPU of a page, composing and JPEG included, over every kind, after one round for the caches."""
    weeks = (fixture.typical(), fixture.large(), fixture.nothing(), fixture.of_volume(4))
    pages = 0
    for number in range(rounds + 1):
        if number == 1:
            pages, started = 0, time.process_time()
        for week in weeks:
            pages += len(issue(week)) + (len(turns(week)) if week.total else 0)
    return (time.process_time() - started) / pages * 1000


if __name__ == "__main__":
    raise SystemExit(main())
