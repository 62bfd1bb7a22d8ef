"""The gate beside other detectors, in one run, one process after another.

    python -m benchmarks.privacy [NAME=CORPUS.jsonl ...] [--plain FILE] [--known] [--json | --markdown]

The own corpus is always measured; corpora in the same form may be added, with a name or without. The peers are looked for
in the interpreter given with --peers-python; one that is not installed is left out and said so.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from benchmarks.privacy.corpus import OWN, PLAIN, Narrative, read_narratives, read_sentences
from benchmarks.privacy.detectors import OURS, PEERS
from benchmarks.privacy.report import Outcome, as_json, as_markdown, plain_outcome, show
from benchmarks.privacy.score import score

ROOT = Path(__file__).resolve().parents[2]
PEERS_PYTHON = ROOT / "build" / "privacy-peers" / "bin" / "python"


def run(
    name: str, python: str, texts: list[tuple[str, list[tuple[str, str]]]], progress: Progress
) -> tuple[dict, list[dict]]:
    """What one detector finds in every text, from a process of its own: its heading, and a line for each text."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        command = [python, "-m", "benchmarks.privacy.worker", name, str(path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
            assert process.stdout is not None
            heading = json.loads(process.stdout.readline() or "{}")
            task = progress.add_task(name, total=None if "absent" in heading else len(texts))
            lines = []
            for line in process.stdout:
                lines.append(json.loads(line))
                progress.advance(task)
            progress.remove_task(task)
    if process.returncode:
        raise RuntimeError(f"{name} stopped after {len(lines)} of {len(texts)} texts.")
    return heading, lines


def measure(name: str, python: str, corpora: dict[str, list[Narrative]], plain: list[str], progress: Progress) -> Outcome:
    """All corpora and the plain sentences through one detector."""
    texts: list[tuple[str, list[tuple[str, str]]]] = [
        (narrative.text, narrative.known()) for narratives in corpora.values() for narrative in narratives
    ]
    heading, lines = run(name, python, [*texts, *((sentence, []) for sentence in plain)], progress)
    if "absent" in heading:
        return Outcome(name, "", heading["absent"], {}, {}, None)
    scores, rates, position = {}, {}, 0
    for corpus, narratives in corpora.items():
        part = lines[position : position + len(narratives)]
        position += len(narratives)
        scores[corpus] = score(narratives, [[(start, end) for start, end in line["found"]] for line in part])
        rates[corpus] = len(part) / sum(line["seconds"] for line in part)
    found = [[(start, end) for start, end in line["found"]] for line in lines[position:]]
    return Outcome(name, heading["version"], "", scores, rates, plain_outcome(plain, found))


def corpora_of(given: Sequence[str]) -> dict[str, list[Narrative]]:
    corpora = {"own": read_narratives(OWN)}
    for item in given:
        name, equals, path = item.partition("=")
        corpora[name if equals else Path(item).stem] = read_narratives(Path(path if equals else item))
    return corpora


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="benchmarks.privacy", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpora", nargs="*", metavar="[NAME=]CORPUS.jsonl")
    parser.add_argument("--plain", type=Path, default=PLAIN, help="sentences without personal data, one a line")
    parser.add_argument("--known", action="store_true", help="also the gate with each ticket's name, telephone and address")
    parser.add_argument("--peers", action="store_true", help="fail when a peer is not installed")
    parser.add_argument("--peers-python", default=str(PEERS_PYTHON if PEERS_PYTHON.exists() else sys.executable))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--markdown", action="store_true", help="the tables of README.md")
    given = parser.parse_args()
    corpora, plain = corpora_of(given.corpora), read_sentences(given.plain)
    ours = [name for name in OURS if given.known or name == "gate"]
    with Progress(console=Console(stderr=True), transient=True) as progress:
        outcomes = [measure(name, sys.executable, corpora, plain, progress) for name in ours]
        outcomes += [measure(name, given.peers_python, corpora, plain, progress) for name in PEERS]
    if given.json:
        print(as_json(outcomes))
    elif given.markdown:
        print(as_markdown(outcomes))
    else:
        show(outcomes)
    missing = [outcome for outcome in outcomes if outcome.absent and outcome.name in PEERS]
    return 1 if given.peers and missing else 0


if __name__ == "__main__":
    sys.exit(main())
