"""Number plates: the letters of an area, up to four digits, up to three letters; in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.folding import lowered
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.word_sets import word_set

_AREA = "(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNPRSTW]?|E[ABDE]?|F|G|H|K[BDHTU]?|L|M|N|P[ABGSTY]?|R|S|T|W|Z|CD|CC|RI|RF)"
_GAP = r"[ \t\r\n]{0,3}[.\-_/]?[ \t\r\n]{0,3}"
# The last letters end the word; two and more of them may have a small word glued to them ("G 8339 WYlewat").
_LAST = r"(?:[A-Z]{1,3}(?![A-Za-z0-9])|[A-Z]{2,3}(?=[a-z]{2}))"
_UPPER = re.compile(
    rf"(?<![A-Za-z0-9])({_AREA})({_GAP}(?:[\dOIlSBZ]{{2,4}}|[\dOIl](?:{_GAP}[\dOIl]){{0,3}}){_GAP})({_LAST})"
)
_LOWER = re.compile(rf"(?<![A-Za-z0-9])({_AREA.lower()})({_GAP}\d(?:[ ]?[\do]){{0,3}}{_GAP})([a-z]{{1,3}})(?![A-Za-z0-9])")
# Written against the word before it ("bukanG 8689 E").
_GLUED = re.compile(rf"(?<=[a-z]){_AREA}{_GAP}\d{{2,4}}{_GAP}[A-Z]{{1,3}}(?![A-Za-z0-9])")
# The same without capitals, after words that often stand before a plate.
_GLUED_LOW = re.compile(
    rf"\b(?:bukan|sanes|dudu|plat|nopol|motor|mobil|truk|bus|naik|lawan|vs|dan|karo)({_AREA.lower()}{_GAP}\d{{2,4}}{_GAP}[a-z]{{1,3}})"
    r"(?![a-z0-9])"
)
# After a word that announces a plate nearly anything is one, also without its last letters.
_ANNOUNCED = re.compile(
    r"(?:nopol|\bstnk|no\.? ?pol(?:isi)?|nomor polisi|pe?lat(?:[ -]?(?:nomor|nomer|no))?(?:nya| nya|e)?|tnkb)[\W_]{0,3}"
    r"([a-z]{1,2}[ .\-_]{0,2}\d(?:[ .]?\d){0,3}(?:[ .\-_]{0,2}[a-z]{1,3})?)(?![a-z0-9])",
    re.IGNORECASE,
)
_AFTER_VEHICLE = re.compile(
    r"\b(?:naik|numpak|nitih|pakai|pake|travel|montor|motor|mtr|mobil|truk|truck|tronton|bus|pikap|pick ?up|avanza|xenia|"
    r"innova|vario|beat|mio|nmax|scoopy|supra|revo|satria|honda|yamaha|suzuki|toyota|daihatsu|mitsubishi|isuzu|"
    r"angkot|taksi|ambulans|minibus|sedan|kendaraan|sepeda motor|spm|r[2346]|vs|versus|lawan)(?:nya|ne|e)?"
    r"[ ,:]{1,2}(?:[a-z]+ )?"
    rf"(?!r[2346]\b)({_AREA.lower()}[ .\-_]{{0,2}}"
    r"(?:\d{2,4}(?:[ .\-_]{0,2}[a-z]{1,3})?|\d[ .\-_]{0,2}[a-z]{1,3}))(?![a-z0-9])"
)
# What is counted or measured, or a word of an address, where a plate has its last letters.
_UNITS = word_set(
    """
    cm km mm m kg g kk wib wit th thn rt rw gg no pm am jam org u x kv kva kw w v a ha gr ltr lt l ml pcs rb jt jl ke
    di dr kel pk pt mtr jln yg dan hp wa
    """
)
_ROMAN = re.compile(r"[IVX]+")
_HOUSE_BEFORE = re.compile(r"\b(?:blok|blk|rt|rw|no|kelas|lantai|gg|gang|tipe|type|jl|jln)\W{0,2}$", re.IGNORECASE)


def find_plates(text: str) -> Iterator[Span]:
    for pattern in (_UPPER, _LOWER):
        # What looks like a plate and is none may begin where one does ("R2 B 1234 XY").
        match = pattern.search(text)
        while match:
            if _is_plate(match) and not _HOUSE_BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
                yield Span(match.start(), match.end(), "PLATE")
                match = pattern.search(text, match.end())
            else:
                match = pattern.search(text, match.start() + 1)
    small = lowered(text)
    for pattern, where in ((_ANNOUNCED, text), (_GLUED_LOW, small)):
        for match in pattern.finditer(where):
            yield Span(match.start(1), match.end(1), "PLATE")
    for match in _AFTER_VEHICLE.finditer(small):
        if not _measured(text[match.start(1) : match.end(1)]):
            yield Span(match.start(1), match.end(1), "PLATE")
    for match in _GLUED.finditer(text):
        yield Span(match.start(), match.end(), "PLATE")


def _measured(plate: str) -> bool:
    """Whether what stands behind a vehicle ends in a measure ("naik d 12 km"); a plate's capitals are none."""
    last = plate.split()[-1]
    return last in _UNITS or (last.lower() in _UNITS and len(last) > 1)


def _is_plate(match: re.Match[str]) -> bool:
    """Not a measure ("d 12 km"), and with few digits only where the three parts stand apart ("G 12 AB", not "P3KP")."""
    middle, tail = match.group(2), match.group(3)
    digits = sum(character.isdigit() for character in middle)
    if not digits or ("/" in middle and _ROMAN.fullmatch(tail)):
        return False
    figures = sum(character.isalnum() for character in middle)
    if figures >= 3 and digits >= 2:
        return not (tail in _UNITS and middle[0].isdigit())
    if tail.lower() in _UNITS or not tail.isupper() or digits < figures:
        return False
    apart = not middle[0].isalnum() and not middle[-1].isalnum()
    return apart or (digits == 2 and len(tail) >= 2 and middle.isdigit())
