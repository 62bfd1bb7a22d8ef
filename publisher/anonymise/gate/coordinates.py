"""Coordinates of every kind: decimal, degrees and minutes, plus codes, links to maps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span

_SIDE = r"(?:[NSEWUTB]|LS|LU|BT|BB)"
_BETWEEN = r"[\s,;/]{1,3}"
_SECONDS = r"\d{1,2}(?:[.,]\d+)?\s*(?:\"|”|″|''|s)?"
# 6°52'44"S, 6d48m31sS, 6° 56′ 23″
_MARKED = rf"\d{{1,3}}\s*[°ºd]\s*\d{{1,2}}\s*(?:['’′´`m]\s*(?:{_SECONDS})?)?\s*{_SIDE}?"
# S 6 55 40.6
_BARE = rf"{_SIDE}\s+\d{{1,3}}\s*(?:°|º|d|\s)\s*\d{{1,2}}\s*(?:['’′´`m]|\s)\s*{_SECONDS}"
_DECIMAL = r"[-+]?\d{1,3}[.,]\d"
_LATITUDE = r"(?:lat(?:itude)?|lintang)\W{0,3}"
_LONGITUDE = r"(?:lo?ng(?:itude)?|bujur)\W{0,3}"
_PLUS_CODE = re.compile(
    r"(?<![A-Za-z0-9+])(?:[23456789CFGHJMPQRVWX]{8}|[23456789CFGHJMPQRVWX]{4,6})\+"
    r"(?:[23456789CFGHJMPQRVWX]{2,3})?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_PATTERNS = (
    # Three decimals are also thousands ("1.204, 1.310"): then only with a sign before the first.
    rf"(?<![\d.,]){_DECIMAL}\d{{3,}}\s*(?:LS|LU|[NSU])?\s*[,;/ ]\s*{_DECIMAL}\d{{3,}}(?:\s*(?:BT|BB|[EWT])\b)?",
    r"(?<![\d.,])[-+]\s?\d{1,2}[.,]\d{3,}\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{3,}",
    rf"(?<![\d.,]){_DECIMAL}+\s*°\s*{_SIDE}(?:{_BETWEEN}{_DECIMAL}+\s*°\s*{_SIDE})?(?![A-Za-z])",
    rf"\b{_LATITUDE}{_DECIMAL}+\W{{1,4}}{_LONGITUDE}{_DECIMAL}+",
    rf"\b(?:{_LATITUDE}|{_LONGITUDE}){_DECIMAL}\d+",
    rf"\b{_SIDE}\s?{_DECIMAL}\d{{2,}}{_BETWEEN}{_SIDE}\s?{_DECIMAL}\d{{2,}}",
    rf"\b{_BARE}{_BETWEEN}{_BARE}",
    rf"(?<!\d){_MARKED}(?:{_BETWEEN}{_MARKED})?(?![A-Za-z])",
    # One coordinate alone, by its many decimals.
    r"(?<![\d.,])[-+]?\d{1,3}\.\d{5,}(?!\d)",
)
_COORDINATES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)


def find_coordinates(text: str) -> Iterator[Span]:
    for pattern in _COORDINATES:
        for match in pattern.finditer(text):
            yield Span(match.start(), match.start() + len(match.group().rstrip(" ,;/\n\r\t\u00a0")), "COORD")
    for match in _PLUS_CODE.finditer(text):
        if re.search(r"\d", match.group()) and re.search(r"[A-Za-z]", match.group()):
            yield Span(match.start(), match.end(), "COORD")
