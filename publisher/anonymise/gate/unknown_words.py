"""Default-deny: a word that is in no list may be a name, so it is found; and a name beside it with it."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.anonymise.gate.name_runs import DAYS, TIMES, of_institution
from publisher.anonymise.gate.names import Scan
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.tokens import Tokens
from publisher.anonymise.gate.vocabulary import Kind

_SHORT_ACRONYM = 4


def find_unknown_words(scan: Scan, nobodys: frozenset[int] = frozenset()) -> Iterator[Span]:
    """Words in no list, names among them, and words that are also names where they stand beside one."""
    tokens = scan.tokens
    flagged = ["" if index in nobodys else _stands_out(scan, index) for index in range(len(tokens))]
    for index, label in enumerate(flagged):
        if label:
            begin, end = scan.before(index), scan.run(index, index + 1)
            yield Span(tokens.starts[begin], tokens.ends[end - 1], label if end - begin == 1 else "NAME")


def _stands_out(scan: Scan, index: int) -> str:
    tokens, kinds = scan.tokens, scan.kinds
    kind, raw = kinds[index], tokens.raw[index]
    if kind < Kind.EITHER or scan.market_day(index):
        return ""
    if kind == Kind.NAME or kind == Kind.UNKNOWN:
        if kind == Kind.UNKNOWN and tokens.mixed and raw.isupper() and len(raw) <= _SHORT_ACRONYM:
            return ""
        if of_institution(tokens, index, listed=kind == Kind.NAME):
            return ""
        return "NAME" if kind == Kind.NAME else "WORD"
    if kind != Kind.EITHER or not tokens.titled(index) or tokens.opens(index) or tokens.low[index] in DAYS | TIMES:
        return ""
    written_as_name = len(raw) > 2 and raw[1:].islower()
    return "NAME" if written_as_name and not (of_institution(tokens, index) or _titled_phrase(tokens, kinds, index)) else ""


def _titled_phrase(tokens: Tokens, kinds: list[Kind], index: int) -> bool:
    """Whether a plain word with a capital stands beside it, as in the name of an office or a programme."""
    for place, edge in ((index - 1, index), (index + 1, index + 1)):
        if not 0 <= place < len(tokens) or len(tokens.raw[place]) == 1 or not tokens.titled(place):
            continue
        if Kind.FORM <= kinds[place] <= Kind.PUBLIC and tokens.gap(edge) in (" ", "\u00a0"):
            return True
    return False
