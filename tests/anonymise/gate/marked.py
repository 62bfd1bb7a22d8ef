"""Texts with «…» around what must be found, and what a recogniser finds in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from publisher.anonymise.gate.names import Scan
from publisher.anonymise.gate.public_words import shipped
from publisher.anonymise.gate.spans import Span, merge
from publisher.anonymise.gate.tokens import Tokens, tokenise
from publisher.anonymise.gate.vocabulary import Vocabulary

MARKED = re.compile("«(.*?)»", re.DOTALL)
VOCABULARY = Vocabulary(shipped())


def expected(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and the places that were marked."""
    text, places, position = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[position : match.start()]
        places.append((len(text), len(text) + len(match[1])))
        text += match[1]
        position = match.end()
    return text + marked[position:], places


def remarked(text: str, spans: Iterable[Span]) -> str:
    """The text with marks around what was found, to be compared with the text as it was marked."""
    shown, position = "", 0
    for span in merge(spans):
        shown += text[position : span.start] + "«" + text[span.start : span.end] + "»"
        position = span.end
    return shown + text[position:]


def shown_by(find: Callable[[str], Iterable[Span]], marked: str) -> str:
    """What a recogniser marks in the text of `marked`."""
    text, _ = expected(marked)
    return remarked(text, find(text))


def scan_of(text: str) -> Scan:
    return Scan(tokenise(text), VOCABULARY)


def tokens_of(text: str) -> Tokens:
    return tokenise(text)
