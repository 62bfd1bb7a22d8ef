"""Two hundred pages read by OCR: no canary in any of them; one drawn on purpose is found.

    python -m benchmarks.privacy.pictures [--pages 200] [--seed 112] [--workers 2] [--json]

Editions of every region pack and volume, painted as they would be posted, from rows full of canaries; Tesseract `ind+eng`
at full size, dark pages inverted, each token looked for with rapidfuzz's partial ratio from 85. The bytes of every page: no
metadata, no token. Every tenth page is painted once more with a canary on it. Ends with 1 when a canary is found, a page
carries metadata, fewer than 95 in 100 of those drawn on purpose are found, or OCR reads less than 80 % of the pages' words.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.pool import ThreadPool

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

from publisher.clock import Week
from publisher.edition.build import compose_pages, issue_of, masthead_of
from publisher.edition.pages import Composed
from publisher.intake.synthetic_city import PRESETS
from tests.privacy.canaries import ALL
from tests.privacy.city import build_city
from tests.privacy.pictures import SIZES, Seen, draw_on_purpose, faults_of_bytes, look
from tests.privacy.posts import PACKS, post_of, settings_of, without_pixels

COLUMNS: Mapping[str, Sequence[str]] = {column: canary.tokens for column, canary in ALL.items()}
TOKENS = tuple(token for tokens in COLUMNS.values() for token in tokens)
CONTROL_EVERY, LEAST_FOUND, LEAST_READ = 10, 0.95, 0.8


@dataclass(frozen=True)
class Picture:
    """A painted page with its words; `drawn` is the column whose canary stands on it on purpose."""

    name: str
    jpeg: bytes
    words: tuple[str, ...]
    drawn: str = ""
    size: int = 0


@dataclass
class Tally:
    pages: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    shares: list[float] = field(default_factory=list)
    drawn: Counter[int] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    @property
    def clean(self) -> bool:
        seen = 1 - self.missed.total() / max(1, self.drawn.total())
        read = statistics.mean(self.shares) if self.shares else 0.0
        return not self.found and not self.faults and seen >= LEAST_FOUND and read >= LEAST_READ


def pictures(many: int, seed: int) -> Iterator[Picture]:
    """`many` pages of editions that differ in pack, volume, week and history, and every tenth again with a canary."""
    dice, count, number = random.Random(seed), 0, 0
    while count < many:
        pack = PACKS[number % len(PACKS)]
        preset = (*PRESETS,)[number // len(PACKS) % len(PRESETS)]
        number += 1
        for name, page in _pages(pack, preset, dice):
            if count == many:
                return
            words = tuple(placed.text for placed in page.canvas.texts)
            yield Picture(name, page.canvas.jpeg(), words)
            if count % CONTROL_EVERY == 0:
                column, size = dice.choice(tuple(ALL)), dice.choice(SIZES)
                canvas = copy.deepcopy(page.canvas)
                draw_on_purpose(canvas, dice.choice(ALL[column].tokens), size)
                yield Picture(name, canvas.jpeg(), words, column, size)
            count += 1


def _pages(pack: str, preset: str, dice: random.Random) -> Iterator[tuple[str, Composed]]:
    settings, given = settings_of(pack), PRESETS[preset]
    history = dice.choice((0, 8, 16, 26))
    last = given.last if given.last is not None else round(given.usual * 10)
    volumes = [*(max(0, round(dice.gauss(given.usual, given.usual / 4))) for _ in range(history)), last]
    city = build_city(settings.region, volumes, Week(2026, 40).later(dice.randrange(60)), dice)
    with without_pixels():
        post = post_of(city, history, settings, dice)
    region, read_on = settings.region, post.summary.week.later(1).monday
    masthead = masthead_of(region, settings.account, dice.random() < 0.5, settings.hashtags, read_on)
    for page in compose_pages(issue_of(post.summary, post.stories, region, masthead)):
        yield f"{pack}, {preset}, {page.key}", page


def read(picture: Picture) -> tuple[Picture, Seen, tuple[str, ...]]:
    """What OCR sees of one picture, and what is wrong with its bytes."""
    return picture, look(picture.jpeg, picture.words, COLUMNS), tuple(faults_of_bytes(picture.jpeg, TOKENS))


def enter(picture: Picture, seen: Seen, faults: Sequence[str], tally: Tally) -> None:
    if picture.drawn:
        tally.drawn[picture.size] += 1
        if picture.drawn not in seen.found:
            tally.missed[f"{picture.drawn} at {picture.size} px on {picture.name}"] += 1
        return
    tally.pages[picture.name.rpartition(", ")[2]] += 1
    tally.shares.append(seen.share)
    tally.faults.update(f"{picture.name}: {fault}" for fault in faults)
    tally.found.update(f"{column} on {picture.name} ({value:.0f})" for column, value in seen.found.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=112)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    tally = Tally()
    columns = (*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn())
    with (
        Progress(*columns, console=Console(stderr=True), transient=True) as progress,
        ThreadPool(given.workers) as pool,
    ):
        task = progress.add_task("pages", total=given.pages)
        for picture, seen, faults in pool.imap_unordered(read, pictures(given.pages, given.seed)):
            enter(picture, seen, faults, tally)
            progress.update(task, completed=tally.pages.total())
    tell(tally, as_json=given.json)
    return 0 if tally.clean else 1


def tell(tally: Tally, *, as_json: bool) -> None:
    answer = {
        "pages": tally.pages.total(),
        "by page": dict(tally.pages.most_common()),
        "columns": len(ALL),
        "tokens": len(TOKENS),
        "found": dict(tally.found),
        "faults of bytes": dict(tally.faults),
        "share of words read": round(statistics.mean(tally.shares), 3) if tally.shares else 0.0,
        "least share of a page": round(min(tally.shares, default=0.0), 3),
        "drawn on purpose": {f"{size} px": number for size, number in sorted(tally.drawn.items())},
        "missed": dict(tally.missed),
        "kept": tally.clean,
    }
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    for name, value in answer.items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    sys.exit(main())
