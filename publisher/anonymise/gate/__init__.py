"""The gate: the last look at every text before it leaves.

Recognisers find personal data by shape; each is a file of its own. Texts that we compose pass `require_clean`;
an editor's own words are shown what `screen` finds, span by span.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from publisher.anonymise.gate.folding import fold_text
from publisher.anonymise.gate.honorifics import find_names
from publisher.anonymise.gate.patterns import find_patterns
from publisher.anonymise.gate.spans import Span, merge

__all__ = ["GateError", "Screened", "Span", "require_clean", "screen"]


class GateError(Exception):
    """A text that was about to leave holds what looks like personal data. Names kind and place, never the text."""


@dataclass(frozen=True)
class Screened:
    """What the gate found in one text, by positions in the original, and the text with those masked."""

    spans: tuple[Span, ...]
    masked: str


def screen(text: str) -> Screened:
    """Find personal data in an editor's words. Spans are half-open, in code points of `text`."""
    folded = fold_text(text)
    found = merge([*find_patterns(folded.text), *find_names(folded.text)])
    spans = tuple(Span(folded.start(span.start), folded.end(span.end), span.label) for span in found)
    return Screened(spans, _mask(text, spans))


def require_clean(texts: Iterable[str], place: str, allowed: Iterable[str] = ()) -> None:
    """Refuse to let `texts` leave when the gate finds anything in them.

    `allowed` are exact strings that the publication itself puts there (its account, its own name). Raises GateError
    with the kind and the place of the first finding.
    """
    # Whole words only: a permitted "112" must not take the middle out of a telephone number.
    permitted = [re.compile(rf"(?<!\w){re.escape(item)}(?!\w)") for item in allowed if item]
    for number, text in enumerate(texts, 1):
        for item in permitted:
            text = item.sub(" ", text)
        found = screen(text).spans
        if found:
            labels = ", ".join(sorted({span.label for span in found}))
            raise GateError(f"{place}, text {number}: looks like personal data ({labels}). Nothing was let out.")


def _mask(text: str, spans: Iterable[Span]) -> str:
    masked, position = [], 0
    for span in spans:
        masked += [text[position : span.start], f"[{span.label}]"]
        position = span.end
    return "".join([*masked, text[position:]])
