"""The disclosure audit on simulated years: what it refuses under the rules, and what it finds when one is broken.

    python -m benchmarks.privacy.audit [--seeds 20] [--short] [--json]

Exit code 1 when a must is missed: under the rules at most 1 % of the editions refused and nothing to be worked out from
all that went out; in each way that breaks a rule, leaks found; no audit against two years of editions longer than 10 s.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context

from benchmarks.privacy.year import Way, Year, publish_year, whole_audit
from publisher.clock import monotonic
from publisher.regions import load_region

REGION = "kota-pekalongan"
SEEDS = 20
PROCESSES = 2
SHORT_WEEKS = 16  # a quarter's end, and corrections
REFUSED_AT_MOST = 0.01
SECONDS_AT_MOST = 10.0
BROKEN = (Way.OFF, Way.PER_EDITION, Way.CALENDAR)
# Incidents a week: a usual city, a busy one, a very busy one; the busier ones at a quarter of the seeds.
MEANS = (18, 60, 150)


@dataclass(frozen=True)
class Run:
    """One simulated span of editions to come. `years` 2: to see what a long ledger costs."""

    way: Way
    mean: int
    seed: int
    weeks: int | None = None
    years: int = 1


@dataclass(frozen=True)
class Result:
    """What became of a run. `determined` and `ranged`: protected counts that all that went out gives away, exactly or
    within 1 to k−1. `fine_rows`, `agency_rows`: numbers over guarded categories and agencies, so that it can be seen
    that there was something to hide. `slowest`: seconds of the longest audit of an edition; of the second year's only,
    where there are two."""

    way: str
    mean: int
    seed: int
    editions: int
    refused: tuple[str, ...]
    determined: int
    ranged: int
    leaks: int
    corrections: int
    fine_rows: int
    agency_rows: int
    slowest: float
    whole: float
    years: int


def run(job: Run) -> Result:
    """Publish, and audit the whole where rules are kept (where they are not, everything has been looked at on its way)."""
    region = load_region(REGION)
    year = publish_year(job.seed, job.mean, region, job.way, weeks=job.weeks, years=job.years)
    determined = ranged = 0
    begun = monotonic()
    if job.way is Way.RULES:
        refusals = whole_audit(year, region).refusals
        determined = sum(refusal.determined for refusal in refusals)
        ranged = len(refusals) - determined
    return Result(
        way=job.way.name,
        mean=job.mean,
        seed=job.seed,
        editions=year.editions,
        refused=tuple(year.refused),
        determined=determined,
        ranged=ranged,
        leaks=len(year.leaks),
        corrections=year.tables.state,
        fine_rows=_rows(year, "guarded.", but="guarded.window") + _rows(year, "sensitive"),
        agency_rows=sum(item.key.startswith("agency.") and item.form.touches_protected for item in year.statements),
        slowest=max(list(year.seconds.values())[-(year.editions // job.years) :]),
        whole=monotonic() - begun,
        years=job.years,
    )


def jobs(seeds: int, short: bool) -> list[Run]:
    """The runs, the longest first, so that two processes end together."""
    if short:
        return [Run(way, MEANS[0], 1, SHORT_WEEKS) for way in Way]
    found = [Run(Way.RULES, mean, 1, years=2) for mean in reversed(MEANS)]
    for mean in reversed(MEANS):
        many = seeds if mean == MEANS[0] else max(1, seeds // 4)
        found += [Run(Way.RULES, mean, seed) for seed in range(1, many + 1)]
    return found + [Run(way, MEANS[0], seed) for way in BROKEN for seed in range(1, min(seeds, 2) + 1)]


def missed(results: Sequence[Result]) -> list[str]:
    """The musts that these results miss."""
    found = []
    for mean in MEANS:
        kept = [item for item in results if item.way == Way.RULES.name and item.mean == mean and item.years == 1]
        refused, editions = sum(len(item.refused) for item in kept), sum(item.editions for item in kept)
        if refused > editions * REFUSED_AT_MOST:
            found.append(f"{mean} a week: {refused} of {editions} editions refused")
    for item in results:
        if item.determined or item.ranged:
            found.append(f"{item.mean} a week, seed {item.seed}: {item.determined + item.ranged} counts given away")
        if item.years > 1 and item.slowest > SECONDS_AT_MOST:
            found.append(f"{item.mean} a week: an audit against two years took {item.slowest:.1f} s")
    for way in BROKEN:
        broken = [item for item in results if item.way == way.name]
        found += [f"{way.value}: no leak found, seed {item.seed}" for item in broken if not item.leaks]
    return found


def report(results: Sequence[Result]) -> Iterable[str]:
    """The figures as text."""
    for mean in MEANS:
        kept = [item for item in results if item.way == Way.RULES.name and item.mean == mean and item.years == 1]
        if not kept:
            continue
        editions, refused = sum(item.editions for item in kept), sum(len(item.refused) for item in kept)
        yield (
            f"rules kept, {mean} a week, {len(kept)} seeds: {editions} editions, {refused} refused"
            f" ({100 * refused / editions:.2f} %), {sum(item.determined for item in kept)} determined and"
            f" {sum(item.ranged for item in kept)} ranges within 1 to k-1 in the whole;"
            f" {sum(item.corrections for item in kept)} corrections, {sum(item.fine_rows for item in kept)} rows of"
            f" guarded or sensitive kinds, {sum(item.agency_rows for item in kept)} of agencies;"
            f" slowest audit {max(item.slowest for item in kept):.2f} s, the whole {max(item.whole for item in kept):.1f} s"
        )
        yield from (f"  refused, seed {item.seed}: {', '.join(item.refused)}" for item in kept if item.refused)
    for item in results:
        if item.years > 1:
            yield f"a ledger of two years, {item.mean} a week: slowest edition of the second year {item.slowest:.2f} s"
    for way in BROKEN:
        leaks = [item.leaks for item in results if item.way == way.name]
        if leaks:
            yield f"{way.value}: {', '.join(str(number) for number in leaks)} protected counts given away a year"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.privacy.audit", description=__doc__.split("\n")[0])
    parser.add_argument(
        "--seeds", type=int, default=SEEDS, help="years at 18 incidents a week; a quarter of it at 60 and 150"
    )
    parser.add_argument("--short", action="store_true", help=f"{SHORT_WEEKS} weeks, one seed, each way")
    parser.add_argument("--json", action="store_true", help="every run as JSON instead of the report")
    options = parser.parse_args(arguments)
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        results = []
        for result in pool.map(run, jobs(options.seeds, options.short)):
            results.append(result)
            print(f"{result.way} {result.mean} seed {result.seed}: {result.editions} editions", file=sys.stderr)
    misses = missed(results)
    if options.json:
        print(json.dumps({"results": [asdict(item) for item in results], "missed": misses}, indent=2))
    else:
        print("\n".join(report(results)))
        print("\n".join(f"MISSED: {line}" for line in misses) or "every must is met")
    return 1 if misses else 0


def _rows(year: Year, start: str, but: str = "") -> int:
    return sum(item.key.startswith(start) and item.key != but for item in year.statements)


if __name__ == "__main__":
    sys.exit(main())
