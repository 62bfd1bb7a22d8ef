"""The figures as tables on a terminal, as Markdown for the README, or as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.privacy.corpus import DIRECT, QUASI
from benchmarks.privacy.score import Found, Score

MOST_FLAGGED = 30


@dataclass(frozen=True)
class PlainOutcome:
    """What a detector flags in sentences that hold nothing personal: every flag is wrong."""

    sentences: int
    flags: int
    flagged_sentences: int
    words: list[tuple[str, int]]


@dataclass(frozen=True)
class Outcome:
    """One detector on all texts; `absent` says why there are no figures. Rates are texts a second, by corpus."""

    name: str
    version: str
    absent: str
    scores: dict[str, Score]
    rates: dict[str, float]
    plain: PlainOutcome | None


def plain_outcome(sentences: Sequence[str], found: Sequence[Found]) -> PlainOutcome:
    words = Counter(
        sentence[start:end].lower() for sentence, pairs in zip(sentences, found, strict=True) for start, end in pairs
    )
    return PlainOutcome(
        sentences=len(sentences),
        flags=sum(map(len, found)),
        flagged_sentences=sum(bool(pairs) for pairs in found),
        words=words.most_common(MOST_FLAGGED),
    )


def as_json(outcomes: Sequence[Outcome]) -> str:
    return json.dumps([asdict(outcome) for outcome in outcomes], ensure_ascii=False, indent=1)


def as_markdown(outcomes: Sequence[Outcome]) -> str:
    tables = [f"{title}:\n\n" + "\n".join(_markdown(*table)) for title, table in _tables(outcomes)]
    return "\n\n".join([*tables, *_notes(outcomes)])


def show(outcomes: Sequence[Outcome]) -> None:
    """Every table, then what stands out in the plain sentences."""
    console = Console() if sys.stdout.isatty() else Console(width=100)
    for title, (head, rows) in _tables(outcomes):
        table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE)
        for column in head:
            table.add_column(column, justify="left" if column in ("corpus", "detector", "label") else "right")
        for row in rows:
            table.add_row(*row)
        console.print(table)
    for note in _notes(outcomes):
        console.print(note, markup=False, soft_wrap=True)
    for outcome in outcomes:
        if outcome.plain and outcome.plain.words:
            words = ", ".join(f"{word} ({count})" for word, count in outcome.plain.words)
            console.print(f"{outcome.name}, flagged most in plain sentences: {words}", markup=False, soft_wrap=True)


Rows = tuple[list[str], list[list[str]]]


def _tables(outcomes: Sequence[Outcome]) -> list[tuple[str, Rows]]:
    present = [outcome for outcome in outcomes if not outcome.absent]
    corpora = list(present[0].scores) if present else []
    return [
        ("What is found", _overview(present, corpora)),
        ("Recall by label", _by_label(present, corpora)),
        ("Sentences without personal data", _plain(present)),
    ]


def _overview(present: Sequence[Outcome], corpora: Sequence[str]) -> Rows:
    head = ["corpus", "detector", "recall", "leak", "precision", "HN", "clean", "texts/s"]
    rows = []
    for corpus in corpora:
        for outcome in present:
            its = outcome.scores[corpus]
            found = [_decimal(its.recall), _percent(its.leak), _decimal(its.precision)]
            spoilt = [_percent(its.overmask), _percent(its.clean_flagged)]
            rows.append([corpus, outcome.name, *found, *spoilt, f"{outcome.rates[corpus]:,.0f}"])
    return head, rows


def _by_label(present: Sequence[Outcome], corpora: Sequence[str]) -> Rows:
    head = ["corpus", "label", "spans", *(outcome.name for outcome in present)]
    rows = []
    for corpus in corpora:
        counts = present[0].scores[corpus].spans_by_label
        for label in (*DIRECT, *QUASI):
            if label in counts:
                recalls = [_decimal(outcome.scores[corpus].recall_by_label[label]) for outcome in present]
                rows.append([corpus, label, str(counts[label]), *recalls])
    return head, rows


def _plain(present: Sequence[Outcome]) -> Rows:
    head = ["detector", "sentences", "flags per sentence", "sentences with a flag"]
    rows = []
    for outcome in present:
        if plain := outcome.plain:
            flags, share = plain.flags / plain.sentences, _percent(plain.flagged_sentences / plain.sentences)
            rows.append([outcome.name, f"{plain.sentences:,}", f"{flags:.3f}", share])
    return head, rows


def _notes(outcomes: Sequence[Outcome]) -> list[str]:
    """The versions of what was measured, and why the others were not."""
    versions = [f"{outcome.name} {outcome.version}" for outcome in outcomes if outcome.version]
    notes = [f"Versions: {'; '.join(versions)}."] if versions else []
    return notes + [f"{outcome.name}: left out, {outcome.absent}." for outcome in outcomes if outcome.absent]


def _decimal(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _markdown(head: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]
