"""Small numbers in words behind what they number: "kelas tiga", "kamar dua belas", "RT loro"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.ages import ONES, TEENS, TENS
from publisher.anonymise.gate.folding import lowered
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.word_sets import word_set

_NUMBER = (
    rf"(?:ke[ \-]?)?(?:(?:{ONES})(?:[ \-](?:{TENS}))?(?:[ \-](?:{ONES}))?|{TEENS}|"
    r"pertama|kedua|ketiga|keempat|kelima|keenam)"
)
_LABELS = {
    "kelas": "Q_SCHOOL", "kls": "Q_SCHOOL", "usia": "Q_AGE", "umur": "Q_AGE", "berusia": "Q_AGE", "berumur": "Q_AGE",
    **dict.fromkeys(word_set("kamar kmr lantai lt blok blk nomor nomer no rt rw gang gg"), "Q_PLACE"),
}  # fmt: skip
_SAID = re.compile(
    rf"\b({'|'.join(_LABELS)})(?:nya)?[ \u00a0.:]{{1,3}}"
    rf"(?:(?:nomor|no|sekitar|kira-kira|baru)[ \u00a0.]{{1,2}})?({_NUMBER})\b"
)
# "Nomor satu" is the best there is, unless it is a house's.
_BEST = re.compile(r"no(?:mor|mer)?\W+satu")
_HOUSE_BEFORE = re.compile(r"\b(?:rumah|kamar|kos|blok|gang|jalan|jl|pintu|unit)\w*\W{1,2}$")
# One of these stands in every text in which there is anything to find.
LEADS = word_set(
    "kelas kls usia umur berusia berumur kamar kmr lantai lt blok blk nomor nomer no rt rw gang gg"
) | frozenset(f"{word}nya" for word in _LABELS)


def find_said_numbers(text: str) -> Iterator[Span]:
    text = lowered(text)
    for match in _SAID.finditer(text):
        if _BEST.fullmatch(match.group()) and not _HOUSE_BEFORE.search(text[max(0, match.start() - 10) : match.start()]):
            continue
        label = _LABELS[match[1].lower()]
        yield Span(match.start(), match.end(), label)
