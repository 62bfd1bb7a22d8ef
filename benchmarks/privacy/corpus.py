"""The texts to measure on: narratives with marked spans (JSON lines), and plain sentences (one a line)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
OWN = HERE / "narratives-own.jsonl"
PLAIN = HERE / "plain_sentences.txt"

DIRECT = ("NAME", "PHONE", "ADDRESS", "PLATE", "COORD", "NIK", "KK", "EMAIL", "HANDLE", "URL", "BANK", "IDNUM", "DOB")
QUASI = ("Q_AGE", "Q_SCHOOL", "Q_HEALTH", "Q_PLACE", "Q_KIN")
HARD_NEGATIVE = ("HN_AGENCY", "HN_AREA", "HN_STREETPERSON", "HN_NUMBER", "HN_WORD")


@dataclass(frozen=True)
class Span:
    """A marked part of a text, half-open, in code points."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Narrative:
    """An invented report and what is personal in it."""

    id: str
    text: str
    spans: tuple[Span, ...]

    def known(self) -> list[tuple[str, str]]:
        """Its first name, telephone number and address, as a ticket would carry them in columns of their own."""
        first: dict[str, str] = {}
        for span in self.spans:
            if span.label in ("NAME", "PHONE", "ADDRESS"):
                first.setdefault(span.label, self.text[span.start : span.end])
        return list(first.items())


def read_narratives(path: Path) -> list[Narrative]:
    """Every narrative of a corpus. Raises ValueError at a span outside its text or with a label nobody knows."""
    narratives = []
    # Not splitlines(): a text may hold line separators that JSON leaves as they are.
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        item = json.loads(line)
        spans = tuple(Span(span["start"], span["end"], span["label"]) for span in item["spans"])
        for span in spans:
            if not 0 <= span.start < span.end <= len(item["text"]):
                raise ValueError(f"{path.name}, line {number}: a span lies outside its text.")
            if span.label not in (*DIRECT, *QUASI, *HARD_NEGATIVE):
                raise ValueError(f"{path.name}, line {number}: unknown label {span.label}.")
        narratives.append(Narrative(item["id"], item["text"], spans))
    return narratives


def read_sentences(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
