"""Spans: where something was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Span:
    """Half-open [start, end) in code points, with a label such as NAME or PHONE."""

    start: int
    end: int
    label: str


def merge(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans become one, under the label of the longest; in order, without gaps closed."""
    merged: list[tuple[Span, int]] = []
    for span in sorted(spans, key=lambda item: (item.start, -item.end)):
        if merged and span.start < merged[-1][0].end:
            last, longest = merged[-1]
            length = span.end - span.start
            label = span.label if length > longest else last.label
            merged[-1] = (Span(last.start, max(last.end, span.end), label), max(longest, length))
        else:
            merged.append((span, span.end - span.start))
    return [span for span, _ in merged]


def join(spans: Iterable[Span], text: str) -> list[Span]:
    """Names and unknown words with nothing but a space, a dot or a hyphen between them are one finding.

    So is a word for somebody's kin with the name behind it ("anaknya, Budi"): it is decided once.
    """
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and {last.label, span.label} <= {"NAME", "WORD"} and _close(text[last.end : span.start]):
            label = "NAME" if "NAME" in (last.label, span.label) else "WORD"
            joined[-1] = Span(last.start, span.end, label)
        elif last is not None and last.label == "Q_KIN" and span.label == "NAME" and _named(text[last.end : span.start]):
            joined[-1] = Span(last.start, span.end, "NAME")
        else:
            joined.append(span)
    return joined


def _named(between: str) -> bool:
    return len(between) <= 3 and not between.strip(" ,:(\u00a0")


def _close(between: str) -> bool:
    return len(between) <= 3 and not between.strip(" .'’-") and "\n" not in between
