"""Ten thousand posts in words: no private value of any row in any of them, and none that the gate stops.

    python -m benchmarks.privacy.posts [--posts 10000] [--seed 112] [--workers 2] [--json]

Cities of every region pack with canaries in every private column, read and taken over the real boundary, summarised and
composed as the product does, without pixels; then figures of any size, and long names. Into some posts a value is put on
purpose: the search must find each. Ends with 1 when a canary is found, a planted leak is missed, or 0.5 % of the clean
posts are stopped. Posts of a pack whose areas and agencies bear the names of people are counted apart.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

from publisher.anonymise.gate import GateError
from publisher.clock import Week
from publisher.intake.synthetic_city import PRESETS
from publisher.prepare import check_exits
from publisher.summary.stories import choose_stories
from publisher.templates.layout import PageOverflow
from tests.privacy.canaries import ALL
from tests.privacy.city import City, build_city
from tests.privacy.figures import any_summary, long_names
from tests.privacy.leaks import any_leak, leaking
from tests.privacy.posts import PACKS, Post, blocked, post_from, post_of, settings_of, texts_of, without_pixels
from tests.privacy.search import Search, clock_times

LONG, PEOPLE = "kota-pekalongan, long names", "kota-pekalongan, names of people"
WEEKS, WEEKS_OF_FIGURES, LEAKS = 12, 4, 3
MOST_BLOCKED = 0.005
SEARCH = Search({column: canary.tokens for column, canary in ALL.items()})


@dataclass
class Tally:
    """What was seen. `blocks` are the gate's refusals of clean posts, by pack, reason and the words it stopped at."""

    posts: Counter[str] = field(default_factory=Counter)
    texts: int = 0
    rows: int = 0
    found: Counter[str] = field(default_factory=Counter)
    blocks: Counter[str] = field(default_factory=Counter)
    overflows: Counter[str] = field(default_factory=Counter)
    leaks: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    stopped: int = 0

    def add(self, other: Tally) -> None:
        for name in ("posts", "found", "blocks", "overflows", "missed"):
            getattr(self, name).update(getattr(other, name))
        for name in ("texts", "rows", "leaks", "stopped"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def counted(self) -> int:
        """The posts that the musts are about."""
        return self.posts.total() - self.posts[PEOPLE]

    @property
    def stopped_wrongly(self) -> int:
        return sum(number for what, number in self.blocks.items() if not what.startswith(PEOPLE))

    @property
    def clean(self) -> bool:
        few = self.stopped_wrongly < MOST_BLOCKED * self.counted
        return not self.found and not self.missed and few


def run(number: int, seed: int) -> Tally:
    """One city: twelve weeks of it, four of figures alone, and leaks put into some."""
    dice, tally = random.Random(f"{seed}/{number}"), Tally()
    name = (*PACKS, LONG, PEOPLE)[number % (len(PACKS) + 2)]
    with without_pixels():
        for post, times in _posts(name, number, dice, tally):
            _look_at(post, name, times, tally)
            if dice.random() < LEAKS / (WEEKS + WEEKS_OF_FIGURES):
                _leak_into(post, dice, tally)
    return tally


def _posts(name: str, number: int, dice: random.Random, tally: Tally) -> Iterator[tuple[Post, set[str]]]:
    settings = settings_of(name.partition(",")[0])
    if name in (LONG, PEOPLE):
        settings = replace(settings, region=long_names(settings.region, dice, people=name == PEOPLE))
    preset = PRESETS[(*PRESETS,)[number // 6 % len(PRESETS)]]
    history = dice.choice((0, 5, 14, 26, 26))
    last = Week(2026, 30).later(dice.randrange(120))
    volumes = [_volume(preset.usual, dice) for _ in range(history + WEEKS)]
    for place in range(history, history + WEEKS, 4):
        volumes[place] = preset.last if preset.last is not None else round(preset.usual * dice.uniform(8, 12))
    city = build_city(settings.region, volumes, last, dice)
    tally.rows += sum(volumes)
    for place in range(history, history + WEEKS):
        yield from _made(lambda at=place: post_of(city, at, settings, dice), name, _times(city, place), tally)
    for place in range(history, history + WEEKS_OF_FIGURES):
        week = city.weeks[place]
        stories = choose_stories(week.crossing.incidents, week.week, settings.region)
        summary = any_summary(week.week, settings.region, dice)
        yield from _made(lambda given=(summary, stories): post_from(*given, settings), name, _times(city, place), tally)


def _made(make, name: str, times: set[str], tally: Tally) -> Iterator[tuple[Post, set[str]]]:
    try:
        yield make(), times
    except PageOverflow as error:
        tally.overflows[f"{name}: {error}"] += 1


def _volume(usual: float, dice: random.Random) -> int:
    return 0 if dice.random() < 0.03 else round(dice.gammavariate(3, usual / 3))


def _times(city: City, place: int) -> set[str]:
    """Every time of day that stands in the week's rows, as "08:17"."""
    rows, columns = city.weeks[place].rows, ("opened_at", "dispatched_at", "on_scene_at", "closed_at")
    return {str(row[column])[11:16] for row in rows for column in columns if row[column]}


def _look_at(post: Post, name: str, times: set[str], tally: Tally) -> None:
    texts = texts_of(post)
    tally.posts[name] += 1
    tally.texts += len(texts) + sum(len(page.texts) - 1 for page in post.draft.pages)
    for trace in SEARCH.find(texts):
        tally.found[f"{trace.column}, {trace.form}, in {trace.where}"] += 1
    # The hours of the shifts stand on the page of times: they are the office's, whenever a call came.
    hours = {f"{at:%H:%M}" for shift in post.settings.region.shifts for at in (shift.start, shift.end)}
    for told in (times - hours) & clock_times("\n".join(texts.values())):
        tally.found[f"time of day {told}"] += 1
    reason, words = blocked(post)
    if reason:
        tally.blocks[f"{name}: {reason} [{words}]"] += 1


def _leak_into(post: Post, dice: random.Random, tally: Tally) -> None:
    leak = any_leak(dice)
    bad = leaking(post, leak, dice.randrange(99))
    tally.leaks += 1
    if leak.column not in {trace.column for trace in SEARCH.find(texts_of(bad))}:
        tally.missed[f"{leak.column}, {leak.disguise}, in {leak.place}"] += 1
    try:
        check_exits(bad.draft, bad.settings)
    except GateError:
        tally.stopped += 1


def _run(given: tuple[int, int]) -> Tally:
    return run(*given)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=112)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    tally = Tally()
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with (
        Progress(*columns, console=Console(stderr=True), transient=True) as progress,
        multiprocessing.get_context("spawn").Pool(given.workers) as pool,
    ):
        task, number = progress.add_task("posts", total=given.posts), 0
        while tally.counted < given.posts:
            batch = max(1, min(12, (given.posts - tally.counted) // (WEEKS + WEEKS_OF_FIGURES)))
            for part in pool.imap_unordered(_run, [(number + each, given.seed) for each in range(batch)]):
                tally.add(part)
                progress.update(task, completed=tally.counted)
            number += batch
    tell(tally, as_json=given.json)
    return 0 if tally.clean else 1


def tell(tally: Tally, *, as_json: bool) -> None:
    answer = {
        "posts": tally.counted,
        "stopped wrongly": tally.stopped_wrongly,
        "by pack": dict(tally.posts),
        "texts": tally.texts,
        "rows": tally.rows,
        "columns": len(ALL),
        "tokens": SEARCH.tokens,
        "found": dict(tally.found),
        "blocks": dict(tally.blocks.most_common()),
        "overflows": dict(tally.overflows.most_common()),
        "leaks planted": tally.leaks,
        "leaks missed": dict(tally.missed),
        "leaks stopped by the gate": tally.stopped,
        "kept": tally.clean,
    }
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    for name, value in answer.items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    sys.exit(main())
