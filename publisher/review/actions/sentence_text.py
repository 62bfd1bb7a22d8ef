"""A text as sentences: taken apart, set apart where the gate found something, put together and put back. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

# A full stop after these ends no sentence: what follows belongs to a name or an address.
_ABBREVIATIONS = frozenset((
    "jl", "jln", "gg", "no", "nmr", "rt", "rw", "bpk", "bp", "ibu", "sdr", "sdri", "hj", "dr", "drs", "dra", "ir",
    "prof", "kec", "kel", "kab", "kp", "ds", "dk", "blk", "perum", "pt", "cv", "tgl", "jam", "dll", "dsb", "dst", "tlp",
    "telp", "hp", "an", "sd", "yth", "alm", "almh", "st"
))  # fmt: skip
_ENDS = re.compile(r"[.!?…]+[\"'”’)\]]*$")
_INITIALS = re.compile(r"^\W*(?:[^\W\d_]\.)+$")
_TAGS_AT_END = re.compile(r"(?:(?<!\S)#\S+\s*)+$")
# "Pak" or "Bu" before a name goes with it; a preposition goes with the place or person that is taken out.
_FORM_OF_ADDRESS = re.compile(
    r"(?<!\w)(?:(?:pak|bapak|bpk|bu|ibu|mas|mbak|kak|dik|bang|cak|gus|ning|sdr|sdri|saudara|haji|hajah|hj|h|dr)\.?[ ]+)+$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?<!\w)(?:di|ke|dari|pada|kepada|oleh|bersama|dengan|untuk)[ \t]+$", re.IGNORECASE)
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_FIRST_PRIVATE = 0xE000


@dataclass(frozen=True)
class Piece:
    """One sentence, line or hashtag, and the white space after it."""

    words: str
    gap: str


class Found(Protocol):
    """A span of the gate."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True)
class Apart:
    """A sentence that stays out: its words, the white space after it, what stood before it, the spans found in it."""

    words: str
    gap: str
    after: str
    findings: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Composed:
    """A sentence after its decisions, and where in it the words stand that were kept."""

    text: str
    kept: tuple[tuple[int, int], ...]


def split(text: str) -> list[Piece]:
    """A text as pieces whose words and gaps, joined, are the text again."""
    pieces: list[Piece] = []
    words = ""
    for word, gap in re.findall(r"(\S+)(\s*)", text):
        alone = not words and word.startswith("#")
        words += word
        if alone or "\n" in gap or (gap and _ends_sentence(word)):
            pieces.append(Piece(words, gap))
            words = ""
        else:
            words += gap
    if words:
        pieces.append(Piece(words.rstrip(), words[len(words.rstrip()) :]))
    return pieces


def set_apart(typed: str, before: str, found: Iterable[Found], accepted: Iterable[str] = ()) -> tuple[str, list[Apart]]:
    """What of a typed text may enter, and the new sentences in which something was found.

    A sentence that stood in `before` is not new, unless a finding arises only between it and a neighbour that it did
    not have there, or it is one of those `accepted` with something kept in it: what was harmless beside one neighbour may
    point at a person beside another. Two sentences that one finding spans stay together.
    """
    pieces, old = split(typed), [piece.words for piece in split(before)]
    known, neighbours = set(old), set(pairwise(old))
    beside = set(pairwise([None, *old, None]))
    around = list(pairwise([None, *(piece.words for piece in pieces), None]))
    read = {piece.words for text in accepted for piece in split(text)}
    starts = _starts(pieces)
    ends = [start + len(piece.words) for start, piece in zip(starts, pieces, strict=True)]
    spans = sorted(found, key=lambda span: span.start)
    held: set[int] = set()
    joined: set[int] = set()  # pieces that belong to the one before them
    for span in spans:
        touched = [number for number in range(len(pieces)) if starts[number] < span.end and span.start < ends[number]]
        side_by_side = [pieces[number].words for number in touched]
        moved = any(pair not in neighbours for pair in pairwise(side_by_side))
        hit = [
            number
            for number in touched
            if moved
            or pieces[number].words not in known
            or (pieces[number].words in read and not {around[number], around[number + 1]} <= beside)
        ]
        held |= set(hit)
        joined |= {number for number in hit if number - 1 in hit}
    rest: list[Piece] = []
    apart: list[Apart] = []
    number, lead = 0, ""  # lead: the white space before the next piece, where pieces before it were taken out
    while number < len(pieces):
        if number not in held:
            rest.append(pieces[number])
            lead = pieces[number].gap
            number += 1
            continue
        last = number
        while last + 1 in joined:
            last += 1
        start, end, gap = starts[number], ends[last], pieces[last].gap
        anchor = rest[-1].words if rest else ""
        words = typed[start:end]
        findings = _with_address(words, _within(spans, start, end))
        apart.append(Apart(words, gap, anchor + lead if anchor else "", findings))
        if rest:
            rest[-1] = Piece(rest[-1].words, max(rest[-1].gap, gap, key=_weight))
            lead = gap
        number = last + 1
    return "".join(piece.words + piece.gap for piece in rest).rstrip(), apart


def compose(text: str, findings: Sequence[Mapping[str, Any]]) -> Composed:
    """The sentence after its decisions: "remove", "replace", "keep". What is not decided is removed."""
    parts, position = [], 0
    for number, finding in enumerate(findings):
        before = _PRIVATE.sub("", text[position : finding["start"]])
        parts.append(_PREPOSITION.sub("", before) if finding.get("decision") in ("remove", "", None) else before)
        if finding.get("decision") == "keep":
            parts.append(chr(_FIRST_PRIVATE + number))
        elif finding.get("decision") == "replace":
            parts.append(_PRIVATE.sub("", finding.get("replacement", "")))
        position = finding["end"]
    parts.append(_PRIVATE.sub("", text[position:]))
    tidy = _tidied("".join(parts), capital=text[:1].isupper())
    whole, kept = "", []
    for character in tidy:
        number = ord(character) - _FIRST_PRIVATE
        if 0 <= number < len(findings):
            quote = text[findings[number]["start"] : findings[number]["end"]]
            kept.append((len(whole), len(whole) + len(quote)))
            whole += quote
        else:
            whole += character
    return Composed(whole, tuple(kept))


def insert(text: str, words: str, gap: str, after: str, earlier: Iterable[str] = (), *, lines: bool) -> str:
    """`text` with a sentence put where it was typed: after its anchor and after `earlier` sentences that follow it.

    Where the anchor has gone it comes at the end, before the hashtags. `lines`: the text has paragraphs.
    """
    anchor = after.rstrip()
    place = _end_of(text, anchor)
    if place is None:
        tags = _TAGS_AT_END.search(text)
        place = len(text[: tags.start()].rstrip()) if tags else len(text.rstrip())
        lead = gap = "\n\n" if lines else " "
    else:
        lead = after[len(anchor) :]
        for sentence in earlier:
            following = text[place:]
            space = len(following) - len(following.lstrip())
            if following[space:].startswith(sentence):
                place += space + len(sentence)
    head, tail = text[:place], text[place:]
    between = tail[: len(tail) - len(tail.lstrip())]
    tail = tail.lstrip()
    lead = (lead or between or " ") if head else ""
    follow = (gap or between or " ") if tail else ""
    return head + lead + words + follow + tail


def covered(start: int, end: int, ranges: Iterable[tuple[int, int]], text: str) -> bool:
    """Whether every letter and digit of a span lies in one of `ranges`."""
    inside = {place for first, last in ranges for place in range(first, last)}
    return all(place in inside for place in range(start, end) if text[place].isalnum())


def _starts(pieces: Sequence[Piece]) -> list[int]:
    starts, position = [], 0
    for piece in pieces:
        starts.append(position)
        position += len(piece.words) + len(piece.gap)
    return starts


def _within(spans: Iterable[Found], start: int, end: int) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (max(span.start, start) - start, min(span.end, end) - start, span.label)
        for span in spans
        if span.start < end and start < span.end
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A finding without a bracket or a mark at its edge whose other half it does not hold."""
    words = text[start:end]
    if (")" in words and "(" in words) or not words.strip("( ),;:"):
        return start, end
    return start + len(words) - len(words.lstrip("( ")), end - (len(words) - len(words.rstrip(") ,;:")))


def _with_address(text: str, findings: Sequence[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Findings of names with the form of address before each: "Pak Sutrisno", not "Sutrisno" alone."""
    widened, position = [], 0
    for start, end, label in findings:
        start, end = _trimmed(text, start, end)
        if label in ("NAME", "WORD") and (match := _FORM_OF_ADDRESS.search(text, position, start)):
            start = match.start()
        widened.append((start, end, label))
        position = end
    return tuple(widened)


def _weight(gap: str) -> tuple[int, int]:
    return gap.count("\n"), len(gap)


def _ends_sentence(word: str) -> bool:
    bare = word.rstrip(".!?…\"'”’)]").lstrip("(\"'“‘[").casefold()
    return bool(_ENDS.search(word)) and bare not in _ABBREVIATIONS and not _INITIALS.match(word)


def _end_of(text: str, anchor: str) -> int | None:
    if not anchor:
        return 0
    pieces = split(text)
    for start, piece in zip(_starts(pieces), pieces, strict=True):
        if piece.words == anchor:
            return start + len(anchor)
    return None


def _tidied(text: str, *, capital: bool) -> str:
    text = re.sub(r"[ \t]{2,}", " ", text)
    text = re.sub(r"\(\s*\)|“\s*”|\"\s*\"", "", text)
    text = re.sub(r"[ \t]+([.,;:!?…)])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]+([.!?…])", r"\1", text)
    text = re.sub(r"[ \t]+\n|\n[ \t]+", "\n", text).lstrip(" \t\n,;:.-–").rstrip()
    return text[:1].upper() + text[1:] if capital and text[:1].islower() else text
