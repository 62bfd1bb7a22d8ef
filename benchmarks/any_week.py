"""Random editions by the rules of all pages: nothing overflows or overlaps, every number is on record.

    python -m benchmarks.any_week [--editions 2000] [--seed 112]

Weeks of any volume from 0 to 30,000, of cities with up to 12 areas, 12 categories, 30 agencies and 6 shifts, names up to
60 characters, missing parts and extreme skews; each edition with its own pages and with every page that takes turns.
Ends with 1 at the first edition that breaks a rule, shrunk to its smallest form: keep that one as a test.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from rich.progress import Progress

from publisher.edition.page_set import TURNS
from publisher.regions import Region
from publisher.summary.figures import Summary
from publisher.summary.stories import Story
from tests.edition.any_week import masthead_for, stories, weeks
from tests.edition.test_any_week import check_issue

BATCH = 100


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Random editions by the rules of all pages")
    parser.add_argument("--editions", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=112)
    given_here = parser.parse_args(arguments)
    with Progress(disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Editions", total=given_here.editions)
        for start in range(0, given_here.editions, BATCH):
            run(given_here.seed + start, min(BATCH, given_here.editions - start))
            progress.update(task, completed=start + BATCH)
    print(f"{given_here.editions} random editions, each with {len(TURNS)} more pages: every rule holds.")
    return 0


def run(start: int, many: int) -> None:
    """Hypothesis raises, with the smallest edition that breaks a rule, in its own words."""

    @seed(start)
    @settings(
        max_examples=many,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(weeks(), st.lists(stories(), max_size=6))
    def holds(week: tuple[Summary, Region], told: list[Story]) -> None:
        summary, region = week
        check_issue(summary, told, region, masthead_for(region))

    holds()


if __name__ == "__main__":
    raise SystemExit(main())
