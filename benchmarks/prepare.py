"""`publisher prepare`, cold, for weeks of 18 and of 150 incidents, against what it cannot do without.

The base is a process that imports the same modules and encodes the same pages as JPEG, and does nothing else. Figures are
CPU seconds (user + system) of whole processes, the median of several runs, interleaved. Goal: at most 2.0 times the base;
a warm page at most 80 ms.

    python -m benchmarks.prepare [--runs 5]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

GOAL_RATIO, GOAL_PAGE_MS = 2.0, 80.0
WEEK = "2026-W46"

SETUP = """
import sys
from pathlib import Path
from publisher.intake import synthetic_city as city
from publisher.commands import demo
incidents, folder = int(sys.argv[1]), Path(sys.argv[2])
city.PRESETS = {**city.PRESETS, "large": city.Preset(incidents, incidents, 22 * incidents, incidents // 5)}
preset = "default" if incidents == 18 else "large"
demo._build = lambda *arguments: sys.exit(0)
demo.demo(folder, preset, "2026-W46", approve=False, rounded=False)
"""

PREPARE = """
import sys
from publisher.cli import main
code = main(["--config", sys.argv[1], "prepare", "--week", "2026-W46"])
if len(sys.argv) > 2:
    import json, pathlib
    pathlib.Path(sys.argv[2]).write_text(json.dumps(sorted(sys.modules)))
sys.exit(code)
"""

BASE = """
import importlib, json, os, pathlib, sys
os.environ["PUBLISHER_CONFIG"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "publisher.web.settings"
import django
django.setup()
for name in json.loads(pathlib.Path(sys.argv[2]).read_text()):
    if name != "__main__":
        try:
            importlib.import_module(name)
        except Exception:
            pass
import io
import numpy
from PIL import Image
for path in sorted(pathlib.Path(sys.argv[3]).glob("*.npy")):
    Image.fromarray(numpy.load(path)).save(io.BytesIO(), "JPEG", quality=93, subsampling=0)
"""

WARM = """
import sys, time
from dataclasses import replace
from publisher import config
from publisher.edition.build import build_draft, masthead_of
from publisher.intake.open import open_intake
from publisher.prepare import prepare_week
from publisher.clock import Week
settings = config.load(sys.argv[1])
week, now = Week.parse("2026-W46"), settings.clock.now()
made = prepare_week(settings, open_intake(settings.intake, settings.region), week, now)
masthead = masthead_of(settings.region, settings.account, False, settings.hashtags, now.date())
started, pages = time.process_time(), 0
for _ in range(5):
    pages += len(build_draft(made.summary, made.stories, settings.region, masthead).pages)
print((time.process_time() - started) / pages * 1000)
"""


def cpu_of(code: str, *arguments: str) -> float:
    """CPU seconds of one child process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PUBLISHER_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def raw_pages(folder: Path, target: Path) -> int:
    """The edition's pages as raw pixels, so that the base pays for encoding and for nothing else."""
    import numpy
    from PIL import Image

    target.mkdir()
    pages = sorted((folder / "media").glob("*/*.jpg"))
    for path in pages:
        numpy.save(target / f"{path.stem}.npy", numpy.asarray(Image.open(path).convert("RGB")))
    return len(pages)


def measure(incidents: int, runs: int, scratch: Path) -> dict[str, float]:
    folder = scratch / f"city-{incidents}"
    cpu_of(SETUP, str(incidents), str(folder))
    store = folder / "store.sqlite3"
    shutil.copy(store, scratch / "empty.sqlite3")
    modules = scratch / "modules.json"
    cpu_of(PREPARE, str(folder), str(modules))
    pages = raw_pages(folder, scratch / f"raw-{incidents}")
    prepared, base = [], []
    for _ in range(runs):
        for leftover in folder.glob("store.sqlite3*"):
            leftover.unlink()
        shutil.copy(scratch / "empty.sqlite3", store)
        prepared.append(cpu_of(PREPARE, str(folder)))
        base.append(cpu_of(BASE, str(folder / "publisher.toml"), str(modules), str(scratch / f"raw-{incidents}")))
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PUBLISHER_", "DJANGO_"))}
    warm = subprocess.run(
        [sys.executable, "-c", WARM, str(folder)], env=environment, capture_output=True, text=True, check=True
    ).stdout
    cold, least = statistics.median(prepared), statistics.median(base)
    return {
        "incidents": incidents,
        "pages": pages,
        "prepare_cpu_s": round(cold, 3),
        "base_cpu_s": round(least, 3),
        "ratio": round(cold / least, 2),
        "warm_page_ms": round(float(warm), 1),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        results = [measure(incidents, given.runs, Path(scratch)) for incidents in (18, 150)]
    for result in results:
        print(json.dumps(result))
    kept = all(result["ratio"] <= GOAL_RATIO and result["warm_page_ms"] <= GOAL_PAGE_MS for result in results)
    word = "kept" if kept else "MISSED"
    print(f"goal {word}: ratio <= {GOAL_RATIO}, warm page <= {GOAL_PAGE_MS} ms")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
