"""Where a headline or sentence breaks: after a comma, colon or semicolon, or before a preposition; never inside a term.

A term is held together by no-break spaces (U+00A0), which are drawn as spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from publisher.language import language
from publisher.templates import text as lines
from publisher.templates import theme
from publisher.templates.face import Face
from publisher.templates.text import Style

JOIN = "\u00a0"
# Words before which one would pause, by language.
BEFORE = {
    "id": frozenset(
        """
        di ke dari dalam pada yang dan atau untuk dengan oleh sampai selama tanpa setelah sebelum karena masing-masing
        mirip selesai semua minggu tidak
        """.split()  # noqa: SIM905 - a list of words reads better as words
    ),
    "en": frozenset(
        """
        of in on at to from for by with without within under over above below after before until during because than
        and or but that which who where when all each none closed much about usually last opened answered still no
        """.split()  # noqa: SIM905
    ),
}
# Held together wherever they stand.
TERMS = {
    "id": (
        r"di (?:atas|bawah|antaranya)",
        r"\d[\d.]* (?:jam|minggu|menit)",
        r"^\d[\d.]* (?:kejadian|panggilan)",
        r"kejadian darurat",
        r"biasa [\d.]+–[\d.]+",
        r"\w+ dari \d[\d.]*",
        r"masing-masing \d+",
        r"minggu (?:ini|lalu|terakhir)",
    ),
    "en": (
        r"\d[\d,]* (?:hours?|weeks?|minutes?)",
        r"^\d[\d,]* (?:incidents?|emergenc(?:y|ies)|calls?)",
        r"usual [\d,]+–[\d,]+",
        r"usual range",
        r"\w+ of \d[\d,]*",
        r"\d[\d,]* each",
        r"much like",
        r"(?:this|last) week",
        r"a week",
    ),
}
AWKWARD = 0.55  # what a break at any other space costs, against an unevenness of 1 = a whole line
A_LINE = 0.4  # what another line costs


def glue(text: str, terms: Iterable[str] = ()) -> str:
    """`text` with the terms in it held together: those of every page, and those given (a pack's nouns)."""
    for pattern in (*TERMS.get(language().code, ()), *(re.escape(term) for term in terms if " " in term)):
        text = re.sub(rf"(?:{pattern})(?!\w)", lambda found: found.group().replace(" ", JOIN), text, flags=re.IGNORECASE)
    return text


def broken(text: str, style: Style, room: float, most: int) -> tuple[str, ...] | None:
    """The lines of `text`, few, even and broken where one would pause; None if it needs more than `most`."""
    return _broken((theme.current().face, language().code), text, style, room, most)


@lru_cache(maxsize=512)
def _broken(_held: tuple[Face, str], text: str, style: Style, room: float, most: int) -> tuple[str, ...] | None:
    words = text.split(" ")
    choices = [
        (cost + count * A_LINE, split) for count in range(1, most + 1) for cost, split in _splits(words, style, room, count)
    ]
    return min(choices)[1] if choices else None


def headline_lines(text: str, style: Style, room: float, most: int) -> tuple[str, ...] | None:
    """`broken`, with the terms let go where they would leave no way to break."""
    return broken(text, style, room, most) or broken(text.replace(JOIN, " "), style, room, most)


def wrapped(text: str, style: Style, room: float, most: int) -> tuple[str, ...] | None:
    """`headline_lines`, and where there are too many words to weigh every break, word by word."""
    return headline_lines(text, style, room, most) or _greedy(text.replace(JOIN, " "), style, room, most)


def anyhow(text: str, style: Style, room: float, most: int) -> tuple[str, ...]:
    """`wrapped` in as few lines as it takes, also in more than `most`; a word wider than the room goes on in the next."""
    for count in range(1, most + 1):
        if (found := wrapped(text, style, room, count)) is not None:
            return found
    done = [""]
    for word in text.replace(JOIN, " ").split():
        if done[-1] and lines.width(f"{done[-1]} {word}", style) <= room:
            done[-1] += f" {word}"
            continue
        done.append("")
        for letter in word:
            if lines.width(done[-1] + letter, style) > room:
                done.append("")
            done[-1] += letter
    return tuple(line for line in done if line)


def _splits(words: Sequence[str], style: Style, room: float, count: int) -> Iterator[tuple[float, tuple[str, ...]]]:
    if len(words) > 24 and count > 2:
        return
    for places in combinations(range(1, len(words)), count - 1):
        edges = (0, *places, len(words))
        split = tuple(" ".join(words[start:end]) for start, end in pairwise(edges))
        extents = [lines.width(line.replace(JOIN, " "), style) for line in split]
        if max(extents) <= room:
            awkward = sum(AWKWARD for place in places if not _good_break(words, place))
            uneven = (max(extents) - min(extents)) / room
            yield awkward + uneven, split


def _good_break(words: Sequence[str], place: int) -> bool:
    return words[place - 1][-1] in ",:;" or words[place].split(JOIN)[0].casefold() in BEFORE.get(language().code, ())


def _greedy(text: str, style: Style, room: float, most: int) -> tuple[str, ...] | None:
    done: list[str] = []
    for word in text.split(" "):
        longer = f"{done[-1]} {word}" if done else word
        if done and lines.width(longer, style) <= room:
            done[-1] = longer
        elif lines.width(word, style) <= room:
            done.append(word)
        else:
            return None
    return tuple(done) if len(done) <= most else None
