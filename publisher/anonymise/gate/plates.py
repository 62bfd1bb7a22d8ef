"""Number plates: the letters of an area, up to four digits, up to three letters; in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span

_AREA = r"(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNRSTW]?|E[ABDE]?|F|G|H|K[BHTU]?|L|M|N|P[AB]?|R|S|T|W|Z|CD|CC|RI|RF)"
_SEP = r"[ .\-_/]{0,3}"
_UPPER = re.compile(rf"(?<![A-Za-z0-9]){_AREA}(?:{_SEP}\d){{1,4}}{_SEP}[A-Z]{{1,3}}(?![A-Za-z0-9])")
_LOWER = re.compile(rf"(?<![a-z0-9]){_AREA.lower()}{_SEP}(?:\d[ ]?){{1,3}}\d{_SEP}[a-z]{{1,3}}(?![a-z0-9])")
# After a word that announces a plate, nearly anything.
_ANNOUNCED = re.compile(
    r"\b(?:nopol|no\.? ?pol(?:isi)?|plat(?: ?nomor| ?no)?(?: ?nya)?|tnkb)\b[\W_]{0,3}([a-z]{1,2}[ .\-_]{0,2}\d(?:[ .]?\d){0,3}(?:[ .\-_]{0,2}[a-z]{1,3})?)\b",
    re.IGNORECASE,
)
# Written against the word before or after it ("bukanG 8689 E", "H5733KFT"), and without its last letters.
_GLUED = re.compile(rf"(?<=[a-z]){_AREA}{_SEP}\d{{2,4}}{_SEP}[A-Z]{{1,3}}(?![A-Za-z0-9])")
_NO_TAIL = frozenset(
    ["cm", "km", "mm", "m", "kg", "g", "kk", "wib", "wit", "th", "thn", "tahun", "taun", "rt", "rw", "gg", "no", "pm", "am", "jam", "org", "unit", "u", "x", "kv", "kva", "kw", "w", "v", "a", "ha", "gr", "ltr", "lt", "l", "ml", "pcs", "rb", "jt", "jl", "ke", "di", "dr", "x", "kel", "pk", "pt", "mtr", "jln"]
)  # fmt: skip
_TAIL = re.compile(r"[A-Za-z]+$")


def find_plates(text: str) -> Iterator[Span]:
    for match in _UPPER.finditer(text):
        tail = _TAIL.search(match.group())
        if sum(character.isdigit() for character in match.group()) < 3 and not re.match(
            r"[A-Z]+[ .\-_].*[ .\-_][A-Z]+$", match.group()
        ):
            continue
        if (
            tail
            and tail.group().lower() in _NO_TAIL
            and not re.fullmatch(r"[A-Z]{1,2}[ .\-_]{0,2}\d{3,4}[ .\-_]{0,2}[A-Z]{1,3}", match.group())
        ):
            continue
        if re.search(
            r"(?:blok|blk|rt|rw|no|kelas|lantai|gg|gang|tipe|type)\W{0,2}$",
            text[max(0, match.start() - 8) : match.start()],
            re.IGNORECASE,
        ):
            continue
        yield Span(match.start(), match.end(), "PLATE")
    for match in _LOWER.finditer(text):
        tail = _TAIL.search(match.group())
        if tail and tail.group() not in _NO_TAIL:
            if re.search(
                r"(?:blok|blk|rt|rw|no|kelas|lantai|gg|gang|tipe|type)\W{0,2}$",
                text[max(0, match.start() - 8) : match.start()],
            ):
                continue
            yield Span(match.start(), match.end(), "PLATE")
    for match in _ANNOUNCED.finditer(text):
        yield Span(match.start(1), match.end(1), "PLATE")
    for match in _GLUED.finditer(text):
        yield Span(match.start(), match.end(), "PLATE")
