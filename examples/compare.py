"""Run every example on the real files and set its figures beside those of an independent count.

    python -m examples.compare --data DATA

Loads the files into the examples' databases, keeps nothing else. 0 when every figure agrees and both refused files
are refused, 1 otherwise; a database that is not there is said, and counts as a difference.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from sqlalchemy.exc import SQLAlchemyError

from examples.independent import COUNTERS, Counts
from publisher.anonymise.classes import Excluded
from publisher.clock import SystemClock, Week
from publisher.config import Settings, load
from publisher.intake import Intake, IntakeError, Reason
from publisher.intake.open import open_intake
from publisher.prepare import Prepared, prepare_week

FOLDER = Path(__file__).resolve().parent

WEEKS = (
    ("san-francisco", "sf_fire_calls_2020_sample.csv", ("2020-W15", "2020-W16", "2020-W17")),
    ("new-york", "nyc311_2024-05_sample.csv", ("2024-W21", "2024-W22")),
    ("baltimore", "baltimore311_sample.csv", ("2019-W06", "2016-W04", "2018-W36", "2018-W05")),
)
REFUSED = (("avon", "avon_fire_2014-07_cp1252.csv"), ("messy", "messy_311_synthetic.csv"))
REFUSAL = "has no closing time"

EXCLUDED = {
    Excluded.NOT_INCIDENT: "not an incident",
    Excluded.DUPLICATE: "duplicates",
    Excluded.TRANSFERRED: "transferred",
    Excluded.NOT_CLOSED: "unknown status",
}
QUARANTINE = {
    Reason.NOT_CLOSED: "quarantine: not closed",
    Reason.TOO_LONG: "quarantine: over 60 days",
    Reason.ZERO_DURATION: "quarantine: no duration",
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="The examples' figures beside an independent count")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder of the real files")
    data: Path = parser.parse_args(arguments).data
    differences = 0
    print(f"{'example':14}{'week':10}{'figure':26}{'ours':>6}{'indep.':>8}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "examples"
        shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("incidents.csv", "secret.key", "store*", "media"))
        for example, file, weeks in WEEKS:
            differences += compare(copy, example, data / file, weeks)
        for example, file in REFUSED:
            differences += refusal(copy, example, data / file)
    print("Every figure agrees." if not differences else f"{differences} differences.")
    return 1 if differences else 0


def compare(folder: Path, example: str, csv: Path, weeks: Sequence[str]) -> int:
    """Print one line a figure; returns how many differ."""
    loader = module(folder / example / "load.py")
    try:
        loader.main(["--csv", str(csv)])
    except SQLAlchemyError as error:
        print(f"{example}: no database ({type(error).__name__})")
        return 1
    settings = load(folder / example)
    differences = 0
    for text in weeks:
        week = Week.parse(text)
        independent = COUNTERS[example](csv, week.monday.isoformat())
        ours = figures(settings, week)
        for name in sorted({*independent, *ours}, key=[*independent, *ours].index):
            same = ours.get(name, 0) == independent.get(name, 0)
            differences += not same
            mine, other = ours.get(name, 0), independent.get(name, 0)
            print(f"{example:14}{text:10}{name:26}{mine:6}{other:8}{'' if same else '  DIFFERS'}")
    return differences


def figures(settings: Settings, week: Week) -> Counts:
    """What the publisher makes of one week, under the names of the independent count; zeros are left out."""
    intake = open_intake(settings.intake, settings.region)
    prepared = prepare_week(settings, intake, week, SystemClock().now())
    return {name: count for name, count in _figures(settings, intake, week, prepared).items() if count}


def _figures(settings: Settings, intake: Intake, week: Week, prepared: Prepared) -> dict[str, int]:
    summary, reading = prepared.summary, prepared.reading
    found: Counter[str] = Counter({"rows": len(prepared.marks), "total": summary.total})
    found.update({"open": summary.open_total, "guarded": summary.guarded_total})
    found.update({EXCLUDED[Excluded(reason)]: count for reason, count in reading.excluded})
    found.update({f"unknown {kind}": count for kind, count in reading.unknown if kind == "category"})
    for source, reason, _, rows in reading.quarantine:
        found[QUARANTINE.get(Reason(reason), f"quarantine: {source}: {reason}")] += len(rows)
    if summary.still_open is not None:
        found["still open"] = summary.still_open.now
    steps = intake.steps(week.start(settings.zone), week.end(settings.zone))
    if steps is not None:
        found["steps"] = len(steps.rows)
    return dict(found)


def refusal(folder: Path, example: str, csv: Path) -> int:
    """Print the refusal; returns 1 when the file was not refused for its missing closing time."""
    module(folder / "refused" / "load.py").main([example, "--csv", str(csv)])
    settings = load(folder / "refused" / example)
    week = Week.parse("2023-W20")
    try:
        open_intake(settings.intake, settings.region).incidents(week.start(settings.zone), week.end(settings.zone))
    except IntakeError as error:
        print(f"{example}: {str(error).replace(f'{folder}/', '')}")
        return 0 if REFUSAL in str(error) else 1
    print(f"{example}: was not refused  DIFFERS")
    return 1


def module(path: Path) -> ModuleType:
    """A script of an example, from its file: the folders' names are no module names."""
    spec = importlib.util.spec_from_file_location(path.parent.name.replace("-", "_"), path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


if __name__ == "__main__":
    sys.exit(main())
